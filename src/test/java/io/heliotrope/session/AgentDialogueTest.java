package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Wish;
import io.heliotrope.config.ByPhone;
import io.heliotrope.config.PinHash;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.JournalEntry.PhoneEnd;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentDialogueTest {

  private static final PinHash PIN = PinHash.make("280517", new SecureRandom());
  private static final AgentId ANA = new AgentId("ana");
  private static final Endpoint ANAS = new Endpoint("PJSIP/ana");
  private static final AgentId RUI = new AgentId("rui");
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final Scene scene =
      new Scene(
          "queue billing lisbon billing=60 wrap-up=5m dispositions=1:solved,2:call-again",
          Optional.of(
              new ByPhone(
                  3,
                  QUARTER,
                  Map.of('1', "lunch"),
                  Map.of("77", ANA, "78", RUI),
                  Map.of(ANA, PIN))));

  @AfterEach
  void close() {
    scene.close();
  }

  private Scene.Phone at(String telephone, Wish wish) {
    return scene.dials("PJSIP/" + telephone, wish);
  }

  /** Hears that prompt and types. */
  private static Scene.Phone types(Scene.Phone phone, String after, String keys) {
    phone.plays(after);
    for (char key : keys.toCharArray()) {
      phone.presses(key);
    }
    return phone;
  }

  /** What is said when the PIN has been looked at, which another thread does. */
  private Scene.Phone answers(Scene.Phone phone, String prompt) {
    await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> phone.isAsked());
    return phone.plays(prompt);
  }

  private PhoneEnd ends(Scene.Phone phone) {
    phone.finishes();
    return scene.told(JournalEntry.AgentPhoned.class).getLast().end();
  }

  @Test
  void theOwnerOfATelephoneIsAskedForThePinAlone() {
    var phone = types(at("ana", Wish.SIGN_OUT), "agent-pin", "280517#");
    assertThat(ends(answers(phone, "agent-signed-out"))).isEqualTo(PhoneEnd.GRANTED);
    assertThat(scene.agents()).contains("ana SignedOut");
    assertThat(phone.given()).startsWith(new LineCommand.Take(), new LineCommand.Answer());
  }

  @Test
  void aPinThatIsLongEnoughNeedsNoPound() {
    var phone = types(at("ana", Wish.STATE), "agent-pin", "280517");
    phone.answer(LineEvent.TIMED_OUT);
    assertThat(ends(answers(phone, "agent-signed-in"))).isEqualTo(PhoneEnd.GRANTED);
  }

  @Test
  void aStarTakesBackWhatWasTyped() {
    var phone = types(at("ana", Wish.STATE), "agent-pin", "99*280517#");
    assertThat(ends(answers(phone, "agent-signed-in"))).isEqualTo(PhoneEnd.GRANTED);
  }

  @Test
  void whatCanNotBeIsSaid() {
    var phone = types(at("ana", Wish.END_WRAP_UP), "agent-pin", "280517#");
    assertThat(ends(answers(phone, "agent-no-wrap-up"))).isEqualTo(PhoneEnd.REFUSED);
  }

  @Test
  void aReasonThatIsNoneIsAskedForAgain() {
    var phone = types(at("ana", Wish.PAUSE), "agent-pin", "280517#");
    answers(phone, "agent-which-pause").presses('9');
    phone.plays("agent-which-pause").presses('1');
    assertThat(ends(phone.plays("agent-paused"))).isEqualTo(PhoneEnd.GRANTED);
  }

  /** Ana has had a call, and wraps up after it. */
  private Scene.Phone wrapsUp() {
    var caller = scene.call();
    assertThat(caller.ring().endpoint()).isEqualTo(ANAS);
    caller.agentTalks(ANAS);
    caller.ringEnds(new RingOutcome.Talked(Duration.ofSeconds(20))).finishes();
    assertThat(scene.agents()).contains("ana WrappingUp");
    return caller;
  }

  private List<String> dispositions() {
    return scene.told(JournalEntry.Disposition.class).stream()
        .map(d -> d.agent() + " " + d.queue() + " " + d.name() + " " + d.by())
        .toList();
  }

  @Test
  void whoWrapsUpIsAskedHowTheCallWent() {
    var caller = wrapsUp();
    var phone = types(at("ana", Wish.DISPOSITION), "agent-pin", "280517#");
    answers(phone, "agent-which-disposition").answer(LineEvent.DONE);
    phone.plays("disposition-solved").plays("press-1").plays("disposition-call-again");
    phone.plays("press-2").presses('2');
    assertThat(ends(phone.plays("agent-noted").plays("disposition-call-again")))
        .isEqualTo(PhoneEnd.GRANTED);
    assertThat(dispositions()).containsExactly("ana billing call-again telephone (PJSIP/ana)");
    assertThat(scene.told(JournalEntry.Disposition.class).getFirst().call()).isEqualTo(caller.id);
    assertThat(scene.agents()).contains("ana WrappingUp");
  }

  @Test
  void howACallWentIsNotedAtOnceByADigitAndFromAnyTelephone() {
    wrapsUp();
    var phone = scene.dials("PJSIP/lobby", Wish.DISPOSITION, Optional.of('1'));
    types(types(phone, "agent-number", "77#"), "agent-pin", "280517#");
    assertThat(ends(answers(phone, "agent-noted"))).isEqualTo(PhoneEnd.GRANTED);
    assertThat(dispositions()).containsExactly("ana billing solved telephone (PJSIP/lobby)");
    assertThat(phone.given().toString()).doesNotContain("agent-which-disposition");
  }

  @Test
  void whoWasAskedInTimeMayAnswerWhenTheWrapUpIsOver() {
    wrapsUp();
    var phone = types(at("ana", Wish.DISPOSITION), "agent-pin", "280517#");
    answers(phone, "agent-which-disposition");
    scene.clock.advance(Duration.ofMinutes(6));
    scene.floor.tick();
    assertThat(scene.agents()).contains("ana Ready");
    phone.presses('9').plays("agent-which-disposition").presses('1');
    assertThat(ends(phone.plays("agent-noted"))).isEqualTo(PhoneEnd.GRANTED);
    assertThat(dispositions()).hasSize(1);

    var late = types(at("ana", Wish.DISPOSITION), "agent-pin", "280517#");
    assertThat(ends(answers(late, "agent-nothing-to-note"))).isEqualTo(PhoneEnd.REFUSED);
    assertThat(dispositions()).hasSize(1);
  }

  @Test
  void aTalkSoBriefThatItsBeginningIsNeverToldWasATalkAllTheSame() {
    var caller = scene.call();
    caller.ring();
    caller.ringEnds(new RingOutcome.Talked(Duration.ofMillis(20))).finishes();
    assertThat(scene.agents()).contains("ana WrappingUp");
    assertThat(scene.switchboard.dispositions().after(ANA))
        .hasValueSatisfying(after -> assertThat(after.call()).isEqualTo(caller.id));
  }

  @Test
  void aWrapUpMayTakeLongerUpToAnHour() {
    wrapsUp();
    var phone = types(at("ana", Wish.EXTEND_WRAP_UP), "agent-pin", "280517#");
    assertThat(ends(answers(phone, "agent-wrap-up-longer"))).isEqualTo(PhoneEnd.GRANTED);
    phone = scene.dials("PJSIP/ana", Wish.EXTEND_WRAP_UP, Optional.of('9'));
    types(phone, "agent-pin", "280517#");
    assertThat(ends(answers(phone, "agent-wrap-up-longer"))).isEqualTo(PhoneEnd.GRANTED);
    scene.clock.advance(Duration.ofMinutes(15).minusMillis(1));
    scene.floor.tick();
    assertThat(scene.agents()).contains("ana WrappingUp");
    scene.floor.ask(new FloorCommand.ExtendWrapUp(ANA, Duration.ofMinutes(55), "a test")).join();
    phone = scene.dials("PJSIP/ana", Wish.EXTEND_WRAP_UP, Optional.of('6'));
    types(phone, "agent-pin", "280517#");
    assertThat(ends(answers(phone, "agent-wrap-up-longest"))).isEqualTo(PhoneEnd.REFUSED);
  }

  @Test
  void whoDoesNotWrapUpCanNotDoSoForLonger() {
    var phone = types(at("ana", Wish.EXTEND_WRAP_UP), "agent-pin", "280517#");
    assertThat(ends(answers(phone, "agent-no-wrap-up"))).isEqualTo(PhoneEnd.REFUSED);
  }

  @Test
  void whoHasNoPinIsSent() {
    assertThat(ends(at("rui", Wish.SIGN_IN).plays("agent-no-pin"))).isEqualTo(PhoneEnd.NO_PIN);
  }

  @Test
  void aNumberOfNobodyIsNotToldFromAWrongPin() {
    var phone = types(at("lobby", Wish.SIGN_IN), "agent-number", "5#");
    types(phone, "agent-pin", "280517#");
    types(answers(phone, "agent-pin-wrong"), "agent-number", "78#"); // rui, who has no PIN
    types(phone, "agent-pin", "280517#");
    answers(phone, "agent-pin-wrong").plays("agent-number").hangsUp();
    assertThat(scene.told(JournalEntry.AgentPhoned.class).getLast().end())
        .isEqualTo(PhoneEnd.WRONG_PIN);
    assertThat(scene.told(JournalEntry.PinRefused.class))
        .extracting(JournalEntry.PinRefused::agent)
        .containsExactly(Optional.empty(), Optional.of(RUI));
  }

  @Test
  void evenTheRightPinIsOfNoUseToWhoIsLockedOut() {
    var phone = types(at("ana", Wish.SIGN_IN), "agent-pin", "111111#");
    types(answers(phone, "agent-pin-wrong"), "agent-pin", "222222#");
    types(answers(phone, "agent-pin-wrong"), "agent-pin", "333333#");
    assertThat(ends(answers(phone, "agent-locked"))).isEqualTo(PhoneEnd.LOCKED_OUT);
    assertThat(scene.told(JournalEntry.LockedOut.class))
        .extracting(JournalEntry.LockedOut::who)
        .containsExactly("PJSIP/ana", "ana");

    var elsewhere = types(at("lobby", Wish.SIGN_IN), "agent-number", "77#");
    assertThat(ends(elsewhere.plays("agent-locked"))).isEqualTo(PhoneEnd.LOCKED_OUT);
    assertThat(ends(at("ana", Wish.STATE).plays("agent-locked"))).isEqualTo(PhoneEnd.LOCKED_OUT);

    scene.clock.advance(QUARTER);
    var again = types(at("ana", Wish.STATE), "agent-pin", "280517#");
    assertThat(ends(answers(again, "agent-signed-in"))).isEqualTo(PhoneEnd.GRANTED);
  }

  @Test
  void whoHangsUpAfterAGuessHasGuessed() {
    for (int i = 0; i < 3; i++) {
      types(at("ana", Wish.SIGN_IN), "agent-pin", "11111#").hangsUpWhileNothingIsAsked();
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> scene.told(JournalEntry.LockedOut.class).size() == 2);
    assertThat(ends(at("ana", Wish.STATE).plays("agent-locked"))).isEqualTo(PhoneEnd.LOCKED_OUT);
  }

  @Test
  void whoSaysNothingTwiceIsSentAway() {
    var phone = at("ana", Wish.SIGN_IN).plays("agent-pin").answer(LineEvent.DONE);
    phone.answer(LineEvent.TIMED_OUT).plays("agent-pin").answer(LineEvent.DONE);
    phone.answer(LineEvent.TIMED_OUT);
    assertThat(ends(phone)).isEqualTo(PhoneEnd.SILENT);
  }

  @Test
  void whereNothingIsDoneByTelephoneTheDialplanGetsItBack() {
    try (var other = new Scene()) {
      assertThat(other.dials("PJSIP/ana", Wish.SIGN_IN).asked())
          .isInstanceOf(LineCommand.HandBack.class);
    }
  }
}
