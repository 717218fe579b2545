package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Language;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.HolidayPlan;
import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.OverrideSheet;
import io.heliotrope.config.Place;
import io.heliotrope.config.Schedule;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.config.Shift;
import io.heliotrope.config.WallTime;
import io.heliotrope.testing.CompanyText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a change of hours means: in few words, though it is hundreds of intervals. */
class HoursDifferenceTest {

  private static final Company COMPANY =
      CompanyText.read(
          """
          site  lisbon Europe/Lisbon    Mo-Fr 08:00-18:00
          site  denver America/Denver   Mo-Fr 08:00-18:00
          agent ana    lisbon           billing  pt,en
          agent luc    lisbon           sales    fr
          agent bob    denver           billing  en
          queue billing lisbon,denver   billing
          queue sales   lisbon          sales
          """);

  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static final LocalDate HORIZON =
      LocalDate.ofInstant(NOW.plus(HoursBoard.HORIZON), ZoneId.of("UTC"));

  private static HoursBoard live() {
    Map<SiteId, ScheduleText> sites = new LinkedHashMap<>();
    COMPANY.sites().forEach((id, site) -> sites.put(id, ScheduleText.of(site.schedule().hours())));
    return new HoursBoard(
        new HoursPlan(List.of(HoursVersion.first(NOW, sites))),
        OverrideSheet.EMPTY,
        Calendars.NONE);
  }

  private static HoursBoard published(String site, String hours, Instant from) {
    return published(site, ScheduleText.of(hours), from);
  }

  private static HoursBoard published(String site, ScheduleText hours, Instant from) {
    HoursPlan plan = live().plan();
    return new HoursBoard(
        plan.with(
            new HoursVersion(
                1,
                NOW,
                from,
                "ana",
                "test",
                List.of(),
                Optional.empty(),
                Map.of(new SiteId(site), hours))),
        OverrideSheet.EMPTY,
        Calendars.NONE);
  }

  private static List<String> changes(HoursBoard next) {
    return live().difference(next, COMPANY, NOW).sites().stream()
        .flatMap(site ->
            site.changes().stream()
                .map(change -> site.site().id() + " " + ChangeText.of(change, HORIZON)))
        .toList();
  }

  private static List<String> gaps(HoursBoard next) {
    var gaps = live().difference(next, COMPANY, NOW).gaps();
    return java.util.stream.Stream.concat(
            gaps.opened().stream().map(gap -> ChangeText.of(gap, true, HORIZON)),
            gaps.closed().stream().map(gap -> ChangeText.of(gap, false, HORIZON)))
        .toList();
  }

  @Test
  void fourHundredDaysOfEarlierEveningsAreOneLine() {
    assertThat(changes(published("lisbon", "Mo-Fr 08:00-17:00", NOW)))
        .containsExactly(
            "lisbon every Mon–Fri 17:00–18:00 from 23 Nov 2026: closed instead of open");
  }

  @Test
  void exceptionsAreListed() {
    assertThat(changes(published("lisbon", "Mo-Sa 08:00-18:00; Dec 26 off", NOW)))
        .containsExactly(
            "lisbon every Sat 08:00–18:00 from 28 Nov 2026: open instead of closed, but not on 26 Dec"
                + " 2026");
  }

  @Test
  void aFewDaysAreToldOneByOne() {
    assertThat(changes(published("lisbon", "Mo-Fr 08:00-18:00; Dec 24-25 off", NOW)))
        .containsExactly(
            "lisbon on Thu 24 Dec 2026 08:00–18:00: closed instead of open",
            "lisbon on Fri 25 Dec 2026 08:00–18:00: closed instead of open",
            "lisbon on Fri 24 Dec 2027 08:00–18:00: closed instead of open");
  }

  @Test
  void whatIsToComeChangesFromThenOn() {
    Instant january = Instant.parse("2027-01-04T00:00:00Z");
    assertThat(changes(published("denver", "Mo-Fr 08:00-18:00; Sa 09:00-12:00", january)))
        .containsExactly("denver every Sat 09:00–12:00 from 9 Jan 2027: open instead of closed");
  }

  @Test
  void theSameHoursInOtherWordsChangeNothing() {
    assertThat(changes(published("lisbon", "Mo-Fr 08:00-12:00,12:00-18:00", NOW))).isEmpty();
  }

  @Test
  void gapsHaveNamesLanguagesAndQueues() {
    assertThat(gaps(published("lisbon", "Mo-Fr 08:00-17:00; Fr 08:00-16:00", NOW)))
        .containsExactly( // and not English: Denver is awake
            "opens the gap fr:mon-thu-17:00: nobody speaks French for sales, every Mon–Thu 17:00–18:00"
                + " from 23 Nov 2026 (Europe/Lisbon)",
            "opens the gap pt:mon-thu-17:00: nobody speaks Portuguese for billing, every Mon–Thu"
                + " 17:00–18:00 from 23 Nov 2026 (Europe/Lisbon)",
            "opens the gap fr:fri-16:00: nobody speaks French for sales, every Fri 16:00–18:00 from 27"
                + " Nov 2026 (Europe/Lisbon)",
            "opens the gap pt:fri-16:00: nobody speaks Portuguese for billing, every Fri 16:00–18:00"
                + " from 27 Nov 2026 (Europe/Lisbon)");
  }

  @Test
  void openDoorsWithoutAnybodyWhoSpeaksALanguageAreAGap() {
    assertThat(
            gaps(
                published(
                    "lisbon",
                    staffed(
                        "Mo-Fr 08:00-18:00",
                        shift("Mo-Fr 08:00-18:00", 3),
                        shift("Mo-Fr 16:00-18:00", 1, "pt", "en")),
                    NOW)))
        .containsExactly(
            "opens the gap fr:mon-fri-16:00: nobody speaks French for sales, every Mon–Fri 16:00–18:00"
                + " from 23 Nov 2026 (Europe/Lisbon)");
  }

  private static ScheduleText staffed(String hours, Shift... staffing) {
    ScheduleText text = ScheduleText.of(hours);
    return new ScheduleText(
        text.tree(),
        text.yaml() + List.of(staffing),
        new Schedule(hours, List.of(), List.of(staffing), HolidayPlan.NONE, ""));
  }

  private static Shift shift(String hours, int seats, String... languages) {
    return new Shift(
        hours,
        seats,
        Arrays.stream(languages).map(Language::new).collect(Collectors.toSet()),
        new Place("sites.yaml", 9, 1));
  }

  @Test
  void aGapThatIsThereOnceIsCalledByItsDate() {
    assertThat(gaps(published("lisbon", "Mo-Fr 08:00-18:00; 2026 Dec 24 off", NOW)))
        .filteredOn(gap -> gap.contains("French"))
        .containsExactly(
            "opens the gap fr:2026-12-24-08:00: nobody speaks French for sales, on Thu 24 Dec 2026"
                + " 08:00–18:00 (Europe/Lisbon)");
  }

  @Test
  void gapsThatCloseAreToldToo() {
    assertThat(gaps(published("lisbon", "Mo-Fr 08:00-18:00; Sa 10:00-12:00", NOW)))
        .filteredOn(gap -> gap.contains("fr:"))
        .containsExactly( // in summer, too
            "closes the gap fr:sat-10:00: nobody spoke French for sales, every Sat 10:00–12:00 from 28"
                + " Nov 2026 (Europe/Lisbon)");
  }

  @Test
  void anOverrideIsADifferenceLikeAnyOther() {
    var party =
        new HoursOverride(
            "party",
            WallTime.begin("2026-12-18 13:00"),
            WallTime.end("2026-12-18"),
            new HoursOverride.Effect.Closed(),
            false,
            "party",
            "ana",
            Optional.of(NOW));
    var sheet =
        OverrideSheet.EMPTY.with(
            Map.of(new SiteId("lisbon"), party),
            new OverrideSheet.Change(NOW, "ana", "party", "party"));
    assertThat(changes(new HoursBoard(live().plan(), sheet, Calendars.NONE)))
        .containsExactly("lisbon on Fri 18 Dec 2026 13:00–18:00: closed instead of open");
  }

  @Test
  void whatTurnsAndWhoseRuleItIsIsTold() {
    Instant january = Instant.parse("2027-01-04T00:00:00Z");
    SiteHours denver =
        java.util.Objects.requireNonNull(
            published("denver", "24/7", january).hours(COMPANY).get(new SiteId("denver")));
    // Sunday night in Denver: open from the version's instant on, though the hours say Monday 08:00
    OpenState before = denver.at(january.minusSeconds(1));
    assertThat(before.open()).isFalse();
    assertThat(before.until()).contains(january);
    assertThat(denver.at(january).rule()).isEqualTo("24/7");
  }
}
