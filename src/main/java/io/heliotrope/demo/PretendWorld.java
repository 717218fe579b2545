package io.heliotrope.demo;

import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.demo.pbx.FakeAgent;
import io.heliotrope.demo.pbx.FakeAsterisk;
import io.heliotrope.demo.pbx.FakeCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** No PBX at all: a fake that speaks the protocol to our real port, and nobody hears a sound. */
final class PretendWorld implements World {

  private static final FakeAgent AGENT =
      new FakeAgent.Answers(Duration.ofMillis(1_200), Duration.ofSeconds(3));

  private final FakeAsterisk pbx;
  private final List<Endpoint> endpoints;

  PretendWorld(int routerPort, List<Endpoint> agents) {
    var router = new InetSocketAddress(InetAddress.getLoopbackAddress(), routerPort);
    pbx = new FakeAsterisk(new PbxName("demo"), List.of(router));
    endpoints = agents;
    agents.forEach(agent -> pbx.agent(agent.value(), AGENT));
  }

  @Override
  public Caller call(String from, String did) {
    return new PretendCaller(pbx.call(from, did), endpoints);
  }

  @Override
  public List<String> invitation() {
    return List.of("There is no PBX, so no telephone can call in.");
  }

  @Override
  public void close() {
    pbx.close();
  }

  /** A caller of the fake's. */
  private static final class PretendCaller implements Caller {

    private final FakeCall call;
    private final List<Endpoint> agents;

    PretendCaller(FakeCall call, List<Endpoint> agents) {
      this.call = call;
      this.agents = agents;
    }

    @Override
    public void hears(String prompt) {
      call.hears(prompt);
    }

    @Override
    public void hearsAllOf(String prompt) {
      call.hearsAllOf(prompt);
    }

    @Override
    public void presses(String keys) {
      call.presses(keys);
    }

    @Override
    public void talks(Duration length) {
      call.talks(); // an agent who is free at once is rung before any music
    }

    @Override
    public void hangsUp() {
      call.hangsUp();
      call.ends();
    }

    @Override
    public void ends() {
      call.ends();
    }

    @Override
    public List<Check> checks() {
      return List.of(
          new Check(
              true,
              "%d AGI commands obeyed; no sound, for there is no PBX"
                  .formatted(call.commands().size())));
    }

    @Override
    public void close() {
      call.hangsUp();
    }

    @Override
    public String toString() {
      return "pretended call among " + agents;
    }
  }
}
