package io.heliotrope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.journal.ConsultStep;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Verdict;
import io.heliotrope.store.JournalFiles;
import io.heliotrope.store.JournalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyCommandTest {

  private static final Instant AT = Instant.parse("2026-03-24T15:05:00.123Z");
  private static final CallId CALL = new CallId("lab-1.1");
  private static final AgentId ANA = new AgentId("ana");
  private static final QueueId BILLING = new QueueId("billing");
  private static final Language EN = new Language("en");

  @TempDir private Path folder = Path.of("");
  @TempDir private Path config = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aCallThatWasDecided() throws IOException {
    InitCommand.copyCompany(config);
    Map<AgentId, Verdict> verdicts = new LinkedHashMap<>();
    verdicts.put(ANA, new Verdict.Taken("idle for 3 min"));
    verdicts.put(new AgentId("rui"), new Verdict.SkillTooLow(new Skill("billing"), 40, 60));
    verdicts.put(
        new AgentId("maria"),
        new Verdict.SiteClosed(
            new SiteId("manila"),
            Optional.of(Instant.parse("2026-03-25T00:00:00Z")),
            "Mo-Fr 08:00-17:00"));
    var request = new Request(CALL, BILLING, EN, AT);
    var decision = new Decision(AT, request, "3f2a91bc", Optional.of(ANA), verdicts, List.of());
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(new JournalEntry.PersonAsked(AT, CALL, BILLING, EN));
      files.on(new JournalEntry.Decided(AT, CALL, decision, "2026a", Duration.ofNanos(310_000)));
      files.on(new JournalEntry.OfferEnded(AT, CALL, 1, ANA, new RingOutcome.NoAnswer()));
      files.on(new JournalEntry.NodeEntered(AT, new CallId("lab-1.2"), "menu"));
    }
  }

  private int why(String... arguments) {
    return HeliotropeCommand.line(
            (files, clock, subscribers) -> {
              throw new AssertionError("nothing is to be served here");
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(
            Stream.concat(Stream.of("why", "--journal", folder.toString()), Stream.of(arguments))
                .toArray(String[]::new));
  }

  @Test
  void whoWasChosenWhyNotTheOthersAndWhatCameOfIt() {
    assertThat(why("lab-1.1", "--config", config.toString(), "--zone", "Europe/Lisbon")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            Call lab-1.1, Tuesday 24 March 2026, times in Europe/Lisbon

            15:05:00.123  asks for a person: billing, in English
            15:05:00.123  ana is chosen: idle for 3 min
                            not rui: skill billing 40 < 60
                            not maria: closed until Wed 08:00 Manila (Mo-Fr 08:00-17:00)
                            by version 3f2a91bc of the files and time zones 2026a, in 0.3 ms
            15:05:00.123  ana does not answer
            """);
  }

  @Test
  void whoWasAskedAboutTheCallerAndHowThatEnded() throws IOException {
    CallId asked = CALL.consult(1);
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(
          new JournalEntry.ConsultBegan(AT, CALL, asked, ANA, BILLING, new QueueId("it"), "x"));
      files.on(new JournalEntry.OfferEnded(AT, asked, 2, ANA, new RingOutcome.Declined()));
      for (ConsultStep step : ConsultStep.values()) {
        var with = step == ConsultStep.NOBODY ? Optional.<AgentId>empty() : Optional.of(ANA);
        files.on(new JournalEntry.Consulted(AT, CALL, asked, ANA, BILLING, with, step));
      }
    }
    why("lab-1.1");
    assertThat(out.toString().lines().map(line -> line.replaceFirst("^[0-9:.]+ *", "")))
        .containsSequence(
            "hears music while ana asks somebody of it (by x)",
            "asked: ana declines",
            "is together with ana and ana",
            "is handed over by ana to ana",
            "is back with ana, who asked ana",
            "is back with ana: there was nobody of billing",
            "leaves while ana asks ana",
            "is back with ana: the PBX did not call billing");
  }

  @Test
  void anEarlierVersionsJournalIsReadAsFarAsItGoes() throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    Files.writeString(
        file,
        Files.readString(file)
            .replaceAll(",\"zoneData\":\"[0-9]{4}[a-z]+\",\"took\":\"[^\"]*\"", "")
            .replaceAll(",\"headStart\":\"[^\"]*\"", ""));
    why("lab-1.1", "--config", "/nowhere");
    assertThat(out.toString())
        .contains("ana is chosen", "times in UTC", "by version 3f2a91bc of the files\n");
  }

  @Test
  void callsWithoutADecisionAndCallsThatNobodyKnows() {
    assertThat(why("lab-1.2")).isZero();
    assertThat(out.toString()).contains("Call lab-1.2 never asked for a person");
    assertThat(why("lab-9")).isEqualTo(1);
    assertThat(err.toString()).contains("knows no call 'lab-9'", "heliotrope journal");
  }
}
