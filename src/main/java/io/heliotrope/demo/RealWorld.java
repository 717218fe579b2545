package io.heliotrope.demo;

import io.heliotrope.call.Endpoint;
import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.CallerPhone.Dialled;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.PromptBook;
import io.heliotrope.demo.phone.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real Asterisk, and real telephones for callers and agents. */
final class RealWorld implements World {

  /** The account for the reader's own softphone. */
  static final String READER = "reader";

  private static final int AGENT_RINGS_MILLIS = 1_200;
  private static final int LOWEST_TONE = 600;
  private static final int BETWEEN_TONES = 130;
  private static final Tone CALLERS_TONE = new Tone(1_600);

  private final Page page;
  private final LabPbx pbx;
  private final Exchange exchange;
  private final Map<Endpoint, Agent> agents = new LinkedHashMap<>();
  private final Optional<Path> keep;
  private int calls;

  /** An agent's telephone, and the tone by which it is known. */
  record Agent(AgentPhone phone, Tone tone) {}

  private RealWorld(Page page, LabPbx pbx, Exchange exchange, Optional<Path> keep) {
    this.page = page;
    this.pbx = pbx;
    this.exchange = exchange;
    this.keep = keep;
  }

  /**
   * Starts Asterisk and plugs in a telephone for every agent.
   *
   * @param sounds the rendered prompts
   * @param router where Asterisk hands calls over
   * @param keep where recordings go
   */
  static RealWorld start(
      Page page,
      Path folder,
      Path sounds,
      String router,
      List<Endpoint> endpoints,
      Optional<Path> keep)
      throws IOException {
    var ports = new LinkedHashMap<Endpoint, Integer>();
    var lines = new ArrayList<String>();
    for (Endpoint endpoint : endpoints) {
      int port = Exchange.freePort();
      String name = endpoint.value().substring(endpoint.value().indexOf('/') + 1);
      ports.put(endpoint, port);
      lines.add("%s sip:%s@127.0.0.1:%d".formatted(name, name, port));
    }
    lines.add(READER + " register");
    var setup =
        new LabPbx.Setup(folder.resolve("pbx"), List.of(router))
            .withAgents(lines)
            .withSounds(sounds);
    LabPbx pbx = LabPbx.start(setup);
    var exchange = new Exchange(pbx.sipPort(), folder, PromptBook.read(sounds));
    var world = new RealWorld(page, pbx, exchange, keep);
    try {
      for (Map.Entry<Endpoint, Integer> one : ports.entrySet()) {
        world.plugIn(one.getKey(), one.getValue());
      }
    } catch (IOException | RuntimeException e) {
      world.close();
      throw e;
    }
    return world;
  }

  LabPbx pbx() {
    return pbx;
  }

  @Override
  public Caller call(String from, String did) throws IOException {
    calls++;
    String recorded = "call-" + calls + ".wav";
    Optional<Path> recording = keep.map(folder -> folder.resolve(recorded));
    var phone = CallerPhone.call(exchange, new Dialled(from, did), CALLERS_TONE);
    return new RealCaller(page, phone, CALLERS_TONE, List.copyOf(agents.values()), recording);
  }

  @Override
  public List<String> invitation() {
    return List.of(
        "A softphone on this machine:  server 127.0.0.1:%d (UDP), user %s, password %s"
            .formatted(pbx.sipPort(), READER, pbx.passwordOf(READER)),
        "Dial 5551000 (English), 5552000 (Portuguese), 5553000 (French) or 5554000 (Spanish).",
        "The agents answer with a tone; your voice reaches them, and they hang up when you do.");
  }

  @Override
  public void close() {
    agents.values().forEach(agent -> agent.phone().close());
    pbx.close();
  }

  private void plugIn(Endpoint endpoint, int port) throws IOException {
    var tone = new Tone(LOWEST_TONE + agents.size() * BETWEEN_TONES);
    var manner = Manner.answersAfter(AGENT_RINGS_MILLIS);
    agents.put(endpoint, new Agent(new AgentPhone(exchange, port, tone, manner), tone));
  }
}
