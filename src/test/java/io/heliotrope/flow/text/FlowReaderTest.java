package io.heliotrope.flow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.CompanyNames;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.ExampleCompany;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.Mistake.Severity;
import io.heliotrope.config.Mistakes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is told, with its place and what to try; and all of them at once. */
class FlowReaderTest {

  static final String GOOD =
      """
      flow: main
      start: welcome
      nodes:
        welcome: { say: welcome, next: menu }
        menu:
          menu: choose
          timeout: 5s
          choices: { "1": ask, "0": help }
          silence: { say: nothing-heard }
          give-up: help
        ask:
          collect: account
          ask: which
          min: 4
          max: 8
          give-up: help
          next: told
        told: { say: [yours, { digits: account }], next: which }
        which:
          branch:
            - { variable: account, starts-with: "12", next: done }
            - { queue: billing, is: closed, next: bye }
            - { site: lisbon, is: open, next: help }
            - { caller: anonymous, next: help }
          else: offer
        done: { task: account-told, next: bye }
        offer: { callback: billing, next: bye }
        help:
          person: billing
          keys: { "1": bye }
          talked: bye
          nobody-awake: bye
        bye: { hang-up: goodbye }
      """;

  private static final Language EN = new Language("en");
  private static final Language PT = new Language("pt");
  private static final Set<String> ALL =
      World.words("welcome choose nothing-heard which yours goodbye only-here");
  private static final Set<String> PT_ALL =
      World.words("welcome choose nothing-heard which yours goodbye");
  static final Known KNOWN =
      World.known(Map.of("main", Set.of(EN, PT)), Map.of(EN, ALL, PT, PT_ALL));

  private static FlowBook read(String yaml) {
    return FlowReader.read(Map.of("flows/main.yaml", yaml), KNOWN);
  }

  @Test
  void whereTheLimitsOfAQueueLeadOutTheFlowGoesOn() {
    String repairs = GOOD.replace("person: billing", "person: repairs");
    assertThat(read(repairs).mistakes())
        .extracting(Mistake::toString)
        .singleElement()
        .asString()
        .contains("nodes.help", "a limit of queue 'repairs' leads out by 'callback' and 'full'");
    String told =
        repairs.replace(
            "nobody-awake: bye", "nobody-awake: bye\n    ways: { callback: done, full: bye }");
    assertThat(read(told).mistakes()).isEmpty();
    assertThat(read(told.replace("full: bye", "full: off")).mistakes()).hasSize(1);
  }

  @Test
  void aWayOutThatNoLimitTakesIsNamed() {
    String misspelt =
        GOOD.replace("person: billing", "person: repairs")
            .replace(
                "nobody-awake: bye", "nobody-awake: bye\n    ways: { calback: done, full: bye }");

    assertThat(texts(read(misspelt)))
        .contains(
            """
            flows/main.yaml:33:13: warning: nodes.help.ways.calback: no limit of queue 'repairs' leads\
             out by 'calback'.
                Maybe 'callback'?\
            """);
    assertThat(texts(read(misspelt.replace("repairs", "billing"))))
        .hasSize(2)
        .allMatch(text -> text.contains("no limit of queue 'billing' leads out by"));
  }

  @Test
  void aGoodFlowHasNoMistakes() {
    var book = read(GOOD);

    assertThat(book.mistakes()).isEmpty();
    assertThat(book.isUsable()).isTrue();
    var flow = Objects.requireNonNull(book.flows().get("main"));
    assertThat(flow.nodes().keySet())
        .containsExactly("welcome", "menu", "ask", "told", "which", "done", "offer", "help", "bye");
    assertThat(flow.version()).matches("[0-9a-f]{8}");
  }

  @Test
  void theVersionIsThatOfTheText() {
    assertThat(FlowReader.version(GOOD)).isEqualTo(FlowReader.version(GOOD));
    assertThat(FlowReader.version(GOOD)).isNotEqualTo(FlowReader.version(GOOD + "#"));
  }

  /**
   * One thing put wrong in the good flow, and what is said about it: what stood there, what stands
   * there now, where it is told, a part of what is told, and of the advice. A mistake of shape is
   * one that the schema finds too.
   */
  private static final String SLIPS =
      """
      # names that there are not
      error   | next: menu } | next: meun } | 4:34 nodes.welcome.next | no node 'meun' | 'menu'
      error   | start: welcome | start: wellcome | 2:8 start | no node 'wellcome' | 'welcome'
      error   | "1": ask | "1": aks | 8:21 nodes.menu.choices.1 | no node 'aks' | 'ask'
      error   | give-up: help\\n  ask | give-up: hlep\\n  ask | 10:14 nodes.menu.give-up | 'hlep' | 'help'
      error   | else: offer | else: ofer | 25:11 nodes.which.else | no node 'ofer' | 'offer'
      error   | person: billing | person: biling | 29:13 nodes.help.person | no queue 'biling' | 'billing'
      error   | person: billing | person: billing\\n    agent: anna | 30:12 nodes.help.agent | no agent 'anna' | 'ana'
      error   | person: billing | person: billing\\n    patience: 20s | 30:15 nodes.help.patience | 'agent' is missing | own agent
      shape   | person: billing | person: billing\\n    head-start: soon | 30:17 nodes.help.head-start | time |
      error   | site: lisbon | site: lisboa | 23:17 nodes.which.branch[2].site | no site 'lisboa' | 'lisbon'
      error   | say: welcome | say: wellcome | 4:19 nodes.welcome.say | no prompt 'wellcome' in any | 'welcome'
      error   | say: welcome | say: only-here | 4:19 nodes.welcome.say | 'only-here' is missing in pt | prompts/pt.yaml
      error   | digits: account | digits: acount | 18:34 nodes.told.say[1].digits | no node collects a variable 'acount' | 'account'
      error   | variable: account | variable: acc | 21:21 nodes.which.branch[0].variable | no node collects |
      # shape
      shape   | say: welcome, | sya: welcome, | 4:12 nodes.welcome | not said what this is | 'say'
      shape   | say: welcome, | say: welcome, task: x, | 4:12 nodes.welcome | say and task at once | two nodes
      shape   | timeout: 5s | time-out: 5s | 7:5 nodes.menu | unknown name 'time-out' | 'timeout'
      shape   | next: menu } | } | 4:12 nodes.welcome | 'next' is missing |
      shape   | say: welcome | say: [] | 4:19 nodes.welcome.say | nothing to say | prompt
      shape   | say: welcome | say: Good day to you | 4:19 nodes.welcome.say | A prompt's key | prompts/en.yaml
      shape   | { digits: account } | { digit: account } | 18:24 nodes.told.say[1] | one of 'digits' and 'number' | digits
      shape   | flow: main | flow: Main Menu | 1:7 flow | A name (Main Menu) | 'main-menu'
      shape   |   done: { |   Done: { | 26:3 nodes.Done | A name (Done) | 'done'
      shape   | start: welcome | begin: welcome | 1:1 | 'start' is missing |
      shape   | say: nothing-heard |  | 9:14 nodes.menu.silence | neither 'say' nor 'next' | leave 'silence' out
      shape   | give-up: help\\n  ask | give-up: { say: yours }\\n  ask | 10:14 nodes.menu.give-up | 'next' is missing | person
      # numbers, keys, times
      error   | "1": ask,  | "0": ask,  | 8:26 nodes.menu.choices | stands here twice |
      shape   | "1": ask | "12": ask | 8:16 nodes.menu.choices.12 | A key (12) |
      shape   | choices: { "1": ask, "0": help } | choices: {} | 8:14 nodes.menu.choices | no key is offered |
      shape   | timeout: 5s | timeout: 0s | 7:14 nodes.menu.timeout | a time from 200ms to 1m |
      shape   | timeout: 5s | timeout: 2m | 7:14 nodes.menu.timeout | a time from 200ms to 1m |
      shape   | timeout: 5s | timeout: 5 | 7:14 nodes.menu.timeout | a time | 5s
      shape   | timeout: 5s | retries: 10 | 7:14 nodes.menu.retries | from 0 to 9 |
      error   | min: 4 | min: 9 | 14:10 nodes.ask.min | at least 9 digits, but at most 8 | swap
      shape   | max: 8 | max: 40 | 15:10 nodes.ask.max | from 1 to 32 |
      shape   | min: 4 | end-key: "5" | 14:14 nodes.ask.end-key | The end key (5) |
      shape   | collect: account | collect: caller | 12:14 nodes.ask.collect | given by the call itself | 'my-caller'
      error   | max: 8 | max: 8\\n    secret: true | 19:34 nodes.told.say[1].digits | secret and can't be read out |
      # branches
      shape   | is: closed | is: shut | 22:31 nodes.which.branch[1].is | one of open, closed |
      shape   | is: closed,  |  | 22:9 nodes.which.branch[1] | 'is' is missing |
      shape   | starts-with: "12" | matches: "1?" | 21:39 nodes.which.branch[0].matches | A pattern (1?) | 12XX
      shape   | starts-with: "12",  |  | 21:9 nodes.which.branch[0] | nothing is asked | starts-with
      shape   | starts-with: "12" | starts-with: "1", equals: "12" | 21:9 nodes.which.branch[0] | equals and starts-with at once |
      shape   | queue: billing, is | queue: billing, site: lisbon, is | 22:9 nodes.which.branch[1] | site and queue at once |
      shape   | caller: anonymous | caler: anonymous | 24:9 nodes.which.branch[3] | does not say what is asked | caller
      error   | { variable: account, starts-with: "12" | { variable: caller.daypart, equals: dawn | 21:45 nodes.which.branch[0].equals | one of morning, afternoon, evening, night |
      error   | { variable: account, starts-with: "12" | { variable: caller.daypart, matches: "XX" | 21:46 nodes.which.branch[0].matches | is a word, not digits | 'equals'
      error   | { variable: account, starts-with: "12" | { variable: caller.country, equals: pt | 21:45 nodes.which.branch[0].equals | A country (pt) | 3166
      error   | { variable: account, starts-with: "12" | { variable: caler.country, equals: PT | 21:21 nodes.which.branch[0].variable | no node collects | 'caller.country'
      error   | digits: account | digits: caller.daypart | 18:34 nodes.told.say[1].digits | can't be read out | branch
      error   | digits: account | digits: opens | 18:34 nodes.told.say[1].digits | can't be read out |
      # the flow as a whole
      error   | give-up: help\\n  ask | give-up: welcome\\n  ask | 4:3 nodes.welcome | goes round for ever: welcome -> menu | person
      error   | nobody-awake: bye | nobody-awake: help | 28:3 nodes.help | nobody is asked anything: help -> help |
      error   | bye: { hang-up: goodbye } | bye: { say: goodbye, next: bye } | 33:3 nodes.bye | nobody gets out of here: bye -> bye |
      error   | task: account-told, next: bye | task: account-told, next: which | 19:3 nodes.which | nobody is asked anything: which -> done |
      error   | task: account-told, next: bye | language: fr, next: bye | 26:21 nodes.done.language | no language with prompts 'fr' |
      warning | else: offer | else: bye | 27:3 nodes.offer | no way leads here |
      warning |       - { caller: anonymous, next: help }\\n |  | 26:3 nodes.offer | without a number | no-number
      warning | callback: billing | callback: repairs | 27:3 nodes.offer | queue 'repairs' calls back some numbers only | no-number
      warning | "1": ask | "1": ask, "2": told | 18:34 nodes.told.say[1].digits | nobody has been asked for 'account' |
      warning | "1": ask | "1": ask, "2": welcome, "3": bye, "4": done, "5": offer | 5:3 nodes.menu | 6 choices | second menu
      """;

  /** A line of {@link #SLIPS}. */
  record Slip(String kind, String from, String to, String place, String what, String advice) {

    Severity severity() {
      return kind.equals("warning") ? Severity.WARNING : Severity.ERROR;
    }

    boolean isOfShape() {
      return kind.equals("shape");
    }

    String inGoodFlow() {
      assertThat(GOOD).contains(from);
      return GOOD.replace(from, to);
    }

    @Override
    public String toString() {
      return from + " => " + to;
    }
  }

  static Stream<Slip> slips() {
    return SLIPS
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replace("\\n", "\n").split(" *\\| ?", -1))
        .map(cells -> new Slip(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void everySlipIsFound(Slip slip) {
    var book = read(slip.inGoodFlow());

    assertThat(book.mistakes())
        .anySatisfy(mistake -> {
          assertThat(mistake.severity()).isEqualTo(slip.severity());
          assertThat(where(mistake)).isEqualTo(slip.place());
          assertThat(mistake.what()).contains(slip.what());
          assertThat(mistake.advice()).contains(slip.advice());
        });
    assertThat(book.isUsable()).isEqualTo(slip.severity() == Severity.WARNING);
    assertThat(book.flows().containsKey("main")).isEqualTo(book.isUsable());
  }

  private static String where(Mistake mistake) {
    String place = mistake.place().toString().replace("flows/main.yaml:", "");
    return mistake.node().isEmpty() ? place : place + " " + mistake.node();
  }

  @Test
  void aMenuWithoutAWayToAPersonIsWarnedOf() {
    var book =
        read(
            """
            flow: main
            start: menu
            nodes:
              menu: { menu: choose, choices: { "1": bye }, give-up: bye }
              bye: { hang-up: goodbye }
            """);

    assertThat(texts(book))
        .containsExactly(
            """
            flows/main.yaml:4:3: warning: nodes.menu: no way leads from this menu to a person.
                Maybe "0", and 'give-up', for a person: callers who find none hang up angry.\
            """);
    assertThat(book.isUsable()).isTrue();
  }

  @Test
  void allMistakesOfAllFilesAreToldAtOnce() {
    var book =
        FlowReader.read(
            Map.of(
                "flows/a.yaml",
                """
                flow: main
                start: welcom
                nodes:
                  welcome: { say: wellcome, next: bye }
                  bye: { hang-up: only-here }
                  oops: { person: biling, talked: by, nobody-awake: bye }
                """,
                "flows/b.yaml",
                "flow: main\nstart: a\nnodes: { a: { hang-up: goodbye, next: a } }\n",
                "flows/c.yaml",
                "flow: [\n"),
            KNOWN);

    assertThat(book.mistakes().stream().map(FlowReaderTest::told))
        .containsExactly(
            "flows/a.yaml:2:8 there is no node 'welcom'.",
            "flows/a.yaml:4:19 there is no prompt 'wellcome' in any language.",
            "flows/a.yaml:6:19 there is no queue 'biling'.",
            "flows/a.yaml:6:35 there is no node 'by'.",
            "flows/b.yaml:1:7 another flow is called 'main' already, in flows/a.yaml:1:7.",
            "flows/b.yaml:3:33 unknown name 'next'.",
            "flows/c.yaml:2:1 this is not YAML: expected the node content, but found '<stream"
                + " end>'.");
  }

  @Test
  void aFlowThatCanBeLookedAtAsAWholeIsEvenIfItsWordsAreWrong() {
    var book =
        read(
            GOOD.replace("person: billing", "person: biling")
                .replace("say: welcome", "say: only-here")
                .replace("else: offer", "else: bye"));

    assertThat(book.mistakes().stream().map(FlowReaderTest::told))
        .containsExactly(
            "flows/main.yaml:4:19 prompt 'only-here' is missing in pt.",
            "flows/main.yaml:27:3 no way leads here.",
            "flows/main.yaml:29:13 there is no queue 'biling'.");
  }

  @Test
  void promptsAreNeededOnlyWhereTheyAreHeard() {
    var known =
        World.known(
            Map.of("main", Set.of(EN)),
            Map.of(EN, World.words("welcome"), PT, World.words("adeus")));
    String flow =
        """
        flow: main
        start: welcome
        nodes:
          welcome: { say: welcome, next: pt }
          pt: { language: pt, next: bye }
          bye: { hang-up: adeus }
        """;

    assertThat(FlowReader.read(Map.of("m.yaml", flow), known).mistakes()).isEmpty();
    assertThat(
            texts(FlowReader.read(Map.of("m.yaml", flow.replace("next: pt", "next: bye")), known)))
        .anyMatch(text -> text.contains("'adeus' is missing in en"));
  }

  @Test
  void aFlowMustHaveALanguageThereArePromptsIn() {
    var known = World.known(Map.of("main", Set.of(new Language("de"))), Map.of(EN, ALL));

    var book = FlowReader.read(Map.of("m.yaml", GOOD), known);

    assertThat(book.mistakes().stream().map(FlowReaderTest::told))
        .containsExactly("m.yaml:2:8 a number leads here in 'de', and there are no prompts in it.");
    assertThat(book.names()).containsExactly("main");
  }

  @Test
  void flowsAreNotBlamedForACompanyThatCanNotBeRead() {
    var names = new CompanyNames(List.of(), List.of(), Set.of(), Set.of(), Set.of());
    var known = Known.named(names, Map.of(EN, ALL));

    assertThat(FlowReader.read(Map.of("m.yaml", GOOD), known).mistakes()).isEmpty();
    assertThat(FlowReader.read(Map.of("m.yaml", GOOD.replace("say: w", "say: x")), known).names())
        .containsExactly("main");
  }

  @Test
  void namesThatAreMissingAreFoundThoughTheCompanyHasOtherMistakes() {
    var names =
        new CompanyNames(
            List.of(),
            List.of(),
            Set.of("lisbon"),
            Set.of("ana"),
            Set.of("billing", "outages", "no name"));
    String biling = GOOD.replace("person: billing", "person: biling");

    var book = FlowReader.read(Map.of("m.yaml", biling), Known.named(names, Map.of(EN, ALL)));

    assertThat(book.mistakes().stream().map(FlowReaderTest::told))
        .containsExactly("m.yaml:29:13 there is no queue 'biling'.");
  }

  @Test
  void whichQueuesCallBackSomeNumbersOnlyIsSaidByTheCompany() {
    var mistakes = new Mistakes();
    var company = CompanyReader.read(ExampleCompany.IN_FULL, _ -> {}, mistakes).orElseThrow();

    assertThat(Known.of(company.company(), Map.of()).choosy())
        .containsExactly(new QueueId("billing"));
  }

  @Test
  void aFlowNobodyCallsIsWarnedOf() {
    var book = FlowReader.read(Map.of("m.yaml", GOOD.replace("flow: main", "flow: other")), KNOWN);

    assertThat(book.mistakes().stream().map(FlowReaderTest::told))
        .contains("m.yaml:2:8 no number leads to flow 'other'.");
    assertThat(book.isUsable()).isTrue();
  }

  private static String told(Mistake mistake) {
    return mistake.place() + " " + mistake.what();
  }

  private static List<String> texts(FlowBook book) {
    return book.mistakes().stream().map(Mistake::toString).collect(Collectors.toList());
  }
}
