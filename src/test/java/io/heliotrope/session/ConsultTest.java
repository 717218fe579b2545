package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Outcome;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.journal.ConsultStep;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An agent asks somebody while the caller hears music; the test plays the PBX. */
class ConsultTest {

  private static final RingOutcome TALKED = new RingOutcome.Talked(Duration.ofSeconds(20));
  private static final QueueId BILLING = new QueueId("billing");
  private static final QueueId SALES = new QueueId("sales");
  private static final Endpoint ANA = new Endpoint("PJSIP/ana");
  private static final Endpoint SAM = new Endpoint("PJSIP/sam");
  private static final AgentId ANAS_ID = new AgentId("ana");
  private static final AgentId SAMS_ID = new AgentId("sam");
  private static final CallId ANAS_LEG = new CallId("lab-ana");

  /** Sam and sue sell, and dora closes before everybody else. */
  private static final String MORE =
      """
      site  faro  Europe/Lisbon  Mo-Fr 08:00-15:30
      agent sam   lisbon         sales=50 en
      agent sue   lisbon         sales=50 en
      agent dora  faro           claims=50 en
      queue billing lisbon billing=60 transfer=1 dispositions=1:solved
      queue sales   lisbon sales=1    transfer=4 whisper=info dispositions=1:sold
      queue claims  faro   claims=1   transfer=5
      """;

  private final Scene scene = new Scene(MORE);
  private final Scene.Phone caller = scene.call();

  @AfterEach
  void close() {
    scene.close();
  }

  private Scene.Phone asksSales() {
    caller.ring();
    caller.agentTalks(ANA);
    enters(ANAS_LEG, Optional.of(ANA), "talk");
    caller.agentPresses(ANA, "**4");
    Scene.Phone line = scene.asks();
    enters(ANAS_LEG, Optional.of(ANA), "ask");
    caller.haveTheirSay();
    return line;
  }

  /** Sam picks up, and hears whoever is at the other end. */
  private void samPicksUp(Scene.Phone line) {
    assertThat(line.until(LineCommand.Ring.class).endpoint()).isEqualTo(SAM);
    caller.agentPicksUp(SAM);
    enters(new CallId("lab-sam"), Optional.of(SAM), "sam");
    enters(line.id, Optional.empty(), "sam");
    settle(line);
  }

  private void enters(CallId leg, Optional<Endpoint> agent, String bridge) {
    scene.floor.accept(
        new PbxNews.Bridged(
            CompanyText.PBX, scene.clock.now(), caller.id, new PbxNews.Leg(leg, agent, bridge)));
  }

  private void anaHangsUp(Scene.Phone line) {
    scene.floor.accept(
        new PbxNews.AgentLegEnded(CompanyText.PBX, scene.clock.now(), caller.id, ANA, 16));
    settle(line);
  }

  /** Everybody has their say, on both lines. */
  private void settle(Scene.Phone line) {
    for (int i = 0; i < 3; i++) {
      caller.haveTheirSay();
      line.haveTheirSay();
    }
  }

  private ConsultAnswer consult(QueueId queue) {
    var answer = scene.floor.consult(caller.id, queue, "the supervisor");
    caller.haveTheirSay();
    return answer.join();
  }

  private List<ConsultStep> steps() {
    return scene.told(JournalEntry.Consulted.class).stream()
        .map(JournalEntry.Consulted::step)
        .toList();
  }

  private void endedOnce() {
    assertThat(scene.told(JournalEntry.CallEnded.class))
        .singleElement()
        .extracting(JournalEntry.CallEnded::outcome)
        .isInstanceOfSatisfying(
            Outcome.Helped.class, helped -> assertThat(helped.agent()).isEqualTo(ANAS_ID));
    assertThat(scene.agents()).allMatch(agent -> agent.endsWith(" Ready"));
    assertThat(scene.settle().callers()).isEmpty();
  }

  @Test
  void theAgentAsksAndComesBack() {
    Scene.Phone line = asksSales();
    LineCommand.Ring ring = line.until(LineCommand.Ring.class);
    assertThat(ring.whispering().files()).containsExactly("whisper-consult", "info");
    samPicksUp(line);
    assertThat(scene.agents()).contains("ana Talking", "sam Talking", "sue Ready");
    enters(ANAS_LEG, Optional.of(ANA), "talk"); // the agent pressed **
    line.hangsUpWhileNothingIsAsked();
    settle(line);

    assertThat(scene.agents()).contains("ana Talking", "sam Ready");
    var began = scene.told(JournalEntry.ConsultBegan.class).getFirst();
    assertThat(began.call()).isEqualTo(caller.id);
    assertThat(began.consult()).isEqualTo(caller.id.consult(1));
    assertThat(began.agent()).isEqualTo(ANAS_ID);
    assertThat(began.to()).isEqualTo(SALES);
    assertThat(steps()).containsExactly(ConsultStep.RETURNED);
    assertThat(scene.told(JournalEntry.Consulted.class).getFirst().with()).contains(SAMS_ID);
    assertThat(scene.hungUp).isEmpty();
    caller.ringEnds(TALKED).finishes();
    endedOnce();
  }

  @Test
  void theFloorIsAskedForACallerOfThatLanguageWhoHasWaitedSinceThen() {
    Instant asked = scene.clock.now();
    caller.ring();
    caller.agentTalks(ANA);
    scene.clock.advance(Duration.ofMinutes(3));
    assertThat(consult(SALES)).isEqualTo(new ConsultAnswer.Begun(ANAS_ID, SALES));
    scene.asks().until(LineCommand.Ring.class);
    Request request = scene.told(JournalEntry.Decided.class).getLast().decision().request();
    assertThat(request.call()).isEqualTo(caller.id.consult(1));
    assertThat(request.queue()).isEqualTo(SALES);
    assertThat(request.since()).isEqualTo(asked);
    assertThat(request.language().tag()).isEqualTo("en");
  }

  @Test
  void theAgentHandsTheCallerOverAndIsFreeAtOnce() {
    Scene.Phone line = asksSales();
    samPicksUp(line);
    scene.clock.advance(Duration.ofMinutes(1));
    anaHangsUp(line);
    assertThat(scene.agents()).contains("ana Ready", "sam Talking");
    assertThat(scene.told(JournalEntry.OfferEnded.class))
        .singleElement()
        .matches(ended -> ended.agent().equals(ANAS_ID))
        .extracting(JournalEntry.OfferEnded::outcome)
        .isEqualTo(new RingOutcome.Talked(Duration.ofMinutes(1)));
    assertThat(steps()).containsExactly(ConsultStep.HANDED_OVER);

    scene.clock.advance(Duration.ofMinutes(2));
    line.ringEnds(TALKED).finishes(); // sam hangs up
    caller.ringIsOver().ringEnds(TALKED).finishes();
    settle(line);
    endedOnce();
    assertThat(scene.told(JournalEntry.OfferEnded.class))
        .extracting(e -> e.agent() + " " + e.call() + " " + e.outcome())
        .last()
        .isEqualTo("sam %s.consult-1 Talked[talked=PT3M]".formatted(caller.id));
  }

  @Test
  void whoeverWasHandedTheCallerCanPassThemOn() {
    Scene.Phone line = asksSales();
    samPicksUp(line);
    anaHangsUp(line);
    caller.agentPresses(SAM, "#1**4*1"); // asks nobody: the line is not a telephone's own
    assertThat(scene.hungUp).containsExactly("Local/ask-2");
    line.hangsUpWhileNothingIsAsked();
    caller.ringEnds(TALKED);
    assertThat(caller.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/rui");
    assertThat(scene.told(JournalEntry.Transferred.class))
        .extracting(e -> e.agent() + " " + e.queue() + " " + e.to())
        .containsExactly("sam sales billing");
    assertThat(scene.told(JournalEntry.Disposition.class))
        .extracting(e -> e.agent() + " " + e.name())
        .containsExactly("sam sold");
    assertThat(scene.told(JournalEntry.ConsultBegan.class)).hasSize(1);
  }

  @Test
  void whoHangsUpBeforeAnybodyIsTherePassesTheCallerOn() {
    Scene.Phone line = asksSales();
    assertThat(line.until(LineCommand.Ring.class).endpoint()).isEqualTo(SAM);
    anaHangsUp(line);
    assertThat(scene.hungUp).containsExactly("Local/ask-2");
    assertThat(scene.agents()).contains("ana Ready", "sam Reserved");
    line.hangsUpWhileNothingIsAsked();
    assertThat(scene.agents()).contains("sam Ready");
    caller.ringIsOver().ringEnds(TALKED);
    LineCommand.Ring ring = caller.until(LineCommand.Ring.class);
    assertThat(ring.endpoint().value()).isIn("PJSIP/sam", "PJSIP/sue");
    caller.agentTalks(ring.endpoint()).ringEnds(TALKED).finishes();
    assertThat(scene.told(JournalEntry.Transferred.class))
        .singleElement()
        .matches(passed -> passed.to().equals(SALES) && passed.agent().equals(ANAS_ID));
    endedOnce();
  }

  @Test
  void whoeverLeavesWhileNobodyIsRungIsNotAskedTheirOwnQuestion() {
    anaAsksBillingInVain();
    scene.floor.accept(
        new PbxNews.AgentLegEnded(CompanyText.PBX, scene.clock.now(), caller.id, ANA, 16));
    scene.settle();
    caller.haveTheirSay();
    onlyTheCallerWasOffered();
  }

  @Test
  void whenTheCallerHangsUpWhileNobodyIsRungTheAgentIsNotAskedTheirOwnQuestion() {
    anaAsksBillingInVain();
    caller.hangsUpWhileNothingIsAsked();
    onlyTheCallerWasOffered();
  }

  private void anaAsksBillingInVain() {
    scene.floor.ask(new FloorCommand.Pause(new AgentId("rui"), "lunch", "phone")).join();
    caller.ring();
    caller.agentTalks(ANA);
    enters(ANAS_LEG, Optional.of(ANA), "talk");
    caller.agentPresses(ANA, "**1");
    Scene.Phone line = scene.asks();
    enters(ANAS_LEG, Optional.of(ANA), "ask");
    settle(line);
    assertThat(scene.settle().callers()).hasSize(1);
  }

  private void onlyTheCallerWasOffered() {
    assertThat(scene.agents()).contains("ana Ready");
    assertThat(scene.told(JournalEntry.Offered.class))
        .extracting(JournalEntry.Offered::call)
        .containsOnly(caller.id);
  }

  @Test
  void allThreeTalkUntilTheAgentLeavesThemToIt() {
    Scene.Phone line = asksSales();
    samPicksUp(line);
    enters(ANAS_LEG, Optional.of(ANA), "talk"); // all of that bridge, one after the other
    enters(new CallId("lab-asking"), Optional.empty(), "talk");
    settle(line);
    assertThat(steps()).isEmpty(); // where the caller is, nobody has said
    enters(caller.id, Optional.empty(), "talk");
    settle(line);
    assertThat(steps()).containsExactly(ConsultStep.BROUGHT_IN);
    anaHangsUp(line);
    assertThat(steps()).containsExactly(ConsultStep.BROUGHT_IN, ConsultStep.HANDED_OVER);
    line.ringEnds(TALKED).finishes();
    caller.ringEnds(TALKED).finishes();
    endedOnce();
  }

  @Test
  void whoRefusesIsFollowedByTheNext() {
    Scene.Phone line = asksSales();
    assertThat(line.until(LineCommand.Ring.class).endpoint()).isEqualTo(SAM);
    line.ringEnds(new RingOutcome.Declined());
    assertThat(line.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/sue");
    line.ringEnds(new RingOutcome.NoAnswer());
    assertThat(line.until(LineCommand.MusicOn.class)).isNotNull();
    assertThat(line.answer(LineEvent.DONE).asked()).isInstanceOf(LineCommand.AwaitDigit.class);
    assertThat(scene.agents()).contains("ana Talking", "sam Ready", "sue Ready");
    line.hangsUp(); // the agent does not wait for it
    settle(line);
    assertThat(steps()).containsExactly(ConsultStep.RETURNED);
    caller.ringEnds(TALKED).finishes();
    endedOnce();
  }

  @Test
  void ifTheCallerHangsUpAllIsOver() {
    Scene.Phone line = asksSales();
    samPicksUp(line);
    caller.hangsUpWhileNothingIsAsked();
    assertThat(scene.hungUp).containsExactly("PJSIP/agent-1");
    line.hangsUpWhileNothingIsAsked();
    assertThat(steps()).containsExactly(ConsultStep.CALLER_LEFT);
    endedOnce();
  }

  @Test
  void ifOnlyTheConnectionToThePbxBreaksNobodyIsHungUp() {
    Scene.Phone line = asksSales();
    samPicksUp(line);
    caller.goes(LineEvent.Cause.LOST);
    line.goes(LineEvent.Cause.LOST);
    assertThat(scene.hungUp).isEmpty();
    endedOnce();
  }

  @Test
  void ifTheCallerHangsUpBeforeTheLineIsThereItIsExpectedNoMore() {
    caller.ring();
    caller.agentTalks(ANA);
    caller.agentPresses(ANA, "**4");
    caller.hangsUpWhileNothingIsAsked();
    assertThat(scene.asks().asked()).isInstanceOf(LineCommand.HandBack.class);
    assertThat(scene.agents()).allMatch(agent -> agent.endsWith(" Ready"));
  }

  @Test
  void theAgentHearsThatNobodyIsThere() {
    caller.ring();
    caller.agentTalks(ANA);
    scene.clock.set(Instant.parse("2026-03-24T15:45:00Z"));
    assertThat(consult(new QueueId("claims"))).isInstanceOf(ConsultAnswer.NobodyAwake.class);
    assertThat(scene.consults).isEmpty();
    caller.agentPresses(ANA, "**5");
    Scene.Phone line = scene.asks();
    line.plays("consult-nobody").finishes();
    settle(line);
    assertThat(steps()).containsExactly(ConsultStep.NOBODY);
    assertThat(scene.agents()).contains("ana Talking");
    caller.agentPresses(ANA, "**4"); // and may ask others
    assertThat(scene.consults).hasSize(2);
    assertThat(scene.told(JournalEntry.ConsultBegan.class).getLast().consult())
        .isEqualTo(caller.id.consult(2));
  }

  @Test
  void ifThePbxCanNotBeAskedNothingHappens() {
    caller.ring();
    caller.agentTalks(ANA);
    scene.reachable = false;
    assertThat(consult(SALES)).isEqualTo(new ConsultAnswer.NotHere());
    caller.agentPresses(ANA, "**4");
    assertThat(scene.told(JournalEntry.ConsultBegan.class)).isEmpty();
    caller.ringEnds(TALKED).finishes();
    endedOnce();
  }

  @Test
  void aLineThatNeverComesIsNotWaitedForForEver() {
    caller.ring();
    caller.agentTalks(ANA);
    assertThat(consult(SALES)).isInstanceOf(ConsultAnswer.Begun.class);
    assertThat(consult(BILLING)).isEqualTo(new ConsultAnswer.Already(SALES));
    caller.wakeUp();
    assertThat(steps()).containsExactly(ConsultStep.FAILED);
    assertThat(scene.asks().asked()).isInstanceOf(LineCommand.HandBack.class);
    assertThat(consult(BILLING)).isInstanceOf(ConsultAnswer.Begun.class);
  }

  @Test
  void whoeverIsAskedHearsThatAColleagueAsksAlsoWhereQueuesSayNothing() {
    caller.ring();
    caller.agentTalks(ANA);
    caller.agentPresses(ANA, "**1");
    LineCommand.Ring ring = scene.asks().until(LineCommand.Ring.class);
    assertThat(ring.endpoint().value()).as("never who asks").isEqualTo("PJSIP/rui");
    assertThat(ring.whispering().files()).containsExactly("whisper-consult");
  }

  @Test
  void ifThePbxTellsNothingAnyMoreAllIsOverWithTheTalk() {
    Scene.Phone line = asksSales();
    samPicksUp(line);
    line.ringEnds(TALKED).finishes(); // the agent has hung up before, and sam now
    caller.ringEnds(TALKED).finishes();
    settle(line);
    endedOnce();
    assertThat(scene.told(JournalEntry.OfferEnded.class)).hasSize(2);
  }

  @Test
  void onlyWhoTalksCanAskAndPassesNobodyOnMeanwhile() {
    assertThat(consult(SALES)).isEqualTo(new ConsultAnswer.NotTalking());
    Scene.Phone line = asksSales();
    assertThat(consult(new QueueId("nowhere"))).isEqualTo(new ConsultAnswer.Already(SALES));
    var transfer = scene.floor.transfer(caller.id, BILLING, "the supervisor");
    caller.haveTheirSay();
    assertThat(transfer.join()).isEqualTo(new TransferAnswer.Consulting(SALES));
    caller.agentPresses(ANA, "*1#1");
    assertThat(scene.hungUp).isEmpty();
    assertThat(scene.told(JournalEntry.Disposition.class)).hasSize(1);
    line.hangsUp();
    settle(line);
    assertThat(consult(new QueueId("nowhere"))).isInstanceOf(ConsultAnswer.NoSuchQueue.class);
  }

  @Test
  void whoHangsUpBeforeTheLineIsThereGetsTheSameWhoeverTellsFirst() {
    caller.ring();
    caller.agentTalks(ANA);
    caller.agentPresses(ANA, "**4");
    caller.ringIsOver();
    scene.floor.accept(
        new PbxNews.AgentLegEnded(CompanyText.PBX, scene.clock.now(), caller.id, ANA, 16));
    scene.settle();
    caller.ringEnds(TALKED);
    assertThat(caller.until(LineCommand.Ring.class).endpoint()).isEqualTo(SAM);
    assertThat(scene.told(JournalEntry.Transferred.class)).hasSize(1);
    assertThat(scene.told(JournalEntry.OfferEnded.class)).hasSize(1);
    assertThat(scene.asks().asked()).isInstanceOf(LineCommand.HandBack.class);
    caller.agentTalks(SAM).ringEnds(TALKED).finishes();
    endedOnce();
  }

  @Test
  void whenTheLongestTalkIsOverNobodyTalksOn() {
    Scene.Phone line = asksSales();
    samPicksUp(line);
    caller.ringIsOver();
    assertThat(scene.agents()).as("is to be hung up first").contains("ana Talking");
    caller.ringEnds(TALKED);
    assertThat(scene.hungUp).containsExactly("PJSIP/agent-1");
    line.hangsUpWhileNothingIsAsked();
    caller.finishes();
    assertThat(steps()).containsExactly(ConsultStep.CALLER_LEFT);
    endedOnce();
  }

  @Test
  void whoIsAboutToPassTheCallerOnAsksNobody() {
    caller.ring();
    caller.agentTalks(ANA);
    var transfer = scene.floor.transfer(caller.id, BILLING, "the supervisor");
    var consult = scene.floor.consult(caller.id, SALES, "another");
    caller.haveTheirSay();
    assertThat(transfer.join()).isInstanceOf(TransferAnswer.Granted.class);
    assertThat(consult.join()).isEqualTo(new ConsultAnswer.NotHere());
    assertThat(scene.consults).isEmpty();
  }

  @Test
  void whoCameOnlyAfterTheCallBeganCanBeAskedAndHandedTheCaller() {
    caller.ring();
    scene.switchboard.rulebook(
        Scene.rulebook(MORE.replaceAll("agent s.*\n", "") + "agent zoe lisbon sales=90 en\n"));
    caller.agentTalks(ANA);
    caller.agentPresses(ANA, "**4");
    Scene.Phone line = scene.asks();
    var zoe = new Endpoint("PJSIP/zoe");
    assertThat(line.until(LineCommand.Ring.class).endpoint()).isEqualTo(zoe);
    caller.agentPicksUp(zoe);
    enters(new CallId("lab-zoe"), Optional.of(zoe), "zoe");
    settle(line);
    anaHangsUp(line);
    caller.agentPresses(zoe, "#1");
    assertThat(scene.told(JournalEntry.Disposition.class))
        .extracting(e -> e.agent() + " " + e.name())
        .containsExactly("zoe sold");
  }

  @Test
  void whoeverWasHandedTheCallerSaysHowItWentWhileTheyWrapUp() {
    scene.switchboard.rulebook(
        Scene.rulebook(MORE.replace("transfer=4", "wrap-up=30s transfer=4")));
    Scene.Phone line = asksSales();
    samPicksUp(line);
    anaHangsUp(line);
    line.ringEnds(TALKED).finishes();
    caller.ringEnds(TALKED).finishes();
    settle(line);
    assertThat(scene.agents()).contains("sam WrappingUp");
    var dispositions = scene.switchboard.dispositions();
    assertThat(dispositions.dispose(caller.id, "sold", "x").join())
        .isEqualTo(new DispositionAnswer.Noted(SAMS_ID));
    assertThat(dispositions.after(SAMS_ID))
        .hasValue(new Dispositions.After(caller.id, SAMS_ID, SALES, Map.of('1', "sold")));
  }

  @Test
  void whoWasOnlyAskedHasNoCallToTellOf() {
    scene.switchboard.rulebook(
        Scene.rulebook(MORE.replace("transfer=4", "wrap-up=30s transfer=4")));
    Scene.Phone line = asksSales();
    samPicksUp(line);
    line.ringEnds(TALKED).finishes();
    settle(line);
    assertThat(scene.agents()).contains("sam WrappingUp", "ana Talking");
    assertThat(scene.switchboard.dispositions().after(SAMS_ID)).isEmpty();
  }

  @Test
  void aLineOfAnotherPbxIsNotTheOneThatWasAskedFor() {
    caller.ring();
    caller.agentTalks(ANA);
    caller.agentPresses(ANA, "**4");
    assertThat(scene.asks(new PbxName("another")).asked()).isInstanceOf(LineCommand.HandBack.class);
    assertThat(scene.asks().until(LineCommand.Ring.class).endpoint()).isEqualTo(SAM);
  }
}
