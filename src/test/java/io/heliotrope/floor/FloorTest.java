package io.heliotrope.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.RingOutcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FloorTest {

  private static final String TUESDAY_AFTERNOON = "2026-03-24T15:05:00Z";
  private static final String SUNDAY = "2026-03-22T03:00:00Z";

  private final World world =
      World.given(
              """
              site  lisbon Europe/Lisbon  Mo-Fr 08:00-18:00
              site  denver America/Denver Mo-Fr 08:00-17:00
              agent ana lisbon en,pt billing:80
              agent rui lisbon en,pt billing:80
              agent bob denver en,es billing:70
              queue billing lisbon,denver billing:60
              queue spanish lisbon,denver
              """)
          .at(TUESDAY_AFTERNOON);

  private static final RingOutcome TALKED = new RingOutcome.Talked(Duration.ofSeconds(60));

  @Nested
  class A_Asking {

    @Test
    void theFirstOpenSiteIsAskedAndThereWhoHasBeenFreeTheLongest() {
      assertThat(world.ask("c-1", "billing", "en"))
          .containsExactly("ana: Ready -> Ringing", "offer c-1 to ana");
      assertThat(world.ask("c-2", "billing", "en"))
          .containsExactly("rui: Ready -> Ringing", "offer c-2 to rui");
      assertThat(world.ask("c-3", "billing", "en"))
          .containsExactly("bob: Ready -> Ringing", "offer c-3 to bob");
      assertThat(world.ask("c-4", "billing", "en")).containsExactly("c-4 waits, number 1");
      assertThat(world.ask("c-5", "billing", "en")).containsExactly("c-5 waits, number 2");
    }

    @Test
    void whoSpeaksTheCallersLanguageIsAskedThoughTheSiteComesLater() {
      assertThat(world.ask("c-1", "spanish", "es")).contains("offer c-1 to bob");
    }

    @Test
    void nobodyWaitsWhenEverySiteIsClosed() {
      world.at(SUNDAY);
      assertThat(world.ask("c-1", "billing", "en"))
          .containsExactly("nobody awake for c-1, opens 2026-03-23T08:00:00Z");
    }

    @Test
    void nobodyWaitsWhenOnlyOthersAreAwake() {
      world.at("2026-03-24T10:00:00Z"); // Lisbon is open, Denver asleep
      assertThat(world.ask("c-1", "spanish", "es"))
          .containsExactly("nobody awake for c-1, opens 2026-03-24T14:00:00Z");
    }
  }

  @Nested
  class B_Waiting {

    @Test
    void theLongestWaitingIsOfferedFirstWhenAnAgentIsFree() {
      ringEverybody();
      world.ask("c-4", "billing", "en");
      world.ask("c-5", "billing", "en");
      assertThat(world.ends("c-2", TALKED))
          .containsExactly("rui: Ringing -> Ready", "rui: Ready -> Ringing", "offer c-4 to rui");
    }

    @Test
    void aCallerWhomTheFreeAgentCannotHelpIsPassedBy() {
      ringEverybody();
      world.ask("c-4", "spanish", "es");
      world.ask("c-5", "billing", "en");
      assertThat(world.ends("c-1", TALKED)).contains("offer c-5 to ana");
    }

    @Test
    void whoLeavesIsNotOffered() {
      ringEverybody();
      world.ask("c-4", "billing", "en");
      assertThat(world.when(new FloorCommand.Leave(new CallId("c-4")))).isEmpty();
      assertThat(world.ends("c-1", TALKED)).containsExactly("ana: Ringing -> Ready");
    }

    @Test
    void aCallerWaitingWhenTheLastSiteClosesIsTold() {
      ringEverybody();
      world.ask("c-4", "billing", "en");
      assertThat(world.floor().nextWake()).isPresent();
      world.at("2026-03-24T23:00:00Z"); // Denver closes at 17:00
      assertThat(world.tick()).contains("nobody awake for c-4, opens 2026-03-25T08:00:00Z");
    }

    @Test
    void aSiteThatOpensServesWhoWaits() {
      world.at("2026-03-24T07:59:00Z");
      var early = world.ask("c-1", "billing", "en");
      assertThat(early).containsExactly("nobody awake for c-1, opens 2026-03-24T08:00:00Z");
      world.at("2026-03-24T08:00:00Z");
      assertThat(world.ask("c-1", "billing", "en")).contains("offer c-1 to ana");
    }

    private void ringEverybody() {
      world.ask("c-1", "billing", "en");
      world.ask("c-2", "billing", "en");
      world.ask("c-3", "billing", "en");
    }
  }

  @Nested
  class C_Misses {

    @Test
    void whoDidNotAnswerIsNotOfferedTheSameCallerAgainAtOnce() {
      world.ask("c-1", "billing", "en");
      assertThat(world.ends("c-1", new RingOutcome.NoAnswer()))
          .containsExactly("ana: Ringing -> Ready", "rui: Ready -> Ringing", "offer c-1 to rui");
    }

    @Test
    void whenEverybodyHasMissedTheCallerIsOfferedAgainAfterHalfAMinute() {
      world.ask("c-1", "billing", "en");
      world.ends("c-1", new RingOutcome.Declined());
      world.ends("c-1", new RingOutcome.Declined());
      assertThat(world.ends("c-1", new RingOutcome.Declined()))
          .containsExactly("bob: Ringing -> Ready", "c-1 waits, number 1");
      world.after(Duration.ofSeconds(30));
      assertThat(world.tick()).contains("offer c-1 to ana");
    }

    @Test
    void anUnreachableTelephoneIsLeftAloneForHalfAMinute() {
      world.ask("c-1", "billing", "en");
      world.ends("c-1", new RingOutcome.Unreachable(3));
      assertThat(world.ask("c-2", "billing", "en")).contains("offer c-2 to bob");
      world.after(Duration.ofSeconds(30));
      assertThat(world.tick()).contains("ana: Unreachable -> Ready");
    }

    @Test
    void anOfferOfWhichNobodyTellsTheEndEndsByItself() {
      world.ask("c-1", "billing", "en");
      world.after(Duration.ofSeconds(30));
      assertThat(world.tick()).contains("ana: Ringing -> Ready", "offer c-1 to rui");
    }

    @Test
    void theDeadOffersLateEndChangesNothing() {
      world.ask("c-1", "billing", "en");
      Claim dead = world.claimOf("c-1");
      world.after(Duration.ofSeconds(30)).tick();
      assertThat(world.when(new FloorCommand.OfferEnded(dead, TALKED))).isEmpty();
      assertThat(world.claimOf("c-1").fence()).isGreaterThan(dead.fence());
    }
  }

  @Nested
  class D_Telephones {

    @Test
    void aBusyTelephoneIsNotRung() {
      assertThat(world.device("ana", DeviceState.IN_USE))
          .containsExactly("ana: Ready -> BusyElsewhere");
      assertThat(world.ask("c-1", "billing", "en")).contains("offer c-1 to rui");
    }

    @Test
    void anAgentWhoseTelephoneIsNotYetFreeAfterATalkIsOfferedWhenItIs() {
      world.ask("c-1", "billing", "en");
      world.device("ana", DeviceState.RINGING);
      world.device("ana", DeviceState.IN_USE);
      world.when(new FloorCommand.TalkBegan(world.claimOf("c-1")));
      world.ask("c-2", "billing", "en");
      world.ask("c-3", "billing", "en");
      world.ask("c-4", "billing", "en");
      assertThat(world.ends("c-1", TALKED)).containsExactly("ana: Talking -> BusyElsewhere");
      assertThat(world.device("ana", DeviceState.NOT_IN_USE))
          .containsExactly(
              "ana: BusyElsewhere -> Ready", "ana: Ready -> Ringing", "offer c-4 to ana");
    }

    @Test
    void aTalkWhoseTelephoneStaysFreeIsTakenToBeOver() {
      world.ask("c-1", "billing", "en");
      world.when(new FloorCommand.TalkBegan(world.claimOf("c-1")));
      world.device("ana", DeviceState.NOT_IN_USE);
      world.after(Duration.ofSeconds(5));
      assertThat(world.tick()).contains("ana: Talking -> Ready");
    }

    @Test
    void whenThePbxIsLostTheTelephonesAreTheJudges() {
      world.device("ana", DeviceState.UNAVAILABLE);
      assertThat(world.when(new FloorCommand.PbxLost(World.PBX)))
          .containsExactly("ana: Unreachable -> Ready");
    }

    @Test
    void aSnapshotReplacesWhatWasKnown() {
      world.device("ana", DeviceState.IN_USE);
      var endpoint = world.endpoint("rui");
      assertThat(
              world.when(
                  new FloorCommand.DevicesKnown(
                      World.PBX, Map.of(endpoint, DeviceState.UNAVAILABLE))))
          .containsExactlyInAnyOrder("ana: BusyElsewhere -> Ready", "rui: Ready -> Unreachable");
    }
  }

  @Test
  void aChangeOfRulesLosesNobody() {
    world.ask("c-1", "billing", "en");
    var next =
        World.rules(
            """
            site  denver America/Denver Mo-Fr 08:00-17:00
            agent bob denver en,es billing:70
            queue billing denver billing:60
            """);
    assertThat(world.when(new FloorCommand.RulesChanged(next))).isEmpty();
    assertThat(world.ends("c-1", new RingOutcome.NoAnswer())).contains("offer c-1 to bob");
  }
}
