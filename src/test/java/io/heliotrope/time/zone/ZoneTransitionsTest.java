package io.heliotrope.time.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every change of offset of every zone, as others have listed it for release 2026b. */
class ZoneTransitionsTest {

  private static final Instant SINCE = Instant.parse("1970-01-01T00:00:00Z");

  /** Zones that a release knows otherwise than 2026b, between 1970 and 2034. */
  private static final Map<String, Set<String>> OTHERWISE =
      Map.of(
          "2025b",
          Set.of(
              "America/Vancouver",
              "Canada/Pacific",
              "Europe/Chisinau",
              "Europe/Tiraspol",
              "America/Tijuana",
              "America/Ensenada",
              "America/Santa_Isabel",
              "Mexico/BajaNorte"),
          "2026a",
          Set.of("America/Vancouver", "Canada/Pacific"),
          "2026b",
          Set.of(),
          "2026f",
          Set.of(
              "Africa/Casablanca",
              "Africa/El_Aaiun",
              "America/Bogota",
              "America/Edmonton",
              "America/Havana",
              "America/Inuvik",
              "America/Rainy_River",
              "America/Winnipeg",
              "America/Yellowknife",
              "Asia/Tehran",
              "Canada/Central",
              "Canada/Mountain",
              "Cuba",
              "Iran"));

  /** Java has never had these as zones of their own; others know them as other names of zones. */
  private static final Set<String> NOT_OF_JAVA =
      Set.of("EST", "MST", "HST", "ROC", "GMT+0", "GMT-0");

  /** Debian keeps these as they were before 2024b; they differ in the years 1975 to 1996. */
  private static final Set<String> AS_PACKAGED = Set.of("EET", "WET");

  @Test
  void theRulesInUseChangeClocksWhenTheListSays() throws IOException {
    ListedZones listed = ListedZones.read();
    String release = ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
    Set<String> differing = new TreeSet<>();
    for (var zone : listed.changes().entrySet()) {
      if (!NOT_OF_JAVA.contains(zone.getKey())
          && !ListedZones.changes(ZoneId.of(zone.getKey()).getRules()).equals(zone.getValue())) {
        differing.add(zone.getKey());
      }
    }
    assertThat(listed.changes()).hasSize(597);
    assertThat(differing).isEqualTo(otherwise(release, differing));
  }

  /** The packager may add what a zone did before 1970; since then all are one. */
  @Test
  void theSystemsFilesAreReadAsTheListSays() throws IOException {
    ListedZones listed = ListedZones.read();
    Zoneinfo system = system();
    Set<String> differing = new TreeSet<>();
    for (var zone : listed.changes().entrySet()) {
      if (!since1970(ListedZones.changes(system.rules(zone.getKey())))
          .equals(since1970(zone.getValue()))) {
        differing.add(zone.getKey());
      }
    }
    differing.removeAll(AS_PACKAGED);
    assertThat(differing).isEqualTo(otherwise(system.release().toString(), differing));
  }

  /** Java writes yearly rules down once for all, we write each year out: until 2200 it is one. */
  @Test
  void javaAndWeExpandYearlyRulesAlike() throws IOException {
    Zoneinfo system = system();
    String java = ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
    Set<String> excepted = new TreeSet<>(AS_PACKAGED);
    for (String release : List.of(java, system.release().toString())) {
      assumeTrue(
          OTHERWISE.containsKey(release), "it is not known what release " + release + " changed");
      excepted.addAll(Objects.requireNonNull(OTHERWISE.get(release)));
    }
    Set<String> names = new TreeSet<>(ZoneId.getAvailableZoneIds());
    names.retainAll(system.names());
    names.removeAll(excepted);
    assertThat(names).hasSizeGreaterThan(500);
    for (String name : names) {
      assertThat(until2200(system.rules(name)))
          .as(name)
          .isEqualTo(until2200(ZoneId.of(name).getRules()));
    }
  }

  private static Zoneinfo system() throws IOException {
    var folder = ZoneChoice.inForce().folder();
    assumeTrue(Files.exists(folder.resolve("tzdata.zi")), folder + " is absent: no files are read");
    return Zoneinfo.read(folder);
  }

  private static Set<String> otherwise(String release, Set<String> differing) {
    assumeTrue(
        OTHERWISE.containsKey(release),
        "it is not known what release %s changed; these differ: %s".formatted(release, differing));
    return new TreeSet<>(Objects.requireNonNull(OTHERWISE.get(release)));
  }

  private static List<String> since1970(List<String> changes) {
    return changes.stream()
        .filter(one -> one.compareTo("1970") > 0 && !one.startsWith("at"))
        .toList();
  }

  private static List<String> until2200(ZoneRules rules) {
    List<String> changes = new ArrayList<>();
    changes.add(rules.getOffset(SINCE).toString());
    ZoneOffsetTransition next = rules.nextTransition(SINCE);
    while (next != null && next.getDateTimeAfter().getYear() <= TzifRules.LAST_YEAR) {
      changes.add(next.getInstant() + " " + next.getOffsetAfter());
      next = rules.nextTransition(next.getInstant());
    }
    return changes;
  }
}
