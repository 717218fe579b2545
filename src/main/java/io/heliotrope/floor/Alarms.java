package io.heliotrope.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be looked at again, and when. Whoever set an alarm checks whether it still matters.
 */
final class Alarms {

  private final TreeMap<Instant, List<Runnable>> due = new TreeMap<>();

  void at(Instant instant, Runnable look) {
    due.computeIfAbsent(instant, at -> new ArrayList<>(1)).add(look);
  }

  Optional<Instant> next() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.firstKey());
  }

  void ring(Instant now) {
    while (!due.isEmpty() && !due.firstKey().isAfter(now)) {
      due.pollFirstEntry().getValue().forEach(Runnable::run);
    }
  }
}
