package io.heliotrope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CalendarId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Caller;
import io.heliotrope.call.Did;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.Outcome;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.call.Stage;
import io.heliotrope.call.Wish;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.Place;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Duty;
import io.heliotrope.floor.Roll;
import io.heliotrope.floor.Roll.Standing;
import io.heliotrope.flow.FlowCommand.Stumble;
import io.heliotrope.journal.ConsultStep;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Others;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {

  private static final Instant AT = Instant.parse("2026-03-24T15:05:00.123456Z");
  private static final CallId CALL = new CallId("lab-1.1");
  private static final AgentId ANA = new AgentId("ana");
  private static final AgentId BO = new AgentId("bo");
  private static final QueueId BILLING = new QueueId("billing");
  private static final Language EN = new Language("en");
  private static final SiteId LISBON = new SiteId("lisbon");

  @TempDir private Path folder = Path.of("");

  private static List<JournalEntry> oneOfEach() {
    Map<AgentId, Verdict> verdicts = new LinkedHashMap<>();
    verdicts.put(ANA, new Verdict.Taken("first"));
    verdicts.put(BO, new Verdict.SiteClosed(LISBON, Optional.of(AT), "Mo-Fr 08:00-18:00"));
    verdicts.put(new AgentId("c"), new Verdict.SkillTooLow(new Skill("billing"), 1, 2));
    verdicts.put(new AgentId("d"), new Verdict.NotReady(new AgentState.Talking(AT, CALL)));
    verdicts.put(new AgentId("e"), new Verdict.AfterAnother(ANA, "later"));
    var decision =
        new Decision(
            AT,
            new Request(CALL, BILLING, EN, AT),
            "v1",
            Optional.of(ANA),
            verdicts,
            List.of(new Others(7, "closed")));
    var caller =
        new Caller(Optional.of(new PhoneNumber("+15550001")), Optional.of("Jos\u00e9 \"x\""));
    return List.of(
        new JournalEntry.CallArrived(
            AT, CALL, new PbxName("lab"), new Did("5551000"), caller, EN, Optional.empty()),
        new JournalEntry.CallArrived(
            AT,
            CALL,
            new PbxName("lab"),
            new Did("5551000"),
            Caller.ANONYMOUS,
            EN,
            Optional.of(Stage.of(Stage.Step.WAITING, BILLING))),
        new JournalEntry.FlowBegan(AT, CALL, "main", "abcd"),
        new JournalEntry.NodeEntered(AT, CALL, "menu"),
        new JournalEntry.Heard(AT, CALL, "welcome", EN, true),
        new JournalEntry.Chose(AT, CALL, "menu", '1'),
        new JournalEntry.Collected(AT, CALL, "area", "area", 4),
        new JournalEntry.Stumbled(AT, CALL, "menu", Stumble.SILENT, 2),
        new JournalEntry.TaskDone(AT, CALL, "power-cut"),
        new JournalEntry.LanguageSwitched(AT, CALL, EN),
        new JournalEntry.PersonAsked(AT, CALL, BILLING, EN),
        new JournalEntry.Decided(AT, CALL, decision, "2026a", Duration.ofNanos(310_000)),
        new JournalEntry.Queued(AT, CALL, BILLING, 3),
        new JournalEntry.Estimated(
            AT, CALL, BILLING, Duration.ofMinutes(2), Duration.ofMinutes(3), Duration.ofSeconds(9)),
        new JournalEntry.NobodyAwake(AT, CALL, BILLING, Optional.of(AT)),
        new JournalEntry.AtLimit(
            AT, CALL, BILLING, Limits.Kind.LONGEST_WAIT, new WayOut.ToQueue(BILLING)),
        new JournalEntry.AtLimit(
            AT, CALL, BILLING, Limits.Kind.NOBODY_AWAKE, new WayOut.Callback()),
        new JournalEntry.OutsideCalled(
            AT, CALL, BILLING, new PhoneNumber("+3512100"), new RingOutcome.NoAnswer()),
        new JournalEntry.LeftQueue(AT, CALL, BILLING, '1'),
        new JournalEntry.Offered(AT, CALL, 7, ANA, LISBON, new Endpoint("PJSIP/1001")),
        new JournalEntry.AgentRang(AT, CALL, ANA),
        new JournalEntry.AgentPickedUp(AT, CALL, ANA),
        new JournalEntry.TalkBegan(AT, CALL, ANA),
        new JournalEntry.Transferred(AT, CALL, ANA, BILLING, new QueueId("sales"), "telephone"),
        new JournalEntry.ConsultBegan(
            AT, CALL, CALL.consult(1), ANA, BILLING, new QueueId("sales"), "telephone"),
        new JournalEntry.Consulted(
            AT,
            CALL,
            CALL.consult(1),
            ANA,
            BILLING,
            Optional.of(new AgentId("bo")),
            ConsultStep.HANDED_OVER),
        new JournalEntry.Consulted(
            AT, CALL, CALL.consult(2), ANA, BILLING, Optional.empty(), ConsultStep.NOBODY),
        new JournalEntry.Disposition(AT, CALL, ANA, BILLING, "solved", "telephone"),
        new JournalEntry.OfferEnded(AT, CALL, 7, ANA, new RingOutcome.Unreachable(3)),
        new JournalEntry.OfferEnded(AT, CALL, 7, ANA, new RingOutcome.NoAnswer()),
        new JournalEntry.CallbackPromised(
            AT,
            CALL,
            BILLING,
            Optional.of(new PhoneNumber("+15550001")),
            new Did("5551000"),
            EN,
            AT),
        new JournalEntry.CallbackTried(AT, CALL, BILLING, ANA, 2, new RingOutcome.Busy()),
        new JournalEntry.CallbackOver(AT, CALL, BILLING, true),
        new JournalEntry.CallbackDone(AT, CALL, BILLING, "ana"),
        new JournalEntry.CallbackMerged(AT, CALL, BILLING, new CallId("lab-9.9")),
        new JournalEntry.WentWrong(AT, CALL, "line one\nline two"),
        new JournalEntry.CallEnded(
            AT,
            CALL,
            new Outcome.Helped(ANA, LISBON, Duration.ofMillis(3), Duration.ofSeconds(12)),
            Duration.ofMillis(61_700)),
        new JournalEntry.AgentChanged(
            AT, ANA, new AgentState.Ready(AT), new AgentState.WrappingUp(AT, AT), "talk over"),
        new JournalEntry.DutyChanged(AT, ANA, new Duty.Paused(AT, "lunch"), "paused by phone"),
        new JournalEntry.RollCall(
            AT,
            Map.of(ANA, new Standing(new Duty.SignedOut(AT), new AgentState.Talking(AT, CALL))),
            7),
        new JournalEntry.AgentPhoned(
            AT,
            new PbxName("lab"),
            "PJSIP/1001",
            Optional.of(ANA),
            Wish.SIGN_IN,
            JournalEntry.PhoneEnd.GRANTED),
        new JournalEntry.PinRefused(AT, new PbxName("lab"), "PJSIP/1001", Optional.empty()),
        new JournalEntry.LockedOut(AT, "ana", "PJSIP/1001", AT),
        new JournalEntry.Unlocked(AT, "ana", "the command line"),
        new JournalEntry.PbxConnected(AT, new PbxName("lab"), "22.10.1"),
        new JournalEntry.PbxLost(AT, new PbxName("lab"), "refused"),
        new JournalEntry.RulesLoaded(AT, "v2"),
        new JournalEntry.RulesRefused(
            AT, List.of(new Mistake(new Place("a.yaml", 1, 2), "node", "wrong", "Maybe right"))),
        new JournalEntry.CalendarChanged(
            AT, new CalendarId("pt"), List.of("2026-12-25 Natal"), List.of()),
        new JournalEntry.CalendarAlarm(AT, new CalendarId("pt"), "is stale"),
        new JournalEntry.CalendarInOrder(AT, new CalendarId("pt")),
        new JournalEntry.ServerStarted(AT, "0.1"),
        new JournalEntry.ServerStopping(AT, "told to stop"));
  }

  @Test
  void everyKindOfEntryIsReadAsItWasWritten() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      oneOfEach().forEach(files::on);
    }
    var reader = new EntryReader();
    List<JournalEntry> read =
        Files.readAllLines(JournalFolder.files(folder).getFirst()).stream()
            .map(line -> reader.read(line).orElseThrow(() -> new AssertionError(line)))
            .toList();
    assertThat(read).isEqualTo(oneOfEach());
  }

  @Test
  void noKindOfEntryIsForgottenHere() {
    assertThat(oneOfEach().stream().map(Object::getClass).distinct().count())
        .isEqualTo(
            JournalEntry.OfCall.class.getPermittedSubclasses().length
                + (long) JournalEntry.OfHouse.class.getPermittedSubclasses().length);
  }

  @Test
  void aCallIsFoundAcrossFilesAndAmongOthers() throws IOException {
    var settings = new JournalSettings(folder, 1024, 10);
    try (var files = new JournalFiles(settings)) {
      for (int i = 0; i < 20; i++) {
        files.on(new JournalEntry.NodeEntered(AT, CALL, "node-" + i));
        files.on(new JournalEntry.NodeEntered(AT, new CallId("lab-1.11"), "other"));
        files.on(new JournalEntry.AgentRang(AT, CALL.consult(1), ANA));
        files.caughtUp();
      }
    }
    assertThat(JournalFolder.files(folder)).hasSizeGreaterThan(2);
    assertThat(new JournalFolder(folder).call(CALL)).as("with what was asked").hasSize(40);
  }

  @Test
  void whatAServerBeforeToldIsReadByKindUpToAnInstant() throws IOException {
    try (var files = new JournalFiles(new JournalSettings(folder, 1024, 50))) {
      for (JournalEntry entry : oneOfEach()) {
        files.on(entry);
        files.caughtUp();
      }
    }
    List<JournalEntry> told = new ArrayList<>();
    var journal = new JournalFolder(folder);
    journal.tell(
        Set.of(JournalEntry.CallArrived.class, JournalEntry.CallEnded.class),
        AT.minus(Duration.ofDays(30)),
        AT.plusSeconds(1),
        told::add);
    assertThat(told)
        .isEqualTo(
            oneOfEach().stream()
                .filter(e ->
                    e instanceof JournalEntry.CallArrived || e instanceof JournalEntry.CallEnded)
                .toList());
    told.clear();
    journal.tell(Set.of(JournalEntry.CallArrived.class), AT.minusSeconds(9), AT, told::add);
    assertThat(told).as("not before").isEmpty();
  }

  @Test
  void onlyTheNewestFilesAreKept() throws IOException {
    try (var files = new JournalFiles(new JournalSettings(folder, 1024, 3))) {
      for (int i = 0; i < 100; i++) {
        files.on(new JournalEntry.NodeEntered(AT, CALL, "node-" + i));
        files.caughtUp();
      }
    }
    assertThat(JournalFolder.files(folder)).hasSize(3);
    assertThat(Files.readString(JournalFolder.files(folder).getLast())).contains("node-99");
  }

  @Test
  void aTornLastLineAndAnUnknownKindAreShownAsTheyAre() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(new JournalEntry.NodeEntered(AT, CALL, "menu"));
    }
    Files.writeString(
        JournalFolder.files(folder).getFirst(),
        "{\"type\":\"FromTheFuture\",\"call\":\"lab-1.1\"}\n"
            + "{\"type\":\"Heard\",\"call\":\"lab-1.1\",\"wh",
        StandardOpenOption.APPEND);
    var lines = new JournalFolder(folder).call(CALL);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).entry()).isEmpty();
    assertThat(lines.get(2).entry()).isEmpty();
  }

  @Test
  void entriesWaitForAFolderThatIsGoneAndAreThereWhenItIsBack() throws IOException {
    Path gone = folder.resolve("journal");
    try (var files = new JournalFiles(JournalSettings.in(gone))) {
      Files.delete(gone);
      files.on(new JournalEntry.NodeEntered(AT, CALL, "meanwhile"));
      files.caughtUp();
      Files.createDirectory(gone);
      files.on(new JournalEntry.NodeEntered(AT, CALL, "afterwards"));
      files.caughtUp();
    }
    assertThat(new JournalFolder(gone).call(CALL)).hasSize(2);
  }

  @Test
  void tellsHowTheAgentsStoodThoughACrashToreTheLastLine() throws IOException {
    var later = new AgentState.Paused(AT, "lunch");
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(rollCall(BO));
      files.on(new JournalEntry.DutyChanged(AT, BO, new Duty.SignedOut(AT), "before the roll"));
      files.on(rollCall(ANA));
    }
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(new JournalEntry.Offered(AT, CALL, 9, ANA, LISBON, new Endpoint("PJSIP/1001")));
      files.on(new JournalEntry.DutyChanged(AT, ANA, new Duty.Paused(AT, "lunch"), "by phone"));
      files.on(new JournalEntry.AgentChanged(AT, ANA, new AgentState.Ready(AT), later, "by phone"));
      files.on(new JournalEntry.DutyChanged(AT, ANA, new Duty.SignedOut(AT), "torn"));
    }
    Path last = JournalFolder.files(folder).getLast();
    String text = Files.readString(last);
    Files.writeString(last, text.substring(0, text.length() - 20));

    Roll roll = new JournalFolder(folder).recollect();

    assertThat(roll.agents())
        .isEqualTo(Map.of(ANA, new Standing(new Duty.Paused(AT, "lunch"), later)));
    assertThat(roll.fence()).isEqualTo(9);
  }

  @Test
  void aLetterThatACrashToreHidesNothingBeforeIt() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(rollCall(ANA));
      files.on(new JournalEntry.NodeEntered(AT, CALL, "Jos\u00e9"));
    }
    Path last = JournalFolder.files(folder).getLast();
    byte[] bytes = Files.readAllBytes(last);
    int torn = Files.readString(last).indexOf('\u00e9') + 1; // in the middle of its two bytes
    Files.write(last, Arrays.copyOf(bytes, torn));

    var journal = new JournalFolder(folder);
    assertThat(journal.recollect().agents()).containsOnlyKeys(ANA);
    assertThat(journal.call(CALL)).hasSize(1);
    List<JournalEntry> told = new ArrayList<>();
    journal.tell(
        Set.of(JournalEntry.RollCall.class, JournalEntry.NodeEntered.class),
        AT,
        Instant.MAX,
        told::add);
    assertThat(told).hasSize(1);
  }

  @Test
  void aRollCallThatACrashToreIsNone() throws IOException {
    try (var files = new JournalFiles(JournalSettings.in(folder))) {
      files.on(rollCall(ANA));
      files.on(rollCall(BO));
    }
    Path last = JournalFolder.files(folder).getLast();
    String text = Files.readString(last);
    Files.writeString(last, text.substring(0, text.length() - 20));

    assertThat(new JournalFolder(folder).recollect().agents()).containsOnlyKeys(ANA);
  }

  private static JournalEntry rollCall(AgentId agent) {
    var standing = new Standing(new Duty.SignedIn(AT), new AgentState.Ready(AT));
    return new JournalEntry.RollCall(AT, Map.of(agent, standing), 7);
  }
}
