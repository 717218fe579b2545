package io.heliotrope.cli;

import io.heliotrope.config.Site;
import io.heliotrope.floor.Rules;
import java.io.PrintWriter;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A week of the sites, or a moment. */
@Command(
    name = "hours",
    description = {
      "Tells when sites are open: a week as a picture, or with --at each site at an instant: open or"
          + " closed, since when and until when, and which rule says so. Its commands tell where"
          + " nobody is awake, and change hours.",
    },
    subcommands = {
      HoursNextCommand.class,
      HoursCoverageCommand.class,
      HoursExportCommand.class,
      HoursDraftCommand.Diff.class,
      HoursDraftCommand.Publish.class,
      HoursRollbackCommand.class,
      HoursOverrideCommand.class,
      HoursEmergency.Close.class,
      HoursEmergency.Open.class,
      HoursCalendarsCommand.class,
      HoursLogCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  heliotrope hours                       this week, each site on its own clock",
      "  heliotrope hours lisbon --week 2027-03-22",
      "  heliotrope hours --zone UTC            all sites beside each other",
      "  heliotrope hours --zone lisbon         on Lisbon's clock",
      "  heliotrope hours --at 2027-03-28T01:30Z"
    })
final class HoursCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();
  @Mixin private HoursOptions options = new HoursOptions();

  @Parameters(paramLabel = "SITE", arity = "0..*", description = "Only these sites.")
  private List<String> names = List.of();

  @Option(
      names = "--week",
      paramLabel = "DATE",
      description = "The week with that day, such as 2027-03-22; this week if left out.")
  private Optional<LocalDate> week = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE|SITE",
      description =
          "Whose clock is told: a zone such as UTC or Europe/Lisbon, or a site; each site's own if"
              + " left out.")
  private Optional<String> zone = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Tell of that moment, for example now or 2026-03-29T01:30Z.")
  private Optional<String> at = Optional.empty();

  @Override
  public Integer call() {
    Rules rules = common.rules();
    List<Site> sites = options.sites(rules.company(), names);
    Optional<ZoneId> clock = zone.map(name -> options.zone(rules.company(), name));
    if (at.isPresent()) {
      Instant moment = options.instant("--at", at.get());
      options.answer(
          () -> momentJson(rules, sites, moment),
          out -> tellMoment(out, rules, sites, clock, moment));
    } else {
      LocalDate monday = monday(clock);
      options.answer(
          () -> weekJson(rules, sites, clock, monday),
          out -> tellWeek(out, rules, sites, clock, monday));
    }
    return 0;
  }

  private static Map<String, Object> momentJson(Rules rules, List<Site> sites, Instant moment) {
    List<Map<String, Object>> all = new ArrayList<>();
    sites.forEach(site -> all.add(OpenJson.state(site, rules.hours(site.id()), moment)));
    return Map.of("at", moment.toString(), "timeZones", OpenText.release(), "sites", all);
  }

  private static void tellMoment(
      PrintWriter out, Rules rules, List<Site> sites, Optional<ZoneId> clock, Instant moment) {
    out.printf("%s, time zones %s%n", moment.truncatedTo(ChronoUnit.SECONDS), OpenText.release());
    for (Site site : sites) {
      out.println();
      out.print(
          OpenText.state(
              site, rules.hours(site.id()).at(moment), moment, clock.orElse(site.zone())));
    }
  }

  private LocalDate monday(Optional<ZoneId> clock) {
    return week.orElseGet(() -> LocalDate.now(clock.orElse(ZoneOffset.UTC)))
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static Map<String, Object> weekJson(
      Rules rules, List<Site> sites, Optional<ZoneId> clock, LocalDate monday) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Site site : sites) {
      all.add(OpenJson.week(site, rules.hours(site.id()), monday, clock.orElse(site.zone())));
    }
    return Map.of("week", monday.toString(), "timeZones", OpenText.release(), "sites", all);
  }

  private void tellWeek(
      PrintWriter out, Rules rules, List<Site> sites, Optional<ZoneId> clock, LocalDate monday) {
    List<String> pictures = new ArrayList<>();
    for (Site site : sites) {
      ZoneId own = clock.orElse(site.zone());
      pictures.add(
          new WeekPicture(site, rules.hours(site.id()), own, options.drawing()).of(monday));
    }
    out.print(String.join("\n", pictures));
  }
}
