package io.heliotrope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.console.WebRig;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.OwedCallbacks;
import io.heliotrope.store.JournalFiles;
import io.heliotrope.store.JournalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code heliotrope callbacks}: what is owed, as the journal tells. */
class CallbacksCommandTest {

  private static final String COMPANY =
      """
      site  lisbon  Europe/Lisbon  24/7
      agent ana     lisbon         billing  en
      queue billing lisbon         billing
      """;

  private static final Instant AT = Instant.parse("2026-03-24T15:05:00Z");
  private static final QueueId BILLING = new QueueId("billing");
  private static final AgentId ANA = new AgentId("ana");
  private static final CallId KEPT = new CallId("lab-1.1");
  private static final CallId TRIED = new CallId("lab-1.2");
  private static final CallId TALKING = new CallId("lab-1.3");

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsWhatIsStillOwed() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(promised(KEPT, "+351210000001"));
      files.on(promised(TRIED, "+351210000002"));
      files.on(promised(TALKING, "+351210000003"));
      files.on(new JournalEntry.CallbackOver(AT, KEPT, BILLING, true));
      files.on(
          new JournalEntry.CallbackTried(AT, TRIED, BILLING, ANA, 1, new RingOutcome.NoAnswer()));
      files.on(new JournalEntry.TalkBegan(AT, TALKING, ANA));
    }
    assertThat(callbacks(folder)).isZero();
    assertThat(out.toString())
        .isEqualTo("2026-03-24T15:05:00Z  +351210000002    billing      en  lab-1.2, tried once\n");
  }

  @Test
  void saysSoWhenNothingIsOwed() {
    assertThat(callbacks(folder)).isZero();
    assertThat(out.toString()).isEqualTo("No call back is owed.\n");
  }

  @Test
  void whatHasBeenDoneByHandIsTakenOff() {
    try (var server = new WebRig(COMPANY, folder)) {
      var owed = OwedCallbacks.Owed.of(promised(TRIED, "+351210000002")).orElseThrow();
      server.switchboard().callbacks().resume(List.of(owed));
      assertThat(callbacks(folder, "done", TRIED.value(), "lab-9.9", "--by", "ana")).isEqualTo(1);
      assertThat(out.toString()).isEqualTo("lab-1.2 (+351210000002) is owed nothing more.\n");
      assertThat(err.toString()).contains("No call back is owed for lab-9.9", "Maybe");
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThat(callbacks(Path.of("/nowhere"))).isNotZero();
    assertThat(err.toString()).contains("There is no folder /nowhere").contains("--journal");
  }

  private static JournalEntry.CallbackPromised promised(CallId call, String number) {
    return new JournalEntry.CallbackPromised(
        AT,
        call,
        BILLING,
        Optional.of(new PhoneNumber(number)),
        new Did("5551000"),
        new Language("en"),
        AT);
  }

  private int callbacks(Path journal, String... arguments) {
    List<String> all = new ArrayList<>(List.of("callbacks"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--journal", journal.toString()));
    return HeliotropeCommand.line(
            (files, clock, subscribers) -> {
              throw new AssertionError("nothing is to be served here");
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
