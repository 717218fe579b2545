package io.heliotrope.hours;

import io.heliotrope.call.CalendarId;
import io.heliotrope.config.HoursCheck;
import io.heliotrope.config.Suggestion;
import java.util.List;
import java.util.Optional;

/** Understands what is said of a site's hours, or says why not. */
public final class ScheduleCheck implements HoursCheck {

  /** Which days they are does not matter here. */
  private static final Holidays SOME = day -> Optional.empty();

  private final Calendars calendars;

  public ScheduleCheck(Calendars calendars) {
    this.calendars = calendars;
  }

  @Override
  public void check(String hours) {
    RuleParser.parse(hours, Holidays.NONE);
  }

  @Override
  public void checkWithHolidays(String hours) {
    RuleParser.parse(hours, SOME);
  }

  @Override
  public List<Doubt> doubts(String hours) {
    return RuleParser.doubts(hours, SOME);
  }

  @Override
  public void checkDates(String dates) {
    SiteHolidays.dates(dates);
  }

  @Override
  public void checkCalendar(CalendarId calendar) {
    if (calendars.feed(calendar).isEmpty()) {
      List<String> known = calendars.feedNames().stream().map(CalendarId::name).toList();
      throw new IllegalArgumentException(
          "sites.yaml has no calendar '%s'.%n%s"
              .formatted(
                  calendar,
                  known.isEmpty()
                      ? "Maybe say in it where that is: 'calendars'."
                      : Suggestion.advice(calendar.name(), known)));
    }
  }

  @Override
  public void checkCountry(String country) {
    calendars.country(country);
  }
}
