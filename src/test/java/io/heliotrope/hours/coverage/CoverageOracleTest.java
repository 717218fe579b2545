package io.heliotrope.hours.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.hours.SiteHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Compares coverage with a look at every minute, in companies under a seed. */
class CoverageOracleTest {

  private static final int DAYS = 24;
  private static final int MINUTES = DAYS * 24 * 60;

  /** Zones with a day near which their clocks do something odd. */
  private static final List<String> ZONES =
      List.of(
          "Europe/Paris 2027-03-28",
          "America/Chicago 2027-03-14",
          "Australia/Lord_Howe 2027-04-04",
          "Antarctica/Troll 2027-10-31",
          "Africa/Casablanca 2026-02-15",
          "Pacific/Apia 2011-12-30",
          "America/Sao_Paulo 2017-10-15",
          "Asia/Beirut 2023-03-26",
          "America/Havana 2026-11-01",
          "Antarctica/Casey 2023-03-09",
          "Asia/Kathmandu 2027-01-01",
          "America/Scoresbysund 2024-03-31");

  private static final List<String> HOURS =
      List.of(
          "Mo-Fr 08:00-18:00",
          "Mo-Su 22:00-06:00",
          "24/7",
          "Mo-Th 07:30-12:00,13:00-17:15; Fr 20:00-26:00",
          "Mo-Su 00:00-02:30",
          "Sa-Su 09:00-24:00",
          "Mo-Fr 23:00-03:00; Tu off",
          "Mo[1] 08:00-12:00; Sa 10:00-16:00");

  private static final List<String> EFFECTS = List.of("closed", "open", "Mo-Su");

  @TestFactory
  List<DynamicTest> coverageIsWhatALookAtEveryMinuteFinds() {
    return IntStream.range(0, 24).mapToObj(seed -> test(seed, () -> compare(seed))).toList();
  }

  private static DynamicTest test(int seed, Executable body) {
    return DynamicTest.dynamicTest("seed " + seed, body);
  }

  private static void compare(int seed) {
    var random = new Random(seed);
    String[] odd = ZONES.get(seed % ZONES.size()).split(" ");
    LocalDate begin = LocalDate.parse(odd[1]).minusDays(3 + random.nextInt(15));
    int promised = 1 + random.nextInt(3);
    String text = world(random, odd[0], begin);
    var world = CoverageWorld.read(text);
    Instant from = CoverageWorld.midnight(begin.toString());
    var coverage =
        Coverage.of(
            world.company(), world.hours(), from, from.plus(Duration.ofDays(DAYS)), promised);
    Map<SiteId, BitSet> open = new HashMap<>();
    world.hours().forEach((site, hours) -> open.put(site, open(hours, from)));
    for (NeedCoverage one : coverage.needs()) {
      var gaps = new BitSet();
      var thin = new BitSet();
      var overlaps = new BitSet();
      for (int minute = 0; minute < MINUTES; minute++) {
        int seats = 0;
        var sites = new HashSet<SiteId>();
        for (Agent agent : world.company().agents().values()) {
          if (one.need().fits(agent)
              && Objects.requireNonNull(open.get(agent.site())).get(minute)) {
            seats++;
            sites.add(agent.site());
          }
        }
        gaps.set(minute, seats == 0);
        thin.set(minute, seats > 0 && seats < promised);
        overlaps.set(minute, sites.size() > 1);
      }
      String what = one.need() + " of\n" + text;
      assertThat(minutes(one.gaps(), from)).as("gaps, %s", what).isEqualTo(gaps);
      assertThat(minutes(one.thin(), from)).as("thin, %s", what).isEqualTo(thin);
      assertThat(minutes(one.overlaps(), from)).as("overlaps, %s", what).isEqualTo(overlaps);
      findingsTellAllGaps(one, gaps, from, what);
    }
  }

  private static void findingsTellAllGaps(
      NeedCoverage one, BitSet gaps, Instant from, String what) {
    var told = new BitSet();
    for (Finding finding : one.findings()) {
      if (finding.state() == State.GAP) {
        BitSet minutes = minutes(finding.when(), from);
        told.or(minutes);
        switch (finding) {
          case Finding.Unusual unusual -> {
            minutes.andNot(gaps);
            assertThat(minutes.isEmpty()).as("%s is no gap, %s", unusual, what).isTrue();
            assertThat(unusual.because()).as("why %s, %s", unusual, what).isNotEmpty();
          }
          case Finding.Usual usual ->
              assertThat(usual.when().before() || !usual.since().isEmpty())
                  .as("why %s, %s", usual, what)
                  .isTrue();
        }
      }
    }
    gaps.andNot(told);
    assertThat(gaps.isEmpty()).as("gaps that are not told: %s, %s", gaps, what).isTrue();
  }

  private static BitSet open(SiteHours hours, Instant from) {
    var open = new BitSet();
    for (int minute = 0; minute < MINUTES; minute++) {
      Instant at = from.plus(Duration.ofMinutes(minute));
      open.set(minute, hours.between(at, at.plusNanos(1)).getFirst().open());
    }
    return open;
  }

  private static BitSet minutes(List<Stretch> stretches, Instant from) {
    var minutes = new BitSet();
    for (Stretch one : stretches) {
      mark(minutes, one, from);
    }
    return minutes;
  }

  /** Every time of a recurrence. */
  private static BitSet minutes(Recurrence when, Instant from) {
    var minutes = new BitSet();
    Instant end = from.plus(Duration.ofDays(DAYS));
    for (DayOfWeek day : when.days()) {
      Instant first = when.first();
      while (Recurrence.day(first) != day) {
        first = first.plus(Duration.ofDays(1));
      }
      while (when.before() && first.isAfter(from)) {
        first = first.minus(Recurrence.WEEK);
      }
      Instant last = when.after() ? end : when.last();
      for (Instant at = first; !at.isAfter(last); at = at.plus(Recurrence.WEEK)) {
        mark(minutes, new Stretch(at, at.plus(when.length())), from);
      }
    }
    return minutes;
  }

  private static void mark(BitSet minutes, Stretch one, Instant from) {
    long first = Math.clamp(Duration.between(from, one.from()).toMinutes(), 0, MINUTES);
    long last = Math.clamp(Duration.between(from, one.to()).toMinutes(), 0, MINUTES);
    minutes.set((int) first, (int) last);
  }

  private static String world(Random random, String oddZone, LocalDate begin) {
    var text = new StringBuilder();
    int sites = 1 + random.nextInt(3);
    for (int site = 0; site < sites; site++) {
      String zone = site == 0 ? oddZone : ZONES.get(random.nextInt(ZONES.size())).split(" ")[0];
      text.append("site s%d %s %s%n".formatted(site, zone, any(random, HOURS)));
    }
    for (int agent = 0; agent < 1 + random.nextInt(5); agent++) {
      text.append(
          "agent a%d s%d %s %s PT%n"
              .formatted(
                  agent,
                  random.nextInt(sites),
                  any(random, List.of("billing", "sales=50", "-")),
                  any(random, List.of("fr", "fr,pt-br", "pt"))));
    }
    text.append("queue q s0 billing=60 ring=20s\n");
    for (int override = 0; override < random.nextInt(4); override++) {
      LocalDate day = begin.plusDays(random.nextInt(DAYS));
      text.append(
          "override s%d %sT%02d:30 %sT%02d:15 %s reason %d%n"
              .formatted(
                  random.nextInt(sites),
                  day,
                  random.nextInt(24),
                  day.plusDays(1 + random.nextInt(4)),
                  random.nextInt(24),
                  any(random, EFFECTS).replace("Mo-Su", "12:00-16:00"),
                  override));
    }
    return text.toString();
  }

  private static String any(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
