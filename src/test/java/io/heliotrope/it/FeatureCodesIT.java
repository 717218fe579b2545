package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.CallId;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Heard;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.floor.Duty;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.JournalEntry.PhoneEnd;
import io.heliotrope.routing.AgentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents sign in, pause and so on from telephones, on a real Asterisk. */
class FeatureCodesIT {

  private static final Duration SOON = Lane.SOON;
  private static final List<String> PROMPTS =
      List.of(
          "agent-number",
          "agent-pin",
          "agent-pin-wrong",
          "agent-locked",
          "agent-signed-in",
          "agent-signed-out",
          "agent-paused",
          "agent-resumed",
          "agent-which-pause",
          "agent-wrap-up-over",
          "agent-wrap-up-longer",
          "agent-which-disposition",
          "agent-noted",
          "agent-nothing-to-note",
          "disposition-solved",
          "disposition-call-again",
          "reason-lunch",
          "hello",
          "goodbye");
  private static final String QUEUES =
      """
        help:
          { sites: [lab], needs: [help], ring: 5s, wrap-up: 5m, dispositions: { 1: solved, 2: call-again } }
      """;

  private static AgentsLab lab;

  @BeforeAll
  static void start() throws IOException {
    Workshop.needsAsterisk();
    lab = new AgentsLab(PROMPTS, QUEUES);
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @BeforeEach
  void everybodyIsSignedOut() {
    lab.command("agents", "sign-out", "ana", "bo");
    lab.begin();
  }

  /** Waits for that prompt as the last, then types. */
  private static void types(CallerPhone phone, String after, String keys) {
    hears(phone, after);
    phone.press(keys);
  }

  private static void hears(CallerPhone phone, String prompt) {
    assertThat(phone.ear().waitFor(() -> phone.ear().heardBeginningOf(prompt), SOON))
        .as("%s: %s", prompt, phone)
        .isTrue();
  }

  private static List<String> heard(CallerPhone phone) {
    return phone.ear().heard().stream()
        .map((Heard heard) -> heard.language() + "/" + heard.prompt())
        .toList();
  }

  private static void isHungUp(CallerPhone phone) {
    assertThat(phone.ends(SOON)).as("%s", phone).isTrue();
    assertThat(phone.leftAlone()).isTrue();
  }

  @Test
  void anAgentSignsInAtTheirOwnTelephonePausesAndComesBack() throws IOException {
    try (var phone = lab.dials("1001", "*60")) {
      types(phone, "agent-pin", AgentsLab.ANAS_PIN + "#");
      isHungUp(phone);
      assertThat(heard(phone)).containsExactly("pt/agent-pin", "pt/agent-signed-in");
    }
    try (var phone = lab.dials("1001", "*62")) {
      types(phone, "agent-pin", AgentsLab.ANAS_PIN + "#");
      types(phone, "agent-which-pause", "2");
      isHungUp(phone);
      assertThat(heard(phone))
          .containsExactly(
              "pt/agent-pin", "pt/agent-which-pause", "pt/agent-paused", "pt/reason-lunch");
    }
    try (var phone = lab.dials("1001", "*65")) {
      types(phone, "agent-pin", AgentsLab.ANAS_PIN + "#");
      isHungUp(phone);
      assertThat(heard(phone))
          .containsExactly("pt/agent-pin", "pt/agent-paused", "pt/reason-lunch");
    }
    try (var phone = lab.dials("1001", "*63")) {
      types(phone, "agent-pin", AgentsLab.ANAS_PIN + "#");
      isHungUp(phone);
      assertThat(heard(phone)).containsExactly("pt/agent-pin", "pt/agent-resumed");
    }
    assertThat(lab.told(JournalEntry.DutyChanged.class))
        .extracting(changed -> changed.duty().getClass().getSimpleName() + " " + changed.cause())
        .containsExactly(
            "SignedIn signed in by telephone (PJSIP/1001)",
            "Paused paused by telephone (PJSIP/1001)",
            "SignedIn resumed by telephone (PJSIP/1001)");
    assertThat(lab.told(JournalEntry.AgentPhoned.class))
        .extracting(JournalEntry.AgentPhoned::end)
        .containsOnly(PhoneEnd.GRANTED);
    assertThat(lab.pbx().channels()).isZero();
  }

  @Test
  void anAgentPausesAtSomebodyElsesTelephoneAtOnceForTheReasonDialled() throws IOException {
    lab.command("agents", "sign-in", "ana", "bo");
    try (var phone = lab.dials("1003", "*622")) {
      types(phone, "agent-number", "1002#");
      types(phone, "agent-pin", AgentsLab.BOS_PIN + "#");
      isHungUp(phone);
      assertThat(heard(phone))
          .containsExactly("en/agent-number", "en/agent-pin", "en/agent-paused", "en/reason-lunch");
    }
    try (var phone = lab.dials("1002", "*61")) { // bo's, but it is ana who calls
      types(phone, "agent-pin", "*");
      types(phone, "agent-number", "77#");
      assertThat(phone.ear().waitFor(() -> heard(phone).size() == 3, SOON))
          .as("%s", phone)
          .isTrue();
      phone.press(AgentsLab.ANAS_PIN + "#");
      isHungUp(phone);
      assertThat(heard(phone)).last().isEqualTo("pt/agent-signed-out");
    }
    assertThat(lab.told(JournalEntry.DutyChanged.class))
        .extracting(changed -> changed.agent() + " " + changed.duty().getClass().getSimpleName())
        .endsWith("bo Paused", "ana SignedOut");
    assertThat(lab.told(JournalEntry.DutyChanged.class))
        .extracting(JournalEntry.DutyChanged::duty)
        .anyMatch(duty -> duty instanceof Duty.Paused paused && paused.reason().equals("lunch"));
  }

  /** Bo has talked with a caller, and wraps up. */
  private static void boWrapsUp() throws IOException {
    lab.command("agents", "sign-in", "bo");
    try (var agent = lab.plugIn("1002", Manner.answersAfter(100));
        var caller = lab.calls()) {
      Calls.talk(caller, agent, SOON);
      agent.hangUp();
      Calls.hears(caller, "goodbye");
      await()
          .atMost(SOON)
          .until(() ->
              lab.told(JournalEntry.AgentChanged.class).stream()
                  .anyMatch(changed -> changed.to() instanceof AgentState.WrappingUp));
    }
  }

  @Test
  void whoWrapsUpSaysHowTheCallWentAndTakesMoreTime() throws IOException {
    boWrapsUp();
    try (var phone = lab.dials("1002", "*66")) {
      types(phone, "agent-pin", AgentsLab.BOS_PIN + "#");
      types(phone, "disposition-call-again", "2");
      isHungUp(phone);
      assertThat(heard(phone))
          .startsWith("en/agent-pin", "en/agent-which-disposition", "en/disposition-solved")
          .endsWith("en/agent-noted", "en/disposition-call-again");
    }
    try (var phone = lab.dials("1003", "*661")) {
      types(phone, "agent-number", "1002#");
      types(phone, "agent-pin", AgentsLab.BOS_PIN + "#");
      isHungUp(phone);
      assertThat(heard(phone)).endsWith("en/agent-pin", "en/agent-noted", "en/disposition-solved");
    }
    assertThat(lab.told(JournalEntry.Disposition.class))
        .extracting(said -> said.call() + " " + said.agent() + " " + said.name() + " " + said.by())
        .containsExactly(
            call() + " bo call-again telephone (PJSIP/1002)",
            call() + " bo solved telephone (PJSIP/1003)");
    try (var phone = lab.dials("1002", "*675")) {
      types(phone, "agent-pin", AgentsLab.BOS_PIN + "#");
      isHungUp(phone);
      assertThat(heard(phone)).last().isEqualTo("en/agent-wrap-up-longer");
    }
    assertThat(lab.told(JournalEntry.AgentChanged.class))
        .last()
        .extracting(JournalEntry.AgentChanged::to)
        .isInstanceOfSatisfying(
            AgentState.WrappingUp.class,
            longer ->
                assertThat(longer.until()).isAfter(longer.since().plus(Duration.ofMinutes(9))));
    lab.command("agents", "end-wrap-up", "bo");
    try (var phone = lab.dials("1002", "*66")) {
      types(phone, "agent-pin", AgentsLab.BOS_PIN + "#");
      isHungUp(phone);
      assertThat(heard(phone)).last().isEqualTo("en/agent-nothing-to-note");
    }
    assertThat(lab.told(JournalEntry.Disposition.class)).hasSize(2);
  }

  private static CallId call() {
    return lab.told(JournalEntry.TalkBegan.class).getFirst().call();
  }

  @Test
  void aWrapUpEndsEarly() throws IOException {
    boWrapsUp();
    try (var phone = lab.dials("1002", "*64")) {
      types(phone, "agent-pin", AgentsLab.BOS_PIN + "#");
      isHungUp(phone);
      assertThat(heard(phone)).last().isEqualTo("en/agent-wrap-up-over");
    }
    await().atMost(SOON).until(() -> lab.notebook().isFree("bo"));
    lab.command("agents", "sign-out", "bo");
  }

  @Test
  void whoGuessesIsLockedOutUntilASupervisorSaysOtherwise() throws Exception {
    try (var phone = lab.dials("1001", "*60")) {
      types(phone, "agent-pin", "123456#");
      types(phone, "agent-pin-wrong", "234567#");
      await().atMost(SOON).until(() -> lab.told(JournalEntry.PinRefused.class).size() == 2);
    }
    // what was counted outlasts the call, and the telephone
    try (var phone = lab.dials("1003", "*60")) {
      types(phone, "agent-number", "77#");
      types(phone, "agent-pin", "345678#");
      isHungUp(phone);
      assertThat(heard(phone)).last().isEqualTo("en/agent-locked");
    }
    try (var phone = lab.dials("1001", "*60")) {
      isHungUp(phone);
      assertThat(heard(phone)).containsExactly("pt/agent-locked");
    }
    assertThat(lab.told(JournalEntry.LockedOut.class))
        .extracting(JournalEntry.LockedOut::who)
        .containsExactly("ana");
    assertThat(lab.web().metric("heliotrope_locked_out_total")).isEqualTo(1);
    assertThat(lab.command("agents", "locked")).startsWith("ana is locked out until");
    assertThat(lab.command("agents", "unlock", "ana")).contains("ana is no longer locked out");
    try (var phone = lab.dials("1001", "*60")) {
      types(phone, "agent-pin", AgentsLab.ANAS_PIN + "#");
      hears(phone, "agent-signed-in");
      isHungUp(phone);
    }
    assertThat(lab.told(JournalEntry.Unlocked.class)).hasSize(1);
    assertThat(journalWithoutTimes())
        .isNotEmpty()
        .as("PINs, right or wrong")
        .doesNotContainPattern(
            "(?<![0-9])(%s|123456|234567|345678)(?![0-9])".formatted(AgentsLab.ANAS_PIN));
  }

  private String journalWithoutTimes() throws IOException {
    var text = new StringBuilder();
    try (Stream<Path> files = Files.list(lab.journal())) {
      for (Path file : files.filter(one -> !one.endsWith("api.json")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString().replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]*Z", "");
  }
}
