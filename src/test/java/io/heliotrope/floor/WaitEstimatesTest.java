package io.heliotrope.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitEstimatesTest {

  private static final QueueId BILLING = new QueueId("billing");
  private static final Instant NOON = Instant.parse("2026-03-24T12:00:00Z");

  private final WaitEstimates estimates = new WaitEstimates();

  private static CallId call(int number) {
    return new CallId("c" + number);
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  /** Six wait from noon on, and one is served every ten seconds. */
  private void sixServedEveryTenSeconds() {
    for (int i = 1; i <= 6; i++) {
      estimates.waits(call(i), BILLING, i, NOON);
    }
    for (int i = 1; i <= 5; i++) {
      estimates.served(call(i), at(10L * i));
    }
  }

  @Test
  void nothingIsEstimatedBeforeSomebodyWasServed() {
    assertThat(estimates.estimate(BILLING, 1)).isEmpty();
    estimates.waits(call(1), BILLING, 1, NOON);
    assertThat(estimates.served(call(1), at(10))).isEmpty();
    assertThat(estimates.estimate(BILLING, 1)).isEmpty();
    assertThat(estimates.error(BILLING)).isEmpty();
  }

  @Test
  void theEstimateIsThePaceTimesThePlace() {
    sixServedEveryTenSeconds();
    assertThat(estimates.estimate(BILLING, 3)).contains(Duration.ofSeconds(30));
  }

  @Test
  void whileNobodyWaitsNoTimePasses() {
    sixServedEveryTenSeconds();
    estimates.served(call(6), at(60));
    estimates.waits(call(7), BILLING, 1, at(5_000));
    estimates.served(call(7), at(5_010));
    assertThat(estimates.estimate(BILLING, 1)).contains(Duration.ofSeconds(10));
  }

  @Test
  void whoHangsUpIsNotServed() {
    sixServedEveryTenSeconds();
    estimates.left(call(6));
    estimates.waits(call(7), BILLING, 1, at(900));
    estimates.served(call(7), at(910));
    assertThat(estimates.estimate(BILLING, 1)).contains(Duration.ofSeconds(10));
  }

  @Test
  void anEstimateIsHeldAgainstTheWaitThatFollowed() {
    sixServedEveryTenSeconds();
    estimates.waits(call(7), BILLING, 2, at(50));
    var score = estimates.served(call(7), at(85)).orElseThrow();
    assertThat(score.estimated()).isEqualTo(Duration.ofSeconds(20));
    assertThat(score.waited()).isEqualTo(Duration.ofSeconds(35));
    assertThat(score.recentError()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void onAStreamOfCallersThePublishedErrorIsTheTrueOneAndTheEstimatesAreRightOnAverage() {
    var played = new Stream(7, 3_000).play();
    assertThat(played.scored).as("callers with an estimate who were served").isGreaterThan(1_000);
    assertThat(played.published).isEqualTo(played.counted);
    assertThat(played.estimated / played.waited).as("estimated to real").isBetween(0.85, 1.15);
  }

  /** Four agents, three minutes a call, nearly too many callers, of whom some hang up. */
  private final class Stream {

    private static final int AGENTS = 4;
    private static final double TALK = 180;
    private static final double BETWEEN_CALLS = 47;

    private final SplittableRandom random;
    private final int callers;
    private final Deque<Integer> line = new ArrayDeque<>();
    private final PriorityQueue<Double> talks = new PriorityQueue<>();
    private final Map<Integer, Double> since = new HashMap<>();
    private final Map<Integer, Duration> promised = new HashMap<>();
    private final List<Duration> latest = new ArrayList<>();

    private List<Duration> published = new ArrayList<>();
    private List<Duration> counted = new ArrayList<>();
    private int scored;
    private double estimated;
    private double waited;

    Stream(long seed, int callers) {
      this.random = new SplittableRandom(seed);
      this.callers = callers;
    }

    Stream play() {
      double now = 0;
      for (int caller = 0; caller < callers; caller++) {
        now += exponential(BETWEEN_CALLS);
        serveUntil(now);
        arrives(caller, now);
      }
      return this;
    }

    private void arrives(int caller, double now) {
      if (talks.size() < AGENTS) {
        talks.add(now + exponential(TALK));
        return;
      }
      if (!line.isEmpty() && random.nextInt(50) == 0) {
        int gone = line.removeLast();
        estimates.left(call(gone));
        promised.remove(gone);
      }
      line.addLast(caller);
      since.put(caller, now);
      estimates.estimate(BILLING, line.size()).ifPresent(wait -> promised.put(caller, wait));
      estimates.waits(call(caller), BILLING, line.size(), instant(now));
    }

    private void serveUntil(double now) {
      while (!talks.isEmpty() && talks.peek() <= now) {
        double free = talks.remove();
        Integer next = line.pollFirst();
        if (next != null) {
          talks.add(free + exponential(TALK));
          estimates.served(call(next), instant(free)).ifPresent(this::published);
          score(next, free);
        }
      }
    }

    private void published(WaitEstimates.Score score) {
      published.add(score.recentError());
    }

    /** As an outsider counts it. */
    private void score(int caller, double now) {
      Duration told = promised.get(caller);
      if (told != null) {
        Duration real =
            Duration.between(instant(Objects.requireNonNull(since.get(caller))), instant(now));
        latest.add(told.minus(real).abs());
        var recent =
            latest.subList(Math.max(0, latest.size() - WaitEstimates.LATEST), latest.size());
        counted.add(recent.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(recent.size()));
        scored++;
        estimated += told.toMillis();
        waited += real.toMillis();
      }
    }

    private Instant instant(double seconds) {
      return NOON.plusMillis(Math.round(seconds * 1_000));
    }

    private double exponential(double mean) {
      return -mean * Math.log(1 - random.nextDouble());
    }
  }
}
