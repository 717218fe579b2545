package io.heliotrope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByPhoneReaderTest {

  private static final String HASH =
      "pbkdf2-sha512$210000$dzQrTYt8mn0iYSgRSXb7vg$Q4hLxVGkuh3X0JQbCFyH4TcBk5d9cEDJrZlaV2OmJ2Y";
  private static final AgentId ANA = new AgentId("ana");
  private static final AgentId RUI = new AgentId("rui");
  private static final AgentId MARIA = new AgentId("maria");

  private final Mistakes mistakes = new Mistakes();
  private final Map<String, String> files = new HashMap<>(ExampleCompany.FILES);

  private ByPhone read() {
    return CompanyReader.read(files, _ -> {}, mistakes)
        .flatMap(book -> book.company().byPhone())
        .orElseThrow(() -> new AssertionError(mistakes.list().toString()));
  }

  private void agents(String from, String to) {
    files.compute("agents.yaml", (_, text) -> Objects.requireNonNull(text).replaceFirst(from, to));
  }

  private void pins(String... agents) {
    var text = new StringBuilder();
    for (String agent : agents) {
      text.append(agent).append(": ").append(HASH).append('\n');
    }
    files.put("pins.yaml", text.toString());
  }

  @Test
  void nothingIsDoneByTelephoneUnlessTheFilesSay() {
    assertThat(CompanyReader.read(files, _ -> {}, mistakes).orElseThrow().company().byPhone())
        .isEmpty();
    assertThat(mistakes.list()).isEmpty();
  }

  @Test
  void anEmptyWordIsEnough() {
    agents("^", "by-phone: {}\n");
    pins("ana", "rui", "maria");
    ByPhone rules = read();
    assertThat(mistakes.list()).isEmpty();
    assertThat(rules.tries()).isEqualTo(5);
    assertThat(rules.lockedFor()).isEqualTo(Duration.ofMinutes(15));
    assertThat(rules.pauses().values()).containsExactly("break", "lunch", "training", "meeting");
    assertThat(rules.pins()).containsOnlyKeys(ANA, RUI, MARIA);
    assertThat(rules.numbers())
        .isEqualTo(Map.of("1001", ANA, "1002", RUI, "3001", MARIA)); // their telephones' names
  }

  @Test
  void aNumberOfOnesOwnIsInPlaceOfTheTelephones() {
    agents("^", "by-phone: { tries: 3, locked-for: 1h, pauses: { 7: Late lunch } }\n");
    agents("label: Ana Sousa", "number: 0077");
    pins("ana", "rui", "maria");
    ByPhone rules = read();
    assertThat(mistakes.list()).isEmpty();
    assertThat(rules.tries()).isEqualTo(3);
    assertThat(rules.lockedFor()).isEqualTo(Duration.ofHours(1));
    assertThat(rules.pauses()).isEqualTo(Map.of('7', "Late lunch"));
    assertThat(ByPhone.prompt("Late lunch")).isEqualTo("reason-late-lunch");
    assertThat(rules.numberOf(ANA)).contains("0077");
    assertThat(rules.numbers()).doesNotContainKey("1001");
  }

  @Test
  void tellsWhoHasNoPin() {
    agents("^", "by-phone: {}\n");
    pins("ana", "maria");
    read();
    assertThat(mistakes.list())
        .singleElement()
        .hasToString(
            """
            agents.yaml:10:5: warning: agents.rui: has no PIN, and can do nothing by telephone.
                Maybe put into pins.yaml what this prints: heliotrope pin rui\
            """);
  }

  @Test
  void tellsThatThereIsNoFileOfPins() {
    agents("^", "by-phone: {}\n");
    read();
    assertThat(mistakes.list()).singleElement().asString().contains("pins.yaml", "no such file");
  }

  @Test
  void tellsThatNobodyAsksForThePins() {
    pins("ana");
    CompanyReader.read(files, _ -> {}, mistakes);
    assertThat(mistakes.list()).singleElement().asString().contains("Maybe add 'by-phone: {}'");
  }

  @Test
  void aPinItselfIsRefusedAndNotRepeated() {
    agents("^", "by-phone: {}\n");
    files.put("pins.yaml", "ana: 4711\nrui: \"1234 5678\"\nmarie: " + HASH + "\n");
    CompanyReader.read(files, _ -> {}, mistakes);
    assertThat(mistakes.list().toString())
        .contains("pins.yaml:1:", "there is a PIN itself")
        .contains("pins.yaml:2:", "no hash of a PIN")
        .contains("there is no agent 'marie'", "Maybe 'maria'?")
        .doesNotContain("4711", "1234");
  }

  @Test
  void namesOfPinsStandAtTheTop() {
    agents("^", "by-phone: {}\n");
    files.put("pins.yaml", "pins:\n  ana: " + HASH + "\n");
    CompanyReader.read(files, _ -> {}, mistakes);
    assertThat(mistakes.list().stream().filter(Mistake::isError))
        .singleElement()
        .hasToString(
            """
            pins.yaml:1:1: each line is an agent's name and the hash of the PIN, and nothing is around.
                Maybe without 'pins:', and each line from its beginning: 'ana: pbkdf2-sha512$…', as\
             heliotrope pin ana prints it.\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana: { pin: 4711 }\n", "- ana: 4711\n", "4711\n"})
  void pinsInAnotherShapeAreNotRepeated(String text) {
    agents("^", "by-phone: {}\n");
    files.put("pins.yaml", text);
    CompanyReader.read(files, _ -> {}, mistakes);
    assertThat(mistakes.list().toString())
        .contains("Maybe 'ana: pbkdf2-sha512$…'")
        .doesNotContain("4711");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by-phone: { tries: 0 }             | whole number from 1 to 20",
        "by-phone: { locked-for: 10s }      | a time from 1m to 24h",
        "by-phone: { pauses: {} }           | needs a reason to choose",
        "by-phone: { pauses: { 12: lunch } }| one digit, not by '12'",
        "by-phone: { pauses: { 1: ' ' } }   | a text is needed",
        "by-phone: { trie: 3 }              | Maybe 'tries'?",
        "by-phone: yes                      | a mapping",
      })
  void whatIsWrongIsTold(String line, String told) {
    agents("^", line + "\n");
    CompanyReader.read(files, _ -> {}, mistakes);
    assertThat(mistakes.list().toString()).contains("agents.yaml:1:", told);
  }

  @Test
  void twoAgentsCanNotHaveOneNumber() {
    agents("label: Ana Sousa", "number: 77");
    agents("skills: \\{ billing: 50", "number: 77\n    skills: { billing: 50");
    CompanyReader.read(files, _ -> {}, mistakes);
    assertThat(mistakes.list().toString()).contains("77 is already the number of 'ana'");
  }

  @Test
  void aNumberMayNotBeAnotherAgentsTelephone() {
    agents("^", "by-phone: {}\n");
    pins("ana", "rui", "maria");
    agents("label: Ana Sousa", "number: 1002");
    CompanyReader.read(files, _ -> {}, mistakes);
    assertThat(mistakes.list().toString())
        .contains("1002, as on the telephone, is already the number of 'ana'", "give 'rui'");
  }

  @Test
  void nothingAfterTheWordIsWarnedOf() {
    agents("^", "by-phone:\n");
    CompanyReader.read(files, _ -> {}, mistakes);
    assertThat(mistakes.list())
        .singleElement()
        .hasToString(
            "agents.yaml:1:1: warning: by-phone: is empty, and so nothing can be done by telephone.\n"
                + "    Maybe 'by-phone: {}', with what is usual.");
  }
}
