package io.heliotrope.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A site's hours in its own zone: weekly rules, seasons, dates, holidays. Immutable.
 *
 * <p>Where the clocks change, an interval whose start falls in a skipped hour starts at the
 * transition, and one whose end falls in a repeated hour ends at the second reading. A day that the
 * calendar skipped has no hours. What does not change within five years, nor within five of the
 * last year that the rules name, never does.
 */
public final class WeeklyHours extends Timeline {

  /** Even where the calendar skips the one open day of a week, the answer changes within this. */
  private static final int WEEKS = 30;

  /** Where the rules name dates, and beyond the last year they name. */
  private static final int YEARS = 5;

  private final String text;
  private final String source;
  private final ZoneId zone;
  private final List<Rule> rules;
  private final Holidays holidays;

  private final DayPlans days;

  private WeeklyHours(String text, ZoneId zone, Holidays holidays, String source) {
    this.text = text.strip();
    this.source = source;
    this.zone = zone;
    this.rules = RuleParser.parse(text, holidays);
    this.holidays = holidays;
    this.days = new DayPlans(rules, holidays, this.text);
  }

  /**
   * The hours of a text such as {@code Mo-Fr 08:00-18:00; Sa 09:00-13:00}, read in that zone.
   *
   * @throws HoursException if the text is not understood, with its position and advice
   */
  public static WeeklyHours of(String text, ZoneId zone) {
    return of(text, zone, Holidays.NONE);
  }

  /**
   * The same, with public holidays.
   *
   * @throws HoursException if the text is not understood, with its position and advice
   */
  public static WeeklyHours of(String text, ZoneId zone, Holidays holidays) {
    return of(text, zone, holidays, "");
  }

  /**
   * The same.
   *
   * @param source where the text is written, such as {@code sites.yaml:12}
   * @throws HoursException if the text is not understood, with its position and advice
   */
  public static WeeklyHours of(String text, ZoneId zone, Holidays holidays, String source) {
    return new WeeklyHours(text, zone, holidays, source);
  }

  /**
   * Returns if the text is understood.
   *
   * @throws HoursException if not
   */
  public static void check(String text) {
    RuleParser.parse(text, Holidays.NONE);
  }

  public ZoneId zone() {
    return zone;
  }

  Holidays holidays() {
    return holidays;
  }

  @Override
  public List<Span> between(Instant from, Instant to) {
    List<Span> spans = new ArrayList<>();
    // clocks that are set back over midnight have begun the next day once already
    LocalDate last = date(to).plusDays(1);
    Instant reached = from;
    // a repeated hour can carry yesterday's last minutes into today
    for (LocalDate date = date(from).minusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
      for (DayPlan.Span span : days.on(date).spans()) {
        Instant opens = later(start(date, span.from()), reached);
        Instant closes = earlier(end(date, span.to()), to);
        if (opens.isBefore(closes)) {
          close(spans, reached, opens);
          append(spans, new Span(opens, closes, true, cause(span.reason())));
          reached = closes;
        }
      }
    }
    close(spans, reached, to);
    return spans;
  }

  /** Each day of the calendar has its own rule by which it is closed. */
  private void close(List<Span> spans, Instant from, Instant to) {
    for (Instant at = from; at.isBefore(to); ) {
      LocalDate date = date(at);
      Instant midnight = start(date.plusDays(1), 0);
      if (!midnight.isAfter(at)) { // the clocks have been set back over it
        midnight = end(date.plusDays(1), 0);
      }
      Instant end = earlier(midnight, to);
      append(spans, new Span(at, end, false, cause(days.on(date).closedBy())));
      at = end;
    }
  }

  private Cause cause(DayPlan.Reason reason) {
    return new Cause.ByRule(reason.rule(), reason.holiday(), source);
  }

  @Override
  Instant settledAfter(Instant instant) {
    LocalDate today = date(instant);
    if (days.areAllAlike()) {
      return instant;
    }
    return days.differByDate()
        ? start(LocalDate.of(Math.max(today.getYear(), lastYear()) + YEARS + 1, 1, 1), 0)
        : start(today.plusWeeks(WEEKS), 0);
  }

  @Override
  Instant settledBefore(Instant instant) {
    LocalDate today = date(instant);
    if (days.areAllAlike()) {
      return instant;
    }
    int named = lastYear() == 0 ? today.getYear() : lastYear();
    return days.differByDate()
        ? start(LocalDate.of(Math.min(today.getYear(), named) - YEARS, 1, 1), 0)
        : start(today.minusWeeks(WEEKS), 0);
  }

  /** The last year that the rules name; 0 if they name none. */
  int lastYear() {
    int named = rules.stream().mapToInt(Rule::lastYear).max().orElse(0);
    return Math.max(named, holidays.lastYear());
  }

  private LocalDate date(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  private Instant start(LocalDate date, int minute) {
    return WallClock.start(reading(date, minute), zone);
  }

  private Instant end(LocalDate date, int minute) {
    return WallClock.end(reading(date, minute), zone);
  }

  private static LocalDateTime reading(LocalDate date, int minute) {
    return date.atStartOfDay().plusMinutes(minute);
  }

  @Override
  public String toString() {
    return text + " (" + zone + ")";
  }
}
