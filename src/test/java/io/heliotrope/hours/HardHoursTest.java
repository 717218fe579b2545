package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.WallTime;
import io.heliotrope.time.zone.ZoneChoice;
import io.heliotrope.time.zone.ZoneRelease;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The clocks that people know to be hard. A world is a text: its sites with zone and hours, then
 * what is open from one instant to another, in UTC, each line by itself.
 */
class HardHoursTest {

  private static final String WORLDS =
      """
      # American clocks go forward three weeks before European ones
      Chicago America/Chicago: Mo-Su 08:00-17:00
      Lisbon Europe/Lisbon: Mo-Su 08:00-17:00
      look 2026-03-07T00:00Z to 2026-03-08T00:00Z
        03-07 14:00 to 03-07 23:00 Chicago
        03-07 08:00 to 03-07 17:00 Lisbon
      look 2026-03-09T00:00Z to 2026-03-10T00:00Z
        03-09 13:00 to 03-09 22:00 Chicago
        03-09 08:00 to 03-09 17:00 Lisbon
      look 2026-03-30T00:00Z to 2026-03-31T00:00Z
        03-30 13:00 to 03-30 22:00 Chicago
        03-30 07:00 to 03-30 16:00 Lisbon

      # European clocks go back one week before American ones
      Chicago America/Chicago: Mo-Su 08:00-17:00
      Lisbon Europe/Lisbon: Mo-Su 08:00-17:00
      look 2026-10-24T00:00Z to 2026-10-25T00:00Z
        10-24 13:00 to 10-24 22:00 Chicago
        10-24 07:00 to 10-24 16:00 Lisbon
      look 2026-10-26T00:00Z to 2026-10-27T00:00Z
        10-26 13:00 to 10-26 22:00 Chicago
        10-26 08:00 to 10-26 17:00 Lisbon
      look 2026-11-02T00:00Z to 2026-11-03T00:00Z
        11-02 14:00 to 11-02 23:00 Chicago
        11-02 08:00 to 11-02 17:00 Lisbon

      # a night shift is an hour shorter in spring, and an hour longer in autumn
      Lisbon Europe/Lisbon: Mo-Su 22:00-06:00
      look 2026-03-28T12:00Z to 2026-03-29T12:00Z
        03-28 22:00 to 03-29 05:00 Lisbon
      look 2026-10-24T12:00Z to 2026-10-25T12:00Z
        10-24 21:00 to 10-25 06:00 Lisbon

      # Lord Howe's clocks change by half an hour
      Howe Australia/Lord_Howe: Mo-Su 22:00-06:00
      look 2026-04-04T00:00Z to 2026-04-05T00:00Z
        04-04 11:00 to 04-04 19:30 Howe
      look 2026-10-03T00:00Z to 2026-10-04T00:00Z
        10-03 11:30 to 10-03 19:00 Howe

      # Apia had no Friday 30 December 2011
      Apia Pacific/Apia: Mo-Su 09:00-17:00
      Fridays Pacific/Apia: Fr 09:00-17:00
      Always Pacific/Apia: 24/7; Fr off
      look 2011-12-29T12:00Z to 2011-12-31T12:00Z
        12-29 19:00 to 12-30 03:00 Apia
        12-30 19:00 to 12-31 03:00 Apia
        12-29 12:00 to 12-31 12:00 Always

      # Casablanca's clocks go back for Ramadan
      Casablanca Africa/Casablanca: Mo-Su 09:00-18:00
      look 2026-02-14T00:00Z to 2026-02-15T00:00Z
        02-14 08:00 to 02-14 17:00 Casablanca
      look 2026-02-16T00:00Z to 2026-02-17T00:00Z
        02-16 09:00 to 02-16 18:00 Casablanca
      look 2026-03-23T00:00Z to 2026-03-24T00:00Z
        03-23 08:00 to 03-23 17:00 Casablanca

      # Troll's clocks change by two hours
      Troll Antarctica/Troll: Mo-Su 22:00-06:00
      look 2026-03-28T12:00Z to 2026-03-29T12:00Z
        03-28 22:00 to 03-29 04:00 Troll
      look 2026-10-24T12:00Z to 2026-10-25T12:00Z
        10-24 20:00 to 10-25 06:00 Troll

      # São Paulo had no midnight in spring, and the hour before it twice in autumn
      Night America/Sao_Paulo: Mo-Su 20:00-02:00
      Late America/Sao_Paulo: Mo-Su 20:00-24:00
      Early America/Sao_Paulo: Mo-Su 00:00-02:00
      look 2018-11-03T12:00Z to 2018-11-04T12:00Z
        11-03 23:00 to 11-04 04:00 Night
        11-03 23:00 to 11-04 03:00 Late
        11-04 03:00 to 11-04 04:00 Early
      look 2018-02-17T12:00Z to 2018-02-18T12:00Z
        02-17 22:00 to 02-18 05:00 Night
        02-17 22:00 to 02-18 03:00 Late
        02-18 03:00 to 02-18 05:00 Early

      # St. John's clocks went back at one minute past midnight, and Sunday had begun
      Johns America/St_Johns: Su 00:00-02:00
      look 2010-11-07T00:00Z to 2010-11-07T12:00Z
        11-07 02:30 to 11-07 05:30 Johns
      look 2010-11-07T03:00Z to 2010-11-07T03:10Z
        11-07 03:00 to 11-07 03:10 Johns

      # Beirut's clocks went forward in 2023 when they should, whatever was said for some days
      Beirut Asia/Beirut: Mo-Su 00:00-08:00
      look 2023-03-24T12:00Z to 2023-03-26T12:00Z
        03-24 22:00 to 03-25 06:00 Beirut
        03-25 22:00 to 03-26 05:00 Beirut

      # Vancouver stays at UTC-7 from November 2026
      rules 2026b
      Vancouver America/Vancouver: Mo-Su 09:00-16:00
      look 2026-11-02T00:00Z to 2026-11-03T00:00Z
        11-02 16:00 to 11-02 23:00 Vancouver

      # Kathmandu is 45 minutes off the hour
      Kathmandu Asia/Kathmandu: Mo-Su 10:00-17:00
      look 2026-07-01T00:00Z to 2026-07-02T00:00Z
        07-01 04:15 to 07-01 11:15 Kathmandu

      # Chatham too, and its clocks change at 02:45
      Chatham Pacific/Chatham: Mo-Su 03:00-05:00
      look 2026-07-01T00:00Z to 2026-07-02T00:00Z
        07-01 14:15 to 07-01 16:15 Chatham
      look 2026-04-04T00:00Z to 2026-04-05T00:00Z
        04-04 13:15 to 04-04 16:15 Chatham
      look 2026-09-26T00:00Z to 2026-09-27T00:00Z
        09-26 14:00 to 09-26 15:15 Chatham

      # a holiday is on one side of midnight
      holiday 2026-12-08
      Lisbon Europe/Lisbon: Mo-Su 22:00-06:00; PH off
      Whole Europe/Lisbon: Mo-Su 22:00-06:00; PH off; PH +1 day 00:00-06:00 off
      look 2026-12-07T12:00Z to 2026-12-09T12:00Z
        12-07 22:00 to 12-08 00:00 Lisbon
        12-09 00:00 to 12-09 06:00 Lisbon
        12-07 22:00 to 12-08 00:00 Whole

      # an override begins in the hour that the clocks skip
      override 2026-03-29 01:30 to 2026-03-29 03:00
      Lisbon Europe/Lisbon: Mo-Su 00:00-06:00
      look 2026-03-28T12:00Z to 2026-03-29T12:00Z
        03-29 00:00 to 03-29 01:00 Lisbon
        03-29 02:00 to 03-29 05:00 Lisbon

      # an override ends in the hour that is read twice
      override 2026-10-25 00:30 to 2026-10-25 01:30
      Lisbon Europe/Lisbon: Mo-Su 00:00-06:00
      look 2026-10-24T12:00Z to 2026-10-25T12:00Z
        10-24 23:00 to 10-24 23:30 Lisbon
        10-25 01:30 to 10-25 06:00 Lisbon
      """;

  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final Map<String, WeeklyHours> sites = new LinkedHashMap<>();
  private final Set<LocalDate> holidays = new HashSet<>();
  private final List<HoursOverride> overrides = new ArrayList<>();

  static Stream<Named<String>> worlds() {
    return Arrays.stream(WORLDS.strip().split("\n\n"))
        .map(world -> {
          int end = world.indexOf('\n');
          return Named.of(world.substring(2, end), world.substring(end + 1).stripTrailing());
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("worlds")
  void areReadAsPeopleMeanThem(String world) {
    List<String> played = new ArrayList<>();
    world
        .lines()
        .filter(line -> !line.startsWith(" "))
        .forEach(line -> {
          played.add(line);
          played.addAll(play(line));
        });
    assertThat(String.join("\n", played)).isEqualTo(world);
  }

  /** What is to be seen then. */
  private List<String> play(String line) {
    String verb = line.substring(0, line.indexOf(' '));
    String rest = line.substring(verb.length() + 1);
    switch (verb) {
      case "look" -> {
        String[] times = rest.split(" to ");
        return open(WallTime.instant(times[0]), WallTime.instant(times[1]));
      }
      case "rules" -> needs(ZoneRelease.find(rest).orElseThrow());
      case "holiday" -> holidays.add(LocalDate.parse(rest));
      case "override" -> {
        String[] times = rest.split(" to ");
        overrides.add(
            new HoursOverride(
                "closed",
                WallTime.begin(times[0]),
                WallTime.end(times[1]),
                new HoursOverride.Effect.Closed(),
                false,
                "closed",
                ""));
      }
      default -> {
        String[] zoneAndHours = rest.split(": ", 2);
        Holidays known = day -> holidays.contains(day) ? Optional.of("holiday") : Optional.empty();
        sites.put(verb, WeeklyHours.of(zoneAndHours[1], ZoneId.of(zoneAndHours[0]), known));
      }
    }
    return List.of();
  }

  private static void needs(ZoneRelease release) {
    Optional<ZoneRelease> inForce = ZoneChoice.inForce().release();
    assumeFalse(
        inForce.filter(rules -> !release.isNewerThan(rules)).isEmpty(),
        () ->
            "not checked: the tz rules in force are %s, and it needs %s."
                .formatted(inForce.map(ZoneRelease::toString).orElse("unknown"), release));
  }

  private List<String> open(Instant from, Instant to) {
    List<String> lines = new ArrayList<>();
    sites.forEach((name, weekly) -> {
      var hours = SiteHours.of(List.of(new SiteHours.Phase(Instant.MIN, weekly)), overrides);
      for (Stretches.Stretch one : Stretches.of(hours.between(from, to), true).all()) {
        lines.add(
            "  %s to %s %s".formatted(SHORT.format(one.from()), SHORT.format(one.to()), name));
      }
    });
    return lines;
  }
}
