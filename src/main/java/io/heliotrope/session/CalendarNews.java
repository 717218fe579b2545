package io.heliotrope.session;

import io.heliotrope.call.CalendarId;
import io.heliotrope.hours.FeedDays;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.HoursShelf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has changed in a calendar that others keep, of the days from yesterday on, for four years.
 *
 * @param came days with their names
 */
record CalendarNews(Instant at, CalendarId calendar, List<String> came, List<String> went) {

  /** More are not listed one by one. */
  private static final int MOST = 50;

  /** Of what is further away more is read each New Year, without any news. */
  private static final int YEARS = 4;

  static List<CalendarNews> of(
      Map<CalendarId, FeedDays> before, Map<CalendarId, FeedDays> after, Instant now) {
    LocalDate from = FeedState.day(now).minusDays(1);
    LocalDate to = from.plusYears(YEARS);
    List<CalendarNews> all = new ArrayList<>();
    after.forEach((calendar, days) -> {
      FeedDays old = before.getOrDefault(calendar, FeedDays.none(calendar));
      List<String> came = days.without(old, from, to);
      List<String> went = old.without(days, from, to);
      if (!came.isEmpty() || !went.isEmpty()) {
        all.add(new CalendarNews(now, calendar, listed(came), listed(went)));
      }
    });
    return all;
  }

  private static List<String> listed(List<String> days) {
    if (days.size() <= MOST) {
      return days;
    }
    List<String> some = new ArrayList<>(days.subList(0, MOST));
    some.add("and %d more".formatted(days.size() - MOST));
    return some;
  }

  JournalEntry entry() {
    return new JournalEntry.CalendarChanged(at, calendar, came, went);
  }

  HoursShelf.Deed deed() {
    return new HoursShelf.Deed(
        at,
        "calendar " + calendar,
        text(),
        "the calendar says so",
        Optional.empty(),
        Optional.empty());
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    if (!came.isEmpty()) {
      parts.add("came: " + String.join(", ", came));
    }
    if (!went.isEmpty()) {
      parts.add("went: " + String.join(", ", went));
    }
    return String.join("; ", parts);
  }

  @Override
  public String toString() {
    return "calendar %s has other days; %s".formatted(calendar, text());
  }
}
