package io.heliotrope.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A site's hours in its own zone: weekly rules, seasons, dates, holidays. Immutable.
 *
 * <p>Where the clocks change, an interval whose start falls in a skipped hour starts at the
 * transition, and one whose end falls in a repeated hour ends at the second reading. A day that the
 * calendar skipped has no hours.
 */
public final class WeeklyHours {

  /** Even where the calendar skips the one open day of a week, the answer changes within this. */
  private static final int WEEKS_AHEAD = 30;

  /** Where the rules name dates, and beyond the last year they name. */
  private static final int YEARS_AHEAD = 5;

  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

  private final String text;
  private final ZoneId zone;
  private final List<Rule> rules;
  private final Holidays holidays;

  /** A plan for each weekday if there are no dates in the rules, else empty. */
  private final List<DayPlan> week;

  private WeeklyHours(String text, ZoneId zone, Holidays holidays) {
    this.text = text.strip();
    this.zone = zone;
    this.rules = RuleParser.parse(text, holidays);
    this.holidays = holidays;
    this.week =
        rules.stream().allMatch(Rule::isWeekly)
            ? IntStream.range(0, 7)
                .mapToObj(day -> DayPlan.of(MONDAY.plusDays(day), rules, holidays, this.text))
                .toList()
            : List.of();
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
    return new WeeklyHours(text, zone, holidays);
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

  /**
   * Open or closed at that instant, until when, and because of which rule. What does not change
   * within five years, nor within five of the last year that the rules name, never does.
   */
  public OpenState at(Instant instant) {
    if (!week.isEmpty() && week.stream().allMatch(DayPlan::isWholeDay)) {
      return new OpenState(true, Optional.empty(), ruleAt(instant));
    }
    if (!week.isEmpty() && week.stream().allMatch(day -> day.spans().isEmpty())) {
      return new OpenState(false, Optional.empty(), ruleAt(instant));
    }
    LocalDate today = instant.atZone(zone).toLocalDate();
    LocalDate last = horizon(today);
    Instant openedAt = Instant.MIN;
    Instant closesAt = Instant.MIN;
    String openBy = text;
    // a repeated hour can carry yesterday's last minutes into today
    for (LocalDate date = today.minusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
      for (DayPlan.Span span : plan(date).spans()) {
        Instant from = start(date, span.from());
        Instant to = end(date, span.to());
        if (!from.isBefore(to)) {
          continue; // skipped as a whole
        }
        if (from.isAfter(closesAt)) {
          if (closesAt.isAfter(instant)) {
            return state(instant, openedAt, closesAt, openBy);
          }
          openedAt = from;
        }
        if (!from.isAfter(instant)) {
          openBy = span.rule();
        }
        closesAt = to.isAfter(closesAt) ? to : closesAt;
      }
    }
    if (closesAt.isAfter(instant)) {
      boolean ends = closesAt.isBefore(start(last.plusDays(1), 0));
      return openedAt.isAfter(instant) || ends
          ? state(instant, openedAt, closesAt, openBy)
          : new OpenState(true, Optional.empty(), openBy);
    }
    return new OpenState(false, Optional.empty(), ruleAt(instant));
  }

  private LocalDate horizon(LocalDate today) {
    if (!week.isEmpty()) {
      return today.plusDays(WEEKS_AHEAD);
    }
    int named = rules.stream().mapToInt(Rule::lastYear).max().orElse(0);
    return LocalDate.of(Math.max(today.getYear(), named) + YEARS_AHEAD, 12, 31);
  }

  private OpenState state(Instant instant, Instant openedAt, Instant closesAt, String openBy) {
    return openedAt.isAfter(instant)
        ? new OpenState(false, Optional.of(openedAt), ruleAt(instant))
        : new OpenState(true, Optional.of(closesAt), openBy);
  }

  /** The rule by which it is closed then, or the whole text if no rule names that day. */
  private String ruleAt(Instant instant) {
    return plan(instant.atZone(zone).toLocalDate()).closedBy();
  }

  private DayPlan plan(LocalDate date) {
    return week.isEmpty()
        ? DayPlan.of(date, rules, holidays, text)
        : week.get(date.getDayOfWeek().getValue() - 1);
  }

  private Instant start(LocalDate date, int minute) {
    LocalDateTime reading = date.atStartOfDay().plusMinutes(minute);
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(reading);
    if (change == null) {
      return reading.toInstant(rules.getOffset(reading));
    }
    return change.isGap() ? change.getInstant() : reading.toInstant(change.getOffsetBefore());
  }

  private Instant end(LocalDate date, int minute) {
    LocalDateTime reading = date.atStartOfDay().plusMinutes(minute);
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(reading);
    if (change == null) {
      return reading.toInstant(rules.getOffset(reading));
    }
    return change.isGap() ? change.getInstant() : reading.toInstant(change.getOffsetAfter());
  }

  @Override
  public String toString() {
    return text + " (" + zone + ")";
  }
}
