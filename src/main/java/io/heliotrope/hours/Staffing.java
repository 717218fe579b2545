package io.heliotrope.hours;

import static io.heliotrope.hours.Timeline.earlier;
import static io.heliotrope.hours.Timeline.later;

import io.heliotrope.call.Language;
import io.heliotrope.config.Schedule;
import io.heliotrope.config.Shift;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How many seats of a site are staffed, and in which languages, as its operator says. Of shifts
 * that overlap the later in the list counts: lunch is a shift with fewer seats. When nobody's shift
 * is, no seat is staffed; where there is no shift at all, it is {@link Seats#ALL}. Whether the site
 * is open is not asked here. Immutable.
 */
public final class Staffing {

  /**
   * What is staffed.
   *
   * @param languages empty if those of the site's agents
   * @param source where it is written, such as {@code sites.yaml:12}; empty if no shift says so
   */
  public record Seats(int number, Set<Language> languages, String source) {

    /** While there is no shift. */
    static final Seats NONE = new Seats(0, Set.of(), "");

    /** As many as work there: nobody says how many seats are staffed. */
    public static final Seats ALL = new Seats(Integer.MAX_VALUE, Set.of(), "");

    /** Is anybody there who speaks it, if the site has people who do? */
    public boolean speak(Language language) {
      return number > 0
          && (languages.isEmpty() || languages.stream().anyMatch(own -> own.fits(language)));
    }
  }

  /**
   * The same seats from one instant to another.
   *
   * @param to not included, always after {@code from}
   */
  public record Spell(Instant from, Instant to, Seats seats) {}

  private record Hours(WeeklyHours when, Seats seats) {}

  /** Nobody says how many seats are staffed. */
  static final Staffing UNTOLD = new Staffing(List.of());

  private final List<Hours> shifts;

  private Staffing(List<Hours> shifts) {
    this.shifts = shifts;
  }

  /**
   * What a site's schedule says of its staff.
   *
   * @throws IllegalArgumentException if a text in it is not understood, or its country not known
   */
  public static Staffing of(Schedule schedule, ZoneId zone, Calendars calendars) {
    Holidays holidays = Holidays.of(schedule.holidays(), calendars);
    return new Staffing(
        schedule.staffing().stream()
            .map(shift ->
                new Hours(
                    WeeklyHours.of(shift.hours(), zone, holidays),
                    new Seats(shift.seats(), shift.languages(), source(shift))))
            .toList());
  }

  public Seats at(Instant instant) {
    return between(instant, instant.plusNanos(1)).getFirst().seats();
  }

  /**
   * What is between two instants: in order, without gap or overlap, a new spell wherever the seats
   * change.
   *
   * @param to not included; nothing if it is not after {@code from}
   */
  public List<Spell> between(Instant from, Instant to) {
    List<Spell> spells = new ArrayList<>();
    add(spells, from, to, shifts.isEmpty() ? Seats.ALL : Seats.NONE);
    for (Hours shift : shifts) {
      spells = over(spells, shift.when().between(from, to), shift.seats());
    }
    return spells;
  }

  /** The spells with those seats wherever one of the spans is open. Both are in order. */
  private static List<Spell> over(List<Spell> spells, List<Span> spans, Seats seats) {
    List<Spell> result = new ArrayList<>();
    int next = 0;
    for (Spell spell : spells) {
      while (next < spans.size() && spans.get(next).from().isBefore(spell.to())) {
        Span span = spans.get(next);
        add(
            result,
            later(span.from(), spell.from()),
            earlier(span.to(), spell.to()),
            span.open() ? seats : spell.seats());
        if (span.to().isAfter(spell.to())) {
          break;
        }
        next++;
      }
    }
    return result;
  }

  static void add(List<Spell> spells, Instant from, Instant to, Seats seats) {
    if (!from.isBefore(to)) {
      return;
    }
    if (!spells.isEmpty() && spells.getLast().seats().equals(seats)) {
      spells.set(spells.size() - 1, new Spell(spells.getLast().from(), to, seats));
    } else {
      spells.add(new Spell(from, to, seats));
    }
  }

  private static String source(Shift shift) {
    return shift.place().file() + ":" + shift.place().line();
  }
}
