package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Outcome;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.floor.Rules;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConductorTest {

  private static final RingOutcome TALKED = new RingOutcome.Talked(Duration.ofSeconds(20));
  private static final QueueId BILLING = new QueueId("billing");

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  private Outcome outcome() {
    assertThat(scene.told(JournalEntry.CallEnded.class)).as("one outcome").hasSize(1);
    assertThat(scene.told(JournalEntry.OfCall.class))
        .as("what the journal says of the call")
        .last()
        .isInstanceOf(JournalEntry.CallEnded.class);
    assertThat(scene.switchboard.calls()).as("no call left").isZero();
    return scene.told(JournalEntry.CallEnded.class).getFirst().outcome();
  }

  private void nobodyIsLeftBehind() {
    assertThat(scene.agents()).containsExactlyInAnyOrder("ana Ready", "rui Ready");
    assertThat(scene.settle().callers()).isEmpty();
  }

  @Nested
  class A_SelfService {

    @Test
    void theCallIsTakenBeforeAnythingElse() {
      var phone = scene.call();
      assertThat(phone.asked()).isInstanceOf(LineCommand.Take.class);
    }

    @Test
    void whoFinishesATaskAloneWasSelfServed() {
      var phone = scene.call().plays("main-menu").presses('1');
      phone.finishes();
      assertThat(outcome()).isEqualTo(new Outcome.SelfServed("info"));
    }

    @Test
    void whoHangsUpInTheMenuAbandoned() {
      scene.call().plays("main-menu").hangsUp();
      assertThat(outcome()).isEqualTo(new Outcome.Abandoned(Stage.MENU, Duration.ZERO));
    }

    @Test
    void aSoundThatIsMissingIsPassedOver() {
      var phone = scene.call().plays("welcome");
      phone.answer(new LineEvent.Failed("no such file"));
      phone.plays("main-menu");
      assertThat(scene.told(JournalEntry.WentWrong.class)).hasSize(1);
    }

    @Test
    void aNumberThatNoRuleAnswersIsHandedBack() {
      var lost = new Scene.Phone[1];
      try (var other = new Scene()) {
        other.switchboard.rulebook(
            new Rulebook(
                Rules.of("test", CompanyText.read("site s UTC 24/7\nqueue q s -\n")),
                java.util.Map.of()));
        lost[0] = other.call();
        assertThat(lost[0].asked()).isInstanceOf(LineCommand.HandBack.class);
      }
    }
  }

  @Nested
  class B_APerson {

    @Test
    void whoAsksIsRungThroughAtOnceWhenSomebodyIsFree() {
      var phone = scene.call();
      assertThat(phone.ring().endpoint().value()).isEqualTo("PJSIP/ana");
      phone.agentTalks(phone.until(LineCommand.Ring.class).endpoint());
      assertThat(scene.agents()).contains("ana Talking");
      phone.ringEnds(TALKED).finishes();
      assertThat(outcome()).isInstanceOf(Outcome.Helped.class);
      nobodyIsLeftBehind();
    }

    @Test
    void whoCameOnlyAfterTheCallBeganIsRungAsWell() {
      scene.call().ring();
      scene.call().ring();
      var phone = scene.call().plays("main-menu").presses('0');
      phone.until(LineCommand.MusicOn.class);
      phone.answer(LineEvent.DONE);
      scene.switchboard.rulebook(
          Scene.rulebook("agent zoe lisbon billing=90 en\nqueue billing lisbon billing=60"));
      assertThat(phone.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/zoe");
    }

    @Test
    void anAgentIsFreeAsSoonAsATalkIsOver() {
      var phone = scene.call();
      phone.agentTalks(phone.ring().endpoint());
      scene.clock.advance(Duration.ofSeconds(7));
      phone.ringIsOver();
      assertThat(phone.knowsHowItWas()).isTrue();
      nobodyIsLeftBehind();

      phone.ringEnds(TALKED).finishes();
      assertThat(scene.told(JournalEntry.OfferEnded.class))
          .singleElement()
          .extracting(JournalEntry.OfferEnded::outcome)
          .isEqualTo(new RingOutcome.Talked(Duration.ofSeconds(7)));
      assertThat(outcome())
          .isInstanceOfSatisfying(
              Outcome.Helped.class, o -> assertThat(o.talked()).isEqualTo(Duration.ofSeconds(7)));
      nobodyIsLeftBehind();
    }

    @Test
    void whoHangsUpInTheMomentAfterATalkWasHelped() {
      var phone = scene.call();
      phone.agentTalks(phone.ring().endpoint());
      phone.ringIsOver();
      phone.hangsUp();
      assertThat(scene.told(JournalEntry.OfferEnded.class)).hasSize(1);
      assertThat(outcome()).isInstanceOf(Outcome.Helped.class);
      nobodyIsLeftBehind();
    }

    @Test
    void onlyTheLineKnowsHowItWasWithoutATalk() {
      var phone = scene.call();
      phone.ring();
      phone.ringIsOver();
      assertThat(phone.knowsHowItWas()).as("the caller waits to hear it").isFalse();
      assertThat(scene.agents()).contains("ana Reserved");
      phone.ringEnds(new RingOutcome.NoAnswer());
      assertThat(phone.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/rui");
    }

    @Test
    void whoHangsUpInTheWhisperHasNotTalkedThoughPutThroughForABlink() {
      try (var whispering = new Scene("queue billing lisbon billing=60 whisper=info")) {
        var phone = whispering.call();
        phone.agentTalks(phone.ring().endpoint());
        whispering.clock.advance(Duration.ofMillis(2));
        phone.ringIsOver();
        assertThat(phone.knowsHowItWas()).isFalse();
        phone.ringEnds(new RingOutcome.LeftBeforeCaller());
        assertThat(phone.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/rui");
        assertThat(whispering.told(JournalEntry.OfferEnded.class).getFirst().outcome())
            .isEqualTo(new RingOutcome.LeftBeforeCaller());
      }
    }

    @Test
    void afterAMissTheNextAgentIsRung() {
      var phone = scene.call();
      phone.ring();
      phone.ringEnds(new RingOutcome.NoAnswer());
      assertThat(phone.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/rui");
    }

    @Test
    void aTalkOfWhichThePbxTellsLateIsATalkAllTheSame() {
      var phone = scene.call();
      var ring = phone.ring();
      scene.floor.accept(
          new PbxNews.Dialing(
              CompanyText.PBX, scene.clock.now(), phone.id, ring.endpoint(), "PJSIP/agent-1"));
      scene.floor.accept(
          new PbxNews.PickedUp(CompanyText.PBX, scene.clock.now(), phone.id, ring.endpoint()));
      phone.asked();
      scene.clock.advance(Duration.ofSeconds(3));
      phone.ringEnds(TALKED).finishes();
      assertThat(outcome())
          .isInstanceOfSatisfying(
              Outcome.Helped.class, o -> assertThat(o.talked()).isEqualTo(Duration.ofSeconds(3)));
      nobodyIsLeftBehind();
    }

    @Test
    void whenSomebodyElseEndsTheRingingTheNextAgentIsRung() {
      var phone = scene.call();
      phone.ring();
      phone.ringEnds(new RingOutcome.Withdrawn());
      assertThat(phone.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/rui");
    }

    @Test
    void whoHangsUpWhileItRingsLeavesNobodyBehind() {
      var phone = scene.call();
      phone.ring();
      phone.hangsUp();
      assertThat(outcome()).isInstanceOf(Outcome.Abandoned.class);
      nobodyIsLeftBehind();
    }

    @Test
    void whoHangsUpWhileTalkingWasHelped() {
      var phone = scene.call();
      phone.agentTalks(phone.ring().endpoint());
      scene.clock.advance(Duration.ofSeconds(30));
      phone.hangsUp();
      assertThat(outcome())
          .isInstanceOfSatisfying(
              Outcome.Helped.class, o -> assertThat(o.talked()).isEqualTo(Duration.ofSeconds(30)));
      nobodyIsLeftBehind();
    }

    @Test
    void whoHangsUpBeforeThePbxHasToldOfTheTalkWasHelpedAllTheSame() {
      var phone = scene.call();
      phone.agentPicksUp(phone.ring().endpoint());
      phone.asked();
      scene.clock.advance(Duration.ofMillis(300));
      phone.hangsUp();
      assertThat(scene.told(JournalEntry.OfferEnded.class))
          .singleElement()
          .extracting(JournalEntry.OfferEnded::outcome)
          .isEqualTo(new RingOutcome.TalkedUntilCallerLeft(Duration.ofMillis(300)));
      assertThat(outcome())
          .isInstanceOfSatisfying(
              Outcome.Helped.class, o -> assertThat(o.talked()).isEqualTo(Duration.ofMillis(300)));
      nobodyIsLeftBehind();
    }

    @Test
    void whoHangsUpWhileTheAgentMayHearAWhisperWasNotHelped() {
      try (var whispering = new Scene("queue billing lisbon billing=60 whisper=info")) {
        var phone = whispering.call();
        var ring = phone.ring();
        assertThat(ring.whispering().files()).containsExactly("info");
        phone.agentPicksUp(ring.endpoint());
        phone.asked();
        phone.hangsUp();
        assertThat(whispering.told(JournalEntry.CallEnded.class).getFirst().outcome())
            .isInstanceOf(Outcome.Abandoned.class);
      }
    }

    @Test
    void whoHangsUpDuringTheWhisperFreesTheAgentFromItsRest() {
      var phone = scene.call();
      var ring = phone.ring();
      phone.agentPicksUp(ring.endpoint());
      scene.floor.accept(new PbxNews.CallerHungUp(CompanyText.PBX, scene.clock.now(), phone.id));
      phone.asked(); // but the line does not say so before the whisper's end
      assertThat(scene.hungUp).containsExactly("PJSIP/agent-1");
      phone.hangsUp();
      assertThat(scene.hungUp).containsExactly("PJSIP/agent-1");
      assertThat(outcome()).isInstanceOf(Outcome.Abandoned.class);
      nobodyIsLeftBehind();
    }

    @Test
    void whoTalksAndHangsUpNeedsNoHelpOfOurs() {
      var phone = scene.call();
      phone.agentTalks(phone.ring().endpoint());
      scene.floor.accept(new PbxNews.CallerHungUp(CompanyText.PBX, scene.clock.now(), phone.id));
      phone.hangsUp();
      assertThat(scene.hungUp).isEmpty();
    }

    @Test
    void anOfferThatTheFloorGaveUpMayStillBecomeATalk() {
      var phone = scene.call();
      phone.ring();
      scene.clock.advance(Duration.ofSeconds(31));
      scene.floor.tick(); // the lease is over: rui is claimed for the same caller
      phone.asked();
      phone.ringEnds(TALKED).finishes();
      assertThat(outcome()).isInstanceOf(Outcome.Helped.class);
      nobodyIsLeftBehind();
    }

    @Test
    void aRingThatOutlastsItsTimeIsATalkThoughThePbxTellsNothing() {
      var phone = scene.call();
      phone.ring();
      phone.wake();
      assertThat(scene.agents()).contains("ana Talking");
      phone.hangsUp();
      assertThat(outcome()).isInstanceOf(Outcome.Helped.class);
    }

    @Test
    void whenNobodyIsAwakeACallBackIsPromised() {
      scene.clock.set(Instant.parse("2026-03-22T03:00:00Z"));
      var phone = scene.call().plays("main-menu").presses('0');
      phone.finishes();
      assertThat(outcome()).isEqualTo(new Outcome.CallbackPromised(BILLING));
      assertThat(scene.told(JournalEntry.CallbackPromised.class)).hasSize(1);
    }
  }

  @Nested
  class C_Waiting {

    private Scene.Phone waiting() {
      scene.call().ring();
      scene.call().ring();
      var phone = scene.call().plays("main-menu").presses('0');
      phone.until(LineCommand.MusicOn.class);
      phone.answer(LineEvent.DONE);
      assertThat(phone.asked()).isInstanceOf(LineCommand.AwaitDigit.class);
      return phone;
    }

    @Test
    void whoWaitsIsRungThroughWhenAnAgentIsFree() {
      scene.call().ring();
      var other = scene.call();
      other.ring();
      var phone = scene.call().plays("main-menu").presses('0');
      phone.until(LineCommand.MusicOn.class);
      phone.answer(LineEvent.DONE);
      phone.asked();
      other.ringEnds(TALKED);
      assertThat(phone.asked()).isInstanceOf(LineCommand.Ring.class);
    }

    /** Hears its place in line. */
    private Scene.Phone announced() {
      scene.call().ring();
      scene.call().ring();
      var phone = scene.call().plays("main-menu").presses('0');
      return phone.plays("position-1");
    }

    @Test
    void thePlaceInLineIsToldAtFirstAndNowAndThenAndMusicGoesOn() {
      var phone = announced().answer(LineEvent.DONE);
      assertThat(phone.asked()).isInstanceOf(LineCommand.MusicOn.class);
      phone.answer(LineEvent.DONE);
      phone.asked();
      scene.clock.advance(Duration.ofMinutes(1));
      phone.wake();
      phone.plays("position-1").answer(LineEvent.DONE);
      assertThat(phone.asked()).isInstanceOf(LineCommand.MusicOn.class);
      assertThat(scene.told(JournalEntry.Heard.class))
          .extracting(JournalEntry.Heard::what)
          .containsSubsequence("position-1", "position-1");
    }

    @Test
    void whatIsAnnouncedGivesWayToAnAgentAtOnce() {
      scene.call().ring();
      var other = scene.call();
      other.ring();
      var phone = scene.call().plays("main-menu").presses('0').plays("position-1");
      other.ringEnds(TALKED);
      assertThat(phone.asked()).isInstanceOf(LineCommand.Ring.class);
      phone.ringEnds(TALKED).finishes();
    }

    @Test
    void aKeyDuringAnAnnouncementEndsTheWaitToo() {
      var phone = announced();
      assertThat(((LineCommand.Play) phone.asked()).keys()).isEqualTo("1");
      phone.presses('1').finishes();
      assertThat(scene.told(JournalEntry.CallEnded.class).getFirst().outcome())
          .isEqualTo(new Outcome.CallbackPromised(BILLING));
    }

    @Test
    void aKeyEndsTheWaitWhereTheFlowSays() {
      var phone = waiting().presses('1');
      phone.finishes();
      assertThat(scene.told(JournalEntry.CallEnded.class).getFirst().outcome())
          .isEqualTo(new Outcome.CallbackPromised(BILLING));
      assertThat(scene.settle().callers()).hasSize(2);
    }

    @Test
    void anotherKeyDoesNot() {
      assertThat(waiting().presses('5').asked()).isInstanceOf(LineCommand.AwaitDigit.class);
    }

    @Test
    void whoHangsUpWaitsNoMore() {
      waiting().hangsUp();
      assertThat(scene.settle().callers()).hasSize(2);
    }

    @Test
    void aKeyWhileItRingsEndsTheRinging() {
      var phone = scene.call();
      var ring = phone.ring();
      scene.floor.accept(
          new PbxNews.Dialing(
              CompanyText.PBX, scene.clock.now(), phone.id, ring.endpoint(), "PJSIP/agent-1"));
      scene.floor.accept(
          new PbxNews.CallerPressed(CompanyText.PBX, scene.clock.now(), phone.id, '1'));
      phone.asked();
      assertThat(scene.hungUp).containsExactly("PJSIP/agent-1");
      phone.ringEnds(new RingOutcome.Unreachable(0)).finishes();
      assertThat(outcome()).isEqualTo(new Outcome.CallbackPromised(BILLING));
      nobodyIsLeftBehind();
    }
  }

  @Nested
  class D_TakingOver {

    @Test
    void whoWaitedAtADeadRouterWaitsAgainAndHearsNoMenu() {
      var phone = scene.call(Optional.of(Stage.of(Stage.Step.WAITING, BILLING)));
      assertThat(phone.until(LineCommand.Ring.class)).isNotNull();
      assertThat(phone.given()).noneMatch(LineCommand.Play.class::isInstance);
    }

    @Test
    void whoHadTalkedComesBackFromTheTalk() {
      var phone = scene.call(Optional.of(Stage.of(Stage.Step.TALKED, BILLING)));
      phone.finishes();
      assertThat(phone.given())
          .filteredOn(LineCommand.Play.class::isInstance)
          .extracting(command -> ((LineCommand.Play) command).file())
          .containsExactly("goodbye");
    }
  }

  @Nested
  class E_Limits {

    private static final String GENERAL =
        "agent leo lisbon general en\nqueue general lisbon general\n";

    /** The first caller of billing who has to wait. */
    private Scene.Phone third(Scene at) {
      at.call().ring();
      at.call().ring();
      return at.call().plays("main-menu").presses('0');
    }

    private Outcome outcomeOf(Scene at) {
      return at.told(JournalEntry.CallEnded.class).getFirst().outcome();
    }

    @Test
    void whoHasWaitedLongEnoughIsRungThroughByAnotherQueueWithTheTimeWaited() {
      try (var at = new Scene(GENERAL + "limit billing longest-wait=1m queue=general")) {
        var phone = third(at);
        phone.until(LineCommand.MusicOn.class);
        phone.answer(LineEvent.DONE);
        phone.asked();
        at.clock.advance(Duration.ofMinutes(1));
        at.floor.tick();
        assertThat(phone.until(LineCommand.Ring.class).endpoint().value()).isEqualTo("PJSIP/leo");
        assertThat(at.told(JournalEntry.AtLimit.class)).hasSize(1);
        var since = at.told(JournalEntry.Decided.class).getLast().decision().request().since();
        assertThat(since).isEqualTo(Scene.TUESDAY_AFTERNOON);
      }
    }

    @Test
    void aFullQueueMayPromiseACallBack() {
      try (var at = new Scene("limit billing longest-queue=1 callback")) {
        third(at).until(LineCommand.MusicOn.class);
        var phone = at.call().plays("main-menu").presses('0');
        phone.plays("promised").finishes();
        assertThat(outcomeOf(at)).isEqualTo(new Outcome.CallbackPromised(BILLING));
      }
    }

    @Test
    void aFullQueueMaySaySo() {
      try (var at = new Scene("limit billing longest-queue=1 message=busy")) {
        third(at).until(LineCommand.MusicOn.class);
        var phone = at.call().plays("main-menu").presses('0');
        phone.plays("busy").finishes();
        assertThat(outcomeOf(at)).isEqualTo(new Outcome.TurnedAway(BILLING, "longest queue"));
      }
    }

    @Test
    void aFullQueueMayLeadBackIntoTheFlow() {
      try (var at = new Scene("limit billing longest-queue=1 exit=full")) {
        third(at).until(LineCommand.MusicOn.class);
        var phone = at.call().plays("main-menu").presses('0');
        phone.plays("info").finishes();
        assertThat(outcomeOf(at)).isEqualTo(new Outcome.SelfServed("info"));
      }
    }

    @Test
    void aFullQueueMayLeadOutside() {
      try (var at = new Scene("limit billing longest-queue=1 number=+351210000000")) {
        third(at).until(LineCommand.MusicOn.class);
        var phone = at.call().plays("main-menu").presses('0');
        assertThat(phone.until(LineCommand.CallOut.class).number().value())
            .isEqualTo("+351210000000");
        at.floor.accept(new PbxNews.Bridged(CompanyText.PBX, at.clock.now(), phone.id));
        phone.asked();
        at.clock.advance(Duration.ofSeconds(40));
        phone.ringEnds(new RingOutcome.Talked(Duration.ofSeconds(45))).finishes();
        assertThat(outcomeOf(at))
            .isEqualTo(
                new Outcome.SentOutside(
                    BILLING, new PhoneNumber("+351210000000"), Duration.ofSeconds(40)));
        assertThat(at.told(JournalEntry.OutsideCalled.class)).hasSize(1);
      }
    }

    @Test
    void whoHangsUpWhileAnOutsideNumberIsCalledIsTurnedAwayByNobody() {
      try (var at = new Scene("limit billing longest-queue=1 number=+351210000000")) {
        third(at).until(LineCommand.MusicOn.class);
        var phone = at.call().plays("main-menu").presses('0');
        phone.until(LineCommand.CallOut.class);
        phone.hangsUp();
        assertThat(outcomeOf(at)).isInstanceOf(Outcome.Abandoned.class);
      }
    }
  }

  @Test
  void anErrorOfOursHandsTheCallerBackAndFreesTheAgent() {
    var phone = scene.call();
    phone.ring();
    phone.answer(LineEvent.DONE); // no ring may be answered so
    assertThat(phone.asked()).isInstanceOf(LineCommand.HandBack.class);
    nobodyIsLeftBehind();
  }
}
