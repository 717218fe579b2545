package io.heliotrope.hours.coverage;

import io.heliotrope.call.Language;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.hours.Cause;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.hours.Span;
import io.heliotrope.hours.Staffing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who of a site is there: its agents while it is open, as many as are staffed. */
final class SiteCrews {

  private final Company company;
  private final SiteId site;
  private final List<Need> needs;
  private final Crew nobody;
  private final Map<Staffing.Seats, Crew> crews = new HashMap<>();

  SiteCrews(Company company, SiteId site, List<Need> needs) {
    this.company = company;
    this.site = site;
    this.needs = needs;
    this.nobody = Crew.nobody(needs.size());
  }

  /** In order and without gap. */
  List<Watch> watches(SiteHours hours, Stretch stretch) {
    List<Span> spans = hours.between(stretch.from(), stretch.to());
    List<Staffing.Spell> spells = hours.staffing(stretch.from(), stretch.to());
    List<Watch> watches = new ArrayList<>();
    int next = 0;
    for (Span span : spans) {
      Instant from = span.from();
      while (from.isBefore(span.to())) {
        Staffing.Spell spell = spells.get(next);
        boolean goesOn = spell.to().isAfter(span.to());
        Instant to = goesOn ? span.to() : spell.to();
        watches.add(watch(from, to, span, spell.seats()));
        next += goesOn ? 0 : 1;
        from = to;
      }
    }
    return watches;
  }

  private Watch watch(Instant from, Instant to, Span span, Staffing.Seats seats) {
    if (!span.open()) {
      return new Watch(from, to, false, nobody, span.cause());
    }
    Crew crew = crews.computeIfAbsent(seats, most -> Needs.crew(company, site, needs, most));
    return new Watch(from, to, true, crew, cause(span.cause(), seats));
  }

  /** On an ordinary day it is the staffing that says who is there. */
  private static Cause cause(Cause ofHours, Staffing.Seats seats) {
    return switch (ofHours) {
      case Cause.ByRule rule when rule.holiday().isEmpty() && !seats.equals(Staffing.Seats.ALL) ->
          new Cause.ByRule(text(seats), seats.source());
      case Cause.ByRule _, Cause.ByOverride _ -> ofHours;
    };
  }

  private static String text(Staffing.Seats seats) {
    String number =
        switch (seats.number()) {
          case 0 -> "no seat is staffed";
          case 1 -> "1 seat is staffed";
          default -> seats.number() + " seats are staffed";
        };
    return seats.languages().isEmpty()
        ? number
        : seats.languages().stream()
            .map(Language::tag)
            .sorted()
            .collect(Collectors.joining(", ", number + " for ", ""));
  }
}
