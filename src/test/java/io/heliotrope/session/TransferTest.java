package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Outcome;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransferTest {

  private static final RingOutcome TALKED = new RingOutcome.Talked(Duration.ofSeconds(20));
  private static final QueueId BILLING = new QueueId("billing");
  private static final QueueId SALES = new QueueId("sales");
  private static final Endpoint ANA = new Endpoint("PJSIP/ana");
  private static final AgentId ANAS_ID = new AgentId("ana");

  /** Ana serves all queues; sam sells, and dora closes before everybody else. */
  private static final String MORE =
      """
      site  faro  Europe/Lisbon  Mo-Fr 08:00-15:30
      agent sam   lisbon         sales=50 en
      agent dora  faro           claims=50 en
      queue billing lisbon billing=60 transfer=1 dispositions=1:solved,2:call-again
      queue sales   lisbon sales=1    transfer=4 whisper=info
      queue claims  faro   claims=1   transfer=5
      """;

  private final Scene scene = new Scene(MORE);

  @AfterEach
  void close() {
    scene.close();
  }

  private Scene.Phone talksWithAna() {
    var phone = scene.call();
    assertThat(phone.ring().keys()).as("keys mean something").isTrue();
    return phone.agentTalks(ANA);
  }

  private TransferAnswer transfer(Scene.Phone phone, QueueId to) {
    var answer = scene.floor.transfer(phone.id, to, "the supervisor");
    phone.haveTheirSay();
    return answer.join();
  }

  /** As the PBX answers to the hang-up of the agent's leg. */
  private Scene.Phone anaIsHungUp(Scene.Phone phone) {
    assertThat(scene.hungUp).containsExactly("PJSIP/agent-1");
    phone.ringIsOver();
    return phone.ringEnds(TALKED);
  }

  @Test
  void theAgentPassesTheCallerOnByTwoKeys() {
    Instant asked = scene.clock.now();
    var phone = talksWithAna();
    scene.clock.advance(Duration.ofMinutes(3));
    phone.agentPresses(ANA, "*4");
    anaIsHungUp(phone);

    LineCommand.Ring ring = phone.until(LineCommand.Ring.class);
    assertThat(ring.endpoint().value()).isEqualTo("PJSIP/sam");
    assertThat(ring.whispering().files()).as("the whisper of the other queue").contains("info");
    phone.agentTalks(ring.endpoint());
    phone.ringEnds(TALKED).finishes();

    assertThat(scene.told(JournalEntry.Transferred.class))
        .containsExactly(
            new JournalEntry.Transferred(
                asked.plus(Duration.ofMinutes(3)), phone.id, ANAS_ID, BILLING, SALES, "telephone"));
    Request request = scene.told(JournalEntry.Decided.class).getLast().decision().request();
    assertThat(request.since()).as("the place in line").isEqualTo(asked);
    assertThat(request.passedOn()).containsOnlyKeys(ANAS_ID);
    assertThat(scene.told(JournalEntry.OfferEnded.class))
        .extracting(e -> e.agent() + " " + e.outcome().getClass().getSimpleName())
        .containsExactly("ana Talked", "sam Talked");
    assertThat(scene.told(JournalEntry.CallEnded.class))
        .singleElement()
        .extracting(JournalEntry.CallEnded::outcome)
        .isInstanceOfSatisfying(
            Outcome.Helped.class, helped -> assertThat(helped.agent()).isEqualTo(ANAS_ID));
    assertThat(scene.agents()).allMatch(agent -> agent.endsWith(" Ready"));
    assertThat(scene.settle().callers()).isEmpty();
  }

  @Test
  void theCallerWaitsWithMusicAndComesBackToTheFlowInTheEnd() {
    var busy = scene.call();
    busy.ring();
    busy.agentTalks(ANA);
    transfer(busy, SALES);
    busy.ringEnds(TALKED);
    busy.agentTalks(busy.until(LineCommand.Ring.class).endpoint()); // sam

    scene.hungUp.clear();
    var phone = talksWithAna();
    phone.agentPresses(ANA, "*4");
    phone.ringEnds(TALKED);
    phone.until(LineCommand.MusicOn.class);
    phone.answer(LineEvent.DONE);
    assertThat(phone.asked()).isInstanceOf(LineCommand.AwaitDigit.class);
    assertThat(scene.settle().callers())
        .extracting(caller -> caller.request().call())
        .containsExactly(phone.id);
    phone.presses('1'); // as where the caller asked first
    phone.finishes();
    assertThat(scene.told(JournalEntry.LeftQueue.class))
        .extracting(JournalEntry.LeftQueue::queue)
        .containsExactly(SALES);
  }

  @Test
  void whoPassedTheCallerOnIsNotAskedAgainWhileOthersAreThere() {
    var phone = talksWithAna();
    assertThat(transfer(phone, BILLING)).isInstanceOf(TransferAnswer.Granted.class);
    anaIsHungUp(phone);
    assertThat(phone.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/rui");
    phone.ringEnds(new RingOutcome.NoAnswer());
    assertThat(phone.until(LineCommand.AwaitDigit.class)).isNotNull();
    assertThat(scene.agents()).contains("ana Ready", "rui Ready");
  }

  @Test
  void aSupervisorMayDoItToo() {
    var phone = talksWithAna();
    assertThat(transfer(phone, SALES)).isEqualTo(new TransferAnswer.Granted(ANAS_ID, SALES, true));
    assertThat(transfer(phone, BILLING)).isEqualTo(new TransferAnswer.Already(SALES));
    anaIsHungUp(phone);
    assertThat(phone.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/sam");
    assertThat(scene.told(JournalEntry.Transferred.class))
        .extracting(JournalEntry.Transferred::by)
        .containsExactly("the supervisor");
  }

  @Test
  void onlyACallerWhoTalksCanBePassedOn() {
    assertThat(scene.floor.transfer(new CallId("nobody"), SALES, "x").join())
        .isEqualTo(new TransferAnswer.NotTalking());
    var phone = scene.call();
    phone.ring();
    assertThat(transfer(phone, SALES)).isEqualTo(new TransferAnswer.NotTalking());
    assertThat(scene.hungUp).isEmpty();
    phone.agentTalks(ANA);
    assertThat(transfer(phone, new QueueId("nowhere")))
        .isInstanceOfSatisfying(
            TransferAnswer.NoSuchQueue.class,
            no -> assertThat(no.queues()).contains(BILLING, SALES));
    assertThat(scene.hungUp).isEmpty();
  }

  @Test
  void nobodyIsSentToAClosedQueue() {
    var phone = talksWithAna();
    scene.clock.set(Instant.parse("2026-03-24T15:45:00Z")); // nothing else happens meanwhile
    assertThat(transfer(phone, new QueueId("claims")))
        .isEqualTo(
            new TransferAnswer.NobodyAwake(
                new QueueId("claims"),
                java.util.Optional.of(Instant.parse("2026-03-25T08:00:00Z"))));
    assertThat(scene.saidAside).as("who asked has an answer").isEmpty();
    phone.agentPresses(ANA, "*5");
    assertThat(scene.saidAside).as("the agent").containsExactly("PJSIP/agent-1 en transfer-nobody");
    assertThat(scene.hungUp).isEmpty();
    phone.ringEnds(TALKED).finishes();
    assertThat(scene.told(JournalEntry.Transferred.class)).isEmpty();
  }

  @Test
  void keysThatMeanNothingDoNothing() {
    var phone = talksWithAna();
    phone.agentPresses(ANA, "4*9#7*");
    phone.agentPresses(new Endpoint("PJSIP/rui"), "4");
    assertThat(scene.hungUp).isEmpty();
    phone.ringEnds(TALKED).finishes();
    assertThat(scene.journal.toString()).doesNotContain("AgentPressed");
  }

  @Test
  void ifThePbxIsOutOfReachItIsDoneWhenTheAgentHangsUp() {
    var phone = scene.call();
    phone.ring();
    phone.wake(); // they must be talking by now, though nobody says so
    assertThat(transfer(phone, SALES)).isEqualTo(new TransferAnswer.Granted(ANAS_ID, SALES, false));
    phone.ringEnds(TALKED);
    assertThat(phone.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/sam");
  }

  @Test
  void whoHangsUpInThatMomentIsNotPassedOn() {
    var phone = talksWithAna();
    phone.agentPresses(ANA, "*4");
    phone.hangsUp();
    assertThat(scene.told(JournalEntry.OfferEnded.class)).hasSize(1);
    assertThat(scene.told(JournalEntry.CallEnded.class)).hasSize(1);
    assertThat(scene.settle().callers()).isEmpty();
  }

  @Test
  void theAgentSaysHowItWent() {
    var phone = talksWithAna();
    phone.agentPresses(ANA, "#2");
    var answer = scene.switchboard.dispositions().dispose(phone.id, "solved", "the supervisor");
    phone.haveTheirSay();
    assertThat(answer.join()).isEqualTo(new DispositionAnswer.Noted(ANAS_ID));
    var unknown = scene.switchboard.dispositions().dispose(phone.id, "solvd", "x");
    phone.haveTheirSay();
    assertThat(unknown.join())
        .isEqualTo(new DispositionAnswer.Unknown(List.of("solved", "call-again")));
    assertThat(scene.told(JournalEntry.Disposition.class))
        .extracting(d -> d.agent() + " " + d.name() + " " + d.by())
        .containsExactly("ana call-again telephone", "ana solved the supervisor");
    assertThat(scene.hungUp).isEmpty();
  }

  @Test
  void withoutKeysThePbxNeedNotListen() {
    try (var plain = new Scene()) {
      assertThat(plain.call().ring().keys()).isFalse();
    }
  }

  @Test
  void whoWrapsUpMayStillSayHowItWent() {
    try (var house = new Scene(MORE.replace("billing=60 tr", "billing=60 wrap-up=30s tr"))) {
      var dispositions = house.switchboard.dispositions();
      var phone = house.call();
      phone.ring();
      phone.agentTalks(ANA);
      phone.ringEnds(TALKED).finishes();
      assertThat(house.agents()).anyMatch(agent -> agent.startsWith("ana WrappingUp"));

      assertThat(dispositions.dispose(phone.id, "solvd", "x").join())
          .isEqualTo(new DispositionAnswer.Unknown(List.of("solved", "call-again")));
      assertThat(dispositions.dispose(phone.id, "solved", "the supervisor").join())
          .isEqualTo(new DispositionAnswer.Noted(ANAS_ID));
      assertThat(house.told(JournalEntry.Disposition.class))
          .containsExactly(
              new JournalEntry.Disposition(
                  house.clock.now(), phone.id, ANAS_ID, BILLING, "solved", "the supervisor"));

      house.clock.advance(Duration.ofSeconds(31));
      house.floor.tick();
      house.settle();
      assertThat(dispositions.dispose(phone.id, "solved", "x").join())
          .isInstanceOf(DispositionAnswer.NotTalking.class);
    }
  }
}
