package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.CalendarId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Feed;
import io.heliotrope.config.HoursOverride.Effect;
import io.heliotrope.config.HoursText;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.OverrideSheet;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.floor.Rules;
import io.heliotrope.hours.Calendars;
import io.heliotrope.hours.FeedDays;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.hours.OpenState;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.HoursShelf;
import io.heliotrope.testing.CompanyText;
import io.heliotrope.time.ToldClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hours are changed by several people, in files and by commands. */
class HoursDeskTest {

  private static final String COMPANY =
      """
      site  lisbon Europe/Lisbon    Mo-Fr 08:00-18:00
      site  denver America/Denver   Mo-Fr 08:00-18:00
      agent ana    lisbon           billing  pt,en
      agent bob    denver           billing  en
      queue billing lisbon,denver   billing
      """;

  /** A Monday, noon in Lisbon. */
  private final ToldClock clock = ToldClock.standing(Instant.parse("2026-11-23T12:00:00Z"));

  private final List<JournalEntry> told = new ArrayList<>();
  private final Journal journal = Journal.atOnce();
  private final Memory shelf = new Memory();
  private final List<Rulebook> served = new ArrayList<>();
  private HoursDesk desk;
  private HoursOverrides overrides;
  private HoursPublishing publishing;

  HoursDeskTest() throws IOException {
    desk = new HoursDesk(shelf, clock, journal, files(COMPANY));
    overrides = new HoursOverrides(desk);
    publishing = new HoursPublishing(desk);
  }

  @BeforeEach
  void listen() {
    journal.subscribe(told::add);
    desk.serve(served::add);
  }

  /** Keeps in memory. */
  private static final class Memory implements HoursShelf {

    private final List<HoursVersion> versions = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private Map<SiteId, ScheduleText> seen = Map.of();
    private OverrideSheet overrides = OverrideSheet.EMPTY;
    private boolean full;

    @Override
    public <T> T alone(Work<T> work) throws IOException {
      return work.run();
    }

    @Override
    public Stock read() {
      return new Stock(versions, seen, overrides, List.of());
    }

    @Override
    public String stamp() {
      return versions.size() + " " + overrides.revision();
    }

    @Override
    public void keep(HoursVersion version) throws IOException {
      mustHaveRoom();
      // as a file would: its rules come from the version
      String text = version.text().write();
      versions.add(
          HoursVersion.of(
              HoursText.read(version.toString(), text, _ -> {}, new Mistakes()).orElseThrow()));
      deeds.add(Deed.of(version));
    }

    @Override
    public void keep(OverrideSheet sheet) throws IOException {
      mustHaveRoom();
      overrides = sheet;
      deeds.add(Deed.of(sheet).orElseThrow());
    }

    private void mustHaveRoom() throws IOException {
      if (full) {
        throw new IOException("no space left");
      }
    }

    @Override
    public void seen(Map<SiteId, ScheduleText> files) {
      seen = files;
    }

    @Override
    public void done(Deed deed) {
      deeds.add(deed);
    }

    @Override
    public List<Deed> deeds() {
      return deeds;
    }
  }

  private static Rulebook files(String company) {
    return new Rulebook(Rules.of("files", CompanyText.read(company)), Map.of());
  }

  private static HoursOverrides.Wish closed(String name, String from, String to, String... accept) {
    return new HoursOverrides.Wish(
        name, from, to, new Effect.Closed(), "storm", "ana", List.of(accept));
  }

  private OpenState state(String site) {
    return Objects.requireNonNull(desk.rulebook().rules().hours().get(new SiteId(site)))
        .at(clock.now());
  }

  private static HoursPublishing.Wish draft(String text) {
    return new HoursPublishing.Wish(Optional.of(text), "hours.yaml", Optional.empty(), "");
  }

  private HoursPublishing.Done publish(String text, String... accept) {
    return publishing.publish(draft(text), "why not", "ana", List.of(accept));
  }

  private String exported(String old, String fresh) {
    String text = publishing.export();
    assertThat(text).contains(old);
    return text.replaceFirst(java.util.regex.Pattern.quote(old), fresh);
  }

  @Test
  void anEmergencyClosesAtOnceAndSaysWhoWhenAndWhy() {
    var done = overrides.emergency(List.of("lisbon"), closed("", "", "14:00"));
    assertThat(state("lisbon").open()).isFalse();
    assertThat(state("lisbon").until()).contains(Instant.parse("2026-11-23T14:00:00Z"));
    assertThat(state("lisbon").rule()).isEqualTo("storm");
    assertThat(state("lisbon").cause().source())
        .isEqualTo("override emergency-1 (ana, 2026-11-23T12:00:00Z)");
    assertThat(served).last().extracting(Rulebook::version).isEqualTo("files+h0.1");
    assertThat(done.review().opened())
        .anyMatch(gap -> gap.contains("pt:2026-11-23-12:00: nobody speaks Portuguese for billing"));
    assertThat(told)
        .singleElement()
        .isEqualTo(
            new JournalEntry.HoursOverridden(
                clock.now(),
                new SiteId("lisbon"),
                "emergency-1",
                "closed",
                clock.now(),
                Instant.parse("2026-11-23T14:00:00Z"),
                true,
                "ana",
                "storm"));
    assertThat(shelf.deeds).singleElement().extracting(HoursShelf.Deed::who).isEqualTo("ana");
  }

  @Test
  void anEmergencyClosesAllSitesInOneStep() {
    overrides.emergency(List.of(), closed("", "", "2h"));
    assertThat(shelf.overrides.revision()).isEqualTo(1);
    assertThat(shelf.overrides.sites().keySet())
        .extracting(SiteId::name)
        .contains("lisbon", "denver");
  }

  @Test
  void anEmergencyIsTakenBackThoughNobodyAcceptsAnything() {
    overrides.emergency(List.of("lisbon"), closed("", "", "14:00"));
    overrides.cancel("lisbon", "emergency-1", "bo", List.of());
    assertThat(state("lisbon").open()).isTrue();
    assertThat(overrides.list()).isEmpty();
    assertThat(told).last().isInstanceOf(JournalEntry.OverrideCancelled.class);
  }

  @Test
  void anOverrideThatOpensAGapIsRefusedUntilTheGapIsAcceptedByName() {
    assertThatThrownBy(
            () -> overrides.override("lisbon", closed("party", "2026-12-18 13:00", "2026-12-18")))
        .isInstanceOf(HoursRefused.class)
        .hasMessageContaining("nobody speaks Portuguese for billing")
        .hasMessageContaining("--accept en:2026-12-18-13:00 pt:2026-12-18-13:00");
    assertThat(shelf.overrides).isEqualTo(OverrideSheet.EMPTY);
    overrides.override(
        "lisbon",
        closed(
            "party",
            "2026-12-18 13:00",
            "2026-12-18",
            "pt:2026-12-18-13:00",
            "en:2026-12-18-13:00"));
    assertThat(overrides.list())
        .singleElement()
        .extracting(o -> o.override().name())
        .isEqualTo("party");
  }

  @Test
  void namesTimesAndSitesThatCanNotBeAreRefusedWithAdvice() {
    assertThatThrownBy(() -> overrides.override("lisbonn", closed("a", "", "2h")))
        .hasMessageContaining("no site 'lisbonn'")
        .hasMessageContaining("Maybe 'lisbon'?");
    assertThatThrownBy(() -> overrides.override("lisbon", closed("Christmas!", "", "2h")))
        .hasMessageContaining("no name");
    assertThatThrownBy(() -> overrides.override("lisbon", closed("a", "", "2026-11-22")))
        .hasMessageContaining("past");
    assertThatThrownBy(() -> overrides.override("lisbon", closed("a", "", "tomorrow")))
        .hasMessageContaining("'tomorrow' is no time");
    assertThatThrownBy(() -> overrides.cancel("lisbon", "nothing", "bo", List.of()))
        .hasMessageContaining("no override 'nothing'");
  }

  @Test
  void whatIsExportedAndPublishedUnchangedChangesNothing() {
    var done = publish(publishing.export());
    assertThat(done.version()).isEmpty();
    assertThat(shelf.versions).isEmpty();
  }

  @Test
  void aPublishedVersionCountsAtOnceAndExportsAsItWasWritten() {
    String text = exported("Mo-Fr 08:00-18:00", "Mo-Fr 07:00-18:00");
    assertThat(publish(text).version()).isPresent();
    assertThat(state("lisbon").rule()).isEqualTo("Mo-Fr 07:00-18:00");
    assertThat(state("lisbon").cause().source())
        .startsWith("version 1 (ana, 2026-11-23T12:00:00Z)");
    var mistakes = new Mistakes();
    var exported = HoursText.read("a", publishing.export(), _ -> {}, mistakes).orElseThrow();
    var written = HoursText.read("b", text, _ -> {}, mistakes).orElseThrow();
    assertThat(exported.sites()).isEqualTo(written.sites());
    assertThat(publish(publishing.export()).version()).isEmpty();
    assertThat(told).hasOnlyElementsOfType(JournalEntry.HoursPublished.class).hasSize(1);
  }

  @Test
  void aVersionToComeIsKnownBeforehandAndCancelledByARollback() {
    publishForTheEvening();
    assertThat(state("lisbon").until()).contains(Instant.parse("2026-11-23T18:00:00Z"));
    clock.advance(Duration.ofHours(7)); // 19:00: closed until the version comes
    assertThat(state("lisbon").until()).contains(Instant.parse("2026-11-23T20:00:00Z"));
    publishing.rollback(Optional.empty(), "", "bo");
    assertThat(state("lisbon").until()).contains(Instant.parse("2026-11-24T08:00:00Z"));
    assertThat(shelf.deeds)
        .extracting(HoursShelf.Deed::what)
        .containsExactly(
            "first seen: lisbon, denver",
            "published: lisbon, in force from 2026-11-23T20:00:00Z",
            "went back to version 0: lisbon");
  }

  private void publishForTheEvening() {
    publishing.publish(
        new HoursPublishing.Wish(
            Optional.of(exported("Mo-Fr 08:00-18:00", "24/7")),
            "hours.yaml",
            Optional.empty(),
            "2026-11-23T20:00Z"),
        "fair",
        "ana",
        List.of());
  }

  @Test
  void theJournalSaysOnceWhenAVersionToComeHasCome() {
    publishForTheEvening();
    told.clear();
    clock.advance(Duration.ofMinutes(8 * 60 - 1));
    desk.look();
    assertThat(told).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    desk.look();
    desk.look();
    assertThat(told)
        .containsExactly(
            new JournalEntry.HoursInForce(
                Instant.parse("2026-11-23T20:00:00Z"),
                1,
                List.of(new SiteId("lisbon")),
                "ana",
                "fair"));
  }

  @Test
  void whatWasTakenBackBeforeItCameIsNotSaidToHaveCome() {
    publishForTheEvening();
    publishing.rollback(Optional.empty(), "", "bo");
    told.clear();
    clock.advance(Duration.ofHours(9));
    desk.look();
    assertThat(told).isEmpty();
  }

  @Test
  void publishingIsRefusedWhileItOpensAGapThatNobodyHasAccepted() {
    String text = exported("Mo-Fr 08:00-18:00", "Mo-Th 08:00-18:00");
    assertThat(publishing.diff(draft(text)).lines())
        .extracting(HoursReview.Line::text)
        .contains("every Fri 08:00–18:00 from 27 Nov 2026: closed instead of open");
    assertThatThrownBy(() -> publish(text))
        .isInstanceOf(HoursRefused.class)
        .hasMessageContaining("pt:fri-08:00")
        .hasMessageContaining("--accept");
    String names =
        publishing.diff(draft(text)).difference().gaps().opened().stream()
            .map(gap -> "\"" + gap.name() + "\"")
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    assertThat(publish("acknowledged: [" + names + "]\n" + text).version())
        .hasValueSatisfying(version -> assertThat(version.acknowledged()).isNotEmpty());
  }

  @Test
  void twoEditorsOfTheSameSiteDoNotOverwriteEachOther() {
    String anas = exported("Mo-Fr 08:00-18:00", "Mo-Fr 07:00-18:00");
    String bos = exported("Mo-Fr 08:00-18:00", "Mo-Fr 06:00-18:00");
    publish(anas);
    assertThatThrownBy(() -> publish(bos))
        .isInstanceOf(HoursRefused.class)
        .hasMessageContaining("lisbon was changed by ana at 2026-11-23T12:00:00Z: version 1")
        .hasMessageContaining("follows version 0")
        .hasMessageContaining("Maybe export again");
    assertThat(state("lisbon").rule()).isEqualTo("Mo-Fr 07:00-18:00");
  }

  @Test
  void twoEditorsOfDifferentSitesMerge() {
    String anas = exported("Mo-Fr 08:00-18:00", "Mo-Fr 07:00-18:00");
    String bos = publishing.export().replaceFirst("(denver:\\s+hours: ).*", "$1Mo-Su 08:00-18:00");
    publish(anas);
    publish(bos);
    assertThat(state("lisbon").rule()).isEqualTo("Mo-Fr 07:00-18:00");
    assertThat(publishing.export()).contains("Mo-Su 08:00-18:00", "follows: 2");
  }

  @Test
  void aDraftThatDoesNotSayWhatItFollowsIsRefused() {
    assertThatThrownBy(() -> publish("sites: { lisbon: { hours: 24/7 } }"))
        .hasMessageContaining("follows: 0")
        .hasMessageContaining("hours export");
    assertThatThrownBy(() -> publish("follows: 9\nsites: { lisbon: { hours: 24/7 } }"))
        .hasMessageContaining("follows version 9, but the last one is 0");
    assertThatThrownBy(() -> publish("follows: 0\nsites: { lisbon: { hours: Mo-Fry } }"))
        .hasMessageContaining("hours.yaml:2");
    assertThatThrownBy(() -> publish("follows: 0\nsites: { lisbonn: { hours: 24/7 } }"))
        .hasMessageContaining("Maybe 'lisbon'?");
  }

  @Test
  void editedFilesArePublishedAsAVersionOfTheirOwnOncePublishingHasBegun() {
    publish(exported("Mo-Fr 08:00-18:00", "Mo-Fr 07:00-18:00"));
    desk.files(
        files(COMPANY.replace("America/Denver   Mo-Fr 08:00-18:00", "America/Denver   24/7")));
    assertThat(state("denver").rule()).isEqualTo("24/7");
    assertThat(state("lisbon").rule()).isEqualTo("Mo-Fr 07:00-18:00");
    assertThat(shelf.versions).last().extracting(HoursVersion::author).isEqualTo("sites.yaml");
    assertThat(desk.warnings()).isEmpty();
  }

  @Test
  void aFileThatWasEditedWhileOthersPublishedIsToldAndOverwritesNothing() throws IOException {
    publish(exported("Mo-Fr 08:00-18:00", "Mo-Fr 07:00-18:00"));
    Rulebook edited =
        files(COMPANY.replace("Europe/Lisbon    Mo-Fr 08:00-18:00", "Europe/Lisbon    24/7"));
    desk.files(edited);
    assertThat(state("lisbon").rule()).isEqualTo("Mo-Fr 07:00-18:00");
    assertThat(desk.warnings())
        .singleElement()
        .asString()
        .contains("lisbon", "version 1 (ana", "hours export", "hours publish --files");
    assertThat(told).last().isInstanceOf(JournalEntry.HoursConflict.class);
    // a restart does not forget it
    var restarted = new HoursDesk(shelf, clock, journal, edited);
    assertThat(restarted.warnings()).hasSize(1);
    // the file's hours win if somebody says so
    publishing.publish(
        new HoursPublishing.Wish(Optional.empty(), "", Optional.empty(), ""),
        "the file is right",
        "bo",
        List.of());
    assertThat(state("lisbon").rule()).isEqualTo("24/7");
    assertThat(desk.warnings()).isEmpty();
  }

  @Test
  void beforeAnythingIsPublishedTheFilesAloneCount() {
    desk.files(files(COMPANY.replace("Mo-Fr 08:00-18:00", "24/7")));
    assertThat(state("lisbon").rule()).isEqualTo("24/7");
    assertThat(shelf.versions).isEmpty();
    assertThat(desk.rulebook().version()).isEqualTo("files");
  }

  @Test
  void whatCanNotBeKeptDoesNotCount() {
    shelf.full = true;
    assertThatThrownBy(() -> overrides.emergency(List.of("lisbon"), closed("", "", "2h")))
        .isInstanceOf(HoursRefused.class)
        .hasMessageContaining("no space left");
    assertThat(state("lisbon").open()).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void whatAnotherProgramKeptCountsWhenItIsSeen() throws IOException {
    var other = new HoursDesk(shelf, clock, Journal.atOnce(), files(COMPANY));
    new HoursOverrides(other).emergency(List.of("lisbon"), closed("", "", "2h"));
    assertThat(state("lisbon").open()).isTrue();
    desk.look();
    assertThat(state("lisbon").open()).isFalse();
    assertThat(served).hasSize(1);
    desk.look();
    assertThat(served).hasSize(1);
  }

  private static final CalendarId PT = new CalendarId("pt");

  private static FeedDays days(String... days) {
    var all = new TreeMap<LocalDate, String>();
    for (String day : days) {
      all.put(LocalDate.parse(day), "Fest");
    }
    return new FeedDays(PT, all);
  }

  /** The files name the calendar, and hours that go by it are published. */
  private void aCalendar() throws IOException {
    Rulebook files = files(COMPANY);
    var feed =
        new Feed(PT, new Feed.Source.Local("pt.ics"), Duration.ofHours(6), Optional.empty(), false);
    var named =
        new Rulebook(
            files.rules(), files.flows(), files.hours(), Map.of(PT, feed), files.calendars());
    desk = new HoursDesk(shelf, clock, journal, named, Map.of(PT, days()));
    desk.serve(served::add);
    publishing = new HoursPublishing(desk);
    publish(
        """
        follows: 0
        sites:
          lisbon: { calendar: pt, hours: "Mo-Fr 08:00-18:00; PH off" }
        """);
    told.clear();
  }

  @Test
  void aDayThatACalendarNamesCountsAtOnceIsToldAsTheCauseAndWrittenDown() throws IOException {
    aCalendar();
    String before = served.getLast().version();
    assertThat(state("lisbon").open()).isTrue();
    desk.calendars(Map.of(PT, days("2026-11-23")));
    assertThat(state("lisbon").open()).isFalse();
    assertThat(state("lisbon").rule()).isEqualTo("PH off: Fest (calendar pt)");
    assertThat(served.getLast().version())
        .startsWith("files+h1.0+c")
        .isNotEqualTo(before)
        .isEqualTo(desk.rulebook().version());
    assertThat(told)
        .containsExactly(
            new JournalEntry.CalendarChanged(
                clock.now(), PT, List.of("2026-11-23 Fest"), List.of()));
    assertThat(shelf.deeds().getLast())
        .extracting(HoursShelf.Deed::who, HoursShelf.Deed::what)
        .containsExactly("calendar pt", "came: 2026-11-23 Fest");
    desk.calendars(Map.of(PT, days()));
    assertThat(state("lisbon").open()).isTrue();
    assertThat(served.getLast().version()).isEqualTo(before);
    assertThat(shelf.deeds().getLast().what()).isEqualTo("went: 2026-11-23 Fest");
  }

  @Test
  void daysThatAreAsTheyWereOrHaveGoneByChangeNothing() throws IOException {
    aCalendar();
    int times = served.size();
    desk.calendars(Map.of(PT, days()));
    assertThat(served).hasSize(times);
    desk.calendars(Map.of(PT, days("2026-11-02")));
    assertThat(told).isEmpty();
  }

  @Test
  void editedFilesKeepTheDaysOfTheirCalendars() throws IOException {
    aCalendar();
    desk.calendars(Map.of(PT, days("2026-11-23")));
    Rulebook now = desk.rulebook();
    desk.files(new Rulebook(now.rules(), now.flows(), now.hours(), now.feeds(), Calendars.NONE));
    assertThat(state("lisbon").rule()).isEqualTo("PH off: Fest (calendar pt)");
  }

  @Test
  void aCalendarThatIsNotNamedInTheFilesIsRefusedInADraft() throws IOException {
    aCalendar();
    assertThatThrownBy(() ->
            publish(
                """
                follows: 1
                sites:
                  lisbon: { calendar: pr, hours: "Mo-Fr 08:00-18:00; PH off" }
                """))
        .hasMessageContaining("sites.yaml has no calendar 'pr'")
        .hasMessageContaining("Maybe 'pt'?");
  }

  @Test
  void aCalendarThatTheFilesNameNoMoreIsMissedButClosesNothing() throws IOException {
    aCalendar();
    desk.calendars(Map.of(PT, days("2026-11-23")));
    desk.files(files(COMPANY));
    assertThat(state("lisbon").open()).isTrue();
    assertThat(desk.warnings())
        .containsExactly(
            "the hours of lisbon name the calendar pt, which sites.yaml has no more: no day of it counts");
  }
}
