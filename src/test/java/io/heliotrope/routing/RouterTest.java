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

  @Nested
  @DisplayName("D: rings")
  class Widening {

    private static final String RINGS =
        """
        site  lisbon  Europe/Lisbon   24/7
        site  denver  America/Denver  24/7
        agent ana     lisbon          billing=80 pt       PT
        agent bia     lisbon          billing=80 pt=50    ES
        agent dan     denver          billing=40 es,en    US
        agent eve     denver          billing=30 en       US
        queue billing lisbon,denver   billing=60
        ring  billing lisbon          billing=60 level=60 market=callers
        ring  billing lisbon,denver   billing=40 after=30s over=5m
        ring  billing lisbon,denver   billing=30 after=2m last-resort=en
        """;

    @Test
    void atFirstOnlyTheInnermost() {
      given(RINGS)
          .agent("ana", "talking for 3m")
          .at("2026-01-13T12:00Z")
          .route("billing", "pt", "market=PT waited=10s")
          .says(
              """
              ana: talking for 3 min
              bia: may be asked in 20 s (ring 2)
              dan: may be asked in 110 s (ring 3)
              eve: may be asked in 110 s (ring 3)
              """);
    }

    @Test
    void whoseSiteIsClosedIsNotSaidToBeAskedSoon() {
      given(RINGS.replace("America/Denver  24/7", "America/Denver  Mo-Fr 08:00-17:00"))
          .agent("ana", "talking for 3m")
          .at("2026-01-13T12:00Z")
          .route("billing", "pt", "market=PT waited=10s")
          .says(
              """
              ana: talking for 3 min
              bia: may be asked in 20 s (ring 2)
              dan: closed until 08:00 Denver (Mo-Fr 08:00-17:00)
              eve: closed until 08:00 Denver (Mo-Fr 08:00-17:00)
              """);
    }

    @Test
    void thenMoreAndWhoBelongsToAnEarlierRingFirst() {
      given(RINGS)
          .agent("bia", "idle for 5h")
          .at("2026-01-13T12:00Z")
          .route("billing", "pt", "market=PT waited=30s")
          .says(
              """
              ana: taken: first open site in the order with somebody free, idle for 60 min
              bia: free, but ana belongs to ring 1, before ring 2
              dan: may be asked in 90 s (ring 3)
              eve: may be asked in 90 s (ring 3)
              """);
    }

    @Test
    void inTheEndALanguageOfLastResort() {
      given(RINGS)
          .agent("ana", "talking for 3m")
          .agent("bia", "at lunch for 3m")
          .agent("eve", "idle for 2h")
          .at("2026-01-13T12:00Z")
          .route("billing", "pt", "waited=2m")
          .says(
              """
              eve: taken: first open site in the order with somebody free, idle for 2 h
              dan: free, but eve has been idle for 2 h
              ana: talking for 3 min
              bia: paused for 3 min (lunch)
              """);
    }

    @Test
    void whoSpeaksTheCallersLanguageComesBeforeTheLastResort() {
      given(RINGS)
          .agent("eve", "idle for 5h")
          .at("2026-01-13T12:00Z")
          .route("billing", "es", "waited=2m")
          .says(
              """
              dan: taken: first open site in the order with somebody free, idle for 60 min
              eve: free, but dan belongs to ring 2, before ring 3
              ana: does not speak es
              bia: does not speak es
              """);
    }

    @Test
    void aLongEstimateOpensARingAtOnce() {
      var world = given(RINGS).agent("ana", "talking for 3m");
      world.estimate("4m").at("2026-01-13T12:00Z").route("billing", "pt").takes("nobody");
      world.estimate("6m").at("2026-01-13T12:00Z").route("billing", "pt").takes("bia");
    }

    @Test
    void trainingDoesNotMatterForCallersOfNoKnownMarket() {
      var world = given(RINGS).agent("ana", "talking for 3m");
      world.at("2026-01-13T12:00Z").route("billing", "es", "market=US").takes("nobody");
      given(RINGS).at("2026-01-13T12:00Z").route("billing", "pt").takes("ana");
    }
  }

  @Nested
  @DisplayName("E: strategies")
  class Strategies {

    private static String company(String queue) {
      return """
      site  lisbon  Europe/Lisbon   24/7
      site  denver  America/Denver  24/7
      agent ana     lisbon          billing=60,sales=90 en=80
      agent rui     lisbon          billing=90          en
      agent dan     denver          billing=70          en    US
      queue billing lisbon,denver   billing=50 %s
      """
          .formatted(queue);
    }

    @Test
    void longestIdleOverAllSites() {
      given(company("spread=together"))
          .agent("dan", "idle for 5h")
          .at("2026-01-13T12:00Z")
          .route("billing", "en")
          .says(
              """
              dan: taken: idle for 5 h
              ana: free, but dan has been idle for 5 h
              rui: free, but dan has been idle for 5 h
              """);
    }

    @Test
    void bestFitWeighsWhatTheOperatorWants() {
      given(company("strategy=best-fit spread=together weights=skill=50,language=50"))
          .at("2026-01-13T12:00Z")
          .route("billing", "en")
          .says(
              """
              rui: taken: fits 95 %
              dan: free, but rui fits 95 %
              ana: free, but rui fits 95 %
              """);
      given(company("strategy=best-fit spread=together weights=skill=10,site=20,market=80"))
          .at("2026-01-13T12:00Z")
          .route("billing", "en", "market=US-CO")
          .takes("dan");
    }

    @Test
    void preferredSkillsCountFromTheirLevelOn() {
      given(company("strategy=best-fit spread=together weights=skill=1 prefers=sales=80"))
          .at("2026-01-13T12:00Z")
          .route("billing", "en")
          .takes("ana");
      given(company("strategy=best-fit spread=together weights=skill=1 prefers=sales=95"))
          .at("2026-01-13T12:00Z")
          .route("billing", "en")
          .takes("rui");
    }

    @Test
    void idleTimeCountsInFullAfterTenMinutes() {
      var world = given(company("strategy=best-fit spread=together weights=skill=30,idle=70"));
      world
          .agent("rui", "idle for 1m")
          .agent("dan", "idle for 9m")
          .agent("ana", "idle for 10m")
          .at("2026-01-13T12:00Z")
          .route("billing", "en")
          .takes("ana");
    }

    @Test
    void leastOccupied() {
      given(company("strategy=least-occupied spread=together"))
          .occupied("ana", 60)
          .occupied("rui", 40)
          .occupied("dan", 50)
          .at("2026-01-13T12:00Z")
          .route("billing", "en")
          .says(
              """
              rui: taken: occupied for 40.0 % of the time
              dan: free, but rui has been occupied for 40.0 % of the time
              ana: free, but rui has been occupied for 40.0 % of the time
              """);
    }

    @Test
    void roundRobin() {
      var world =
          given(company("strategy=round-robin spread=together"))
              .offered("ana", 7)
              .offered("rui", 5)
              .offered("dan", 6);
      world.at("2026-01-13T12:00Z").route("billing", "en").takes("rui");
      world.offered("rui", 8).at("2026-01-13T12:00Z").route("billing", "en").takes("dan");
    }

    @Test
    void theSiteThatHasMoreOfItsPeopleFree() {
      given(company("spread=by-load"))
          .agent("rui", "talking for 3m")
          .at("2026-01-13T12:00Z")
          .route("billing", "en")
          .says(
              """
              dan: taken: 1 of 1 free in Denver, idle for 60 min
              ana: free, but in Denver 1 of 1 are free
              rui: talking for 3 min
              """);
      given(company("spread=by-load")).at("2026-01-13T12:00Z").route("billing", "en").takes("ana");
    }
  }

  @Nested
  @DisplayName("F: somebody in particular")
  class InParticular {

    @Test
    void theAgentOfTheLastTime() {
      given(COMPANY)
          .at("2026-01-13T15:30Z")
          .route("billing", "en", "last=deb")
          .says(
              """
              deb: taken: helped this caller the last time
              ana: free, but deb helped this caller the last time
              dan: free, but deb helped this caller the last time
              rui: skill billing 40 < 60
              maria: Manila does not serve this queue
              """);
    }

    @Test
    void unlessThatAgentLetThemPassOrCanNotHelp() {
      given(COMPANY)
          .tried("deb", "refused 40s ago")
          .at("2026-01-13T15:30Z")
          .route("billing", "en", "last=deb")
          .takes("ana");
      given(COMPANY).at("2026-01-13T15:30Z").route("billing", "en", "last=rui").takes("ana");
    }

    @Test
    void aPersonalAgentIsWaitedFor() {
      given(COMPANY)
          .agent("dan", "talking for 3m")
          .at("2026-01-13T15:30Z")
          .route("billing", "en", "personal=dan patience=1m waited=20s")
          .says(
              """
              ana: the caller waits for dan for another 40 s
              rui: skill billing 40 < 60
              dan: talking for 3 min
              deb: the caller waits for dan for another 40 s
              maria: Manila does not serve this queue
              """);
    }

    @Test
    void butNotForLongerThanTheCallersPatienceNorThroughTheNight() {
      var world = given(COMPANY).agent("dan", "talking for 3m");
      var at = world.at("2026-01-13T15:30Z");
      at.route("billing", "en", "personal=dan patience=1m waited=60s").takes("ana");
      at.route("billing", "en", "personal=maria patience=1m").takes("ana");
      at.route("billing", "en", "personal=nobody patience=1m").takes("ana");
      world.agent("dan", "gone for 3m");
      world.at("2026-01-13T15:30Z").route("billing", "en", "personal=dan patience=1m").takes("ana");
    }
  }

  @Nested
  @DisplayName("G: sites that close soon")
  class ClosingSoon {

    private static final String LONG_CALLS =
        COMPANY.replace("lisbon,denver,manila -", "lisbon,denver,manila - usual-length=10m");

    @Test
    void areSparedWhileOthersStay() {
      given(LONG_CALLS)
          .agent("dan", "talking for 3m")
          .agent("deb", "talking for 3m")
          .at("2026-01-13T16:57Z")
          .route("any", "en")
          .says(
              """
              ana: Lisbon closes in 3 min, a call takes 10m
              rui: does not speak en
              dan: talking for 3 min
              deb: talking for 3 min
              maria: closed until 08:00 Manila (Mo-Fr 08:00-16:00)
              """);
    }

    @Test
    void serveWhenNobodyElseIsAwake() {
      // Denver opens in an hour; or nobody is signed in there
      given(LONG_CALLS).at("2026-01-14T07:58Z").route("any", "en").takes("maria");
      given(LONG_CALLS)
          .agent("dan", "gone for 3m")
          .agent("deb", "gone for 3m")
          .at("2026-01-13T16:57Z")
          .route("any", "en")
          .takes("ana");
    }
  }

  @Test
  void aQueueThatDoesNotExistTakesNobody() {
    given(COMPANY).at("2026-01-13T12:00Z").route("nonsense", "en").says("");
  }
}
