package io.heliotrope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Did;
import io.heliotrope.call.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where callers are: as the operator says, else as their numbers do. */
class CallerPlaceTest {

  private static final String WRITTEN =
      """
      markets:
        PT: { numbers: "+351", zone: Europe/Lisbon }
        US-CO: { numbers: "+1303", zone: America/Denver }
        islands: { numbers: "+35129", zone: Atlantic/Azores }
        PH: { zone: Asia/Manila }
      """;

  private static final String NUMBERS =
      """
      numbers:
        1: { flow: main, language: en }
        2: { flow: main, market: PH }
        default: { flow: main }
      """;

  private final Mistakes mistakes = new Mistakes();

  @Test
  void whatIsWrittenOfANumberComesFirst() {
    assertThat(place("+351213456789", "1")).isEqualTo("PT Europe/Lisbon");
    assertThat(place("+351291234567", "1"))
        .as("a market of the operator's own tells the clock, the number its country")
        .isEqualTo("PT Atlantic/Azores");
    assertThat(place("+13032345678", "1")).isEqualTo("US America/Denver");
    assertThat(place("+3511", "1")).as("no valid number, but ours").isEqualTo("PT Europe/Lisbon");
  }

  @Test
  void theNumberTellsWhatIsNotWritten() {
    assertThat(place("+33142345678", "1")).isEqualTo("FR Europe/Paris");
    assertThat(place("+33142345678", "2"))
        .as("also before its callers' market")
        .isEqualTo("FR Europe/Paris");
  }

  @Test
  void theNumberCalledTellsTheRest() {
    assertThat(place("", "2")).isEqualTo("PH Asia/Manila");
    assertThat(place("4711", "2")).isEqualTo("PH Asia/Manila");
    assertThat(place("0281234567", "2")).as("national there").isEqualTo("PH Asia/Manila");
    assertThat(place("", "1")).isEqualTo("- ");
    assertThat(place("213456789", "1")).isEqualTo("- ");
  }

  @Test
  void theFilesMaySayWhoseNationalNumbersArrive() {
    assertThat(place("213456789", "1", "callers: { country: PT }\n")).isEqualTo("PT Europe/Lisbon");
    assertThat(place("0142345678", "1", "callers: { country: FR }\n")).isEqualTo("FR Europe/Paris");
  }

  @Test
  void theCountryTellsTheFirstLanguageWhereTheNumberCalledHasNone() {
    Company company = company("callers: { languages: { FR: fr, PT: pt } }\n");
    assertThat(company.language(PhoneNumber.find("+33142345678"), new Did("7")))
        .hasToString("Optional[fr]");
    assertThat(company.language(PhoneNumber.find("+33142345678"), new Did("1")))
        .hasToString("Optional[en]");
    assertThat(company.language(PhoneNumber.find("+13032345678"), new Did("7"))).isEmpty();
    assertThat(company.language(Optional.empty(), new Did("7"))).isEmpty();
  }

  @Test
  void aCountryThatIsNoneIsAMistake() {
    Map<String, String> files = files("callers: { country: pt, languages: { UK: en } }\n");
    assertThat(CompanyReader.read(files, _ -> {}, mistakes)).isEmpty();
    assertThat(mistakes.list())
        .extracting(Mistake::toString)
        .anyMatch(text -> text.contains("country (pt)"))
        .anyMatch(text -> text.contains("country (UK)"));
  }

  private String place(String number, String did) {
    return place(number, did, "");
  }

  private String place(String number, String did, String callers) {
    CallerPlace place = company(callers).place(PhoneNumber.find(number), new Did(did));
    return place.country().map(Object::toString).orElse("-")
        + " "
        + place.zones().stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private Company company(String callers) {
    return CompanyReader.read(files(callers), _ -> {}, mistakes)
        .orElseThrow(() -> new AssertionError(mistakes.list().toString()))
        .company();
  }

  private static Map<String, String> files(String callers) {
    Map<String, String> files = new HashMap<>(ExampleCompany.FILES);
    files.merge("sites.yaml", WRITTEN + callers, String::concat);
    files.put("numbers.yaml", NUMBERS);
    return files;
  }
}
