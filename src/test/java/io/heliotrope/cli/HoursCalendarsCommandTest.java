package io.heliotrope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CalendarId;
import io.heliotrope.cli.doctor.CalendarsCheck;
import io.heliotrope.cli.doctor.Finding;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.FeedAlarm.Kind;
import io.heliotrope.session.port.FeedShelf.Copy;
import io.heliotrope.session.port.FeedShelf.Kept;
import io.heliotrope.session.port.FeedShelf.Refused;
import io.heliotrope.store.FeedFolder;
import io.heliotrope.store.HoursFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calendar of the web that a server kept before it was emptied, and a file. */
class HoursCalendarsCommandTest {

  private static final CalendarId SHARED = new CalendarId("shared");
  private static final String ADDRESS = "https://example.com/secret.ics";

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @BeforeEach
  void aCompany() throws IOException {
    InitCommand.copyCompany(folder);
    Files.writeString(folder.resolve("heliotrope.yaml"), "journal: { folder: journal }\n");
    Files.createDirectory(folder.resolve("journal"));
    Files.writeString(
        folder.resolve("works.ics"),
        calendar("Works party, " + today.plusDays(2), today.plusDays(2)));
    Path sites = folder.resolve("sites.yaml");
    Files.writeString(
        sites,
        """
        calendars:
          shared: { url: "%s" }
          works: { file: works.ics }
        """
                .formatted(ADDRESS)
            + Files.readString(sites)
                .replace(
                    "    hours: Mo-Fr 08:00-18:00",
                    "    calendar: [shared, works]\n    hours: 24/7; PH off"));
  }

  private void kept() throws IOException {
    Instant asOf = Instant.now().minusSeconds(7_200);
    new FeedFolder(folder.resolve("journal"))
        .keep(
            SHARED,
            new Kept(
                Optional.of(
                    new Copy(
                        calendar("Shared day", today.plusDays(3)),
                        ADDRESS,
                        asOf,
                        Optional.empty(),
                        Optional.empty(),
                        "")),
                Optional.of(new Refused(calendar("Other", today.plusDays(5)), ADDRESS, asOf)),
                Optional.of(
                    new FeedAlarm(Kind.UNBELIEVABLE, "calendar shared has lost its days"))));
  }

  private static String calendar(String name, LocalDate day) {
    return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        .formatted(day.toString().replace("-", ""), name);
  }

  private String run(int code, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("hours"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("-c", folder.toString()));
    int ended =
        HeliotropeCommand.line(
                (_, _, _) -> {
                  throw new AssertionError("nothing is to be served here");
                })
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    assertThat(ended).as("%s%s", out, err).isEqualTo(code);
    return out.toString();
  }

  @Test
  void eachIsToldWithItsDaysAndWhatIsWrong() throws IOException {
    kept();
    assertThat(run(0, "calendars", "--days"))
        .contains(
            "calendar shared (example.com): 1 of the next 400 days, the next %s Shared day; as of 2h ago"
                .formatted(today.plusDays(3)),
            "  ! calendar shared has lost its days; its copy of ",
            "heliotrope hours calendars --accept shared",
            "calendar works (works.ics): 1 of the next 400 days",
            "  %s  Works party".formatted(today.plusDays(2)))
        .doesNotContain("secret");
    assertThat(run(0, "calendars", "--json"))
        .contains(
            "\"calendar\" : \"shared\"", "\"%s\" : \"Shared day\"".formatted(today.plusDays(3)));
    assertThat(run(0, "--at", today.plusDays(3) + "T12:00Z"))
        .contains("PH off: Shared day (calendar shared)");
    assertThat(err.toString()).contains("warning: calendar shared has lost its days");
  }

  @Test
  void withoutAServerAFileCountsAndTheWebHasNoDays() throws IOException {
    Files.delete(folder.resolve("journal"));
    assertThat(run(0, "calendars"))
        .contains("shared (example.com): 0 of", "has not been read yet: none of its days count");
    assertThat(run(0, "--at", today.plusDays(2) + "T12:00Z")).contains("(calendar works)");
    assertThat(run(0, "coverage", "--days", "10", "--json")).contains("calendar works");
    run(1, "calendars", "--accept", "shared");
    assertThat(err.toString()).contains("nothing to accept");
  }

  @Test
  void whatWasNotBelievedIsAccepted() throws IOException {
    kept();
    assertThat(run(0, "calendars", "--accept", "shared", "--by", "ana"))
        .startsWith(
            "accepted: calendar shared (example.com): 1 of the next 400 days, the next %s Other"
                .formatted(today.plusDays(5)));
    assertThat(run(0, "calendars")).doesNotContain("!");
    assertThat(new HoursFolder(folder.resolve("journal")).deeds().getLast())
        .satisfies(deed -> {
          assertThat(deed.who()).isEqualTo("ana");
          assertThat(deed.what()).startsWith("accepted the calendar shared");
        });
    run(1, "calendars", "--accept", "shared");
    run(1, "calendars", "--accept", "shred");
    assertThat(err.toString()).contains("Maybe 'shared'?");
  }

  @Test
  void checkWarnsOfAFileThatCanNotBeRead() throws IOException {
    Files.writeString(folder.resolve("works.ics"), "<html>");
    HeliotropeCommand.line(
            (_, _, _) -> {
              throw new AssertionError("nothing is to be served here");
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("check", "--rules-only", "-c", folder.toString());
    assertThat(err.toString())
        .contains(
            "sites.yaml:3:18: warning: calendars.works.file: calendar works can't be understood: it is not iCalendar")
        .doesNotContain("shared");
  }

  @Test
  void theDoctorTellsOfEach() throws IOException {
    kept();
    var check = new CalendarsCheck(folder, folder.resolve("journal"));
    assertThat(check.look())
        .extracting(Finding::level)
        .containsExactly(Finding.Level.WARNING, Finding.Level.OK);
    assertThat(check.look().getFirst().remedy())
        .contains("heliotrope hours calendars --accept shared");
  }
}
