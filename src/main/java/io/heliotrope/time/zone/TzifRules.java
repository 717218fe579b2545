package io.heliotrope.time.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A zone of the operating system's in the words of java.time. Rules without an end are written out
 * until {@link #LAST_YEAR}; what applies then stays.
 */
final class TzifRules {

  static final int LAST_YEAR = 2200;

  /** For rules that apply from the beginning: before, nobody changed clocks. */
  private static final int FIRST_YEAR = 1900;

  private static final long END =
      LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);

  private final List<ZoneOffsetTransition> wall = new ArrayList<>();
  private final List<ZoneOffsetTransition> standards = new ArrayList<>();
  private ZoneOffset offset;
  private ZoneOffset standard;

  private TzifRules(Tzif.Kind first) {
    offset = ZoneOffset.ofTotalSeconds(first.offset());
    standard = offset;
  }

  static ZoneRules of(Tzif zone) {
    var rules = new TzifRules(zone.first());
    ZoneOffset first = rules.offset;
    long last = Long.MIN_VALUE;
    for (Tzif.Change change : zone.changes()) {
      rules.take(change);
      last = change.at();
    }
    int from =
        zone.changes().isEmpty()
            ? FIRST_YEAR
            : Instant.ofEpochSecond(last).atOffset(ZoneOffset.UTC).getYear() - 1;
    for (Tzif.Change change : later(zone.after(), from)) {
      if (change.at() > last) {
        rules.take(change);
      }
    }
    return rules.wall.isEmpty()
        ? ZoneRules.of(first)
        : ZoneRules.of(first, first, rules.standards, rules.wall, List.of());
  }

  /** In order of time; of those that fall together only the last, which is what applies. */
  private static List<Tzif.Change> later(PosixTz after, int from) {
    List<Tzif.Change> all = new ArrayList<>();
    for (int year = from; year <= LAST_YEAR + 1; year++) {
      all.addAll(after.changes(year));
    }
    all.removeIf(change -> change.at() >= END);
    all.sort(
        Comparator.comparingLong(Tzif.Change::at).thenComparing(change -> change.to().daylight()));
    List<Tzif.Change> one = new ArrayList<>(all.size());
    for (Tzif.Change change : all) {
      if (!one.isEmpty() && one.getLast().at() == change.at()) {
        one.removeLast();
      }
      one.add(change);
    }
    return one;
  }

  /** A change of name alone is none. */
  private void take(Tzif.Change change) {
    ZoneOffset to = ZoneOffset.ofTotalSeconds(change.to().offset());
    if (!change.to().daylight() && !to.equals(standard)) {
      standards.add(transition(change.at(), standard, to));
      standard = to;
    }
    if (!to.equals(offset)) {
      wall.add(transition(change.at(), offset, to));
      offset = to;
    }
  }

  private static ZoneOffsetTransition transition(long at, ZoneOffset before, ZoneOffset after) {
    return ZoneOffsetTransition.of(LocalDateTime.ofEpochSecond(at, 0, before), before, after);
  }
}
