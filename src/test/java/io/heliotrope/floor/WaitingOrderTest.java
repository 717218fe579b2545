package io.heliotrope.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.routing.Request;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who of those who wait comes first, and when time alone helps them. */
class WaitingOrderTest {

  private static final String COMPANY =
      """
      site  lisbon  Europe/Lisbon  24/7
      site  denver  America/Denver 24/7
      agent ana     lisbon         billing=80 en
      agent dan     denver         billing=40 en
      queue billing lisbon         billing=60
      queue urgent  lisbon         billing=60  priority=20
      queue wide    lisbon         billing=60
      ring  wide    lisbon         billing=60
      ring  wide    lisbon,denver  billing=30  after=1m over=10m
      """;

  private final List<Claim> offered = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-24T15:00:00Z");
  private final Floor floor = new Floor(Rules.of("v1", CompanyText.read(COMPANY)), now);

  @Test
  void aHeadStartPassesThoseWhoWaitedLess() {
    asks("busy", "billing");
    asks("usual", "billing");
    pass(80);
    asks("preferred", "billing", Duration.ofSeconds(90));
    pass(1);
    anaIsFree();
    assertThat(lastOffer()).isEqualTo("preferred -> ana");
  }

  @Test
  void butNotThoseWhoWaitedLonger() {
    asks("busy", "billing");
    asks("usual", "billing");
    pass(91);
    asks("preferred", "billing", Duration.ofSeconds(90));
    anaIsFree();
    assertThat(lastOffer()).isEqualTo("usual -> ana");
  }

  @Test
  void aSecondOfWaitingCountsMoreInAQueueOfHigherPriority() {
    asks("busy", "billing");
    asks("usual", "billing");
    pass(10);
    asks("urgent", "urgent");
    pass(11);
    anaIsFree(); // 11 s times 20 are more than 21 s times 10
    assertThat(lastOffer()).isEqualTo("urgent -> ana");
  }

  @Test
  void butNobodyStarves() {
    asks("busy", "billing");
    asks("usual", "billing");
    pass(60);
    for (int i = 0; i < 3; i++) {
      asks("urgent" + i, "urgent");
    }
    pass(10);
    anaIsFree();
    assertThat(lastOffer()).isEqualTo("usual -> ana");
  }

  @Test
  void aRingOpensWhenTheCallerHasWaitedSoLong() {
    asks("busy", "billing");
    asks("wide", "wide");
    assertThat(lastOffer()).isEqualTo("busy -> ana");
    assertThat(floor.nextWake()).contains(now.plusSeconds(30)); // ana's ringing ends
    talks();
    assertThat(floor.nextWake()).contains(now.plusSeconds(60));
    pass(60);
    assertThat(lastOffer()).isEqualTo("wide -> dan");
  }

  @Test
  void orAsSoonAsTheWaitIsEstimatedToBeLong() {
    asks("busy", "billing");
    asks("first", "wide"); // four minutes, as nobody knows better yet
    asks("second", "wide");
    assertThat(lastOffer()).isEqualTo("busy -> ana");
    asks("third", "wide"); // the third in a row for one or two agents
    asks("fourth", "wide");
    asks("fifth", "wide");
    asks("sixth", "wide");
    assertThat(lastOffer()).endsWith("-> dan");
  }

  @Test
  void aPersonalAgentIsWaitedForUntilPatienceEnds() {
    asks("busy", "billing");
    talks();
    Request own =
        new Request(
            new CallId("own"),
            new QueueId("wide"),
            new Language("en"),
            now.minusSeconds(90),
            Optional.empty(),
            Duration.ZERO,
            Optional.empty(),
            Optional.of(new Request.Personal(new AgentId("ana"), Duration.ofSeconds(100))));
    apply(new FloorCommand.Ask(own));
    assertThat(lastOffer()).isEqualTo("busy -> ana");
    assertThat(floor.nextWake()).contains(now.plusSeconds(10));
    pass(10);
    assertThat(lastOffer()).isEqualTo("own -> dan");
  }

  @Test
  void aPersonalAgentWhoGoesHomeIsNotWaitedFor() {
    asks("busy", "billing");
    talks();
    apply(
        new FloorCommand.Ask(
            new Request(
                new CallId("own"),
                new QueueId("wide"),
                new Language("en"),
                now.minusSeconds(90),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.of(new Request.Personal(new AgentId("ana"), Duration.ofHours(1))))));
    apply(new FloorCommand.SignOut(new AgentId("ana"), "phone"));
    assertThat(lastOffer()).isEqualTo("busy -> ana"); // she leaves after the call
    apply(new FloorCommand.OfferEnded(offered.getFirst(), new RingOutcome.Talked(Duration.ZERO)));
    assertThat(lastOffer()).isEqualTo("own -> dan");
  }

  private void asks(String call, String queue) {
    asks(call, queue, Duration.ZERO);
  }

  private void asks(String call, String queue, Duration headStart) {
    apply(
        new FloorCommand.Ask(
            new Request(
                new CallId(call),
                new QueueId(queue),
                new Language("en"),
                now,
                Optional.empty(),
                headStart,
                Optional.empty(),
                Optional.empty())));
  }

  private void talks() {
    apply(new FloorCommand.TalkBegan(offered.getLast()));
  }

  private void anaIsFree() {
    apply(new FloorCommand.Leave(offered.getFirst().call()));
  }

  /** The agent who was claimed first talks meanwhile. */
  private void pass(int seconds) {
    if (offered.size() == 1) {
      talks();
    }
    now = now.plusSeconds(seconds);
    apply(new FloorCommand.Tick());
  }

  private void apply(FloorCommand command) {
    for (FloorEvent event : floor.apply(command, now)) {
      if (event instanceof FloorEvent.Offered one) {
        offered.add(one.claim());
      }
    }
  }

  private String lastOffer() {
    Claim last = offered.getLast();
    return last.call() + " -> " + last.agent();
  }
}
