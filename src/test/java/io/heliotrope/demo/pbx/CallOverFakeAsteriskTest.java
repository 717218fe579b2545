package io.heliotrope.demo.pbx;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.agi.AgiMeter;
import io.heliotrope.agi.AgiServer;
import io.heliotrope.agi.AgiSettings;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.demo.pbx.FakeCall.Ending;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Reception;
import io.heliotrope.session.port.Whispering;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our FastAGI port and the fake PBX, with a conductor of a dozen lines in between. */
class CallOverFakeAsteriskTest {

  private static final String AGENT = "PJSIP/1001";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final ConcurrentLinkedQueue<LineEvent> events = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<IncomingCall> calls = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  /**
   * Says welcome; a key 1 is self-service and the end; anything else waits with music until an
   * agent can be rung, three hundredths of a second later; then thanks.
   */
  private Reception.Conversation conduct(IncomingCall call, Line line) {
    calls.add(call);
    line.perform(new LineCommand.Take());
    var plan =
        new ArrayList<LineCommand>(
            List.of(
                new LineCommand.Answer(),
                new LineCommand.Play("heliotrope/welcome", ofSeconds(3), "0123456789"),
                new LineCommand.AwaitDigit(Duration.ofMinutes(1))));
    return event -> {
      events.add(event);
      if (event instanceof LineEvent.Pressed) {
        plan.clear();
      }
      switch (event) {
        case LineEvent.Pressed(var key) when key == '1' ->
            plan.addAll(
                List.of(
                    new LineCommand.Play("heliotrope/bye", ofSeconds(1), ""),
                    new LineCommand.Finish()));
        case LineEvent.Pressed other -> {
          plan.addAll(
              List.of(
                  new LineCommand.Mark(Stage.of(Stage.Step.WAITING, new QueueId("sales"))),
                  new LineCommand.MusicOn("default"),
                  new LineCommand.AwaitDigit(Duration.ofMinutes(1))));
          line.wakeAfter(
              ofMillis(30),
              () ->
                  line.perform(
                      new LineCommand.Ring(new Endpoint(AGENT), ofSeconds(20), Whispering.NONE)));
        }
        case LineEvent.RingEnded ended ->
            plan.addAll(
                List.of(
                    new LineCommand.Play("heliotrope/thanks", ofSeconds(1), ""),
                    new LineCommand.Finish()));
        case LineEvent.Gone gone -> plan.clear();
        default -> {}
      }
      if (!plan.isEmpty() && !(event instanceof LineEvent.Interrupted)) {
        line.perform(plan.remove(0));
      }
    };
  }

  @Test
  void aCallerHelpsHimself() {
    FakeAsterisk pbx = pbx(router().address());
    FakeCall call = pbx.call("15550001", "5551000").hears("welcome").presses("1").hears("bye");

    assertThat(call.ends()).isEqualTo(Ending.FINISHED);
    assertThat(call.heard())
        .containsExactly(
            "heliotrope/welcome",
            "heliotrope/welcome ended",
            "heliotrope/bye",
            "heliotrope/bye ended");
    assertThat(call.commands())
        .startsWith(
            "SET VARIABLE HELIOTROPE_TAKEN 1", "SET VARIABLE TIMEOUT(absolute) 15", "ANSWER")
        .endsWith("SET VARIABLE HELIOTROPE_FINISHED 1");
    await()
        .untilAsserted(
            () -> assertThat(events).last().isEqualTo(new LineEvent.Gone(LineEvent.Cause.CLOSED)));
  }

  @Test
  void aCallerTalksToAnAgentAndComesBack() {
    var news = new ConcurrentLinkedQueue<PbxNews>();
    FakeAsterisk pbx =
        pbx(router().address())
            .agent(AGENT, new FakeAgent.Answers(ofMillis(500), ofSeconds(2)))
            .listener(news::add);
    FakeCall call = pbx.call("15550001", "5551000").hears("welcome").presses("0");
    call.hearsMusic().talksTo(AGENT).hears("thanks");

    assertThat(call.ends()).isEqualTo(Ending.FINISHED);
    assertThat(events)
        .filteredOn(LineEvent.RingEnded.class::isInstance)
        .singleElement()
        .satisfies(e ->
            assertThat(((LineEvent.RingEnded) e).outcome()).isInstanceOf(RingOutcome.Talked.class));
    assertThat(news)
        .extracting(n -> n.getClass().getSimpleName())
        .containsExactly(
            "Snapshot",
            "CallerPressed",
            "Dialing",
            "DeviceChanged",
            "Ringing",
            "DeviceChanged",
            "PickedUp",
            "Bridged",
            "Unbridged",
            "AgentLegEnded",
            "DeviceChanged",
            "CallerGone");
  }

  @Test
  void anOfferTakenBackEndsTheRinging() {
    var pbx = pbx(router().address()).agent(AGENT, new FakeAgent.NeverAnswers());
    pbx.listener(news -> {
      if (news instanceof PbxNews.Dialing dialing) {
        pbx.hangUp(dialing.pbx(), dialing.agentChannel());
      }
    });
    FakeCall call = pbx.call("15550001", "5551000").hears("welcome").presses("0").hears("thanks");

    assertThat(call.ends()).isEqualTo(Ending.FINISHED);
    assertThat(events).contains(new LineEvent.RingEnded(new RingOutcome.Withdrawn()));
  }

  @Test
  void aHangUpAtAnyStageLeavesNothingBehind() {
    AgiServer router = router();
    var pbx =
        pbx(router.address()).agent(AGENT, new FakeAgent.Answers(ofMillis(100), ofSeconds(600)));
    List<FakeCall> callers =
        List.of(
            pbx.call("1", "5551000").hangsUp(),
            pbx.call("2", "5551000").hears("welcome").hangsUp(),
            pbx.call("3", "5551000").hears("welcome").presses("0").hearsMusic().hangsUp(),
            pbx.call("4", "5551000").hears("welcome").presses("0").talksTo(AGENT).hangsUp());

    for (FakeCall call : callers) {
      assertThat(call.ends()).isEqualTo(Ending.HUNG_UP);
    }
    await().untilAsserted(() -> assertThat(router.sessions()).isZero());
    assertThat(pbx.calls()).isZero();
  }

  @Test
  void aFullRouterIsPassedOver() {
    AgiServer full = router(1);
    AgiServer spare = router();
    var pbx = pbx(full.address(), spare.address());
    FakeCall first = pbx.call("15550001", "5551000").hears("welcome");
    FakeCall second = pbx.call("15550002", "5551000").hears("welcome").presses("1");

    assertThat(second.ends()).isEqualTo(Ending.FINISHED);
    assertThat(second.refusals()).containsExactly("full");
    assertThat(first.presses("1").ends()).isEqualTo(Ending.FINISHED);
    assertThat(first.refusals()).isEmpty();
  }

  @Test
  void aRouterThatDiesLeavesTheCallToTheNextWithItsStage() {
    AgiServer dying = router();
    AgiServer next = router();
    var pbx = pbx(dying.address(), next.address());
    FakeCall call = pbx.call("15550001", "5551000").hears("welcome").presses("0").hearsMusic();
    dying.close();

    assertThat(call.hears("welcome").presses("1").ends()).isEqualTo(Ending.FINISHED);
    assertThat(calls)
        .last()
        .satisfies(
            c -> assertThat(c.left()).contains(Stage.of(Stage.Step.WAITING, new QueueId("sales"))));
  }

  @Test
  void withoutAnyRouterTheDialplanFallsBack() {
    AgiServer gone = router();
    InetSocketAddress nobody = gone.address();
    gone.close();

    assertThat(pbx(nobody, nobody).call("15550001", "5551000").ends()).isEqualTo(Ending.FALLBACK);
  }

  private FakeAsterisk pbx(InetSocketAddress... routers) {
    var pbx = new FakeAsterisk(new PbxName("lisbon"), List.of(routers)).pace(0.1);
    open.add(pbx);
    return pbx.sounds((file, language) -> Optional.of(ofSeconds(3)));
  }

  private AgiServer router() {
    return router(100);
  }

  private AgiServer router(int mostSessions) {
    var server =
        new AgiServer(
            new AgiSettings(
                "127.0.0.1",
                0,
                AgiSettings.DEFAULTS.allowed(),
                new AgiSettings.Limits(4_096, 64, ofSeconds(5), mostSessions),
                ofSeconds(15),
                AgiSettings.DEFAULTS.pbxs()),
            this::conduct,
            AgiMeter.NONE);
    server.start();
    open.add(server);
    return server;
  }
}
