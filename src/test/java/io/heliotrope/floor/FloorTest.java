package io.heliotrope.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Begins;
import io.heliotrope.config.Company;
import io.heliotrope.routing.AgentState;
import io.heliotrope.testing.CompanyText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloorTest {

  private static final String COMPANY =
      """
      site  lisbon  Europe/Lisbon  Mo-Fr 08:00-18:00
      site  denver  America/Denver Mo-Fr 08:00-17:00
      agent ana     lisbon         billing=80  en,pt
      agent rui     lisbon         billing=80  en,pt
      agent bob     denver         billing=70  en,es
      queue billing lisbon,denver  billing=60
      queue spanish lisbon,denver  -
      """;

  private static final String ONLY_ANA =
      """
      site  lisbon  Europe/Lisbon  Mo-Fr 08:00-18:00
      agent ana     lisbon         billing  en
      queue billing lisbon         billing  misses=3
      queue noted   lisbon         billing  wrap-up=15s
      """;

  /** Lisbon 15:05, Denver 09:05: everybody is at work. */
  private static final String TUESDAY = "2026-03-24T15:05Z";

  private final Scenario everybody = Scenario.given(COMPANY, TUESDAY);
  private final Scenario ana = Scenario.given(ONLY_ANA, TUESDAY);

  @Nested
  @DisplayName("A: asking for a person")
  class Asking {

    @Test
    void theFirstOpenSiteAndThereWhoHasBeenIdleLongest() {
      everybody.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > c2 asks billing en
          offer c2 to rui
          rui Ready -> Reserved
          > c3 asks billing en
          offer c3 to bob
          bob Ready -> Reserved
          > c4 asks billing en
          c4 waits at 1
          > c5 asks spanish es
          c5 waits at 1
          > c6 asks billing pt
          c6 waits at 2
          """);
    }

    @Test
    void whoSpeaksTheLanguageThoughTheSiteComesLater() {
      everybody.plays(
          """
          > c1 asks spanish es
          offer c1 to bob
          bob Ready -> Reserved
          """);
    }

    @Test
    void nobodyIsAwake() {
      Scenario.given(COMPANY, "2026-03-22T03:00Z")
          .plays(
              """
              > c1 asks billing en
              nobody awake for c1 until 2026-03-23T08:00:00Z
              """);
    }

    @Test
    void onlyOthersAreAwake() {
      // Lisbon is open, but speaks no Spanish
      Scenario.given(COMPANY, "2026-03-24T10:00Z")
          .plays(
              """
              > c1 asks spanish es
              nobody awake for c1 until 2026-03-24T14:00:00Z
              > c2 asks spanish fr
              nobody awake for c2 until ever
              > c3 asks nonsense en
              nobody awake for c3 until ever
              """);
    }

    @Test
    void askingAgainIsAskingAnew() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > c1 asks noted en
          ana Reserved -> Ready
          offer c1 to ana
          ana Ready -> Reserved
          """);
    }
  }

  @Nested
  @DisplayName("B: waiting")
  class Waiting {

    @Test
    void theLongestWaitComesFirstAcrossQueues() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > 1s pass
          > c2 asks noted en
          c2 waits at 1
          > 1s pass
          > c3 asks billing en
          c3 waits at 1
          > ana talks
          ana Reserved -> Talking
          > ana ends Talked
          ana Talking -> Ready
          offer c2 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void whomTheFreeAgentCanNotHelpIsPassedBy() {
      everybody.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > c2 asks billing en
          offer c2 to rui
          rui Ready -> Reserved
          > c3 asks billing en
          offer c3 to bob
          bob Ready -> Reserved
          > c4 asks spanish es
          c4 waits at 1
          > c5 asks billing en
          c5 waits at 1
          > ana ends Talked
          ana Reserved -> Ready
          offer c5 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void whoLeavesIsNotOffered() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > c2 asks billing en
          c2 waits at 1
          > c2 leaves
          > c1 leaves
          ana Reserved -> Ready
          > ana ends CallerGone
          > c1 leaves
          """);
    }

    @Test
    void theLastSiteClosesAndTheNextOpens() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > c2 asks billing en
          c2 waits at 1
          """);
      assertThat(ana.floor().nextWake()).contains(Instant.parse("2026-03-24T18:00:00Z"));
      ana.plays(
          """
          > at 2026-03-24T18:00Z
          nobody awake for c2 until 2026-03-25T08:00:00Z
          > ana ends Talked
          ana Talking -> Ready
          > c3 asks billing en
          nobody awake for c3 until 2026-03-25T08:00:00Z
          """);
    }

    @Test
    void anOfferMadeBeforeClosingMayStillBeAnswered() {
      Scenario.given(ONLY_ANA, "2026-03-24T17:59:50Z")
          .plays(
              """
              > c1 asks billing en
              offer c1 to ana
              ana Ready -> Reserved
              > 15s pass
              > ana ends NoAnswer
              ana Reserved -> Ready
              nobody awake for c1 until 2026-03-25T08:00:00Z
              """);
    }

    @Test
    void aSiteThatOpensServesWhoWaitsForAnother() {
      var scenario = Scenario.given(COMPANY, "2026-03-24T13:59:50Z");
      scenario.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > c2 asks billing en
          offer c2 to rui
          rui Ready -> Reserved
          > c3 asks billing en
          c3 waits at 1
          """);
      assertThat(scenario.floor().nextWake()).contains(Instant.parse("2026-03-24T14:00:00Z"));
      scenario.plays(
          """
          > 10s pass
          offer c3 to bob
          bob Ready -> Reserved
          """);
    }
  }

  @Nested
  @DisplayName("C: offers that come to nothing")
  class Misses {

    @Test
    void theNextIsAskedAndTheCallerKeepsTheirPlace() {
      everybody.plays(
          """
          > c1 asks billing pt
          offer c1 to ana
          ana Ready -> Reserved
          > c2 asks billing pt
          offer c2 to rui
          rui Ready -> Reserved
          > 1s pass
          > c3 asks billing pt
          c3 waits at 1
          > ana ends NoAnswer
          ana Reserved -> Ready
          c1 waits at 1
          offer c3 to ana
          ana Ready -> Reserved
          > rui ends Declined
          rui Reserved -> Ready
          offer c1 to rui
          rui Ready -> Reserved
          c2 waits at 1
          """);
    }

    @Test
    void afterHalfAMinuteTheSameAgentIsAskedAgain() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends Declined
          ana Reserved -> Ready
          c1 waits at 1
          """);
      assertThat(ana.floor().nextWake()).contains(Instant.parse("2026-03-24T15:05:02Z"));
      ana.plays("> 2s pass");
      assertThat(ana.floor().nextWake()).contains(Instant.parse("2026-03-24T15:05:30Z"));
      ana.plays(
          """
          > 28s pass
          offer c1 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void othersAreOfferedMeanwhile() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends NoAnswer
          ana Reserved -> Ready
          c1 waits at 1
          > c2 asks billing en
          offer c2 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void aTelephoneThatCanNotBeReachedRestsForHalfAMinute() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends Unreachable
          ana Reserved -> Unreachable
          c1 waits at 1
          > c2 asks billing en
          c2 waits at 2
          > 30s pass
          ana Unreachable -> Ready
          offer c1 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void unlessTheTelephoneSaysOtherwise() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends Unreachable
          ana Reserved -> Unreachable
          c1 waits at 1
          > c2 asks billing en
          c2 waits at 2
          > ana phone UNAVAILABLE
          > 40s pass
          > ana phone NOT_IN_USE
          ana Unreachable -> Ready
          offer c1 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void anOfferOfWhichNobodyTellsTheEndEndsByItselfIfTheTelephoneIsIdle() {
      ana.plays(
          """
          > ana phone NOT_IN_USE
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > 29s pass
          > 1s pass
          ana Reserved -> Ready
          c1 waits at 1
          > ana talks
          > ana ends Talked
          """);
    }

    @Test
    void elseItIsATalkThatNobodyCouldTellUsOf() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > c2 asks billing en
          c2 waits at 1
          > 30s pass
          ana Reserved -> Talking
          > 1h pass
          > ana ends Talked
          ana Talking -> Ready
          offer c2 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void butACallerWhoNeverTalkedAsTheLineSaysInTheEndHasKeptTheirPlace() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > c2 asks billing en
          c2 waits at 1
          > 30s pass
          ana Reserved -> Talking
          > ana ends NoAnswer
          ana Talking -> Ready
          offer c2 to ana
          ana Ready -> Reserved
          c1 waits at 1
          """);
    }
  }

  @Nested
  @DisplayName("D: talk and wrap-up")
  class TalkAndWrapUp {

    @Test
    void wrapUpEndsAtItsTime() {
      ana.plays(
          """
          > c1 asks noted en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > c2 asks noted en
          c2 waits at 1
          > ana ends TalkedUntilCallerLeft
          ana Talking -> WrappingUp
          """);
      assertThat(ana.floor().nextWake()).contains(Instant.parse("2026-03-24T15:05:15Z"));
      ana.plays(
          """
          > 14s pass
          > 1s pass
          ana WrappingUp -> Ready
          offer c2 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void aMissGivesNoWrapUp() {
      ana.plays(
          """
          > c1 asks noted en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends NoAnswer
          ana Reserved -> Ready
          c1 waits at 1
          """);
    }

    @Test
    void aCallerWhoLeavesDuringTheTalkEndsIt() {
      ana.plays(
          """
          > c1 asks noted en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > c1 leaves
          ana Talking -> WrappingUp
          > ana ends TalkedUntilCallerLeft
          """);
    }

    @Test
    void whoIsBusyWithSomethingElseAfterWrapUpIsNotFree() {
      ana.plays(
          """
          > c1 asks noted en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends Talked
          ana Reserved -> WrappingUp
          > ana phone IN_USE
          > 15s pass
          ana WrappingUp -> BusyElsewhere
          > ana phone NOT_IN_USE
          ana BusyElsewhere -> Ready
          """);
    }
  }

  @Nested
  @DisplayName("E: what telephones say, sooner or later than the line")
  class Telephones {

    @Test
    void aTelephoneInUseIsNotRung() {
      ana.plays(
          """
          > ana phone IN_USE
          ana Ready -> BusyElsewhere
          > c1 asks billing en
          c1 waits at 1
          > ana phone ON_HOLD
          > ana phone NOT_IN_USE
          ana BusyElsewhere -> Ready
          offer c1 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void ourOwnOfferMakesNobodyBusyElsewhere() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana phone RINGING
          > ana phone IN_USE
          > ana talks
          ana Reserved -> Talking
          > ana phone IN_USE
          """);
    }

    @Test
    void theAgentIsFreeWhenTheLineSaysSoThoughTheTelephoneStillSpeaksOfTheTalk() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana phone IN_USE
          > ana talks
          ana Reserved -> Talking
          > c2 asks billing en
          c2 waits at 1
          > ana ends Talked
          ana Talking -> Ready
          offer c2 to ana
          ana Ready -> Reserved
          > ana phone NOT_IN_USE
          > ana phone RINGING
          """);
    }

    @Test
    void theTelephoneMaySayFirstThatTheTalkIsOverAndTheAgentIsFreedOnce() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > c2 asks billing en
          c2 waits at 1
          > ana phone NOT_IN_USE
          > ana ends Talked
          ana Talking -> Ready
          offer c2 to ana
          ana Ready -> Reserved
          > 5s pass
          """);
    }

    @Test
    void lateWordOfATalkThatIsOverIsAnEcho() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends Declined
          ana Reserved -> Ready
          c1 waits at 1
          > ana phone RINGING
          > ana phone NOT_IN_USE
          > c2 asks billing en
          offer c2 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void butNotIfTheTelephoneStaysBusy() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > c1 leaves
          ana Reserved -> Ready
          > ana phone IN_USE
          > 2s pass
          ana Ready -> BusyElsewhere
          """);
    }

    @Test
    void aTalkWhoseTelephoneStaysIdleIsOver() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > ana phone NOT_IN_USE
          > 4s pass
          > 1s pass
          ana Talking -> Ready
          > ana ends Talked
          """);
    }

    @Test
    void aWordOfTheCallBeforeDoesNotEndTheTalk() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > ana phone NOT_IN_USE
          > ana phone IN_USE
          > 1h pass
          """);
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE", "INVALID"})
    void aTelephoneOutOfReachIsNotRung(String state) {
      ana.plays(
          """
          > ana phone %s
          ana Ready -> Unreachable
          > c1 asks billing en
          c1 waits at 1
          > ana phone NOT_IN_USE
          ana Unreachable -> Ready
          offer c1 to ana
          ana Ready -> Reserved
          """
              .formatted(state));
    }

    @Test
    void aSnapshotReplacesWhatWasKnown() {
      everybody.plays(
          """
          > ana phone IN_USE
          ana Ready -> BusyElsewhere
          > pbx knows rui=UNAVAILABLE bob=NOT_IN_USE
          ana BusyElsewhere -> Ready
          rui Ready -> Unreachable
          """);
    }

    @Test
    void theLastWordOfALostPbxStandsForAMinuteThenTheTelephonesAreTheJudges() {
      everybody.plays(
          """
          > ana phone IN_USE
          ana Ready -> BusyElsewhere
          > rui phone UNAVAILABLE
          rui Ready -> Unreachable
          > pbx lost
          > 59s pass
          > 1s pass
          ana BusyElsewhere -> Ready
          rui Unreachable -> Ready
          > pbx knows ana=IN_USE rui=NOT_IN_USE bob=NOT_IN_USE
          ana Ready -> BusyElsewhere
          """);
    }

    @Test
    void wordOfTelephonesWeDoNotKnowIsNothingToUs() {
      ana.plays("> nobody phone IN_USE");
    }
  }

  @Nested
  @DisplayName("F: the files change")
  class FilesChange {

    private static final String ONLY_DENVER =
        """
        site  denver  America/Denver Mo-Fr 08:00-17:00
        agent bob     denver         billing=70  en
        agent eve     denver         billing=70  en,es
        queue billing denver         billing=60
        """;

    private final Scenario scenario =
        Scenario.given(COMPANY, TUESDAY, Map.of("denver", ONLY_DENVER));

    @Test
    void nobodyWhoWaitsOrTalksIsLost() {
      scenario.plays(
          """
          > c1 asks billing pt
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > c2 asks spanish es
          offer c2 to bob
          bob Ready -> Reserved
          > c3 asks spanish es
          c3 waits at 1
          > c4 asks billing es
          c4 waits at 1
          > rules denver
          rui Ready -> SignedOut
          nobody awake for c3 until ever
          offer c4 to eve
          eve Ready -> Reserved
          > bob ends NoAnswer
          bob Reserved -> Ready
          nobody awake for c2 until ever
          > ana ends Talked
          ana Talking -> Ready
          ana Ready -> SignedOut
          """);
    }
  }

  @Nested
  @DisplayName("G: what agents ask for")
  class Duties {

    @Test
    void whoHasSignedOutIsNotRung() {
      ana.plays(
          """
          > ana signs out
          ana is SignedOut: signed out by phone
          ana Ready -> SignedOut
          ana: DONE
          > c1 asks billing en
          c1 waits at 1
          > ana signs out
          ana: ALREADY
          > ana resumes
          ana: SIGNED_OUT
          > ana pauses for lunch
          ana: SIGNED_OUT
          > ana signs in
          ana is SignedIn: signed in by phone
          ana SignedOut -> Ready
          ana: DONE
          offer c1 to ana
          ana Ready -> Reserved
          > ana signs in
          ana: ALREADY
          """);
    }

    @Test
    void ofWhomNothingIsKnownTheFilesSayWhetherTheyAreSignedIn() {
      Company signedIn = CompanyText.read(ONLY_ANA);
      Map<AgentId, Agent> agents = new LinkedHashMap<>();
      for (Agent one : signedIn.agents().values()) {
        agents.put(
            one.id(),
            new Agent(
                one.id(),
                one.label(),
                one.site(),
                one.endpoint(),
                one.skills(),
                one.languages(),
                one.markets(),
                Begins.SIGNED_OUT));
      }
      var company =
          new Company("test", signedIn.sites(), agents, signedIn.queues(), signedIn.numbers());
      var floor = new Floor(Rules.of("v1", company), Instant.parse("2026-03-24T15:05:00Z"));
      assertThat(floor.people())
          .singleElement()
          .satisfies(ana -> assertThat(ana.state()).isInstanceOf(AgentState.SignedOut.class));
    }

    @Test
    void aPauseHasAReasonAndEnds() {
      ana.plays(
          """
          > ana pauses for lunch
          ana is Paused: paused by phone
          ana Ready -> Paused
          ana: DONE
          > ana pauses for lunch
          ana: ALREADY
          > ana pauses for training
          ana is Paused: paused by phone
          ana Paused -> Paused
          ana: DONE
          > ana phone IN_USE
          > ana resumes
          ana is SignedIn: resumed by phone
          ana Paused -> BusyElsewhere
          ana: DONE
          > ana phone NOT_IN_USE
          ana BusyElsewhere -> Ready
          > ana resumes
          ana: ALREADY
          """);
    }

    @ParameterizedTest
    @CsvSource({"signs out, SignedOut, signed out", "pauses for lunch, Paused, paused"})
    void whatIsAskedWhileTalkingTakesEffectAfterTheCallAndNeedsNoWrapUp(
        String asks, String state, String word) {
      ana.plays(
          """
          > c1 asks noted en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > ana %s
          ana is %s: %s by phone
          ana: AFTER_THE_CALL
          > c2 asks noted en
          c2 waits at 1
          > ana ends Talked
          ana Talking -> %s
          """
              .formatted(asks, state, word, state));
    }

    @ParameterizedTest
    @CsvSource({
      "NoAnswer",
      "Declined",
      "Busy",
      "Unreachable",
      "Congested",
      "LeftBeforeCaller",
      "NotTaken"
    })
    void whoPausesWhileRungIsPausedHoweverTheOfferEnds(String outcome) {
      ana.plays(
          """
          > ana phone IN_USE
          ana Ready -> BusyElsewhere
          > ana phone NOT_IN_USE
          ana BusyElsewhere -> Ready
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana rings
          ana Reserved -> Ringing
          > ana pauses for lunch
          ana is Paused: paused by phone
          ana: AFTER_THE_CALL
          > ana phone UNAVAILABLE
          > ana ends %s
          ana Ringing -> Paused
          c1 waits at 1
          """
              .formatted(outcome));
    }

    @Test
    void whoThinksBetterOfItWhileTalkingGoesOnAfterTheCall() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > ana signs out
          ana is SignedOut: signed out by phone
          ana: AFTER_THE_CALL
          > ana signs in
          ana is SignedIn: signed in by phone
          ana: DONE
          > ana ends Talked
          ana Talking -> Ready
          """);
    }

    @Test
    void aWrapUpIsEndedEarlyOrExtended() {
      ana.plays(
          """
          > ana wrapped up
          ana: NOT_WRAPPING_UP
          > ana needs 30s more
          ana: NOT_WRAPPING_UP
          > c1 asks noted en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends Talked
          ana Reserved -> WrappingUp
          > 10s pass
          > ana needs 30s more
          ana WrappingUp -> WrappingUp
          ana: DONE
          > ana needs 1h more
          ana: TOO_LONG
          > 34s pass
          > 1s pass
          ana WrappingUp -> Ready
          > c2 asks noted en
          offer c2 to ana
          ana Ready -> Reserved
          > ana ends Talked
          ana Reserved -> WrappingUp
          > ana wrapped up
          ana WrappingUp -> Ready
          ana: DONE
          > 1h pass
          """);
    }

    @Test
    void aPauseEndsTheWrapUp() {
      ana.plays(
          """
          > c1 asks noted en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends Talked
          ana Reserved -> WrappingUp
          > ana pauses for lunch
          ana is Paused: paused by phone
          ana WrappingUp -> Paused
          ana: DONE
          > 1h pass
          """);
    }

    @Test
    void whoMissesThreeInARowIsPaused() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends NoAnswer
          ana Reserved -> Ready
          c1 waits at 1
          > c2 asks billing en
          offer c2 to ana
          ana Ready -> Reserved
          > ana ends NoAnswer
          ana Reserved -> Ready
          c2 waits at 2
          > c3 asks billing en
          offer c3 to ana
          ana Ready -> Reserved
          > ana ends Declined
          ana Reserved -> Ready
          c3 waits at 3
          > 30s pass
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends NoAnswer
          ana is Paused: paused by the system: missed 3 calls
          ana Reserved -> Paused
          c1 waits at 1
          > ana resumes
          ana is SignedIn: resumed by phone
          ana Paused -> Ready
          ana: DONE
          offer c2 to ana
          ana Ready -> Reserved
          > ana ends NoAnswer
          ana Reserved -> Ready
          c2 waits at 2
          offer c3 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void aTalkMakesMissesForgotten() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends NoAnswer
          ana Reserved -> Ready
          c1 waits at 1
          > c2 asks billing en
          offer c2 to ana
          ana Ready -> Reserved
          > ana ends NoAnswer
          ana Reserved -> Ready
          c2 waits at 2
          > c3 asks billing en
          offer c3 to ana
          ana Ready -> Reserved
          > ana ends Talked
          ana Reserved -> Ready
          > c4 asks billing en
          offer c4 to ana
          ana Ready -> Reserved
          > ana ends NoAnswer
          ana Reserved -> Ready
          c4 waits at 3
          """);
    }

    @Test
    void theTelephoneRingsWhenThePbxSaysSo() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana rings
          ana Reserved -> Ringing
          > ana rings
          > ana talks
          ana Ringing -> Talking
          > ana rings
          """);
    }

    @Test
    void nobodyKnowsWhoThatIs() {
      ana.plays(
          """
          > eve signs in
          eve: UNKNOWN_AGENT
          """);
    }
  }

  @Nested
  @DisplayName("H: the server is started again, after a crash or not")
  class Restarts {

    @Test
    void whoWasPausedOrSignedOutStillIs() {
      everybody.plays(
          """
          > ana pauses for lunch
          ana is Paused: paused by phone
          ana Ready -> Paused
          ana: DONE
          > rui signs out
          rui is SignedOut: signed out by phone
          rui Ready -> SignedOut
          rui: DONE
          > server restarts
          > c1 asks billing pt
          c1 waits at 1
          > ana resumes
          ana is SignedIn: resumed by phone
          ana Paused -> Ready
          ana: DONE
          offer c1 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void aWrapUpGoesOnAndEndsAtItsTime() {
      ana.plays(
          """
          > c1 asks noted en
          offer c1 to ana
          ana Ready -> Reserved
          > ana ends Talked
          ana Reserved -> WrappingUp
          > 10s pass
          > server restarts
          > c2 asks noted en
          c2 waits at 1
          > 5s pass
          ana WrappingUp -> Ready
          offer c2 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void aTalkMayGoOnThoughItsClaimIsDeadAsThePbxSays() {
      everybody.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > c2 asks billing en
          offer c2 to rui
          rui Ready -> Reserved
          > rui rings
          rui Reserved -> Ringing
          > server restarts
          ana Talking -> BusyElsewhere
          rui Ringing -> BusyElsewhere
          > pbx knows ana=IN_USE rui=NOT_IN_USE bob=NOT_IN_USE
          rui BusyElsewhere -> Ready
          > 1h pass
          > ana phone NOT_IN_USE
          ana BusyElsewhere -> Ready
          """);
    }

    @Test
    void ifThePbxSaysNothingTheTelephoneIsTheJudgeAfterAMinute() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana talks
          ana Reserved -> Talking
          > server restarts
          ana Talking -> BusyElsewhere
          > c2 asks billing en
          c2 waits at 1
          > 59s pass
          > 1s pass
          ana BusyElsewhere -> Ready
          offer c2 to ana
          ana Ready -> Reserved
          """);
    }

    @Test
    void whatWasToComeAfterTheCallHasCome() {
      ana.plays(
          """
          > c1 asks billing en
          offer c1 to ana
          ana Ready -> Reserved
          > ana signs out
          ana is SignedOut: signed out by phone
          ana: AFTER_THE_CALL
          > server restarts
          ana Reserved -> SignedOut
          """);
    }
  }

  @Test
  void fencesOnlyGrowAndDeadClaimsSayNothing() {
    ana.plays(
        """
        > c1 asks billing en
        offer c1 to ana
        ana Ready -> Reserved
        > c1 leaves
        ana Reserved -> Ready
        > ana talks
        > ana ends Talked
        """);
  }

  @Test
  void aClockThatIsSetBackMakesNobodyWaitLonger() {
    ana.plays(
        """
        > c1 asks noted en
        offer c1 to ana
        ana Ready -> Reserved
        > ana ends Talked
        ana Reserved -> WrappingUp
        > at 2026-03-24T14:05Z
        > 14s pass
        > 1s pass
        ana WrappingUp -> Ready
        > at 2026-03-24T07:00Z
        > c2 asks billing en
        nobody awake for c2 until 2026-03-24T08:00:00Z
        """);
  }
}
