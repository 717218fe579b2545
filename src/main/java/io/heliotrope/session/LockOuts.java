package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Digits;
import io.heliotrope.config.ByPhone;
import io.heliotrope.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Wrong PINs in a row, of agents and of telephones: after too many, none is looked at for a while,
 * and each time for twice as long, so that even four digits can't be tried out. A right one, or a
 * supervisor, ends it. What the journal tells of them outlives a restart: all but numbers that no
 * agent has. For any thread.
 */
public final class LockOuts {

  /** However often it has been locked before. */
  static final Duration LONGEST = Duration.ofHours(24);

  /** Those that have been quiet for longest are forgotten first. */
  static final int MOST = 10_000;

  private final SequencedMap<Who, Count> counts = new LinkedHashMap<>();

  /** Whose wrong PINs are counted. */
  public sealed interface Who {

    /** An agent, whatever the telephone. */
    record OfAgent(AgentId agent) implements Who {}

    /** A telephone, whatever the agent: {@code PJSIP/1001}. */
    record OfTelephone(String source) implements Who {}

    /** A number that no agent has: it must look as if one had. */
    record OfNumber(Digits number) implements Who {}
  }

  /** Who is locked out until when. */
  public record Locked(Who who, Instant until) {}

  private record Count(int wrong, int locks, Instant until) {
    static final Count NONE = new Count(0, 0, Instant.MIN);

    Count and(Count other) {
      return new Count(
          wrong + other.wrong,
          locks + other.locks,
          until.isAfter(other.until) ? until : other.until);
    }
  }

  /** Until when one of them is locked; empty if none is. */
  synchronized Optional<Instant> lockedUntil(Collection<? extends Who> all, Instant now) {
    return all.stream()
        .map(who -> counts.getOrDefault(who, Count.NONE).until())
        .filter(until -> until.isAfter(now))
        .max(Instant::compareTo);
  }

  /** A PIN was wrong. Returns those who are locked by that. */
  synchronized List<Locked> wrong(Collection<? extends Who> all, ByPhone rules, Instant now) {
    List<Locked> locked = new ArrayList<>();
    for (Who who : all) {
      Count before = counts.getOrDefault(who, Count.NONE);
      Count after = new Count(before.wrong() + 1, before.locks(), before.until());
      if (after.wrong() >= rules.tries()) {
        Instant until = now.plus(length(rules.lockedFor(), before.locks()));
        after = new Count(0, before.locks() + 1, until);
        locked.add(new Locked(who, until));
      }
      counts.remove(who);
      counts.put(who, after);
    }
    while (counts.size() > MOST) {
      counts.pollFirstEntry();
    }
    return locked;
  }

  /** What the journal of a server before tells, in its order; the rest of it is passed over. */
  public synchronized void hear(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.PinRefused e -> {
        var wrong = new Count(1, 0, Instant.MIN);
        count(new Who.OfTelephone(e.source()), wrong);
        e.agent().ifPresent(agent -> count(new Who.OfAgent(agent), wrong));
      }
      case JournalEntry.LockedOut e -> {
        Who who =
            e.who().equals(e.source())
                ? new Who.OfTelephone(e.source())
                : new Who.OfAgent(new AgentId(e.who()));
        int locks = counts.getOrDefault(who, Count.NONE).locks() + 1;
        counts.put(who, new Count(0, locks, e.until()));
      }
      case JournalEntry.Unlocked e ->
          counts.keySet().removeIf(who -> name(who).equals(Optional.of(e.who())));
      case JournalEntry.AgentPhoned e when e.agent().isPresent() ->
          right(List.of(new Who.OfTelephone(e.source()), new Who.OfAgent(e.agent().orElseThrow())));
      default -> {}
    }
  }

  private void count(Who who, Count more) {
    Count before = counts.getOrDefault(who, Count.NONE);
    counts.remove(who); // to be the youngest
    counts.put(who, before.and(more));
    while (counts.size() > MOST) {
      counts.pollFirstEntry();
    }
  }

  /** What was counted before we began to, by a server that has told nobody else. */
  synchronized void add(LockOuts before) {
    before.counts.forEach(this::count);
  }

  /** A number that is nobody's may be a PIN typed in the wrong place: nobody is told of it. */
  static Optional<String> name(Who who) {
    return switch (who) {
      case Who.OfAgent(var agent) -> Optional.of(agent.name());
      case Who.OfTelephone(var source) -> Optional.of(source);
      case Who.OfNumber _ -> Optional.empty();
    };
  }

  private static Duration length(Duration first, int locksBefore) {
    Duration length = first;
    for (int i = 0; i < locksBefore && length.compareTo(LONGEST) < 0; i++) {
      length = length.multipliedBy(2);
    }
    return length.compareTo(LONGEST) < 0 ? length : LONGEST;
  }

  /** The PIN was right. */
  synchronized void right(Collection<? extends Who> all) {
    all.forEach(counts::remove);
  }

  /** All is forgiven; was it locked? */
  synchronized boolean release(Who who, Instant now) {
    Count count = counts.remove(who);
    return count != null && count.until().isAfter(now);
  }

  /** Who is locked out now, agents and telephones. */
  public synchronized List<Locked> locked(Instant now) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue().until().isAfter(now))
        .filter(entry -> !(entry.getKey() instanceof Who.OfNumber))
        .map(entry -> new Locked(entry.getKey(), entry.getValue().until()))
        .toList();
  }
}
