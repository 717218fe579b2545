package io.heliotrope.routing;

import static io.heliotrope.routing.RoutingWorld.given;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final String COMPANY =
      """
      site  lisbon  Europe/Lisbon   Mo-Fr 08:00-17:00
      site  denver  America/Denver  Mo-Fr 08:00-17:00
      site  manila  Asia/Manila     Mo-Fr 08:00-16:00
      agent ana     lisbon          billing=80,outages  en,pt
      agent rui     lisbon          billing=40          pt
      agent dan     denver          billing=70          en
      agent deb     denver          billing=70          en,es
      agent maria   manila          billing=60          en
      queue billing lisbon,denver   billing=60
      queue any     lisbon,denver,manila -
      """;

  @Nested
  @DisplayName("A: follow the sun")
  class FollowTheSun {

    @Test
    void theOpenSiteIsTaken() {
      // Tuesday 13 January 2026: Lisbon 08:00, Denver 01:00, Manila 16:00
      given(COMPANY)
          .at("2026-01-13T08:00Z")
          .route("any", "en")
          .says(
              """
              ana: taken: first open site in the order with somebody free, idle for 60 min
              rui: does not speak en
              dan: closed until 08:00 Denver (Mo-Fr 08:00-17:00)
              deb: closed until 08:00 Denver (Mo-Fr 08:00-17:00)
              maria: closed until Wed 08:00 Manila (Mo-Fr 08:00-16:00)
              """);
    }

    @Test
    void ofTwoOpenSitesTheEarlierInTheOrder() {
      given(COMPANY)
          .agent("dan", "idle for 5h")
          .agent("deb", "idle for 3h")
          .at("2026-01-13T15:30Z")
          .route("billing", "en")
          .says(
              """
              ana: taken: first open site in the order with somebody free, idle for 60 min
              dan: free, but Lisbon is earlier in the order
              deb: free, but Lisbon is earlier in the order
              rui: skill billing 40 < 60
              maria: Manila does not serve this queue
              """);
    }

    @Test
    void theNextOpenSiteWhenTheFirstHasNobodyFree() {
      given(COMPANY)
          .agent("ana", "talking for 3m")
          .at("2026-01-13T15:30Z")
          .route("billing", "en")
          .says(
              """
              dan: taken: first open site in the order with somebody free, idle for 60 min
              deb: free, but dan has been idle for 60 min
              ana: talking for 3 min
              rui: skill billing 40 < 60
              maria: Manila does not serve this queue
              """);
    }

    @Test
    void summerTimeMovesTheSun() {
      var world = given(COMPANY);
      world.at("2026-03-27T08:30Z").route("billing", "en").takes("ana");
      world.at("2026-03-27T07:30Z").route("billing", "en").takes("nobody");
      world.at("2026-03-30T07:30Z").route("billing", "en").takes("ana"); // since the 29th
    }

    @Test
    void nobodyAtTheWeekend() {
      given(COMPANY)
          .at("2026-01-17T12:00Z")
          .route("any", "en")
          .says(
              """
              ana: closed until Mon 08:00 Lisbon (Mo-Fr 08:00-17:00)
              rui: does not speak en
              dan: closed until Mon 08:00 Denver (Mo-Fr 08:00-17:00)
              deb: closed until Mon 08:00 Denver (Mo-Fr 08:00-17:00)
              maria: closed until Mon 08:00 Manila (Mo-Fr 08:00-16:00)
              """);
    }
  }

  @Nested
  @DisplayName("B: within a site")
  class WithinASite {

    @Test
    void theLongestIdle() {
      given(COMPANY)
          .agent("dan", "idle for 100s")
          .agent("deb", "idle for 4m")
          .at("2026-01-13T18:00Z")
          .route("billing", "en")
          .says(
              """
              deb: taken: first open site in the order with somebody free, idle for 4 min
              dan: free, but deb has been idle for 4 min
              ana: closed until Wed 08:00 Lisbon (Mo-Fr 08:00-17:00)
              rui: skill billing 40 < 60
              maria: Manila does not serve this queue
              """);
    }

    @Test
    void whoSpeaksTheLanguage() {
      var world = given(COMPANY);
      world.at("2026-01-13T18:00Z").route("billing", "es").takes("deb");
      world.at("2026-01-13T18:00Z").route("billing", "es-mx").takes("deb");
      world.at("2026-01-13T18:00Z").route("billing", "fr").takes("nobody");
      world.at("2026-01-13T12:00Z").route("billing", "pt-br").takes("ana");
    }

    @Test
    void everyReasonForNotBeingReadyIsTold() {
      given(COMPANY)
          .agent("ana", "ringing for 4s")
          .agent("rui", "wrapping up for 10s")
          .agent("dan", "busy for 3m")
          .agent("deb", "unreachable for 5h")
          .at("2026-01-13T15:30Z")
          .route("any", "en")
          .says(
              """
              ana: being rung for 4 s
              rui: does not speak en
              dan: busy with another call for 3 min
              deb: out of reach for 5 h
              maria: closed until Wed 08:00 Manila (Mo-Fr 08:00-16:00)
              """);
      given(COMPANY)
          .agent("ana", "at lunch for 3m")
          .agent("rui", "wrapping up for 10s")
          .at("2026-01-13T12:00Z")
          .route("any", "pt")
          .says(
              """
              ana: paused for 3 min (lunch)
              rui: in wrap-up for another 20 s
              dan: does not speak pt
              deb: does not speak pt
              maria: does not speak pt
              """);
    }
  }

  @Nested
  @DisplayName("C: who has let this caller pass")
  class AlreadyTried {

    @Test
    void isNotAskedAgainSoon() {
      given(COMPANY)
          .tried("ana", "refused 12s ago")
          .at("2026-01-13T12:00Z")
          .route("billing", "en")
          .says(
              """
              ana: refused this caller 12 s ago
              rui: skill billing 40 < 60
              dan: closed until 08:00 Denver (Mo-Fr 08:00-17:00)
              deb: closed until 08:00 Denver (Mo-Fr 08:00-17:00)
              maria: Manila does not serve this queue
              """);
    }

    @Test
    void isAskedAgainLaterIfThereIsNobodyElse() {
      given(COMPANY)
          .tried("ana", "refused 30s ago")
          .at("2026-01-13T12:00Z")
          .route("billing", "en")
          .takes("ana");
    }

    @Test
    void comesAfterThoseWhoHaveNot() {
      given(COMPANY)
          .tried("ana", "refused 40s ago")
          .at("2026-01-13T15:30Z")
          .route("billing", "en")
          .says(
              """
              dan: taken: first open site in the order with somebody free, idle for 60 min
              deb: free, but dan has been idle for 60 min
              ana: free, but has let this caller pass before, dan has not
              rui: skill billing 40 < 60
              maria: Manila does not serve this queue
              """);
    }
  }

  @Test
  void aQueueThatDoesNotExistTakesNobody() {
    given(COMPANY).at("2026-01-13T12:00Z").route("nonsense", "en").says("");
  }
}
