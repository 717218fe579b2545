package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A caller who asks for a person, or a customer whom we are to call back: what is needed, and since
 * when.
 *
 * @param market whose customs the agent should know; empty if nobody knows where the caller is
 * @param headStart the caller comes before others as if waiting for so much longer
 * @param lastAgent who helped this caller the last time, and is preferred
 * @param personal who helps this caller before anybody else is asked
 * @param calledBack present for a customer whom we call back: an agent is kept for them that much
 *     longer than the ring time, and no limit of the queue leads them elsewhere
 * @param passedOn who talked with this caller before and passed them on, and when
 */
public record Request(
    CallId call,
    QueueId queue,
    Language language,
    Instant since,
    Optional<Market> market,
    Duration headStart,
    Optional<AgentId> lastAgent,
    Optional<Personal> personal,
    Optional<Duration> calledBack,
    Map<AgentId, Instant> passedOn) {

  /** The caller's own agent, and how long the caller waits for that agent alone. */
  public record Personal(AgentId agent, Duration patience) {
    public Personal {
      if (patience.isNegative()) {
        throw new IllegalArgumentException(
            "Nobody waits for %s for %s.".formatted(agent, patience));
      }
    }
  }

  public Request {
    passedOn =
        passedOn.isEmpty()
            ? Map.of() // as of nearly every caller who waits
            : Collections.unmodifiableMap(new LinkedHashMap<>(passedOn));
    if (headStart.isNegative()) {
      throw new IllegalArgumentException(
          "The head start of %s (%s) can't be negative.".formatted(call, headStart));
    }
  }

  /** Somebody who has talked with nobody yet. */
  public Request(
      CallId call,
      QueueId queue,
      Language language,
      Instant since,
      Optional<Market> market,
      Duration headStart,
      Optional<AgentId> lastAgent,
      Optional<Personal> personal,
      Optional<Duration> calledBack) {
    this(
        call, queue, language, since, market, headStart, lastAgent, personal, calledBack, Map.of());
  }

  /** A caller on a line. */
  public Request(
      CallId call,
      QueueId queue,
      Language language,
      Instant since,
      Optional<Market> market,
      Duration headStart,
      Optional<AgentId> lastAgent,
      Optional<Personal> personal) {
    this(call, queue, language, since, market, headStart, lastAgent, personal, Optional.empty());
  }

  /** A caller of whom nothing else is known. */
  public Request(CallId call, QueueId queue, Language language, Instant since) {
    this(
        call,
        queue,
        language,
        since,
        Optional.empty(),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty());
  }

  /** The same caller in another queue, with the time waited. */
  public Request in(QueueId other) {
    return new Request(
        call, other, language, since, market, headStart, lastAgent, personal, calledBack, passedOn);
  }

  /** The same caller when that agent has passed them on: nobody's own any more. */
  public Request passedOn(QueueId to, AgentId by, Instant at) {
    Map<AgentId, Instant> all = new LinkedHashMap<>(passedOn);
    all.put(by, at);
    return new Request(
        call,
        to,
        language,
        since,
        market,
        headStart,
        lastAgent.filter(agent -> !agent.equals(by)),
        Optional.empty(),
        Optional.empty(),
        all);
  }

  /**
   * Somebody of another queue is asked about this caller, by the agent who has them.
   *
   * @param id under which it is asked
   */
  public Request consult(CallId id, QueueId to, AgentId by) {
    return new Request(
        id,
        to,
        language,
        since,
        market,
        headStart,
        lastAgent.filter(agent -> !agent.equals(by)),
        Optional.empty(),
        Optional.empty(),
        passedOn);
  }

  /** Since when the caller waits for the purposes of order. */
  public Instant orderedSince() {
    return headStart.isZero() ? since : since.minus(headStart);
  }
}
