package io.heliotrope.hours.coverage;

import io.heliotrope.hours.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts watches one after the other, without gap or overlap. */
final class Watches {

  private final List<Watch> list = new ArrayList<>();
  private final Crew nobody;
  private final Cause meanwhile;
  private Instant reached;

  /**
   * @param nobody who is there between those that are added
   * @param meanwhile because of what
   */
  Watches(Instant from, Crew nobody, Cause meanwhile) {
    this.reached = from;
    this.nobody = nobody;
    this.meanwhile = meanwhile;
  }

  /** What begins before the one before has ended begins with its end. */
  void add(Instant from, Instant to, Crew crew, Cause cause) {
    if (from.isAfter(reached)) {
      append(new Watch(reached, from, false, nobody, meanwhile));
    }
    if (to.isAfter(reached)) {
      append(new Watch(reached, to, true, crew, cause));
    }
  }

  List<Watch> until(Instant end) {
    if (end.isAfter(reached)) {
      append(new Watch(reached, end, false, nobody, meanwhile));
    }
    return List.copyOf(list);
  }

  private void append(Watch next) {
    Watch last = list.isEmpty() ? next : list.getLast();
    if (last != next && last.crew().equals(next.crew()) && last.cause().equals(next.cause())) {
      list.set(
          list.size() - 1,
          new Watch(last.from(), next.to(), last.open(), last.crew(), last.cause()));
    } else {
      list.add(next);
    }
    reached = next.to();
  }
}
