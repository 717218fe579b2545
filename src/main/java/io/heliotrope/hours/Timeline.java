package io.heliotrope.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Open or closed at every instant there is. */
abstract class Timeline {

  private static final Duration FIRST_LOOK = Duration.ofDays(8);
  private static final Duration LONGEST_LOOK = Duration.ofDays(400);

  /**
   * What is between two instants: in order, without gap or overlap, a new span wherever open turns
   * to closed or the cause changes.
   *
   * @param to not included; nothing if it is not after {@code from}
   */
  public abstract List<Span> between(Instant from, Instant to);

  /** What has not changed between that instant and this one never will. */
  abstract Instant settledAfter(Instant instant);

  /** What has not changed between this instant and that one never did. */
  abstract Instant settledBefore(Instant instant);

  /** Open or closed at that instant, since when and until when, and because of what. */
  public OpenState at(Instant instant) {
    Span now = between(instant, instant.plusNanos(1)).getFirst();
    return new OpenState(
        now.open(), since(instant, now.open()), until(instant, now.open()), now.cause());
  }

  private Optional<Instant> until(Instant instant, boolean open) {
    Instant end = settledAfter(instant);
    Duration look = FIRST_LOOK;
    for (Instant from = instant; from.isBefore(end); ) {
      Instant to = earlier(from.plus(look), end);
      for (Span span : between(from, to)) {
        if (span.open() != open) {
          return Optional.of(span.from());
        }
      }
      from = to;
      look = longer(look);
    }
    return Optional.empty();
  }

  private Optional<Instant> since(Instant instant, boolean open) {
    Instant begin = settledBefore(instant);
    Duration look = FIRST_LOOK;
    for (Instant to = instant; to.isAfter(begin); ) {
      Instant from = later(to.minus(look), begin);
      for (Span span : between(from, to).reversed()) {
        if (span.open() != open) {
          return Optional.of(span.to());
        }
      }
      to = from;
      look = longer(look);
    }
    return Optional.empty();
  }

  /** Adds what follows; what goes on as before makes the last span longer. */
  static void append(List<Span> spans, Span next) {
    if (!spans.isEmpty()) {
      Span last = spans.getLast();
      if (last.open() == next.open() && last.cause().equals(next.cause())) {
        spans.set(spans.size() - 1, last.between(last.from(), next.to()));
        return;
      }
    }
    spans.add(next);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Duration longer(Duration look) {
    Duration twice = look.multipliedBy(2);
    return twice.compareTo(LONGEST_LOOK) < 0 ? twice : LONGEST_LOOK;
  }
}
