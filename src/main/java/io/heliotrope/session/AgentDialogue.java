package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.ByPhone;
import io.heliotrope.config.Company;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.JournalEntry.PhoneEnd;
import io.heliotrope.session.port.AgentCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Reception.Conversation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call to a feature code: who is it, is it really, and what comes of the wish. Lives on the
 * line's own thread.
 */
final class AgentDialogue implements Conversation {

  private final AgentCall call;
  private final Services services;
  private final Company company;
  private final ByPhone rules;
  private final CodeLine line;
  private final WhoCalls who;
  private @Nullable AgentId proven;

  AgentDialogue(
      AgentCall call,
      Line line,
      Services services,
      AgentDesk desk,
      Company company,
      ByPhone rules) {
    this.call = call;
    this.services = services;
    this.company = company;
    this.rules = rules;
    Optional<Agent> owner =
        call.telephone().flatMap(telephone -> ByPhone.ownerOf(telephone, company));
    var sounds = services.sounds();
    this.line =
        new CodeLine(
            line,
            owner
                .map(agent -> AgentVoice.of(agent, sounds))
                .orElseGet(() -> AgentVoice.of(call.language(), sounds)));
    this.who = new WhoCalls(call, this.line, desk, rules, owner, this::act);
  }

  void begin() {
    line.begin(who::ask);
  }

  @Override
  public void on(LineEvent event) {
    if (event instanceof LineEvent.Gone) {
      services
          .journal()
          .record(
              new JournalEntry.AgentPhoned(
                  services.clock().now(),
                  call.pbx(),
                  call.source(),
                  Optional.ofNullable(proven),
                  call.wish(),
                  line.gone()));
    } else {
      line.on(event);
    }
  }

  /** It is that agent, who has a voice of their own. */
  private void act(AgentId agent) {
    proven = agent;
    var wish = new WishDialogue(call, line, services, rules, agent);
    Agent known = company.agents().get(agent);
    if (known != null) {
      line.asked().voice(AgentVoice.of(known, services.sounds()));
    }
    line.endsSoFar(PhoneEnd.HUNG_UP);
    line.asked().speak(wish::begin);
  }
}
