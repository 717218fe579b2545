package io.heliotrope.hours;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What has been said of the minutes of a day of the calendar, rule after rule. */
final class DaySheet {

  /**
   * What is said between two minutes.
   *
   * @param carried has it begun on the day before?
   */
  private record Entry(int from, int to, Rule.Says says, DayPlan.Reason reason, boolean carried) {

    Entry between(int begin, int end) {
      return new Entry(begin, end, says, reason, carried);
    }
  }

  /** In any order, without overlap. */
  private List<Entry> entries = new ArrayList<>();

  /** Nothing of it counts any more. */
  void clear() {
    entries.clear();
  }

  /** From now on that alone is said between those minutes. */
  void say(int from, int to, Rule.Says says, DayPlan.Reason reason) {
    if (from < to) {
      say(new Entry(from, to, says, reason, false));
    }
  }

  /** The same, of what has begun on the day before and lasts until that minute. */
  void carry(int to, Rule.Says says, DayPlan.Reason reason) {
    if (to > 0) {
      say(new Entry(0, to, says, reason, true));
    }
  }

  /** What has begun on the day before is not for sure any more. */
  void dropCarried() {
    entries.removeIf(Entry::carried);
  }

  private void say(Entry entry) {
    List<Entry> all = new ArrayList<>(entries.size() + 1);
    for (Entry before : entries) {
      if (before.from() < entry.from()) {
        all.add(before.between(before.from(), Math.min(before.to(), entry.from())));
      }
      if (before.to() > entry.to()) {
        all.add(before.between(Math.max(before.from(), entry.to()), before.to()));
      }
    }
    all.add(entry);
    entries = all;
  }

  /** Takes what the other says of minutes of which nothing has been said. */
  void fillWith(DaySheet other) {
    entries.forEach(other::say);
    entries = other.entries;
  }

  /** Is all that has been said that it is open? Then nobody has said why it is closed. */
  boolean saysOnlyOpen() {
    return entries.stream().allMatch(entry -> entry.says() == Rule.Says.OPEN);
  }

  /** When it is open for sure, in order. */
  List<DayPlan.Span> open() {
    List<DayPlan.Span> open = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (entry.says() == Rule.Says.OPEN) {
        open.add(new DayPlan.Span(entry.from(), entry.to(), entry.reason()));
      }
    }
    open.sort(Comparator.comparingInt(DayPlan.Span::from));
    return open;
  }
}
