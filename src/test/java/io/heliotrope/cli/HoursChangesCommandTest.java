package io.heliotrope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.SettingsReader;
import io.heliotrope.console.WebRig;
import io.heliotrope.time.Clock;
import io.heliotrope.time.ToldClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** Hours are changed from the command line, with a server and without. */
class HoursChangesCommandTest {

  private static final String COMPANY =
      """
      site  lisbon Europe/Lisbon    24/7
      site  denver America/Denver   24/7
      agent ana    lisbon           billing  pt,en
      agent bob    denver           billing  en
      queue billing lisbon,denver   billing
      """;

  /** In the night that some of these drafts close, the gap they open would be another. */
  private static final Clock NOON = ToldClock.standing(Instant.parse("2026-03-24T12:00:00Z"));

  @TempDir private Path journal = Path.of("");
  @TempDir private Path files = Path.of("");
  private WebRig server;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aServer() {
    server = new WebRig(COMPANY, journal, NOON);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int hours(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("hours"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--journal", journal.toString(), "--config", files.toString()));
    return HeliotropeCommand.line(
            (config, clock, subscribers) -> {
              throw new AssertionError("nothing is to be served here");
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private boolean isOpen(String site) {
    return server.floor().view().join().sites().entrySet().stream()
        .filter(one -> one.getKey().name().equals(site))
        .allMatch(one -> one.getValue().open());
  }

  @Test
  void anEmergencyCloseCountsForTheFloorWhenTheCommandHasEnded() {
    assertThat(hours("close", "lisbon", "--until", "2h", "--reason", "storm")).isZero();
    assertThat(isOpen("lisbon")).isFalse();
    assertThat(isOpen("denver")).isTrue();
    assertThat(out.toString())
        .contains(
            "lisbon emergency-1: closed from",
            "(Europe/Lisbon) because of storm",
            "! opens the gap pt:",
            "To take it back: heliotrope hours override --cancel lisbon emergency-1");
    assertThat(hours("override", "--cancel", "lisbon", "emergency-1")).isZero();
    assertThat(isOpen("lisbon")).isTrue();
    assertThat(hours("log")).isZero();
    assertThat(out.toString()).contains("emergency: closed: emergency-1 of lisbon", "cancelled");
  }

  @Test
  void allSitesCanBeClosedAtOnce() {
    assertThat(hours("close", "--until", "2h", "--reason", "fire")).isEqualTo(2);
    assertThat(err.toString()).contains("Which sites?", "--all");
    assertThat(hours("close", "--all", "--until", "2h", "--reason", "fire")).isZero();
    assertThat(isOpen("lisbon") || isOpen("denver")).isFalse();
  }

  @Test
  void anOverrideThatOpensAGapIsRefusedUntilItIsAccepted() {
    String[] party = {
      "override", "lisbon", "party", "--from", "2030-12-20 13:00", "--to", "2030-12-20", "--closed"
    };
    assertThat(hours(party)).isEqualTo(1);
    assertThat(err.toString()).contains("It needs reason");
    assertThat(hours("override", "lisbon", "party", "--to", "2h", "--closed", "--reason", "x"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("Nothing was changed", "--accept pt:");
    assertThat(hours("override")).isZero();
    assertThat(out.toString()).contains("Nothing is overridden");
  }

  @Test
  void aDraftIsExportedEditedComparedPublishedAndTakenBack() throws IOException {
    Path draft = files.resolve("hours.yaml");
    assertThat(hours("export", "--output", draft.toString())).isZero();
    Files.writeString(draft, Files.readString(draft).replaceFirst("24/7", "Mo-Su 00:00-23:00"));
    assertThat(hours("diff", draft.toString())).isZero();
    assertThat(out.toString())
        .contains(
            "Lisbon (Europe/Lisbon), which serves billing",
            "  - every day 23:00–24:00 from ",
            "  ! opens the gap pt:day-23:00: nobody speaks Portuguese for billing");
    assertThat(hours("publish", draft.toString(), "--why", "nights are quiet")).isEqualTo(1);
    assertThat(err.toString()).contains("--accept pt:day-23:00");
    assertThat(
            hours(
                "publish",
                draft.toString(),
                "--why",
                "nights are quiet",
                "--accept",
                "pt:day-23:00"))
        .isZero();
    assertThat(out.toString()).contains("Published as version 1, in force now");
    assertThat(hours("export")).isZero();
    assertThat(out.toString()).contains("Mo-Su 00:00-23:00", "follows: 1");
    assertThat(hours("rollback", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).path("version").path("backTo").asInt(7))
        .isZero();
    assertThat(hours("export")).isZero();
    assertThat(out.toString()).doesNotContain("Mo-Su 00:00-23:00");
  }

  @Test
  void withoutAServerTheCommandWritesWhatTheNextOneReads() throws IOException {
    server.close();
    InitCommand.copyCompany(files);
    assertThat(hours("close", "lisbon", "--until", "2h", "--reason", "storm")).isZero();
    assertThat(hours("override")).isZero();
    assertThat(out.toString()).contains("lisbon emergency-1: closed");
    server = new WebRig(COMPANY, journal); // what no server does is done by the machine's clock
    assertThat(isOpen("lisbon")).isFalse();
  }

  @Test
  void whoOnlyLooksPublishesNothingAndOtherCommandsGoByWhatWasPublished() throws IOException {
    server.close();
    InitCommand.copyCompany(files);
    Files.writeString(
        files.resolve("heliotrope.yaml"), "journal: { folder: %s }\npbxs: {}\n".formatted(journal));
    Path draft = files.resolve("hours.yaml");
    hours("export", "--output", draft.toString());
    Files.writeString(draft, Files.readString(draft).replaceFirst("hours: .*", "hours: 24/7"));
    assertThat(hours("publish", draft.toString(), "--why", "always")).isZero();
    Path sites = files.resolve("sites.yaml");
    Files.writeString(sites, Files.readString(sites).replace("hours: ", "hours: Su 01:00-02:00, "));
    assertThat(hours("diff", draft.toString())).isZero();
    assertThat(hours("log")).isZero();
    assertThat(out.toString().lines().filter(line -> line.contains("published:"))).hasSize(1);
    assertThat(journal.resolve("hours/0002.yaml")).doesNotExist();
    assertThat(SettingsReader.journal(files)).contains(journal);
  }

  @Test
  void whatIsUnknownIsSaidWithAdvice() {
    assertThat(hours("close", "lissbon", "--until", "2h", "--reason", "storm")).isEqualTo(1);
    assertThat(err.toString()).contains("no site 'lissbon'", "Maybe 'lisbon'?");
    assertThat(hours("publish")).isEqualTo(2);
    assertThat(err.toString()).contains("hours export");
    assertThat(hours("rollback")).isEqualTo(1);
    assertThat(err.toString()).contains("Nothing has been published");
  }
}
