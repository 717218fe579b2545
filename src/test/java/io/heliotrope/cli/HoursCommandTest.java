package io.heliotrope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's three offices, with a party in Lisbon. */
class HoursCommandTest {

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aCompanyWithAParty() throws IOException {
    InitCommand.copyCompany(folder);
    Path sites = folder.resolve("sites.yaml");
    Files.writeString(
        sites,
        Files.readString(sites)
            .replaceFirst(
                "(zone: Europe/Lisbon\n    hours: Mo-Fr 08:00-18:00)",
                "$1\n    overrides:\n      party: { from: 2027-03-24 13:00, to: 2027-03-24,"
                    + " closed: true, reason: Spring party }"));
  }

  private String run(int code, String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "-c";
    all[arguments.length + 1] = folder.toString();
    int ended =
        HeliotropeCommand.line(
                (config, clock, subscribers) -> {
                  throw new AssertionError("nothing is to be served here");
                })
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all);
    assertThat(ended).as("%s%s", out, err).isEqualTo(code);
    return out.toString();
  }

  @Test
  void aWeekIsAPictureWithWhatIsUnusualInIt() {
    assertThat(run(0, "hours", "lisbon", "--week", "2027-03-24"))
        .isEqualTo(
            """
            Lisbon (Europe/Lisbon)
                          0   2   4   6   8   10  12  14  16  18  20  22  24
              Mon 22 Mar  ................####################............  08:00-18:00
              Tue 23 Mar  ................####################............  08:00-18:00
              Wed 24 Mar  ................##########......................  08:00-13:00
                          ^ closed: Spring party (override party)
              Thu 25 Mar  ................####################............  08:00-18:00
              Fri 26 Mar  ................####################............  08:00-18:00
              Sat 27 Mar  ................................................  closed
              Sun 28 Mar  ..--............................................  closed
                          ^ Europe/Lisbon: the clocks go forward, 01:00 is followed by 02:00
            """);
  }

  @Test
  void aWeekOnAnothersClock() {
    assertThat(run(0, "hours", "manila", "--week", "2027-03-24", "--zone", "lisbon"))
        .contains("Manila (Asia/Manila), on the clock of Europe/Lisbon", "00:00-09:00");
  }

  @Test
  void anInstantIsToldWithSinceUntilAndTheRule() {
    assertThat(run(0, "hours", "--at", "2027-03-24T14:00Z", "lisbon").lines().skip(2))
        .containsExactly(
            "Lisbon: closed (Wed 24 Mar 2027 14:00 Europe/Lisbon)",
            "  since  Wed 24 Mar 2027 13:00 Europe/Lisbon, 1 h ago",
            "  until  Thu 25 Mar 2027 08:00 Europe/Lisbon, in 18 h",
            "  by     Spring party (override party)");
  }

  @Test
  void nowIsThisVeryMoment() throws IOException {
    Path journal = Files.createDirectory(folder.resolve("journal"));
    Files.writeString(
        folder.resolve("heliotrope.yaml"),
        "journal: { folder: %s }%n".formatted(journal),
        StandardOpenOption.APPEND);
    run(
        0,
        "hours",
        "close",
        "lisbon",
        "--until",
        "2h",
        "--reason",
        "a burst pipe",
        "--journal",
        journal.toString());
    out.getBuffer().setLength(0);
    assertThat(run(0, "hours", "--at", "now", "lisbon")).contains("closed", "a burst pipe");
  }

  @Test
  void anInstantAsJson() {
    JsonNode json =
        JsonMapper.shared().readTree(run(0, "hours", "--at", "2027-03-24T14:00Z", "--json"));
    JsonNode lisbon = json.path("sites").path(0);
    assertThat(lisbon.path("site").asString()).isEqualTo("lisbon");
    assertThat(lisbon.path("open").asBoolean(true)).isFalse();
    assertThat(lisbon.path("until").asString()).isEqualTo("2027-03-25T08:00:00Z");
    assertThat(lisbon.path("cause").path("kind").asString()).isEqualTo("override");
    assertThat(json.path("timeZones").asString()).isNotEmpty();
  }

  @Test
  void theNextChangesOfAllSitesAreInOrder() {
    assertThat(run(0, "hours", "next", "--from", "2027-03-24T12:30Z", "-n", "3").lines())
        .containsExactly(
            "2027-03-24T13:00:00Z  closes  Lisbon, Wed 24 Mar 2027 13:00 Europe/Lisbon, in 30 min:"
                + " Spring party (override party)",
            "2027-03-24T14:00:00Z  opens   Denver, Wed 24 Mar 2027 08:00 America/Denver, in 1 h 30"
                + " min: Mo-Fr 08:00-18:00 (sites.yaml:23)",
            "2027-03-25T00:00:00Z  closes  Denver, Wed 24 Mar 2027 18:00 America/Denver, in 11 h 30"
                + " min: Mo-Fr 08:00-18:00 (sites.yaml:23)");
  }

  @Test
  void coverageTellsTheGapThatThePartyMakes() {
    assertThat(
            run(0, "hours", "coverage", "--from", "2027-03-01", "--days", "60", "--language", "PT"))
        .contains(
            "Portuguese: Lisbon 2",
            "Wed 24 Mar 2027 13:00–18:00 UTC: nobody speaks Portuguese, because Lisbon is closed"
                + " (Spring party, override party)")
        .doesNotContain("French");
  }

  @Test
  void coverageAsJsonHasEveryGap() {
    JsonNode json =
        JsonMapper.shared()
            .readTree(
                run(
                    0,
                    "hours",
                    "coverage",
                    "--from",
                    "2027-03-22",
                    "--days",
                    "7",
                    "--language",
                    "pt",
                    "--json"));
    JsonNode portuguese = json.path("needs").path(0);
    assertThat(portuguese.path("name").asString()).isEqualTo("pt");
    assertThat(portuguese.path("gaps").path(0).path("to").asString())
        .isEqualTo("2027-03-22T08:00:00Z");
    assertThat(portuguese.path("findings").toString()).contains("Spring party", "\"usual\":false");
  }

  @Test
  void aPictureIsWritten() throws IOException {
    Path file = folder.resolve("coverage.svg");
    assertThat(run(0, "hours", "coverage", "--days", "7", "--svg", file.toString()))
        .contains("coverage.svg");
    assertThat(file).content().startsWith("<svg").contains("Lisbon", "Portuguese");
  }

  @Test
  void aScriptCanFailOnAGap() {
    run(1, "hours", "coverage", "--days", "7", "--fail-on-gap");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hours lisboa                           | There is no site 'lisboa'. | lisbon, denver, manila",
        "hours --zone Lisabon                   | neither a time zone nor a site | lisbon, denver",
        "hours --at noon                        | 'noon' is no instant | 2026-03-29T01:30Z",
        "hours next -n 0                        | --count: 0 is not | ",
        "hours coverage --days 0                | --days: 0 days | ",
        "hours coverage --thin 0                | --thin: 0 seats | leave it out",
        "hours coverage --language de           | no language de | en, es, fr, pt",
      })
  void whatIsWrongIsToldWithAdvice(String line, String what, String advice) {
    run(2, line.split(" +"));
    assertThat(err.toString()).contains(what);
    if (advice != null) {
      assertThat(err.toString()).contains(advice);
    }
  }
}
