package io.heliotrope.hours;

import io.heliotrope.config.Company;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Shift;
import io.heliotrope.config.Site;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of seats that are staffed at a time of the week at which the site is never open. A season's
 * or a holiday's shorter hours are no mistake: the shift goes on after them.
 */
public final class StaffingCheck {

  private static final int WEEK = 7 * TimeRange.DAY;
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

  /** Long enough for every date to fall on every weekday. */
  private static final int YEARS = 12;

  /** Holidays that are never: some day of the week is like any other. */
  private static final Holidays NEVER = day -> Optional.empty();

  private StaffingCheck() {}

  /** Warns of each shift that is partly in vain. */
  public static void check(Company company, Mistakes mistakes) {
    company.sites().values().forEach(site -> check(site, mistakes));
  }

  private static void check(Site site, Mistakes mistakes) {
    if (site.schedule().staffing().isEmpty()) {
      return;
    }
    BitSet open = minutes(site.schedule().hours());
    for (Shift shift : site.schedule().staffing()) {
      BitSet inVain = minutes(shift.hours());
      inVain.andNot(open);
      if (shift.seats() > 0 && !inVain.isEmpty()) {
        mistakes.warning(
            shift.place(),
            "sites.%s.staffing".formatted(site.id()),
            "%d seats are staffed while the site is closed: %s."
                .formatted(shift.seats(), text(inVain)),
            "Maybe its hours are longer, or this shift is shorter.");
      }
    }
  }

  /** The minutes of a week, from Monday 00:00, at which these hours are open in some week. */
  private static BitSet minutes(String hours) {
    var read = WeeklyHours.of(hours, ZoneOffset.UTC, NEVER);
    Instant begin = MONDAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    LocalDate end = MONDAY.plusYears(YEARS);
    if (read.lastYear() >= end.getYear()) {
      end = LocalDate.of(read.lastYear() + 1, 1, 1);
    }
    BitSet minutes = new BitSet(WEEK);
    for (Span span : read.between(begin, end.atStartOfDay().toInstant(ZoneOffset.UTC))) {
      if (span.open()) {
        long from = Duration.between(begin, span.from()).toMinutes();
        long to = Math.min(Duration.between(begin, span.to()).toMinutes(), from + WEEK);
        for (long minute = from; minute < to; ) {
          int inWeek = (int) (minute % WEEK);
          int many = (int) Math.min(to - minute, WEEK - inWeek);
          minutes.set(inWeek, inWeek + many);
          minute += many;
        }
      }
    }
    return minutes;
  }

  /** In the notation of hours, days with the same times together: {@code Mo,Tu 18:00-20:00}. */
  private static String text(BitSet minutes) {
    Map<String, List<String>> daysByTimes = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      int midnight = day.ordinal() * TimeRange.DAY;
      List<String> times = new ArrayList<>();
      int from = minutes.nextSetBit(midnight);
      while (from >= 0 && from < midnight + TimeRange.DAY) {
        int to = Math.min(minutes.nextClearBit(from), midnight + TimeRange.DAY);
        times.add(time(from - midnight) + "-" + time(to - midnight));
        from = minutes.nextSetBit(to);
      }
      if (!times.isEmpty()) {
        daysByTimes
            .computeIfAbsent(String.join(",", times), _ -> new ArrayList<>())
            .add(DayReader.name(day));
      }
    }
    List<String> all = new ArrayList<>();
    daysByTimes.forEach((times, days) -> all.add(String.join(",", days) + " " + times));
    return String.join("; ", all);
  }

  private static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}
