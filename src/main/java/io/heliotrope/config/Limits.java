package io.heliotrope.config;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How much waiting a queue allows, each limit with its own way out. Without a limit: any. */
public record Limits(
    Optional<Longest> longestQueue,
    Optional<InTime> longestWait,
    Optional<WayOut> nobodySignedIn,
    Optional<InTime> nobodyAwake) {

  public static final Limits NONE =
      new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Which of them. */
  public enum Kind {
    LONGEST_QUEUE,
    LONGEST_WAIT,
    NOBODY_SIGNED_IN,
    NOBODY_AWAKE
  }

  /** No more than so many callers wait; who comes after them goes the way out. */
  public record Longest(int callers, WayOut then) {
    public Longest {
      if (callers < 1) {
        throw new IllegalArgumentException(
            "A queue of %d callers is none.\nMaybe 1 or more.".formatted(callers));
      }
    }
  }

  /** A time, and the way out when it is over (a wait), or when it is not enough (until awake). */
  public record InTime(Duration time, WayOut then) {
    public InTime {
      if (time.isNegative()) {
        throw new IllegalArgumentException("A time limit (%s) can't be negative.".formatted(time));
      }
    }
  }

  /** Every way out there is. */
  public Stream<WayOut> waysOut() {
    return Stream.of(
            longestQueue.map(Longest::then),
            longestWait.map(InTime::then),
            nobodySignedIn,
            nobodyAwake.map(InTime::then))
        .flatMap(Optional::stream);
  }
}
