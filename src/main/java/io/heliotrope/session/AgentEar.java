package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Sounds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent alone hears in the middle of a talk, in the language they speak best of those in
 * which it can be said. Lives on the caller's line's own thread.
 */
final class AgentEar {

  /** The caller can't be passed on to where the agent wants: the talk goes on. */
  static final String NOBODY = "transfer-nobody";

  private final Briefings agents;
  private final Services services;

  /** The PBX's names, by whose telephone it is. */
  private final Map<Endpoint, PbxNews.Dialing> rung = new HashMap<>();

  /**
   * @param agents knows who is who
   */
  AgentEar(Briefings agents, Services services) {
    this.agents = agents;
    this.services = services;
  }

  /** What the PBX tells of the caller's call. */
  void hear(PbxNews news) {
    if (news instanceof PbxNews.Dialing dialing) {
      rung.put(dialing.endpoint(), dialing);
    }
  }

  /** As far as there are words for it, and the PBX is in reach. */
  void say(AgentId agent, Endpoint telephone, String prompt) {
    var voice = AgentVoice.of(AgentVoice.spoken(agents.agent(agent)), services.sounds(), prompt);
    Optional<Sounds.Sound> sound = voice.find(prompt);
    PbxNews.Dialing where = rung.get(telephone);
    if (sound.isPresent() && where != null) {
      services
          .pbx()
          .sayAside(where.pbx(), where.agentChannel(), voice.language(), sound.get().file());
    }
  }
}
