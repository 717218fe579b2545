package io.heliotrope.agi;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineCommand.AwaitDigit;
import io.heliotrope.session.port.LineCommand.Play;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.LineEvent.Cause;
import io.heliotrope.session.port.LineEvent.Failed;
import io.heliotrope.session.port.LineEvent.Gone;
import io.heliotrope.session.port.LineEvent.Pressed;
import io.heliotrope.session.port.Whispering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One call over AGI: what goes over the wire for each command, and what each answer means. */
class AgiLineTest {

  private static final LineCommand WAIT = new AwaitDigit(ofSeconds(60));
  private static final LineCommand WELCOME =
      new Play("heliotrope/welcome", ofSeconds(3), "0123456789*#");
  private static final LineCommand RING =
      new LineCommand.Ring(new Endpoint("PJSIP/1001"), ofSeconds(20), Whispering.NONE);
  private static final String GOSUB = "GOSUB heliotrope-ring s 1 \"PJSIP/1001,20,,\"";
  private static final String STREAM = "STREAM FILE \"heliotrope/welcome\" \"0123456789*#\"";

  private static Whispering whisper(String... files) {
    return new Whispering(
        List.of(files), new Language("pt"), Optional.empty(), java.time.Duration.ZERO);
  }

  @Nested
  @DisplayName("A. Commands")
  class Commands {

    @Test
    void everyPlainCommandIsOneLineAndOneEvent() {
      plain(new LineCommand.Answer(), "ANSWER", "200 result=0");
      plain(
          new LineCommand.Speak(new Language("pt-br")),
          "SET VARIABLE CHANNEL(language) \"pt-br\"",
          "200 result=1");
      plain(new LineCommand.MusicOn("default"), "SET MUSIC ON \"default\"", "200 result=0");
      plain(
          new LineCommand.Mark(Stage.of(Stage.Step.WAITING, new QueueId("billing"))),
          "SET VARIABLE HELIOTROPE_STAGE \"waiting:billing\"",
          "200 result=1");
      plain(WELCOME, STREAM, "200 result=0 endpos=8000");
      plain(new LineCommand.SayDigits("0042", "#"), "SAY DIGITS \"0042\" \"#\"", "200 result=0");
      plain(new LineCommand.SayNumber(-7, ""), "SAY NUMBER -7 \"\"", "200 result=0");
      plain(
          new LineCommand.SayNumber(3_000_000_000L, ""),
          "SAY DIGITS \"3000000000\" \"\"",
          "200 result=0");
    }

    private void plain(LineCommand command, String wire, String reply) {
      Script.taken().orders(command).sends(wire).hearsNothing().pbx(reply).hears(LineEvent.DONE);
    }

    @Test
    void aKeyStopsAPrompt() {
      Script.taken()
          .orders(WELCOME)
          .sends(STREAM)
          .pbx("200 result=53 endpos=4800")
          .hears(new Pressed('5'));
      Script.taken()
          .orders(new LineCommand.SayNumber(7, "*"))
          .sends("SAY NUMBER 7 \"*\"")
          .pbx("200 result=42")
          .hears(new Pressed('*'));
    }

    @Test
    void aMissingFileIsNotAHangUp() {
      Script.taken()
          .orders(WELCOME)
          .sends(STREAM)
          .pbx("200 result=-1 endpos=0")
          .sends("CHANNEL STATUS")
          .hearsNothing()
          .pbx("200 result=6")
          .hears(
              new Failed(
                  """
                  play heliotrope/welcome: the PBX could not play it.
                  Maybe the file is missing in this call's language on that PBX.\
                  """))
          .isOpen();
    }

    @Test
    void aCommandThePbxDoesNotTakeFailsAndTheCallGoesOn() {
      Script.taken()
          .orders(new LineCommand.SayDigits("*1", ""))
          .sends("SAY DIGITS \"*1\" \"\"")
          .pbx(
              "520-Invalid command syntax.  Proper usage follows:",
              "text",
              "520 End of proper usage.")
          .hears(new Failed("say 2 digits: the PBX refused the command (520)"))
          .orders(new LineCommand.Answer())
          .sends("ANSWER")
          .pbx("510 Invalid or unknown command")
          .hears(new Failed("answer: the PBX refused the command (510)"))
          .isOpen();
    }

    @Test
    void nothingInAnArgumentBecomesACommandOfItsOwn() {
      Script script = Script.taken();
      script.orders(
          new Play("a\nHANGUP\r\0\" \\ ${SHELL(id)}" + "x".repeat(9_000), ofSeconds(1), ""));
      String sent = script.sent();

      assertThat(sent)
          .startsWith("STREAM FILE \"aHANGUP\\\" \\\\ ${SHELL(id)}xx")
          .endsWith("x\" \"\"\n")
          .hasSizeLessThan(2_000);
      assertThat(sent.chars().filter(Character::isISOControl)).hasSize(1);
      assertThatThrownBy(() -> Script.taken().orders(new Play("a", ofSeconds(1), "1\" \"2")))
          .hasMessageContaining("number 2 is another");
      assertThatThrownBy(() ->
              Script.taken()
                  .orders(
                      new LineCommand.Ring(
                          new Endpoint("PJSIP/1001"), ofSeconds(5), whisper("a,g^b"))))
          .hasMessageContaining("A whisper (a,g^b)");
    }

    @Test
    void finishingClosesTheLineWhenThePbxHasIt() {
      Script.taken()
          .orders(new LineCommand.Finish())
          .sends("SET VARIABLE HELIOTROPE_FINISHED 1")
          .hearsNothing()
          .isOpen()
          .pbx("200 result=1")
          .hears(new Gone(Cause.CLOSED))
          .isClosed();
    }

    @Test
    void handingBackSaysWhy() {
      Script.taken()
          .orders(new LineCommand.HandBack("no \"flow\"\n"))
          .sends("SET VARIABLE HELIOTROPE_REFUSED \"no \\\"flow\\\"\"")
          .pbx("200 result=1")
          .hears(new Gone(Cause.CLOSED))
          .isClosed();
    }

    @Test
    void aBusyLineTakesNoOtherCommand() {
      Script script = Script.taken().orders(WELCOME);
      assertThatThrownBy(() -> script.orders(new LineCommand.Answer()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("busy (play heliotrope/welcome)");
    }
  }

  @Nested
  @DisplayName("B. Waiting, and its interruption")
  class Waiting {

    @ParameterizedTest
    @CsvSource({"48,0", "57,9", "42,*", "35,#", "68,D"})
    void aDigit(int code, char key) {
      waiting().pbx("200 result=" + code).hears(new Pressed(key)).sendsNothing();
    }

    @Test
    void theLastSliceMayBeShort() {
      Script.taken()
          .orders(new AwaitDigit(ofMillis(7_500)))
          .sends("WAIT FOR DIGIT 5000")
          .pbx("200 result=0")
          .sends("WAIT FOR DIGIT 2500")
          .hearsNothing()
          .pbx("200 result=0")
          .hears(LineEvent.TIMED_OUT)
          .sendsNothing();
    }

    @Test
    void theNextCommandEndsTheWait() {
      waiting()
          .orders(new LineCommand.MusicOn("default"))
          .sends("SET MUSIC ON \"default\"")
          .pbx("200 result=1")
          .hears(LineEvent.INTERRUPTED)
          .pbx("200 result=0")
          .hears(LineEvent.DONE);
    }

    @Test
    void aDigitMayBeQuicker() {
      waiting()
          .orders(WELCOME)
          .sends(STREAM)
          .pbx("200 result=49", "200 result=0 endpos=8")
          .hears(new Pressed('1'), LineEvent.DONE);
    }

    @Test
    void theTimeLimitMayBeQuicker() {
      Script.taken()
          .orders(new AwaitDigit(ofSeconds(5)))
          .sends("WAIT FOR DIGIT 5000")
          .passes(ofMillis(10))
          .orders(WELCOME)
          .sends(STREAM)
          .pbx("200 result=0", "200 result=0 endpos=8")
          .hears(LineEvent.TIMED_OUT, LineEvent.DONE);
    }

    @Test
    void theEndOfASliceIsNotTheTimeLimit() {
      waiting()
          .orders(WELCOME)
          .sends(STREAM)
          .pbx("200 result=0", "200 result=52 endpos=8")
          .hears(LineEvent.INTERRUPTED, new Pressed('4'));
    }

    private Script announcing() {
      return Script.taken()
          .orders(WELCOME)
          .sends(STREAM)
          .passes(ofMillis(10))
          .orders(RING)
          .sends(GOSUB);
    }

    @Test
    void aRingEndsWhatIsPlayedWithoutAWord() {
      announcing()
          .hearsNothing()
          .pbx("100 result=0 Trying...")
          .hears(LineEvent.INTERRUPTED)
          .pbx("200 result=0 Gosub complete")
          .sends("GET VARIABLE HELIOTROPE_RING")
          .pbx("200 result=1 (NOANSWER,0,0)")
          .hears(new LineEvent.RingEnded(new RingOutcome.NoAnswer()));
    }

    @Test
    void whatIsPlayedMayEndAsTheRingIsOnItsWay() {
      announcing()
          .pbx("200 result=0 endpos=8000", "100 result=0 Trying...")
          .hears(LineEvent.INTERRUPTED);
      announcing().pbx("200 result=49 endpos=80", "100 result=0 Trying...").hears(new Pressed('1'));
    }

    @Test
    void aHangUpAsTheRingIsOnItsWayIsTheCallersEnd() {
      announcing()
          .pbx("200 result=-1 endpos=80")
          .hears(LineEvent.INTERRUPTED)
          .sends("CHANNEL STATUS")
          .pbx("511 Command Not Permitted on a dead channel or intercept routine")
          .hears(new Gone(Cause.HUNG_UP));
    }

    @Test
    void nothingElseEndsWhatIsPlayed() {
      var playing = Script.taken().orders(WELCOME).sends(STREAM).passes(ofMillis(10));
      assertThatThrownBy(() -> playing.orders(WELCOME)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWaitMayEndAWait() {
      waiting()
          .orders(new AwaitDigit(ofSeconds(2)))
          .sends("WAIT FOR DIGIT 2000")
          .pbx("200 result=1")
          .hears(LineEvent.INTERRUPTED)
          .passes(ofMillis(10))
          .orders(RING)
          .sends("GOSUB heliotrope-ring s 1 \"PJSIP/1001,20,,\"")
          .pbx("200 result=1")
          .hears(LineEvent.INTERRUPTED);
    }

    @Test
    void onlyOneCommandStandsBehindAWait() {
      Script script = waiting().orders(WELCOME);
      assertThatThrownBy(() -> script.orders(RING)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theConductorMayAnswerAnEventWithTheNextCommandAtOnce() {
      Script script = waiting();
      script.conductor(event -> {
        if (event instanceof Pressed) {
          script.line().perform(WELCOME);
        }
      });
      script
          .pbx("200 result=50")
          .sends(STREAM)
          .hears(new Pressed('2'))
          .pbx("200 result=0")
          .hears(LineEvent.DONE);
    }

    @Test
    void aHangUpDuringTheInterruptionIsTheCallersEnd() {
      waiting()
          .orders(RING)
          .pbx("200 result=-1", "HANGUP", "HANGUP")
          .hears(LineEvent.INTERRUPTED, new Gone(Cause.HUNG_UP))
          .isClosed();
      waiting()
          .orders(WELCOME)
          .pbx("200 result=-1", "511 Command Not Permitted on a dead channel or intercept routine")
          .hears(LineEvent.INTERRUPTED, new Gone(Cause.HUNG_UP))
          .isClosed();
    }

    private Script waiting() {
      return Script.taken().orders(WAIT).sends("WAIT FOR DIGIT 5000").passes(ofMillis(10));
    }

    @Test
    void aWaitThatHasJustBegunIsGivenTimeToReachAsterisk() {
      Script.taken()
          .orders(WAIT)
          .sends("WAIT FOR DIGIT 5000")
          .orders(WELCOME)
          .sendsNothing()
          .passes(ofMillis(9))
          .sendsNothing()
          .passes(ofMillis(1))
          .sends(STREAM)
          .pbx("200 result=1", "200 result=0")
          .hears(LineEvent.INTERRUPTED, LineEvent.DONE);
    }

    private Script unseen() {
      return waiting()
          .orders(new LineCommand.MusicOn("default"))
          .sends("SET MUSIC ON \"default\"")
          .passes(ofMillis(99))
          .sendsNothing()
          .passes(ofMillis(1))
          .sends("");
    }

    @Test
    void anInterruptionThatAsteriskHasReadButNotSeenIsHelpedByAnEmptyLine() {
      unseen()
          .pbx("200 result=1", "200 result=0", "510 Invalid or unknown command")
          .hears(LineEvent.INTERRUPTED, LineEvent.DONE)
          .passes(ofSeconds(1))
          .sendsNothing();
    }

    @Test
    void anInterruptionIsHelpedAgainIfOneEmptyLineWasReadWithIt() {
      unseen()
          .passes(ofMillis(199))
          .sendsNothing()
          .passes(ofMillis(1))
          .sends("")
          .pbx("200 result=1", "200 result=0")
          .hears(LineEvent.INTERRUPTED, LineEvent.DONE)
          .orders(WELCOME)
          .sendsNothing()
          .pbx("510 Invalid or unknown command")
          .sendsNothing()
          .pbx("510 Invalid or unknown command")
          .sends(STREAM)
          .pbx("200 result=0")
          .hears(LineEvent.DONE);
    }

    @Test
    void nothingIsSaidBehindAnEmptyLineBeforeItIsAnswered() {
      unseen()
          .pbx("200 result=1", "200 result=0")
          .hears(LineEvent.INTERRUPTED, LineEvent.DONE)
          .orders(WAIT)
          .orders(WELCOME)
          .passes(ofMillis(20))
          .sendsNothing()
          .pbx("510 Invalid or unknown command")
          .sends("WAIT FOR DIGIT 5000")
          .passes(ofMillis(10))
          .sends(STREAM)
          .pbx("200 result=1", "200 result=0")
          .hears(LineEvent.INTERRUPTED, LineEvent.DONE);
    }

    /** The empty line was read together with the second wait, and lies in the buffer. */
    @Test
    void anEmptyLineThatIsNotSeenIsHelpedByAnother() {
      waiting()
          .orders(new AwaitDigit(ofSeconds(2)))
          .sends("WAIT FOR DIGIT 2000")
          .passes(ofMillis(100))
          .sends("")
          .pbx("200 result=1")
          .hears(LineEvent.INTERRUPTED)
          .passes(ofSeconds(2))
          .sendsNothing()
          .pbx("200 result=0")
          .hears(LineEvent.TIMED_OUT)
          .orders(WELCOME)
          .sendsNothing()
          .passes(ofMillis(100))
          .sends("")
          .pbx("510 Invalid or unknown command", "510 Invalid or unknown command")
          .sends(STREAM)
          .pbx("200 result=0")
          .hears(LineEvent.DONE);
    }

    @Test
    void aFileThatAnEmptyLineEndsIsPlayedAgain() {
      waiting()
          .orders(WELCOME)
          .sends(STREAM)
          .passes(ofMillis(100))
          .sends("")
          .pbx("200 result=1", "510 Invalid or unknown command")
          .hears(LineEvent.INTERRUPTED)
          .sends(STREAM)
          .pbx("200 result=0")
          .hears(LineEvent.DONE);
    }

    /** It lies in the buffer, though the wait has ended. */
    @Test
    void aDigitThatEndsTheWaitIsNoSignThatTheNextCommandWasSeen() {
      waiting()
          .orders(new LineCommand.MusicOn("default"))
          .sends("SET MUSIC ON \"default\"")
          .pbx("200 result=52")
          .hears(new Pressed('4'))
          .passes(ofMillis(100))
          .sends("")
          .pbx("200 result=0", "510 Invalid or unknown command")
          .hears(LineEvent.DONE)
          .passes(ofSeconds(1))
          .sendsNothing();
    }

    @Test
    void whatPlaysAfterAWaitIsLeftInPeace() {
      waiting()
          .orders(WELCOME)
          .sends(STREAM)
          .pbx("200 result=1")
          .hears(LineEvent.INTERRUPTED)
          .passes(ofSeconds(3))
          .sendsNothing();
    }

    @Test
    void aWaitThatAnEmptyLineEndsGoesOn() {
      waiting()
          .orders(new AwaitDigit(ofSeconds(2)))
          .sends("WAIT FOR DIGIT 2000")
          .passes(ofMillis(100))
          .sends("")
          .pbx("200 result=1", "200 result=1", "510 Invalid or unknown command")
          .hears(LineEvent.INTERRUPTED)
          .sends("WAIT FOR DIGIT 1900")
          .pbx("200 result=52")
          .hears(new Pressed('4'));
    }

    @Test
    void aDigitThatComesInThatTimeEndsTheWaitByItself() {
      Script.taken()
          .orders(WAIT)
          .sends("WAIT FOR DIGIT 5000")
          .orders(WELCOME)
          .pbx("200 result=57")
          .sends(STREAM)
          .hears(new Pressed('9'))
          .passes(ofMillis(10))
          .sendsNothing()
          .pbx("200 result=0")
          .hears(LineEvent.DONE);
      Script.taken()
          .orders(WAIT)
          .sends("WAIT FOR DIGIT 5000")
          .orders(WELCOME)
          .pbx("200 result=0")
          .sends(STREAM)
          .hears(LineEvent.INTERRUPTED);
    }
  }

  @Nested
  @DisplayName("C. The watchdog")
  class TheWatchdog {

    @Test
    void aLongCommandPushesItAhead() {
      Script.taken()
          .orders(new Play("long", ofSeconds(30), ""))
          .sends("SET VARIABLE TIMEOUT(absolute) 40")
          .pbx("200 result=1")
          .sends("STREAM FILE \"long\" \"\"")
          .pbx("200 result=0")
          .hears(LineEvent.DONE);
    }

    @Test
    void aShortCommandLeavesItWhereItIsUntilItComesNear() {
      Script script = Script.taken();
      script.passes(ofSeconds(9)).orders(new LineCommand.Answer());
      script.sends("SET VARIABLE TIMEOUT(absolute) 15").pbx("200 result=1");
      script.sends("ANSWER").pbx("200 result=0").hears(LineEvent.DONE);
      script.passes(ofSeconds(6)).orders(new LineCommand.Answer()).sends("ANSWER");
    }

    @Test
    void aWaitKeepsItNear() {
      Script script = Script.taken().orders(WAIT);
      var wire = new ArrayList<String>();
      for (int second = 0; second < 60; ) {
        String sent = script.sent().strip();
        wire.add(sent);
        if (sent.startsWith("WAIT")) {
          script.passes(ofSeconds(5)).hearsNothing().pbx("200 result=0");
          second += 5;
        } else {
          script.pbx("200 result=1");
        }
      }
      script.hears(LineEvent.TIMED_OUT);
      assertThat(wire.subList(0, 8))
          .containsExactly(
              "WAIT FOR DIGIT 5000",
              "WAIT FOR DIGIT 5000",
              "SET VARIABLE TIMEOUT(absolute) 15",
              "WAIT FOR DIGIT 5000",
              "WAIT FOR DIGIT 5000",
              "SET VARIABLE TIMEOUT(absolute) 15",
              "WAIT FOR DIGIT 5000",
              "WAIT FOR DIGIT 5000");
      assertThat(wire).filteredOn(w -> w.startsWith("WAIT")).hasSize(12);
    }

    @Test
    void aCommandGivenWhileItIsBeingSetDoesNotWaitForTheWait() {
      Script script = Script.taken().passes(ofSeconds(6)).orders(WAIT);
      script.sends("SET VARIABLE TIMEOUT(absolute) 15");
      script.orders(RING).sendsNothing().hearsNothing();
      script.pbx("200 result=1").sends("GOSUB heliotrope-ring s 1 \"PJSIP/1001,20,,\"");
      script.hears(LineEvent.INTERRUPTED);
    }

    @Test
    void theCommandThatEndsAWaitMayNeedItToo() {
      Script script = Script.taken().orders(WAIT).sends("WAIT FOR DIGIT 5000");
      script
          .passes(ofMillis(10))
          .orders(new Play("long", ofSeconds(30), ""))
          .sends("SET VARIABLE TIMEOUT(absolute) 40")
          .pbx("200 result=1")
          .hears(LineEvent.INTERRUPTED)
          .sendsNothing()
          .pbx("200 result=1")
          .sends("STREAM FILE \"long\" \"\"")
          .pbx("200 result=0")
          .hears(LineEvent.DONE);
    }

    @Test
    void afterATalkTheRoutineHasSetIt() {
      Script script = Script.taken().orders(RING);
      script.sent();
      script.passes(ofSeconds(3_600)).pbx("100 result=0 Trying...", "200 result=0 Gosub complete");
      script.sends("GET VARIABLE HELIOTROPE_RING");
    }
  }

  @Nested
  @DisplayName("D. Ringing an agent")
  class Ringing {

    @Test
    void anotherRoutineLetsThePbxHearTheAgentsKeys() {
      Script.taken()
          .orders(
              new LineCommand.Ring(
                  new Endpoint("PJSIP/1001"), ofSeconds(20), Whispering.NONE, true))
          .sends("GOSUB heliotrope-ring-keys s 1 \"PJSIP/1001,20,,\"");
    }

    @Test
    void theRoutineGetsTheQueueForTheStage() {
      Script.taken()
          .orders(new LineCommand.Mark(Stage.of(Stage.Step.WAITING, new QueueId("sales"))))
          .sends("SET VARIABLE HELIOTROPE_STAGE \"waiting:sales\"")
          .pbx("200 result=1")
          .hears(LineEvent.DONE)
          .orders(
              new LineCommand.Ring(
                  new Endpoint("PJSIP/1001"),
                  ofSeconds(20),
                  whisper("heliotrope/a", "heliotrope/b")))
          .sends("GOSUB heliotrope-ring s 1 \"PJSIP/1001,20,heliotrope/a&heliotrope/b,sales,pt\"");
    }

    @Test
    void theRoutineGetsTheKeyThatTakesTheCaller() {
      var asking =
          new Whispering(
              List.of("heliotrope/a"), new Language("pt"), Optional.of('1'), ofSeconds(8));
      Script.taken()
          .orders(new LineCommand.Ring(new Endpoint("PJSIP/1001"), ofSeconds(20), asking))
          .sends("GOSUB heliotrope-ring s 1 \"PJSIP/1001,20,heliotrope/a,,pt,1,8\"");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "ANSWER,16,1      | Talked[talked=PT2M3S]",
          "ANSWER,16,0      | LeftBeforeCaller[]",
          "BUSY,16,2        | NotTaken[]",
          "NOANSWER,0,0     | NoAnswer[]",
          "NOANSWER,19,0    | NoAnswer[]",
          "BUSY,17,0        | Busy[]",
          "CHANUNAVAIL,21,0 | Declined[]",
          "CHANUNAVAIL,1,0  | Unreachable[hangupCause=1]",
          "CHANUNAVAIL,3,0  | Unreachable[hangupCause=3]",
          "CHANUNAVAIL,18,0 | Unreachable[hangupCause=18]",
          "CHANUNAVAIL,22,0 | Unreachable[hangupCause=22]",
          "CHANUNAVAIL,38,0 | Unreachable[hangupCause=38]",
          "CHANUNAVAIL,66,0 | Unreachable[hangupCause=66]",
          "CHANUNAVAIL,127,0| Unreachable[hangupCause=127]",
          "CONGESTION,34,0  | Congested[hangupCause=34]",
          "CHANUNAVAIL,0,0  | Withdrawn[]",
          "CANCEL,0,0       | CallerGone[]",
          "INVALIDARGS,0,0  | Unreachable[hangupCause=0]",
          ",,               | Unreachable[hangupCause=0]",
        })
    void everyRowOfDialsResults(String result, String outcome) {
      Script script = rung();
      script.passes(ofSeconds(123)).pbx("200 result=0 Gosub complete");
      script.sends("GET VARIABLE HELIOTROPE_RING").pbx("200 result=1 (" + result + ")");

      assertThat(script.events).hasSize(1);
      assertThat(script.events.get(0))
          .isInstanceOfSatisfying(
              LineEvent.RingEnded.class, e -> assertThat(e.outcome()).hasToString(outcome));
    }

    @Test
    void theAgentIsOffTheLineBeforeItIsAskedHowItWas() {
      rung()
          .pbx("100 result=0 Trying...")
          .ringsOver(0)
          .pbx("200 result=0 Gosub complete")
          .ringsOver(1)
          .sends("GET VARIABLE HELIOTROPE_RING")
          .pbx("200 result=1 (ANSWER,16,1)")
          .ringsOver(1);
    }

    @Test
    void whenItIsKnownHowItWasTheNextCallerGoesFirst() {
      rung()
          .knowing()
          .pbx("100 result=0 Trying...", "200 result=0 Gosub complete")
          .ringsOver(1)
          .sendsNothing()
          .passes(ofMillis(5))
          .sends("GET VARIABLE HELIOTROPE_RING");
    }

    @Test
    void theCallerMayHangUpWhileTheNextGoesFirst() {
      rung()
          .knowing()
          .pbx("100 result=0 Trying...", "200 result=0 Gosub complete", "HANGUP")
          .passes(ofMillis(5))
          .sendsNothing();
    }

    @Test
    void theCallerMayHangUpWhileItRingsOrTheyTalk() {
      rung()
          .pbx("200 result=0 Gosub complete (abnormal exit)", "HANGUP", "HANGUP")
          .ringsOver(0)
          .hears(new Gone(Cause.HUNG_UP))
          .isClosed();
      rung().pbx("HANGUP").hears(new Gone(Cause.HUNG_UP)).isClosed();
    }

    @Test
    void aDialplanWithoutTheRoutineIsSaidPlainly() {
      rung()
          .pbx("200 result=-1 Gosub label not found")
          .sends("CHANNEL STATUS")
          .pbx("200 result=6")
          .hears(
              new Failed(
                  """
                  ring PJSIP/1001: the PBX has no routine 'heliotrope-ring'.
                  Maybe its extensions.conf does not include ours.\
                  """));
      rung()
          .pbx("200 result=0 Gosub complete")
          .sends("GET VARIABLE HELIOTROPE_RING")
          .pbx("200 result=0")
          .hears(new Failed("ring PJSIP/1001: HELIOTROPE_RING does not say what became of it"));
    }

    private Script rung() {
      Script script = Script.taken().orders(RING);
      script.sent();
      return script.pbx("100 result=0 Trying...").hearsNothing();
    }

    @Test
    void anOutcomeWithTalkSaysSo() {
      assertThat(RingResults.of("ANSWER", 16, "1", ofSeconds(1)).hadTalk()).isTrue();
      assertThat(RingResults.of("ANSWER", 16, "0", ofSeconds(1)))
          .isEqualTo(new RingOutcome.LeftBeforeCaller());
    }
  }

  @Nested
  @DisplayName("E. The end")
  class TheEnd {

    private static final List<LineCommand> ALL =
        List.of(
            new LineCommand.Answer(),
            new LineCommand.Speak(new Language("pt")),
            WELCOME,
            new LineCommand.SayDigits("12", ""),
            new LineCommand.SayNumber(12, ""),
            WAIT,
            new LineCommand.MusicOn("default"),
            RING,
            new LineCommand.Mark(Stage.MENU),
            new LineCommand.Finish(),
            new LineCommand.HandBack("x"));

    @Test
    void aHangUpAtAnyPointIsToldOnceAndLast() {
      for (LineCommand command : ALL) {
        gone(command, Cause.HUNG_UP, "200 result=-1", "HANGUP", "HANGUP");
        gone(command, Cause.HUNG_UP, "HANGUP", "200 result=-1", "HANGUP");
        gone(command, Cause.HUNG_UP, "HANGUP", "HANGUP", "HANGUP", "rubbish");
        gone(
            command,
            Cause.HUNG_UP,
            "511 Command Not Permitted on a dead channel or intercept routine");
      }
      Script.taken().pbx("HANGUP", "HANGUP").pbxCloses().hears(new Gone(Cause.HUNG_UP)).isClosed();
    }

    @Test
    void aCallerMayHangUpBeforeWeHaveSaidAWord() {
      for (String hangup : List.of("HANGUP\n", "HANGUP\nHANGUP\n", "HANG")) {
        Script script = new Script().arrives(Worlds.ENVIRONMENT + hangup);
        if (hangup.equals("HANG")) {
          script.isOpen().pbx("UP");
        }
        script.hears(new Gone(Cause.HUNG_UP)).isClosed();
      }
      Script.refused(Worlds.ENVIRONMENT + "HANGOVER\n");
      Script.refused(Worlds.ENVIRONMENT + "200 result=1\n");
    }

    @Test
    void withoutHangUpLinesTheDeadChannelTells() {
      for (LineCommand command : List.of(WELCOME, WAIT, RING)) {
        Script script = Script.taken().orders(command);
        script.sent();
        script
            .pbx("200 result=-1")
            .sends("CHANNEL STATUS")
            .pbx("511 Command Not Permitted on a dead channel or intercept routine")
            .hears(new Gone(Cause.HUNG_UP))
            .isClosed();
      }
    }

    @Test
    void theEndRightAfterMinusOneIsAHangUp() {
      Script script = Script.taken().orders(WELCOME).pbx("200 result=-1 endpos=3").pbxCloses();
      script.hears(new Gone(Cause.HUNG_UP));
    }

    @Test
    void aBrokenConnectionIsALostLine() {
      for (LineCommand command : ALL) {
        Script.taken().orders(command).pbxCloses().hears(new Gone(Cause.LOST));
      }
      Script.taken().pbxCloses().hears(new Gone(Cause.LOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agi_context: internal", "hello", "300 result=1"})
    void whatIsNotOfTheProtocolEndsTheCall(String line) {
      for (LineCommand command : ALL) {
        gone(command, Cause.PROTOCOL, line, "200 result=1");
      }
    }

    @Test
    void aReplyToNothingEndsTheCall() {
      Script.taken().pbx("200 result=1").hears(new Gone(Cause.PROTOCOL)).isClosed();
    }

    @Test
    void afterTheEndNothingIsSentAndNothingRuns() {
      Script script = Script.taken();
      var ran = new ArrayList<String>();
      script.line().wakeAfter(ofSeconds(3), () -> ran.add("late"));
      script.line().execute(() -> ran.add("now"));
      script.pbx("HANGUP").hears(new Gone(Cause.HUNG_UP));
      script.orders(WELCOME).sendsNothing();
      script.line().execute(() -> ran.add("never"));
      script.passes(ofSeconds(4)).hearsNothing();

      assertThat(ran).isEmpty();
    }

    @Test
    void aMistakeOfTheConductorsEndsTheCallWithoutHarmToOthers() {
      Script script = Script.taken().orders(WELCOME);
      script.sent();
      script.conductor(event -> {
        throw new IllegalStateException("a mistake of ours (a test)");
      });
      script.pbx("200 result=0").isClosed();
      assertThat(script.events).containsExactly(LineEvent.DONE, new Gone(Cause.LOST));
    }

    private void gone(LineCommand command, Cause cause, String... lines) {
      Script script = Script.taken().orders(command);
      for (String line : lines) {
        script.pbx(line);
      }
      script.isClosed();
      assertThat(script.events).containsExactly(new Gone(cause));
    }
  }

  @Nested
  @DisplayName("F. Being woken")
  class Wakes {

    @Test
    void onTimeUnlessCalledOff() {
      Script script = Script.taken();
      var ran = new ArrayList<String>();
      script.line().wakeAfter(ofSeconds(2), () -> ran.add("two"));
      script.line().wakeAfter(ofSeconds(1), () -> ran.add("one")).cancel();
      script.passes(ofMillis(1_999));
      assertThat(ran).isEmpty();
      script.passes(ofMillis(1));
      assertThat(ran).containsExactly("two");
    }

    @Test
    void withTheCallsIdInTheLog() {
      Script script = Script.taken();
      var ids = new ArrayList<String>();
      script.conductor(event -> ids.add(org.slf4j.MDC.get("call")));
      script.line().wakeAfter(ofSeconds(1), () -> ids.add(org.slf4j.MDC.get("call")));
      script.passes(ofSeconds(1)).pbx("HANGUP");

      assertThat(ids).containsExactly("pbx-1795338060.1", "pbx-1795338060.1");
      assertThat(org.slf4j.MDC.get("call")).isNull();
    }
  }
}
