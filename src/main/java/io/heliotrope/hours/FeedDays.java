package io.heliotrope.hours;

import io.heliotrope.call.CalendarId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The days of a calendar that others keep.
 *
 * @param days each with what it is called
 */
public record FeedDays(CalendarId calendar, SortedMap<LocalDate, String> days) implements Holidays {

  public FeedDays {
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
  }

  /** Those of a calendar of which nothing is known yet. */
  public static FeedDays none(CalendarId calendar) {
    return new FeedDays(calendar, Collections.emptySortedMap());
  }

  /** {@code Christmas (calendar pt-holidays)}. */
  @Override
  public Optional<String> name(LocalDate day) {
    return Optional.ofNullable(days.get(day))
        .map(name -> "%s (calendar %s)".formatted(name, calendar));
  }

  @Override
  public int lastYear() {
    return days.isEmpty() ? 0 : days.lastKey().getYear();
  }

  /** How many there are from that day on, before the other. */
  public int count(LocalDate from, LocalDate before) {
    return days.subMap(from, before).size();
  }

  /**
   * Those from one day to another, both included, which the other calendar has not, or calls
   * otherwise: with names.
   */
  public List<String> without(FeedDays other, LocalDate from, LocalDate to) {
    List<String> all = new ArrayList<>();
    for (Map.Entry<LocalDate, String> one : days.subMap(from, to.plusDays(1)).entrySet()) {
      if (!Objects.equals(other.days.get(one.getKey()), one.getValue())) {
        all.add(one.getKey() + " " + one.getValue());
      }
    }
    return all;
  }
}
