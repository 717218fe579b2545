package io.heliotrope.time.zone;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What applies after a zone's last change that is listed: the TZ text of POSIX, with the hours of
 * RFC 9636 (-167 to 167).
 *
 * @param yearly empty if what the last change led to stays
 */
record PosixTz(Optional<Yearly> yearly) {

  /**
   * Clocks that change twice a year.
   *
   * @param winter seconds east of UTC
   * @param summer seconds east of UTC
   * @param begin of the summer
   * @param end of the summer
   */
  record Yearly(int winter, int summer, Edge begin, Edge end) {}

  /**
   * When the clocks change, each year.
   *
   * @param seconds after midnight on the wall clock until then; may be another day's
   */
  record Edge(Day day, int seconds) {

    /** In seconds since 1970-01-01T00:00Z. */
    long at(int year, int offsetBefore) {
      return day.in(year).toEpochDay() * DAY + seconds - offsetBefore;
    }
  }

  /** A day of each year. */
  sealed interface Day {

    LocalDate in(int year);

    /** The 60th is the first of March in every year. */
    record OfYearWithoutLeapDay(int day) implements Day {
      @Override
      public LocalDate in(int year) {
        return LocalDate.ofYearDay(2001, day).withYear(year);
      }
    }

    /** Counted from 0. */
    record OfYear(int day) implements Day {
      @Override
      public LocalDate in(int year) {
        return LocalDate.of(year, 1, 1).plusDays(day);
      }
    }

    /**
     * @param week 5 is the last
     */
    record OfMonth(int month, int week, DayOfWeek weekday) implements Day {
      @Override
      public LocalDate in(int year) {
        LocalDate first = LocalDate.of(year, month, 1);
        return week == 5
            ? first.with(TemporalAdjusters.lastInMonth(weekday))
            : first.with(TemporalAdjusters.dayOfWeekInMonth(week, weekday));
      }
    }
  }

  static final PosixTz AS_IT_WAS = new PosixTz(Optional.empty());

  private static final String NAME = "(?:[A-Za-z]{3,30}|<[A-Za-z0-9+-]{3,30}>)";
  private static final String TIME = "[+-]?\\d{1,3}(?::\\d{2}){0,2}";
  private static final String EDGE =
      "(J\\d{1,3}|\\d{1,3}|M\\d{1,2}\\.\\d\\.\\d)(?:/(" + TIME + "))?";
  private static final Pattern RULE =
      Pattern.compile(
          NAME + "(" + TIME + ")(?:" + NAME + "(" + TIME + ")?," + EDGE + "," + EDGE + ")?");
  private static final Pattern PARTS_OF_TIME =
      Pattern.compile("([+-]?)(\\d{1,3})(?::(\\d{2}))?(?::(\\d{2}))?");
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;

  /**
   * @param text such as {@code WET0WEST,M3.5.0/1,M10.5.0}, or empty
   */
  static PosixTz of(String text) throws ZoneDataException {
    if (text.isEmpty()) {
      return AS_IT_WAS;
    }
    Matcher parts = RULE.matcher(text);
    if (text.length() > 120 || !parts.matches()) {
      throw new ZoneDataException("what applies after its last change can't be understood");
    }
    int winter = offset(parts.group(1));
    if (parts.group(3) == null) {
      return AS_IT_WAS;
    }
    int summer = parts.group(2) == null ? winter + HOUR : offset(parts.group(2));
    Edge begin = edge(parts.group(3), parts.group(4));
    Edge end = edge(parts.group(5), parts.group(6));
    return new PosixTz(Optional.of(new Yearly(winter, summer, begin, end)));
  }

  /** The changes of that year, in no order. */
  List<Tzif.Change> changes(int year) {
    return yearly
        .map(it ->
            List.of(
                new Tzif.Change(it.begin.at(year, it.winter), new Tzif.Kind(it.summer, true)),
                new Tzif.Change(it.end.at(year, it.summer), new Tzif.Kind(it.winter, false))))
        .orElse(List.of());
  }

  private static Edge edge(String day, String time) throws ZoneDataException {
    return new Edge(day(day), time == null ? 2 * HOUR : seconds(time, 167));
  }

  private static Day day(String text) throws ZoneDataException {
    if (text.startsWith("M")) {
      String[] parts = text.substring(1).split("\\.", -1);
      int month = Integer.parseInt(parts[0]);
      int week = Integer.parseInt(parts[1]);
      int weekday = Integer.parseInt(parts[2]);
      if (month >= 1 && month <= 12 && week >= 1 && week <= 5 && weekday <= 6) {
        return new Day.OfMonth(
            month, week, weekday == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(weekday));
      }
    } else if (text.startsWith("J")) {
      int day = Integer.parseInt(text.substring(1));
      if (day >= 1 && day <= 365) {
        return new Day.OfYearWithoutLeapDay(day);
      }
    } else if (Integer.parseInt(text) <= 365) {
      return new Day.OfYear(Integer.parseInt(text));
    }
    throw new ZoneDataException(
        "'%s' in what applies after its last change is no day".formatted(text));
  }

  private static int seconds(String text, int mostHours) throws ZoneDataException {
    Matcher parts = PARTS_OF_TIME.matcher(text);
    if (parts.matches()) {
      int hours = Integer.parseInt(parts.group(2));
      int minutes = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
      int rest = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
      if (hours <= mostHours && minutes <= 59 && rest <= 59) {
        int seconds = hours * HOUR + minutes * 60 + rest;
        return "-".equals(parts.group(1)) ? -seconds : seconds;
      }
    }
    throw new ZoneDataException(
        "'%s' in what applies after its last change is no time".formatted(text));
  }

  /** POSIX counts west of UTC. */
  private static int offset(String text) throws ZoneDataException {
    int offset = -seconds(text, 24);
    if (Math.abs(offset) > Tzif.MOST_OFFSET - HOUR) {
      throw new ZoneDataException(
          "'%s' in what applies after its last change is too far".formatted(text));
    }
    return offset;
  }
}
