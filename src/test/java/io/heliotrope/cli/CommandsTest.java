package io.heliotrope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Digits;
import io.heliotrope.call.Outcome;
import io.heliotrope.config.PinHash;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.store.JournalFiles;
import io.heliotrope.store.JournalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aCompany() throws IOException {
    InitCommand.copyCompany(folder);
  }

  private int run(String... arguments) {
    return HeliotropeCommand.line(
            (config, clock, subscribers) -> {
              throw new AssertionError("nothing is to be served here");
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private int call(String at, String press) {
    return run("call", "-c", folder.toString(), "--from", "15550001", "--at", at, "--press", press);
  }

  @Nested
  class Call {

    @Test
    void whoAsksTheMenusIsHelpedByThemAlone() {
      assertThat(call("2026-03-24T15:05Z", "1,8012,hangup")).isZero();
      assertThat(out.toString())
          .contains(
              "Welcome to Sunhouse Energy",
              "types 4 keys",
              "hears digits, read out",
              "helped by the menus alone")
          .doesNotContain("8012");
    }

    @Test
    void whoAsksForAPersonHearsWhoIsChosenAndWhyNotTheOthers() {
      call("2026-03-24T15:05Z", "0,5");
      assertThat(out.toString())
          .contains("ana is chosen", "not maria, jun: closed until", "helped by ana in lisbon");
    }

    @Test
    void theCallersClockIsTold() {
      run(
          "call",
          "-c",
          folder.toString(),
          "--from",
          "+12125550100",
          "--at",
          "2026-12-01T23:30Z",
          "--press",
          "hangup");
      assertThat(out.toString())
          .contains("The caller's clock: Tue 18:30 in America/New_York; country US, evening");
    }

    @Test
    void whenTheFirstDoesNotAnswerAnotherIsRung() {
      run(
          "call",
          "-c",
          folder.toString(),
          "--at",
          "2026-03-24T15:05Z",
          "--press",
          "0",
          "--misses",
          "1");
      assertThat(out.toString()).contains("ana does not answer", "helped by luc");
    }

    @Test
    void whoCallsWhenNobodyIsAwakeIsPromisedACall() {
      call("2026-03-29T01:30Z", "0,1");
      assertThat(out.toString())
          .contains("nobody is awake for billing", "promised a call back at 15550001");
    }

    @Test
    void anInstantThatIsNoneIsRefusedWithAnExample() {
      assertThat(call("yesterday", "1")).isEqualTo(2);
      assertThat(err.toString()).contains("'yesterday' is no instant", "2026-03-29T01:30Z");
    }

    @Test
    void aKeyThatIsNoneIsRefusedBeforeTheCallBegins() {
      assertThat(call("2026-03-24T15:05Z", "x")).isEqualTo(2);
      assertThat(err.toString()).contains("'x' is neither keys", "heliotrope call --help");
      assertThat(out.toString()).isEmpty();
      assertThat(run("call", "-c", folder.toString(), "--misses", "-1")).isEqualTo(2);
    }
  }

  @Nested
  class Doctor {

    @Test
    void everyThingIsOneLineAndAnErrorEndsWithOne() {
      assertThat(run("doctor", "-c", folder.toString())).isEqualTo(1);
      assertThat(out.toString())
          .containsPattern("ok +java +[0-9]")
          .containsPattern("ok +time zones +20[0-9]{2}[a-z]")
          .containsPattern("error +files .*\\n +Maybe: heliotrope check");
    }

    @Test
    void programsReadOneObjectALine() {
      assertThat(run("doctor", "-c", folder.toString(), "--json")).isEqualTo(1);
      assertThat(out.toString().lines())
          .allMatch(line -> line.startsWith("{\"level\":\"") && line.endsWith("\"}"))
          .anyMatch(line -> line.contains("\"subject\":\"time zones\""));
    }
  }

  @Nested
  class Pin {

    @Test
    void aPinThatIsMadeUpFitsTheLineThatIsPrinted() {
      assertThat(run("pin", "ana", "--random")).isZero();
      String pin = err.toString().lines().findFirst().orElse("").replace("The PIN is ", "");
      assertThat(pin).matches("[0-9]{6}");
      assertThat(out.toString()).startsWith("ana: ").doesNotContain(pin);
      String hash = out.toString().strip().substring("ana: ".length());
      assertThat(PinHash.of(hash).fits(new Digits(pin))).isTrue();
    }

    @Test
    void aNameThatIsNoneIsRefused() {
      assertThat(run("pin", "Ana Sousa", "--random")).isEqualTo(1);
      assertThat(err.toString()).contains("Ana Sousa", "Maybe");
    }
  }

  @Nested
  class Check {

    @Test
    void theShippedCompanyHasNoMistake() {
      assertThat(run("check", "--rules-only", "-c", folder.toString())).isZero();
      assertThat(out.toString()).contains("3 sites, 6 agents", "no mistakes");
    }

    @Test
    void pinsThatEverybodyMayReadAreRefused() throws IOException {
      Path pins = Files.writeString(folder.resolve("pins.yaml"), "{}\n");
      Files.setPosixFilePermissions(pins, PosixFilePermissions.fromString("rw-r--r--"));
      assertThat(run("check", "--rules-only", "-c", folder.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("may be read by everybody", "Maybe: chmod 600");
    }

    @Test
    void agentsWhoHearNothingAtTheTelephoneAreTold() throws IOException {
      edit("agents.yaml", "# by-phone: {} ", "by-phone: { pauses: { 1: coaching } } #");
      edit("agents.yaml", "languages: [en]", "languages: [de]");
      edit("queues.yaml", "wrap-up: 10s", "wrap-up: 10s\n    dispositions: { 1: solved, 2: sold }");
      run("check", "--rules-only", "-c", folder.toString());
      assertThat(err.toString())
          .contains(
              "agents whose only language is 'de' hear en",
              "there is no prompt 'reason-coaching' that says 'coaching'",
              "queues.billing.dispositions.2: there is no prompt 'disposition-sold' that says 'sold'",
              "pins.yaml: warning: there is no such file")
          .doesNotContain("no prompt 'disposition-solved'");
    }

    @Test
    void whispersThatSayLessThanTheyPromiseAreTold() throws IOException {
      edit("queues.yaml", "whisper: whisper-billing", "whisper: { tells: [tried] }");
      run("check", "--rules-only", "-c", folder.toString());
      assertThat(err.toString())
          .contains("queues.billing.whisper.tells: no prompt says what a caller tried");
      for (String language : new String[] {"en", "pt", "fr", "es"}) {
        edit("prompts/" + language + ".yaml", "welcome:", "tried-menuu: \"x\"\nwelcome:");
      }
      err.getBuffer().setLength(0);
      run("check", "--rules-only", "-c", folder.toString());
      assertThat(err.toString())
          .contains("tried-menuu: no flow has a node or a task 'menuu'", "Maybe 'menu'?");
    }

    @Test
    void promptsThatQueuesAndAgentsCountOnAreToldWithTheirPlaces() throws IOException {
      edit("agents.yaml", "# by-phone: {} ", "by-phone: { pauses: { 1: brake } } #");
      edit("queues.yaml", "whisper: whisper-billing", "whisper: whisper-biling");
      edit(
          "queues.yaml",
          "whisper: whisper-outages",
          "limits: { longest-wait: { time: 9m, then: { message: whisper-outage } } }\n"
              + "    accept-key: 1");
      run("check", "--rules-only", "-c", folder.toString());
      assertThat(err.toString())
          .containsPattern(
              "queues.yaml:[0-9]+:14: queues.billing.whisper: there is no prompt"
                  + " 'whisper-biling' in any language.\n    Maybe 'whisper-billing'\\?")
          .containsPattern(
              "queues.yaml:[0-9]+:58: queues.outages.limits.longest-wait.then.message: there is no"
                  + " prompt 'whisper-outage' in any language.\n    Maybe 'whisper-outages'\\?")
          .containsPattern(
              "agents.yaml:[0-9]+:26: warning: by-phone.pauses.1: there is no prompt 'reason-brake'"
                  + " that says 'brake'.\n    Maybe 'reason-break'\\?");
    }

    @Test
    void mistakesOfAllFilesAreToldAtOnceWithTheirPlaces() throws IOException {
      edit("sites.yaml", "Europe/Lisbon", "Europe/Lisabon");
      edit("flows/main.yaml", "next: menu", "next: mneu");
      edit("prompts/fr.yaml", "welcome:", "wellcome:");
      edit("queues.yaml", "whisper: whisper-billing", "whisper: { prompt: whisper-biling }");
      assertThat(run("check", "--rules-only", "-c", folder.toString())).isEqualTo(1);
      assertThat(err.toString())
          .contains(
              "sites.yaml:", "Europe/Lisabon", "Maybe", "main.yaml:", "mneu", "prompts/fr.yaml")
          .contains("queues.billing.whisper.prompt: there is no prompt 'whisper-biling'");
    }

    @Test
    void aFileThatCanNotBeReadIsToldOnceAndWhy() throws IOException {
      Files.write(folder.resolve("queues.yaml"), new byte[] {(byte) 0xff, 0});
      assertThat(run("check", "--rules-only", "-c", folder.toString())).isEqualTo(1);
      assertThat(err.toString()).isEqualTo("queues.yaml: can't be read: it is not UTF-8 text.\n");
      assertThat(out.toString()).contains("1 error, 0 warnings");
    }

    @Test
    void aLanguageByItsNameIsToldByItsTag() throws IOException {
      edit("agents.yaml", "languages: [pt, en, es]", "languages: [Portuguese, pt_BR, klingon]");
      assertThat(run("check", "--rules-only", "-c", folder.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("Maybe 'pt'?", "Maybe 'pt-br'?", "(klingon)");
    }

    @Test
    void aFolderThatIsNotThereIsNamedWithTheRemedy() {
      assertThat(run("check", "-c", folder.resolve("nowhere").toString())).isEqualTo(2);
      assertThat(err.toString()).contains("There is no folder", "heliotrope init");
    }

    private void edit(String file, String from, String to) throws IOException {
      Path path = folder.resolve(file);
      String text = Files.readString(path);
      assertThat(text).contains(from);
      Files.writeString(path, text.replace(from, to));
    }
  }

  @Nested
  class JournalOf {

    private static final Instant AT = Instant.parse("2026-03-24T15:05:00Z");

    @Test
    void aCallIsToldInWordsAndCallsAreListed() throws IOException {
      var id = new CallId("demo-1.1");
      try (var files = new JournalFiles(JournalSettings.in(folder.resolve("journal")))) {
        files.on(new JournalEntry.Chose(AT, id, "menu", '1'));
        files.on(
            new JournalEntry.CallEnded(
                AT.plusSeconds(9), id, new Outcome.SelfServed("power-cut"), Duration.ofSeconds(9)));
      }
      String journal = folder.resolve("journal").toString();
      assertThat(run("journal", "-j", journal, "demo-1.1")).isZero();
      assertThat(out.toString()).contains("presses 1 in 'menu'", "helped by the menus alone");
      assertThat(run("journal", "-j", journal)).isZero();
      assertThat(out.toString()).contains("demo-1.1");
      assertThat(run("journal", "-j", journal, "demo-9.9")).isEqualTo(1);
    }

    @Test
    void anIdOfWhatWasAskedAboutACallIsTakenForTheCall() throws IOException {
      Path journal = folder.resolve("journal");
      try (var files = new JournalFiles(JournalSettings.in(journal))) {
        files.on(new JournalEntry.Chose(AT, new CallId("demo-1.1"), "menu", '1'));
      }
      assertThat(run("journal", "-j", journal.toString(), "demo-1.1.consult-1")).isZero();
      assertThat(out.toString()).contains("presses 1 in 'menu'");
    }

    @Test
    @Timeout(60)
    void aCallIsFollowedUntilItsEnd() throws Exception {
      var id = new CallId("demo-1.1");
      Path journal = folder.resolve("journal");
      try (var files = new JournalFiles(JournalSettings.in(journal))) {
        files.on(new JournalEntry.Chose(AT, id, "menu", '1'));
        files.caughtUp();
        var follower =
            CompletableFuture.supplyAsync(
                () -> run("journal", "-j", journal.toString(), "-f", "demo-1.1"));
        while (!out.toString().contains("presses 1")) {
          Thread.onSpinWait();
        }
        files.on(new JournalEntry.Chose(AT, new CallId("demo-1.2"), "menu", '7'));
        files.on(new JournalEntry.Chose(AT, id, "more", '2'));
        files.on(
            new JournalEntry.CallEnded(
                AT.plusSeconds(9), id, new Outcome.SelfServed("power-cut"), Duration.ofSeconds(9)));
        files.caughtUp();
        assertThat(follower.get()).isZero();
      }
      assertThat(out.toString())
          .containsOnlyOnce("presses 1 in 'menu'")
          .contains("presses 2 in 'more'", "helped by the menus alone")
          .doesNotContain("presses 7");
    }

    @Test
    void anEmptyJournalSaysSo() {
      assertThat(run("journal", "-j", folder.toString())).isZero();
      assertThat(err.toString()).contains("No call has ended yet");
      assertThat(run("journal", "-j", folder.toString(), "-n", "0")).isEqualTo(2);
    }
  }

  @Nested
  class Init {

    @Test
    void aPlaceThatCanNotBeWrittenIsToldInWords() throws IOException {
      Path file = Files.writeString(folder.resolve("a-file"), "");
      assertThat(run("init", file.resolve("company").toString())).isEqualTo(1);
      assertThat(err.toString()).contains("a-file").doesNotContain("\tat ");
    }

    @Test
    void nothingIsWrittenIfAFileIsThereAlready() throws IOException {
      Path other = Files.createDirectories(folder.resolve("other"));
      Files.writeString(other.resolve("sites.yaml"), "mine");
      assertThat(run("init", other.toString())).isEqualTo(1);
      assertThat(other).isDirectoryContaining(file -> file.endsWith("sites.yaml"));
      assertThat(other.toFile().list()).hasSize(1);
    }

    @Test
    void editorsFindTheSchemaOfEveryFile() throws IOException {
      try (var files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
          if (!file.toString().contains("/prompts/")) {
            String first = Files.readAllLines(file).getFirst();
            assertThat(first).startsWith("# yaml-language-server: $schema=");
            assertThat(file.resolveSibling(first.substring(first.indexOf('=') + 1))).exists();
          }
        }
      }
    }
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("serve", "check", "call", "journal", "init", "version", "generate-completion");
  }

  @Test
  void helpIsInWholeSentencesAndNamesWhatIsToBeWritten() {
    var line =
        HeliotropeCommand.line((config, clock, subscribers) -> {
          throw new AssertionError("nothing is to be served here");
        });
    assertHelpIsWhole(line);
  }

  private static void assertHelpIsWhole(CommandLine command) {
    var spec = command.getCommandSpec();
    assertThat(spec.usageMessage().description())
        .as(spec.qualifiedName())
        .isNotEmpty()
        .allMatch(line -> line.matches("(?s).*[.:)]"));
    for (var argument : spec.args()) {
      assertThat(argument.description()).as(spec.qualifiedName()).isNotEmpty();
      assertThat(argument.description()).allMatch(line -> line.matches("(?s).*[.:)]"));
      if (argument.arity().max() > 0) {
        assertThat(argument.paramLabel()).doesNotStartWith("<");
      }
    }
    command.getSubcommands().values().stream()
        .filter(one -> one.getCommandSpec().userObject().getClass().getName().contains("helio"))
        .forEach(CommandsTest::assertHelpIsWhole);
  }

  @Test
  void whoAsksForTheAgentsOfNoServerReadsOneSentenceAndAdvice() {
    assertThat(run("agents", "-j", "/nowhere")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            """
            There is no folder /nowhere, where a server on this machine keeps its journal.
            Maybe no server has run yet (heliotrope serve), or it keeps it elsewhere: --journal DIR
            """);
  }

  @Test
  void aCommandOfAgentsThatThereIsNotIsSuggested() {
    assertThat(run("agents", "sgin-in", "ana")).isEqualTo(2);
    assertThat(err.toString()).contains("sgin-in", "sign-in").doesNotContain("Usage");
  }
}
