package io.heliotrope.floor;

import org.junit.jupiter.api.Test;

/** What a queue allows of waiting, and where it leads those for whom it is too much. */
class LimitsTest {

  private static final String COMPANY =
      """
      site  lisbon Europe/Lisbon Mo-Fr 08:00-18:00
      agent ana  lisbon billing en
      agent rui  lisbon general en
      queue billing lisbon billing
      queue general lisbon general
      """;

  /** Lisbon 15:05. */
  private static final String TUESDAY = "2026-03-24T15:05Z";

  private static Scenario at(String instant, String limits) {
    return Scenario.given(COMPANY + limits, instant);
  }

  @Test
  void whoComesWhenTheQueueIsFullGoesAnotherWay() {
    at(TUESDAY, "limit billing longest-queue=1 callback")
        .plays(
            """
            > c1 asks billing en
            offer c1 to ana
            ana Ready -> Reserved
            > c2 asks billing en
            c2 waits at 1
            > c3 asks billing en
            c3 leaves billing by LONGEST_QUEUE: Callback[]
            > c2 leaves
            > c4 asks billing en
            c4 waits at 1
            """);
  }

  @Test
  void whoWasOfferedOnceMayWaitHoweverFullItIs() {
    at(TUESDAY, "limit billing longest-queue=1 exit=full")
        .plays(
            """
            > c1 asks billing en
            offer c1 to ana
            ana Ready -> Reserved
            > c2 asks billing en
            c2 waits at 1
            > ana ends Declined
            ana Reserved -> Ready
            c1 waits at 1
            offer c2 to ana
            ana Ready -> Reserved
            """);
  }

  @Test
  void theLongestWaitLeadsToAnotherQueueWithTheTimeWaited() {
    at(TUESDAY, "limit billing longest-wait=1m queue=general")
        .plays(
            """
            > c1 asks billing en
            offer c1 to ana
            ana Ready -> Reserved
            > ana talks
            ana Reserved -> Talking
            > c2 asks billing en
            c2 waits at 1
            > 59s pass
            > 1s pass
            c2 leaves billing by LONGEST_WAIT: ToQueue[queue=general]
            """);
  }

  @Test
  void nobodyIsSentAwayWhileSomebodyIsRungForThem() {
    at(TUESDAY, "limit billing longest-wait=10s message=busy")
        .plays(
            """
            > c1 asks billing en
            offer c1 to ana
            ana Ready -> Reserved
            > c2 asks billing en
            c2 waits at 1
            > 9s pass
            > ana ends CallerGone
            ana Reserved -> Ready
            offer c2 to ana
            ana Ready -> Reserved
            > 9s pass
            > ana ends NoAnswer
            ana Reserved -> Ready
            c2 leaves billing by LONGEST_WAIT: Message[prompt=busy]
            """);
  }

  @Test
  void nobodyIsSignedIn() {
    at(TUESDAY, "limit billing nobody-signed-in number=+351210000000")
        .plays(
            """
            > ana pauses for lunch
            ana is Paused: paused by phone
            ana Ready -> Paused
            ana: DONE
            > c1 asks billing en
            c1 waits at 1
            > rui signs out
            rui is SignedOut: signed out by phone
            rui Ready -> SignedOut
            rui: DONE
            > ana signs out
            ana is SignedOut: signed out by phone
            ana Paused -> SignedOut
            ana: DONE
            c1 leaves billing by NOBODY_SIGNED_IN: Outside[number=+351210000000]
            > c2 asks billing en
            c2 leaves billing by NOBODY_SIGNED_IN: Outside[number=+351210000000]
            > c3 asks general en
            c3 waits at 1
            """);
  }

  @Test
  void nobodyIsAwakeSoonEnough() {
    at("2026-03-24T07:20Z", "limit billing nobody-awake=30m exit=closed")
        .plays(
            """
            > c1 asks billing en
            c1 leaves billing by NOBODY_AWAKE: Exit[name=closed]
            > c2 asks general en
            nobody awake for c2 until 2026-03-24T08:00:00Z
            """);
  }

  @Test
  void whoComesShortlyBeforeOpeningWaits() {
    at("2026-03-24T07:50Z", "limit billing nobody-awake=30m exit=closed")
        .plays(
            """
            > c1 asks billing en
            c1 waits at 1
            > at 2026-03-24T08:00Z
            offer c1 to ana
            ana Ready -> Reserved
            """);
  }

  @Test
  void whoStillWaitsWhenTheLastSiteClosesGoesTheWayOut() {
    at("2026-03-24T17:59Z", "limit billing nobody-awake=30m callback")
        .plays(
            """
            > c1 asks billing en
            offer c1 to ana
            ana Ready -> Reserved
            > ana talks
            ana Reserved -> Talking
            > c2 asks billing en
            c2 waits at 1
            > at 2026-03-24T18:00Z
            c2 leaves billing by NOBODY_AWAKE: Callback[]
            """);
  }
}
