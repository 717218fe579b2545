package io.heliotrope.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.Language;
import io.heliotrope.flow.FlowEvent.Began;
import io.heliotrope.flow.FlowEvent.Pressed;
import io.heliotrope.flow.FlowEvent.Said;
import io.heliotrope.flow.FlowEvent.Talked;
import io.heliotrope.flow.text.FlowText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Calls played through flows: what the caller does, and what the flow does about it. */
class ConversationTest {

  private static final String MENU =
      """
      flow: main
      start: welcome
      nodes:
        welcome: { say: welcome, next: menu }
        menu:
          menu: choose
          timeout: 4s
          choices: { "1": help, "2": bye }
          silence: { say: nothing-heard }
          wrong-key: { say: not-a-choice }
          give-up: { say: never-mind, next: help }
        help: { person: billing, keys: { "*": menu }, talked: bye, nobody-awake: bye }
        bye: { hang-up: goodbye }
      """;

  private static final String COLLECT =
      """
      flow: main
      start: ask
      nodes:
        ask:
          collect: account
          ask: which
          min: 3
          max: 5
          first-digit: 9s
          between-digits: 2s
          retries: 1
          silence: { say: nothing-heard }
          too-short: { say: too-short }
          give-up: bye
          next: back
        back: { say: [yours, { digits: account }, { number: account }], next: bye }
        bye: { hang-up: }
      """;

  @Nested
  @DisplayName("A: menus")
  class Menus {

    @Test
    void aCallerListensAndChooses() {
      Conversation.in(FlowText.read(MENU))
          .goes(
              """
              says welcome
              says choose
              listens 4s
              > presses 2
              chose 2
              says goodbye (to the end)
              hangs up
              """);
    }

    @Test
    void aCallerWhoKnowsTheWayInterrupts() {
      Conversation.in(FlowText.read(MENU))
          .goes(
              """
              says welcome
              says choose
              > interrupts with 1
              chose 1
              asks for billing *
              > talked
              says goodbye (to the end)
              hangs up
              """);
    }

    @Test
    void theKeyThatSkipsAnAnnouncementAnswersTheQuestionAfterIt() {
      Conversation.in(FlowText.read(MENU))
          .goes(
              """
              says welcome
              > interrupts with 1
              chose 1
              asks for billing *
              > asleep
              says goodbye (to the end)
              hangs up
              """);
    }

    @Test
    void aSilentCallerIsAskedAgainTwiceAndThenHelped() {
      Conversation.in(FlowText.read(MENU))
          .goes(
              """
              says welcome
              says choose
              listens 4s
              > silent
              stumbled silent 1
              says nothing-heard choose
              listens 4s
              > presses 7
              stumbled wrong_key 2
              says not-a-choice choose
              listens 4s
              > silent
              stumbled silent 3
              says never-mind
              asks for billing *
              > talked
              says goodbye (to the end)
              hangs up
              """);
    }

    @Test
    void aCallerWhoLeftTheQueueMayStumbleAllOverAgain() {
      Conversation.in(FlowText.read(MENU))
          .goes(
              """
              says welcome
              says choose
              > interrupts with 9
              stumbled wrong_key 1
              says not-a-choice choose
              > interrupts with 1
              chose 1
              asks for billing *
              > leaves with *
              says choose
              listens 4s
              > silent
              stumbled silent 1
              says nothing-heard choose
              listens 4s
              """);
    }

    @Test
    void whatMayNotBeInterruptedListensForNoKey() {
      String flow =
          MENU.replace("say: welcome,", "say: welcome, barge-in: false,")
              .replace("timeout: 4s", "barge-in: false");
      Conversation.in(FlowText.read(flow))
          .goes(
              """
              says welcome (to the end)
              says choose (to the end)
              listens 5s
              > silent
              stumbled silent 1
              says nothing-heard choose (to the end)
              listens 5s
              """);
    }

    @Test
    void silenceMayLeadElsewhereAtOnce() {
      String flow =
          MENU.replace("silence: { say: nothing-heard }", "silence: { say: sorry, next: bye }");
      Conversation.in(FlowText.read(flow))
          .goes(
              """
              says welcome
              says choose
              listens 4s
              > silent
              stumbled silent 1
              says sorry
              says goodbye (to the end)
              hangs up
              """);
    }
  }

  @Nested
  @DisplayName("B: digits")
  class DigitsCollected {

    @Test
    void theEndKeyAfterAFullEntryMeansNothing() {
      Conversation.in(FlowText.read(COLLECT.replace("next: bye }", "next: ask }")))
          .goes(
              """
              says which
              > interrupts with 1
              listens 2s
              > presses 2
              listens 2s
              > presses 3
              listens 2s
              > presses 4
              listens 2s
              > presses 5
              got 5 of account
              says yours digits:12345 number:12345
              > interrupts with #
              says yours digits:12345 number:12345
              > interrupts with #
              stumbled too_short 1
              says too-short which
              listens 9s
              """);
    }

    @Test
    void theLastDigitOfTheMostEndsTheInput() {
      Conversation.in(FlowText.read(COLLECT))
          .goes(
              """
              says which
              listens 9s
              > presses 1
              listens 2s
              > presses 2345
              got 5 of account
              says yours digits:12345 number:12345
              hangs up
              """);
    }

    @Test
    void theEndKeyOrAPauseEndsIt() {
      Conversation.in(FlowText.read(COLLECT))
          .goes(
              """
              says which
              > interrupts with 004
              listens 2s
              > silent
              got 3 of account
              says yours digits:004 number:4
              hangs up
              """);
      Conversation.in(FlowText.read(COLLECT))
          .goes(
              """
              says which
              listens 9s
              > presses 0042#
              got 4 of account
              says yours digits:0042 number:42
              hangs up
              """);
    }

    @Test
    void tooFewDigitsAndNoneAtAllAreDifferentStumbles() {
      Conversation.in(FlowText.read(COLLECT))
          .goes(
              """
              says which
              listens 9s
              > presses 12#
              stumbled too_short 1
              says too-short which
              listens 9s
              > silent
              stumbled silent 2
              hangs up
              """);
    }

    @Test
    void theStarBeginsAgain() {
      Conversation.in(FlowText.read(COLLECT))
          .goes(
              """
              says which
              listens 9s
              > presses 99*
              listens 9s
              > presses 123#
              got 3 of account
              says yours digits:123 number:123
              hangs up
              """);
    }

    @Test
    void whatWasTypedIsShownNowhere() {
      var state =
          Conversation.in(FlowText.read(COLLECT))
              .goes(
                  """
                  says which
                  listens 9s
                  > presses 7319#
                  got 4 of account
                  says yours digits:7319 number:7319
                  hangs up
                  """);

      assertThat(state.toString()).doesNotContain("7319").contains("account=••••");
      assertThat(state.variables().find("account")).contains("7319");
      assertThat(new FlowCommand.Utterance.Digits("7319").toString()).doesNotContain("7319");
      assertThat(new FlowCommand.Utterance.Number(7319).toString()).doesNotContain("7319");
    }
  }

  @Nested
  @DisplayName("C: branches")
  class Branches {

    private static final String FLOW =
        """
        flow: main
        start: check
        nodes:
          check:
            branch:
              - { caller: anonymous, next: a }
              - { variable: caller, starts-with: "+351", next: b }
              - { queue: billing, is: closed, next: c }
              - { site: lisbon, is: open, next: d }
              - { variable: caller, matches: "+1555XXXX", next: e }
              - { variable: did, in: ["5551000", "5552000"], next: f }
            else: g
          a: { hang-up: a }
          b: { hang-up: b }
          c: { hang-up: c }
          d: { hang-up: d }
          e: { hang-up: e }
          f: { hang-up: f }
          g: { hang-up: g }
        """;

    private static String says(Conversation conversation, String what) {
      conversation.goes("says " + what + " (to the end)\nhangs up\n");
      return what;
    }

    private static Conversation call() {
      return Conversation.in(FlowText.read(FLOW));
    }

    @Test
    void theFirstCaseThatHoldsIsTaken() {
      says(call().from("unknown").open("billing"), "a");
      says(call().from("+351210000000").open("billing"), "b");
      says(call().from("+15550001"), "c");
      says(call().from("+15550001").open("billing", "lisbon"), "d");
      says(call().from("+15550001").open("billing"), "e");
      says(call().from("+4930123").open("billing"), "f");
    }
  }

  @Nested
  @DisplayName("by the caller's clock and country")
  class Callers {

    private static final String FLOW =
        """
        flow: main
        start: check
        nodes:
          check:
            branch:
              - { variable: caller.country, in: [BR, AO], next: a }
              - { variable: caller.daypart, equals: morning, next: b }
              - { variable: caller.daypart, in: [evening, night], next: c }
              - { variable: caller.daypart, is: empty, next: d }
            else: e
          a: { hang-up: a }
          b: { hang-up: b }
          c: { hang-up: c }
          d: { hang-up: d }
          e: { hang-up: e }
        """;

    private static void says(Conversation conversation, String what) {
      conversation.goes("says " + what + " (to the end)\nhangs up\n");
    }

    private static Conversation call() {
      return Conversation.in(FlowText.read(FLOW));
    }

    @Test
    void callersAreGreetedByTheirOwnClock() {
      says(call().in("BR", DayPart.MORNING), "a");
      says(call().in("PT", DayPart.MORNING), "b");
      says(call().in("PT", DayPart.NIGHT), "c");
      says(call().in("PT", DayPart.AFTERNOON), "e");
    }

    @Test
    void whereNobodyCanTellNoCaseHolds() {
      says(call(), "d");
    }
  }

  @Nested
  @DisplayName("D: languages, tasks, callbacks")
  class Others {

    @Test
    void aTaskIsNotedAndTheLanguageKept() {
      var state =
          Conversation.in(
                  FlowText.read(
                      """
                      flow: main
                      start: pt
                      nodes:
                        pt: { language: pt, next: told }
                        told: { task: hours, next: which }
                        which:
                          branch: [{ language: pt, next: adeus }]
                          else: bye
                        adeus: { hang-up: adeus }
                        bye: { hang-up: goodbye }
                      """))
              .goes("speaks pt\ndone hours\nsays adeus (to the end)\nhangs up\n");

      assertThat(state.language().tag()).isEqualTo("pt");
    }

    @Test
    void whenSomebodyWillBeAwakeTheFlowKnows() {
      String flow =
          """
          flow: main
          start: help
          nodes:
            help: { person: billing, talked: bye, nobody-awake: which }
            which:
              branch: [{ variable: opens, is: set, next: promise }]
              else: bye
            promise: { callback: billing, next: bye }
            bye: { hang-up: goodbye }
          """;
      Conversation.in(FlowText.read(flow))
          .goes(
              """
              asks for billing
              > asleep-until 2026-03-02T13:00:00Z
              promises billing
              says goodbye (to the end)
              hangs up
              """);
      Conversation.in(FlowText.read(flow))
          .goes(
              """
              asks for billing
              > asleep
              says goodbye (to the end)
              hangs up
              """);
    }
  }

  @Nested
  @DisplayName("E: our own mistakes")
  class OwnMistakes {

    private final Conversation facts = Conversation.in(FlowText.read(MENU));

    @Test
    void anEventThatAnswersNothingIsRefusedByName() {
      var begun = FlowEngine.begin(FlowText.read(MENU), new Language("en"));

      assertThatThrownBy(() -> FlowEngine.step(begun, new Talked(), facts))
          .isInstanceOf(FlowException.class)
          .hasMessageContaining("Talked answers nothing")
          .hasMessageContaining("welcome");
      var said = FlowEngine.step(begun, new Began(), facts).state();
      assertThatThrownBy(() -> FlowEngine.step(said, new Talked(), facts))
          .hasMessageContaining("node welcome");
    }

    @Test
    void anEndedCallTakesNoEvents() {
      var state = FlowEngine.begin(FlowText.read(MENU), new Language("en"));
      for (FlowEvent event : List.of(new Began(), new Pressed('2'), new Said())) {
        state = FlowEngine.step(state, event, facts).state();
      }
      var ended = state;

      assertThat(ended.phase()).isEqualTo(FlowState.Phase.ENDED);
      assertThatThrownBy(() -> FlowEngine.step(ended, new Said(), facts))
          .isInstanceOf(FlowException.class);
    }

    @Test
    void aFlowThatSpinsIsStoppedAndItsChainNamed() {
      var nodes = new LinkedHashMap<String, Node>();
      nodes.put("one", new Node.Task("one", "t", "two"));
      nodes.put("two", new Node.Task("two", "t", "one"));
      var flow = new Flow("round", "0", "one", nodes);
      var begun = FlowEngine.begin(flow, new Language("en"));

      assertThatThrownBy(() -> FlowEngine.step(begun, new Began(), facts))
          .isInstanceOf(FlowException.class)
          .hasMessageContaining("one -> two -> one");
    }

    @Test
    void aFlowWhoseWaysLeadNowhereCanNotBeMade() {
      assertThatThrownBy(() -> new Flow("f", "0", "a", Map.of("a", new Node.Task("a", "t", "b"))))
          .hasMessageContaining("'b', which is none of its nodes");
      assertThatThrownBy(() -> new Flow("f", "0", "x", Map.of()))
          .hasMessageContaining("starts at 'x'");
    }

    @Test
    void theSameStepTwiceIsTheSame() {
      var flow = FlowText.read(COLLECT);
      var outcomes = new ArrayList<Step>();
      for (int i = 0; i < 2; i++) {
        var state = FlowEngine.begin(flow, new Language("en"));
        state = FlowEngine.step(state, new Began(), facts).state();
        state = FlowEngine.step(state, new Pressed('1'), facts).state();
        outcomes.add(FlowEngine.step(state, new Pressed('2'), facts));
      }
      assertThat(outcomes.get(0)).isEqualTo(outcomes.get(1));
    }
  }
}
