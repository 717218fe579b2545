package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.CalendarId;
import io.heliotrope.config.Feed;
import io.heliotrope.hours.FeedDays;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.FeedReader;
import io.heliotrope.session.port.FeedShelf;
import io.heliotrope.session.port.FeedSource;
import io.heliotrope.session.port.FeedSource.Fetched;
import io.heliotrope.time.ToldClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A calendar of the web that is kind at first, and what becomes of it. */
class FeedDeskTest {

  private static final CalendarId PT = new CalendarId("pt");
  private static final String GOOD = "2026-12-01 A,2026-12-08 B,2026-12-25 C,2027-01-01 D";

  private final ToldClock clock = ToldClock.standing(Instant.parse("2026-11-23T12:00:00Z"));
  private final Memory shelf = new Memory();
  private final List<JournalEntry> told = new ArrayList<>();
  private final Journal journal = Journal.atOnce();
  private final List<Map<CalendarId, FeedDays>> served = new ArrayList<>();
  private Answer web = known -> content(GOOD);
  private int fetched;
  private FeedDesk desk = desk();

  FeedDeskTest() {
    journal.subscribe(told::add);
  }

  private interface Answer {
    Fetched answer(Optional<FeedShelf.Copy> known) throws IOException;
  }

  private static final class Memory implements FeedShelf {
    private final Map<CalendarId, Kept> all = new HashMap<>();
    private int stamp;
    private boolean full;

    @Override
    public Kept read(CalendarId calendar) {
      return all.getOrDefault(calendar, Kept.NOTHING);
    }

    @Override
    public void keep(CalendarId calendar, Kept kept) throws IOException {
      if (full) {
        throw new IOException("no space left");
      }
      all.put(calendar, kept);
      stamp++;
    }

    @Override
    public String stamp(CalendarId calendar) {
      return "" + stamp;
    }
  }

  /** {@code 2026-12-25 C,…}; an exclamation mark is no calendar. */
  private static FeedReader.Reading read(String text, LocalDate from, LocalDate to) {
    var days = new TreeMap<LocalDate, String>();
    for (String day : text.split(",")) {
      if (day.equals("!")) {
        throw new IllegalArgumentException("it is not iCalendar");
      }
      if (!day.isBlank()) {
        LocalDate date = LocalDate.parse(day.substring(0, 10));
        if (!date.isBefore(from) && !date.isAfter(to)) {
          days.put(date, day.substring(11));
        }
      }
    }
    return new FeedReader.Reading(days, List.of());
  }

  private FeedDesk desk() {
    FeedSource source =
        (feed, known) -> {
          fetched++;
          return web.answer(known);
        };
    var made =
        new FeedDesk(shelf, source, FeedDeskTest::read, clock, Optional.of(journal), Runnable::run);
    made.serve(served::add);
    return made;
  }

  private static Feed feed(String address, boolean mayBeEmpty) {
    return new Feed(
        PT,
        new Feed.Source.Web(URI.create(address)),
        Duration.ofHours(6),
        Optional.of(Duration.ofDays(7)),
        mayBeEmpty);
  }

  private void begin() {
    desk.feeds(List.of(feed("https://example.com/secret", false)));
  }

  private Fetched content(String text) {
    return new Fetched.Content(text, clock.now(), Optional.empty(), Optional.empty());
  }

  private void after(Duration time) {
    clock.advance(time);
    desk.look();
  }

  private int days() {
    return Objects.requireNonNull(desk.days().get(PT)).days().size();
  }

  private static Fetched fail(String why) throws IOException {
    throw new IOException(why);
  }

  @Test
  void itsDaysCountAsSoonAsTheyAreThere() {
    begin();
    assertThat(days()).isEqualTo(4);
    assertThat(served.getLast()).isEqualTo(desk.days());
    assertThat(desk.warnings()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void itIsFetchedAgainWhenItsTimeHasComeAndNotBefore() {
    begin();
    after(Duration.ofHours(5));
    assertThat(fetched).isEqualTo(1);
    web = known -> new Fetched.Same(clock.now());
    after(Duration.ofHours(1));
    assertThat(fetched).isEqualTo(2);
    assertThat(desk.states().getFirst().age(clock.now())).contains(Duration.ZERO);
  }

  @Test
  void whatCanNotBeFetchedKeepsTheLastGoodCopyAndIsToldOnce() {
    begin();
    web = known -> fail("it answers 500");
    for (int i = 0; i < 100; i++) {
      after(Duration.ofHours(1));
    }
    assertThat(days()).isEqualTo(4);
    assertThat(desk.warnings())
        .containsExactly(
            "calendar pt can't be read from example.com: it answers 500; its copy of 2026-11-23T12:00:00Z counts.");
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            JournalEntry.CalendarAlarm.class, alarm -> assertThat(alarm.calendar()).isEqualTo(PT));
    web = known -> content(GOOD);
    after(Duration.ofHours(1));
    assertThat(desk.warnings()).isEmpty();
    assertThat(told.getLast()).isEqualTo(new JournalEntry.CalendarInOrder(clock.now(), PT));
  }

  @Test
  void itIsAskedLessAndLessOftenWhileItFails() {
    web = known -> fail("no");
    begin();
    List<Integer> minutes = new ArrayList<>();
    for (int minute = 1; minute <= 180; minute++) {
      int before = fetched;
      after(Duration.ofMinutes(1));
      if (fetched > before) {
        minutes.add(minute);
      }
    }
    assertThat(minutes).containsExactly(1, 3, 7, 15, 31, 63, 123);
  }

  @Test
  void whatHasNeverBeenReadIsSaidToHaveNoDays() {
    web = known -> fail("nobody answers there");
    begin();
    assertThat(desk.warnings())
        .containsExactly(
            "calendar pt can't be read from example.com: nobody answers there; none of its days count, it has never been read.");
  }

  @Test
  void whatIsNoCalendarKeepsTheLastGoodCopy() {
    begin();
    web = known -> content("!");
    after(Duration.ofHours(6));
    assertThat(days()).isEqualTo(4);
    assertThat(desk.warnings())
        .singleElement()
        .asString()
        .contains("can't be understood: it is not iCalendar", "its copy of 2026-11-23T12:00:00Z");
  }

  @Test
  void aSourceThatThrowsIsTroubleAndNoMore() {
    web =
        known -> {
          throw new IllegalStateException("a mistake of ours, with a secret");
        };
    begin();
    assertThat(desk.warnings()).singleElement().asString().doesNotContain("secret");
    web = known -> content(GOOD);
    after(Duration.ofMinutes(1));
    assertThat(days()).isEqualTo(4);
  }

  @Test
  void aCalendarThatEmptiesIsNotBelieved() {
    begin();
    web = known -> content("");
    after(Duration.ofHours(6));
    assertThat(days()).isEqualTo(4);
    assertThat(desk.warnings())
        .singleElement()
        .asString()
        .contains("names no day of the next 400 any more, where it had 4", "--accept pt");
    web = known -> content(GOOD);
    after(Duration.ofHours(6));
    assertThat(desk.warnings()).isEmpty();
    assertThat(shelf.read(PT).refused()).isEmpty();
  }

  @Test
  void oneThatLosesMostOfItsDaysOrBecomesMostOfTheYearIsNotBelieved() {
    begin();
    web = known -> content("2026-12-25 C");
    after(Duration.ofHours(6));
    assertThat(desk.warnings())
        .singleElement()
        .asString()
        .contains("lost most of its days: 1 of the next 400, where it had 4");
    web = known -> content(everyDay());
    after(Duration.ofHours(6));
    assertThat(desk.warnings())
        .singleElement()
        .asString()
        .contains("names 200 of the next 400 days");
    assertThat(days()).isEqualTo(4);
  }

  private static String everyDay() {
    var days = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      days.append(LocalDate.of(2026, 11, 24).plusDays(i)).append(" meeting,");
    }
    return days.toString();
  }

  @Test
  void oneDayLessIsBelieved() {
    begin();
    web = known -> content("2026-12-01 A,2026-12-08 B,2026-12-25 C");
    after(Duration.ofHours(6));
    assertThat(days()).isEqualTo(3);
    assertThat(desk.warnings()).isEmpty();
  }

  @Test
  void oneThatMayBeEmptyMayEmpty() {
    desk.feeds(List.of(feed("https://example.com/x", true)));
    web = known -> content("");
    after(Duration.ofHours(6));
    assertThat(days()).isZero();
    assertThat(desk.warnings()).isEmpty();
  }

  @Test
  void oneThatMayBeEmptyMayLoseWhatIsToCome() {
    web = known -> content("2026-01-02 past,2026-12-25 C");
    desk.feeds(List.of(feed("https://example.com/x", true)));
    web = known -> content("2026-01-02 past");
    after(Duration.ofHours(6));
    assertThat(days()).isEqualTo(1);
  }

  @Test
  void aShorterPauseCountsAtOnce() {
    begin();
    desk.feeds(
        List.of(
            new Feed(
                PT,
                new Feed.Source.Web(URI.create("https://example.com/secret")),
                Duration.ofHours(1),
                Optional.empty(),
                false)));
    after(Duration.ofHours(1));
    assertThat(fetched).isEqualTo(2);
  }

  @Test
  void whatIsAcceptedWhileItIsFetchedStays() {
    begin();
    web = known -> content("2026-12-25 C");
    after(Duration.ofHours(6));
    web =
        known -> {
          var command =
              new FeedDesk(
                  shelf,
                  (_, _) -> fail("no"),
                  FeedDeskTest::read,
                  clock,
                  Optional.empty(),
                  _ -> {});
          command.feeds(List.of(feed("https://example.com/secret", false)));
          command.accept(PT, "ana");
          return fail("no answer within 30 s");
        };
    after(Duration.ofHours(1));
    assertThat(days()).isEqualTo(1);
    web = known -> fail("no answer within 30 s");
    after(Duration.ofSeconds(1));
    assertThat(days()).isEqualTo(1);
    assertThat(desk.warnings()).singleElement().asString().contains("no answer within 30 s");
  }

  @Test
  void whatWasNotBelievedCanBeAcceptedByAnotherProgram() {
    begin();
    web = known -> content("2026-12-25 C");
    after(Duration.ofHours(6));
    var command =
        new FeedDesk(
            shelf, (_, _) -> fail("no"), FeedDeskTest::read, clock, Optional.empty(), _ -> {});
    command.feeds(List.of(feed("https://example.com/secret", false)));
    FeedState accepted = command.accept(PT, "ana");
    assertThat(accepted.days().days()).hasSize(1);
    after(Duration.ofSeconds(1));
    assertThat(days()).isEqualTo(1);
    assertThat(desk.warnings()).isEmpty();
    after(Duration.ofHours(6));
    assertThat(desk.warnings()).as("it is as it was accepted").isEmpty();
    assertThatThrownBy(() -> desk.accept(PT, "ana")).hasMessageContaining("nothing to accept");
    assertThatThrownBy(() -> desk.accept(new CalendarId("pr"), "ana"))
        .hasMessageContaining("no calendar 'pr'");
  }

  @Test
  void oneThatIsNotSeenForAWeekIsStaleToo() {
    begin();
    web = known -> fail("it answers 500");
    after(Duration.ofDays(7));
    assertThat(desk.warnings()).hasSize(1);
    after(Duration.ofSeconds(1));
    assertThat(desk.warnings())
        .hasSize(2)
        .anySatisfy(one ->
            assertThat(one)
                .startsWith(
                    "calendar pt is stale: its last good copy is of 2026-11-23T12:00:00Z, older than 7d"));
    assertThat(told).hasSize(2);
  }

  @Test
  void oneWhoseDaysAreOverSaysSo() {
    begin();
    web = known -> new Fetched.Same(clock.now());
    after(Duration.ofDays(60));
    assertThat(desk.warnings())
        .singleElement()
        .asString()
        .contains("names no day to come (its last was 2027-01-01)", "may-be-empty");
  }

  @Test
  void theLastGoodCopyCountsAfterARestart() {
    begin();
    web = known -> fail("it answers 500");
    desk = desk();
    begin();
    assertThat(days()).isEqualTo(4);
    assertThat(desk.warnings()).singleElement().asString().contains("its copy of 2026-11-23");
  }

  @Test
  void aNewAddressIsReadAtOnceAndBelievedThoughItHasLess() {
    begin();
    web =
        known -> {
          assertThat(known).as("a copy of another address has no tag for this one").isEmpty();
          return content("2026-12-25 C");
        };
    desk.feeds(List.of(feed("https://example.org/other", false)));
    assertThat(days()).isEqualTo(1);
    assertThat(desk.warnings()).isEmpty();
  }

  @Test
  void aCalendarThatIsNoLongerNamedIsForgotten() {
    begin();
    desk.feeds(List.of());
    assertThat(desk.days()).isEmpty();
    assertThat(served.getLast()).isEmpty();
  }

  @Test
  void whatCanNotBeKeptCountsUntilTheNextStart() {
    shelf.full = true;
    begin();
    assertThat(days()).isEqualTo(4);
    assertThat(desk.warnings()).singleElement().asString().contains("no space left");
    shelf.full = false;
    after(Duration.ofHours(6));
    assertThat(desk.warnings()).isEmpty();
  }

  @Test
  void theYearsThatAreReadMoveOn() {
    web = known -> content(GOOD + ",2032-06-01 E");
    begin();
    assertThat(days()).isEqualTo(4);
    web = known -> new Fetched.Same(clock.now());
    after(Duration.ofDays(50));
    assertThat(days()).isEqualTo(5);
  }

  @Test
  void whoOnlyLooksWritesNothingAndIsToldWhatTheServerMet() {
    begin();
    web = known -> fail("it answers 500");
    after(Duration.ofHours(6));
    int stamp = shelf.stamp;
    FeedDesk looking =
        FeedDesk.toLookAt(
            shelf,
            (_, _) -> fail("a command fetches nothing"),
            FeedDeskTest::read,
            clock,
            List.of(feed("https://example.com/secret", false)));
    assertThat(looking.days()).isEqualTo(desk.days());
    assertThat(looking.warnings()).isEqualTo(desk.warnings());
    assertThat(shelf.stamp).isEqualTo(stamp);
  }
}
