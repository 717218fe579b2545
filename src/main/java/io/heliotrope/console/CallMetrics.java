package io.heliotrope.console;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Outcome;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts what the journal tells: calls, outcomes, offers, waiting, ringing and talking. */
public final class CallMetrics implements Journal.Subscriber {

  /** Beyond this many calls at once a call's waiting is no longer timed; it is still counted. */
  private static final int MOST_TIMED = 100_000;

  private final MeterRegistry registry;
  private final Counter arrived;
  private final Counter wrong;
  private final Counter refused;
  private final Counter pinsRefused;
  private final Counter lockedOut;
  private final Timer answered;
  private final Timer length;
  private final Map<Class<?>, Counter> outcomes = new HashMap<>();
  private final Map<Class<?>, Counter> offers = new HashMap<>();
  private final Map<QueueId, EstimateError> errors = new HashMap<>();
  private final Map<CallId, Instant> askedAt = new HashMap<>();

  public CallMetrics(MeterRegistry registry) {
    this.registry = registry;
    arrived =
        Counter.builder("heliotrope.calls.arrived").description("Calls taken").register(registry);
    wrong =
        Counter.builder("heliotrope.went.wrong")
            .description("What went wrong in calls; the journal tells")
            .register(registry);
    refused =
        Counter.builder("heliotrope.rules.refused")
            .description("Changes of the operator's files that had mistakes")
            .register(registry);
    pinsRefused =
        Counter.builder("heliotrope.pins.refused")
            .description("Wrong PINs of agents at telephones")
            .register(registry);
    lockedOut =
        Counter.builder("heliotrope.locked.out")
            .description("Agents and telephones locked out after too many wrong PINs")
            .register(registry);
    answered =
        Timer.builder("heliotrope.wait")
            .description("From asking for a person to talking with one")
            .publishPercentileHistogram()
            .register(registry);
    length =
        Timer.builder("heliotrope.call").description("Length of whole calls").register(registry);
  }

  @Override
  public void on(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.CallArrived ignored -> arrived.increment();
      case JournalEntry.PersonAsked asked -> waits(asked.call(), asked.at());
      case JournalEntry.Transferred e -> {
        transfers(e.to()).increment();
        waits(e.call(), e.at());
      }
      case JournalEntry.ConsultBegan e -> consults(e.to()).increment();
      case JournalEntry.Disposition e -> disposition(e.queue(), e.name()).increment();
      case JournalEntry.TalkBegan began -> {
        Instant since = askedAt.remove(began.call());
        if (since != null) {
          answered.record(Duration.between(since, began.at()));
        }
      }
      case JournalEntry.Estimated e -> error(e.queue()).set(e.recentError().toMillis() / 1e3);
      case JournalEntry.OfferEnded ended -> offer(ended.outcome()).increment();
      case JournalEntry.CallEnded ended -> {
        askedAt.remove(ended.call());
        outcome(ended.outcome()).increment();
        length.record(ended.length());
      }
      case JournalEntry.WentWrong ignored -> wrong.increment();
      case JournalEntry.RulesRefused ignored -> refused.increment();
      case JournalEntry.PinRefused ignored -> pinsRefused.increment();
      case JournalEntry.LockedOut ignored -> lockedOut.increment();
      default -> {}
    }
  }

  private void waits(CallId call, Instant since) {
    if (askedAt.size() < MOST_TIMED) {
      askedAt.putIfAbsent(call, since);
    }
  }

  private Counter transfers(QueueId to) {
    return Counter.builder("heliotrope.transfers")
        .description("Callers whom agents passed on to that queue")
        .tag("queue", to.name())
        .register(registry);
  }

  private Counter consults(QueueId of) {
    return Counter.builder("heliotrope.consults")
        .description("Times that agents asked somebody of that queue while a caller waited")
        .tag("queue", of.name())
        .register(registry);
  }

  private Counter disposition(QueueId queue, String name) {
    return Counter.builder("heliotrope.dispositions")
        .description("Calls by how agents say they went")
        .tag("queue", queue.name())
        .tag("disposition", name)
        .register(registry);
  }

  private EstimateError error(QueueId queue) {
    return errors.computeIfAbsent(
        queue,
        id -> {
          var error = new EstimateError();
          Gauge.builder("heliotrope.wait.estimate.error", error, EstimateError::get)
              .description("By how much the latest estimates of a wait were wrong, on average")
              .baseUnit("seconds")
              .tag("queue", id.name())
              .register(registry);
          return error;
        });
  }

  /** Written by the journal's thread, read by whoever asks for metrics. */
  private static final class EstimateError {
    private volatile double seconds;

    void set(double now) {
      seconds = now;
    }

    double get() {
      return seconds;
    }
  }

  private Counter outcome(Outcome outcome) {
    return outcomes.computeIfAbsent(
        outcome.getClass(),
        kind ->
            Counter.builder("heliotrope.calls.ended")
                .description("Calls by how they ended")
                .tag("outcome", tag(kind))
                .register(registry));
  }

  private Counter offer(RingOutcome outcome) {
    return offers.computeIfAbsent(
        outcome.getClass(),
        kind ->
            Counter.builder("heliotrope.offers")
                .description("Agents rung, by what became of it")
                .tag("outcome", tag(kind))
                .register(registry));
  }

  /** {@code SelfServed} becomes {@code self_served}. */
  static String tag(Class<?> kind) {
    return kind.getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
