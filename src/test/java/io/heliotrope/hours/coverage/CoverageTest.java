package io.heliotrope.hours.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.SiteId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where nobody is awake, and why, as a supervisor reads it. */
class CoverageTest {

  /** At night in Chicago, then by day in Paris; both change their clocks, on different days. */
  private static final String TWO_SIDES =
      """
      site  paris   Europe/Paris    Mo-Su 08:00-18:00
      site  chicago America/Chicago Mo-Su 17:00-25:00
      agent luc     paris   - fr,en
      agent amy     chicago - fr
      """;

  @Test
  void inTheWeeksOfUnequalClockChangesAnHourIsMissing() {
    assertThat(CoverageWorld.read(TWO_SIDES).told("fr", "2026-11-23", "2027-12-28", 1))
        .isEqualTo(
            """
            every day 17:00–22:00 UTC: nobody speaks French
            every day 22:00–23:00 UTC until 13 Mar 2027: nobody speaks French, until America/Chicago springs forward on 14 Mar 2027
            every day 06:00–07:00 UTC from 15 Mar to 27 Mar 2027: nobody speaks French, because America/Chicago springs forward on 14 Mar 2027, two weeks before Europe/Paris
            every day 16:00–17:00 UTC from 28 Mar to 30 Oct 2027: nobody speaks French, because the clocks of Europe/Paris are forward then
            every day 06:00–07:00 UTC from 31 Oct to 6 Nov 2027: nobody speaks French, because Europe/Paris falls back on 31 Oct 2027, a week before America/Chicago
            every day 22:00–23:00 UTC from 7 Nov 2027 on: nobody speaks French, because America/Chicago falls back on 7 Nov 2027\
            """);
  }

  @Test
  void whatIsClosedOnSomeDaysIsToldWithItsReason() {
    var world =
        CoverageWorld.read(
            """
            site  paris  Europe/Paris  Mo-Fr 08:00-18:00; Dec 25 off
            site  lisbon Europe/Lisbon Mo-Fr 08:00-18:00
            agent luc    paris  - fr
            agent ana    lisbon - fr,pt
            override paris  2027-01-04 2027-01-08 closed the roof is mended
            override lisbon 2027-01-06 2027-01-07 closed Three Kings
            override lisbon 2026-12-24 2026-12-27 closed Christmas
            """);
    assertThat(world.told("fr", "2026-12-01", "2027-02-01", 1))
        .isEqualTo(
            """
            every Mon–Thu 18:00–07:00 UTC: nobody speaks French
            every Fri 18:00–Mon 07:00 UTC: nobody speaks French
            every Mon–Fri 08:00–17:00 UTC: Paris and Lisbon are there
            Thu 24 Dec 2026 17:00–18:00 UTC: nobody speaks French, because Lisbon is closed (Christmas, override Christmas)
            Fri 25 Dec 2026 07:00–18:00 UTC: nobody speaks French, because Paris is closed (Dec 25 off, sites.yaml:7) and Lisbon is closed (Christmas, override Christmas)
            Mon, Tue, Fri 07:00–08:00 UTC from 4 Jan to 8 Jan 2027: nobody speaks French, because Paris is closed (the roof is mended, override the-roof-is-mended)
            Wed, Thu 07:00–18:00 UTC from 6 Jan to 7 Jan 2027: nobody speaks French, because Paris is closed (the roof is mended, override the-roof-is-mended) and Lisbon is closed (Three Kings, override Three-Kings)\
            """);
  }

  @Test
  void aLongOverrideIsNoNewHabit() {
    var world =
        CoverageWorld.read(
            """
            site  paris Europe/Paris Mo-Fr 08:00-18:00
            agent luc   paris - fr
            override paris 2027-01-11 2027-03-19 closed the house is rebuilt
            """);
    assertThat(world.told("fr", "2026-12-01", "2027-05-01", 1))
        .isEqualTo(
            """
            every Mon–Thu 17:00–06:00 UTC: nobody speaks French
            every Fri 17:00–Mon 06:00 UTC: nobody speaks French
            every Mon–Fri 06:00–07:00 UTC until 26 Mar 2027: nobody speaks French, until Europe/Paris springs forward on 28 Mar 2027
            every Mon–Fri 16:00–17:00 UTC from 29 Mar 2027 on: nobody speaks French, because Europe/Paris springs forward on 28 Mar 2027
            every Mon–Fri 07:00–17:00 UTC from 11 Jan to 19 Mar 2027: nobody speaks French, because Paris is closed (the house is rebuilt, override the-house-is-rebuilt)\
            """);
  }

  @Test
  void aSeasonHasItsOwnUsualWeek() {
    var world =
        CoverageWorld.read(
            """
            site  paris Europe/Paris Mo-Fr 08:00-18:00; Jun-Aug Mo-Fr 08:00-14:00
            agent luc   paris - fr
            """);
    assertThat(world.told("fr", "2027-04-05", "2027-10-04", 1))
        .isEqualTo(
            """
            every Mon–Thu 16:00–06:00 UTC: nobody speaks French
            every Fri 16:00–Mon 06:00 UTC: nobody speaks French
            every Mon–Fri 12:00–16:00 UTC from 1 Jun to 31 Aug 2027: nobody speaks French, because Paris is closed (Jun-Aug Mo-Fr 08:00-14:00, sites.yaml:7); until Paris is open (Mo-Fr 08:00-18:00, sites.yaml:7)\
            """);
  }

  @Test
  void whereTooFewAreThereThePromiseIsThin() {
    var world =
        CoverageWorld.read(
            """
            site  paris  Europe/Paris  Mo-Fr 08:00-18:00
            site  lisbon Europe/Lisbon Mo-Fr 09:00-12:00
            agent luc    paris  - fr
            agent eve    paris  - fr
            agent ana    lisbon - fr
            override lisbon 2026-12-24 2026-12-27 closed Christmas
            """);
    assertThat(world.told("fr", "2026-12-01", "2027-02-01", 3))
        .isEqualTo(
            """
            every Mon–Thu 17:00–07:00 UTC: nobody speaks French
            every Fri 17:00–Mon 07:00 UTC: nobody speaks French
            every Mon–Fri 07:00–09:00 UTC: fewer than 3 speak French
            every Mon–Fri 12:00–17:00 UTC: fewer than 3 speak French
            every Mon–Fri 09:00–12:00 UTC: Paris and Lisbon are there
            Thu, Fri 09:00–12:00 UTC from 24 Dec to 25 Dec 2026: fewer than 3 speak French, because Lisbon is closed (Christmas, override Christmas)\
            """);
  }

  @Test
  void aLanguageThatNobodySpeaksIsAGapAtAnyTime() {
    var world =
        CoverageWorld.read(
            """
            site   paris Europe/Paris 24/7
            agent  luc   paris - fr
            number 5551000 main
            """);
    assertThat(world.told("en", "2026-12-01", "2027-02-01", 1))
        .isEqualTo("at any time: nobody speaks English");
    assertThat(world.told("fr", "2026-12-01", "2027-02-01", 1)).isEmpty();
  }

  @Test
  void aDayThatTheCalendarSkipsIsMissedByNobody() {
    var world =
        CoverageWorld.read(
            """
            site  apia Pacific/Apia Mo-Fr 08:00-18:00
            agent sina apia - sm
            """);
    assertThat(world.told("sm", "2011-12-05", "2012-01-30", 1))
        .isEqualTo(
            """
            every Mon–Fri 04:00–18:00 UTC: nobody speaks Samoan
            every Sat 04:00–Sun 18:00 UTC: nobody speaks Samoan
            every Sun 18:00–04:00 UTC until 25 Dec 2011: nobody speaks Samoan, until Pacific/Apia skips a day on 30 Dec 2011
            every Fri 18:00–04:00 UTC from 30 Dec 2011 on: nobody speaks Samoan, because Pacific/Apia skips a day on 30 Dec 2011\
            """);
  }

  @Test
  void atNightNobodyIsStaffedForFrench() {
    var world =
        CoverageWorld.read(
            """
            site  lisbon Europe/Lisbon Mo-Su 08:00-24:00
            agent luc    lisbon - fr,pt
            agent ana    lisbon - fr,pt
            staff lisbon 2 - Mo-Su 08:00-18:00
            staff lisbon 1 - Mo-Su 12:00-14:00
            staff lisbon 1 pt Mo-Su 18:00-24:00
            """);
    assertThat(world.told("fr", "2026-12-01", "2027-02-01", 2))
        .isEqualTo(
            """
            every day 18:00–08:00 UTC: nobody speaks French
            every day 12:00–14:00 UTC: fewer than 2 speak French\
            """);
    assertThat(world.told("pt", "2026-12-01", "2027-02-01", 2))
        .isEqualTo(
            """
            every day 00:00–08:00 UTC: nobody speaks Portuguese
            every day 12:00–14:00 UTC: fewer than 2 speak Portuguese
            every day 18:00–24:00 UTC: fewer than 2 speak Portuguese\
            """);
  }

  @Test
  void aHolidayIsNamed() {
    var world =
        CoverageWorld.read(
            """
            site    paris Europe/Paris Mo-Fr 08:00-18:00; PH off
            agent   luc   paris - fr
            holiday paris 2026-12-25 Christmas Day
            """);
    assertThat(world.told("fr", "2026-12-01", "2027-02-01", 1))
        .isEqualTo(
            """
            every Mon–Thu 17:00–07:00 UTC: nobody speaks French
            every Fri 17:00–Mon 07:00 UTC: nobody speaks French
            Fri 25 Dec 2026 07:00–17:00 UTC: nobody speaks French, because Paris is closed (PH off: Christmas Day, sites.yaml:7)\
            """);
  }

  @Test
  void whoIsAwakeCanBeAskedAtAnyInstant() {
    var coverage = CoverageWorld.read(TWO_SIDES).coverage("2026-12-01", "2027-02-01", 1);
    Need french = coverage.needs().get(2).need();
    assertThat(coverage.awake(french, Instant.parse("2026-12-02T06:59:59Z")))
        .isEqualTo(Map.of(new SiteId("chicago"), 1));
    assertThat(coverage.awake(french, Instant.parse("2026-12-02T07:00:00Z")))
        .isEqualTo(Map.of(new SiteId("paris"), 1));
    assertThat(coverage.awake(french, Instant.parse("2026-12-02T17:00:00Z"))).isEmpty();
  }
}
