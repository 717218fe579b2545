package io.heliotrope.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A site's weekly hours in its own zone. Immutable.
 *
 * <p>Where the clocks change, an interval whose start falls in a skipped hour starts at the
 * transition, and one whose end falls in a repeated hour ends at the second reading. A day that the
 * calendar skipped has no hours.
 */
public final class WeeklyHours {

  /** Even where the calendar skips the one open day of a week, the answer changes within this. */
  private static final int DAYS_AHEAD = 30;

  private final String text;
  private final ZoneId zone;
  private final DayPlan[] week;

  private WeeklyHours(String text, ZoneId zone, DayPlan[] week) {
    this.text = text;
    this.zone = zone;
    this.week = week;
  }

  /**
   * The hours of a text such as {@code Mo-Fr 08:00-18:00; Sa 09:00-13:00}, read in that zone.
   *
   * @throws HoursException if the text is not understood, with its position and advice
   */
  public static WeeklyHours of(String text, ZoneId zone) {
    List<Rule> rules = RuleParser.parse(text);
    DayPlan[] week =
        Arrays.stream(DayOfWeek.values())
            .map(day -> DayPlan.of(day, rules, text.strip()))
            .toArray(DayPlan[]::new);
    return new WeeklyHours(text.strip(), zone, week);
  }

  /**
   * Returns if the text is understood.
   *
   * @throws HoursException if not
   */
  public static void check(String text) {
    RuleParser.parse(text);
  }

  public ZoneId zone() {
    return zone;
  }

  /** Open or closed at that instant, until when, and because of which rule. */
  public OpenState at(Instant instant) {
    if (Arrays.stream(week).allMatch(DayPlan::isWholeDay)) {
      return new OpenState(true, Optional.empty(), ruleAt(instant));
    }
    if (Arrays.stream(week).allMatch(day -> day.spans().isEmpty())) {
      return new OpenState(false, Optional.empty(), ruleAt(instant));
    }
    LocalDate today = instant.atZone(zone).toLocalDate();
    Instant openedAt = Instant.MIN;
    Instant closesAt = Instant.MIN;
    String openBy = text;
    // a repeated hour can carry yesterday's last minutes into today
    for (int day = -1; day <= DAYS_AHEAD; day++) {
      LocalDate date = today.plusDays(day);
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
    return state(instant, openedAt, closesAt, openBy);
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
    return week[date.getDayOfWeek().getValue() - 1];
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
