package io.heliotrope.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * At most one alarm for each of many things. Alarms of one instant go off in the order of setting.
 */
final class Alarms<K> {

  private final NavigableMap<Instant, Set<K>> byTime = new TreeMap<>();
  private final Map<K, Instant> times = new HashMap<>();

  /** Sets the thing's alarm, in place of the one it had; null for none. */
  void set(K thing, @Nullable Instant at) {
    Instant before = at == null ? times.remove(thing) : times.put(thing, at);
    if (before != null) {
      Set<K> others = byTime.get(before);
      if (others != null && others.remove(thing) && others.isEmpty()) {
        byTime.remove(before);
      }
    }
    if (at != null) {
      byTime.computeIfAbsent(at, _ -> new LinkedHashSet<>()).add(thing);
    }
  }

  /** Sets the thing's alarm unless it has an earlier one. */
  void setEarlier(K thing, Instant at) {
    Instant before = times.get(thing);
    if (before == null || at.isBefore(before)) {
      set(thing, at);
    }
  }

  boolean isSet(K thing) {
    return times.containsKey(thing);
  }

  /** When the thing's alarm goes off; null if it has none. */
  @Nullable Instant at(K thing) {
    return times.get(thing);
  }

  Optional<Instant> next() {
    return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.firstKey());
  }

  /** The clock was set back by that much: what was to come in a minute still comes in a minute. */
  void setBack(Duration by) {
    Map<K, Instant> before = new LinkedHashMap<>();
    byTime.forEach((at, things) -> things.forEach(thing -> before.put(thing, at)));
    before.forEach((thing, at) -> set(thing, at.minus(by)));
  }

  /** What is due by now, earliest first. Their alarms are off then. */
  List<K> due(Instant now) {
    if (byTime.isEmpty() || byTime.firstKey().isAfter(now)) {
      return List.of();
    }
    List<K> due = new ArrayList<>();
    byTime.headMap(now, true).values().forEach(due::addAll);
    due.forEach(thing -> set(thing, null));
    return due;
  }
}
