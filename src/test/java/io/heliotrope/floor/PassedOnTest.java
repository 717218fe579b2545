package io.heliotrope.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Verdict;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller whom an agent passed on, in a queue that this agent serves too. */
class PassedOnTest {

  private static final AgentId ANA = new AgentId("ana");
  private static final AgentId RUI = new AgentId("rui");

  private Instant now = Instant.parse("2026-03-24T15:05:00Z");
  private final Floor floor =
      new Floor(
          Rules.of(
              "v1",
              CompanyText.read(
                  """
                  site  lisbon Europe/Lisbon Mo-Fr 08:00-18:00
                  agent ana lisbon billing=80 en
                  agent rui lisbon billing=80 en
                  queue billing lisbon billing=60
                  """)),
          now);
  private final Request passedOn =
      new Request(
              new CallId("c1"),
              new QueueId("sales"),
              new Language("en"),
              now.minus(Duration.ofMinutes(4)))
          .passedOn(new QueueId("billing"), ANA, now);

  @BeforeEach
  void ruiIsBusyWithOthers() {
    var other = new Request(new CallId("c0"), new QueueId("billing"), new Language("en"), now);
    apply(new FloorCommand.SignOut(ANA, "phone"));
    assertThat(offers(new FloorCommand.Ask(other))).containsExactly(RUI);
    apply(new FloorCommand.SignIn(ANA, "phone"));
  }

  private List<FloorEvent> apply(FloorCommand command) {
    return floor.apply(command, now);
  }

  private List<AgentId> offers(FloorCommand command) {
    return apply(command).stream()
        .flatMap(event ->
            event instanceof FloorEvent.Offered offered
                ? Optional.of(offered.claim().agent()).stream()
                : Optional.<AgentId>empty().stream())
        .toList();
  }

  private List<AgentId> pass(Duration time) {
    now = now.plus(time);
    return offers(new FloorCommand.Tick());
  }

  @Test
  void waitsForOthersAsLongAsTheyAreThere() {
    apply(new FloorCommand.Ask(passedOn));
    assertThat(floor.decisions().getFirst().verdicts().get(ANA))
        .isEqualTo(new Verdict.AlreadyTried(now, "passed on"));
    assertThat(pass(Duration.ofSeconds(9))).isEmpty();
  }

  @Test
  void comesBackWhenAllOthersHaveGone() {
    apply(new FloorCommand.Ask(passedOn));
    apply(new FloorCommand.Leave(new CallId("c0")));
    assertThat(floor.view().callers())
        .extracting(FloorView.Caller::with)
        .containsExactly(Optional.of(RUI));
    apply(new FloorCommand.Leave(new CallId("c1")));
    apply(new FloorCommand.SignOut(RUI, "phone"));
    assertThat(offers(new FloorCommand.Ask(passedOn))).as("a rest, first of all").isEmpty();
    assertThat(pass(Waiter.REST)).containsExactly(ANA);
  }

  @Test
  void isAskedAboutAgainWhenTheOthersHaveBeenBusyForLong() {
    apply(new FloorCommand.Pause(RUI, "lunch", "phone"));
    apply(new FloorCommand.Leave(new CallId("c0")));
    assertThat(offers(new FloorCommand.Ask(passedOn))).isEmpty();
    Duration waited = Duration.ZERO;
    while (waited.compareTo(Waiter.LONG_REST.minus(Waiter.REST)) < 0) {
      assertThat(floor.nextWake()).contains(now.plus(Waiter.REST));
      assertThat(pass(Waiter.REST)).isEmpty();
      waited = waited.plus(Waiter.REST);
    }
    assertThat(pass(Waiter.REST)).containsExactly(ANA);
  }

  @Test
  void whoIsAskedAgainAndHasNoLineRestsNoLongerThanAnybodyElse() {
    apply(new FloorCommand.Pause(RUI, "lunch", "phone"));
    apply(new FloorCommand.Leave(new CallId("c0")));
    apply(new FloorCommand.Ask(passedOn));
    now = now.plus(Waiter.LONG_REST);
    Claim again =
        apply(new FloorCommand.Tick()).stream()
            .filter(FloorEvent.Offered.class::isInstance)
            .map(event -> ((FloorEvent.Offered) event).claim())
            .findFirst()
            .orElseThrow();
    apply(new FloorCommand.OfferEnded(again, new RingOutcome.Congested(34)));
    assertThat(pass(Waiter.REST.minusSeconds(1))).isEmpty();
    assertThat(pass(Duration.ofSeconds(1))).containsExactly(ANA);
  }

  @Test
  void keepsThePlaceInLine() {
    apply(
        new FloorCommand.Ask(
            new Request(new CallId("c2"), new QueueId("billing"), new Language("en"), now)));
    apply(new FloorCommand.Ask(passedOn));
    assertThat(floor.place(new CallId("c1"))).map(Place::position).contains(1);
  }
}
