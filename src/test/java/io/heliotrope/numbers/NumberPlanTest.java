package io.heliotrope.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Country;
import io.heliotrope.call.PhoneNumber;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPlanTest {

  @ParameterizedTest
  @CsvSource({
    "+351213456789, PT, Europe/Lisbon",
    "+18082345678, US, Pacific/Honolulu",
    "+12124567890, US, America/New_York",
    "+33142345678, FR, Europe/Paris",
    "+639171234567, PH, Asia/Manila",
    "+551123456789, BR, America/Sao_Paulo",
    "+97714123456, NP, Asia/Katmandu",
    "00351213456789, PT, Europe/Lisbon"
  })
  void aNumberTellsItsCountryAndClock(String number, String country, String zone) {
    Origin origin = origin(number).orElseThrow();
    assertThat(origin.country()).hasToString(country);
    assertThat(origin.zones())
        .singleElement()
        .satisfies(only -> assertThat(only.getRules()).isEqualTo(ZoneId.of(zone).getRules()));
  }

  @Test
  void aTollFreeNumberOfALargeCountryTellsAllItsClocks() {
    assertThat(origin("+18002345678").orElseThrow().zones())
        .contains(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"))
        .hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "213456789", // national, of nobody knows which country
        "351213456789", // perhaps Portugal's, perhaps not
        "+",
        "1",
        "+999123456789",
        "+3512134",
        "00",
        "000",
        "15550001",
        "+80012345678",
        "+870773111632",
        "00000000000000000000",
        "+99999999999999999999"
      })
  void whatTellsNothingIsNotGuessed(String number) {
    assertThat(PhoneNumber.find(number).flatMap(one -> NumberPlan.origin(one, Optional.empty())))
        .isEmpty();
  }

  @Test
  void nationalNumbersAreReadWhereTheCountryIsTold() {
    assertThat(origin("213456789", "PT").country()).hasToString("PT");
    assertThat(origin("0142345678", "FR").country()).hasToString("FR");
    assertThat(origin("2124567890", "US").zones()).containsExactly(ZoneId.of("America/New_York"));
    assertThat(origin("0033142345678", "PT").country()).hasToString("FR");
    assertThat(origin("01133142345678", "US").country()).hasToString("FR");
    assertThat(origin("+33142345678", "US").country()).hasToString("FR");
    assertThat(NumberPlan.origin(new PhoneNumber("4711"), Optional.of(new Country("PT"))))
        .isEmpty();
  }

  private static Optional<Origin> origin(String number) {
    return NumberPlan.origin(new PhoneNumber(number), Optional.empty());
  }

  private static Origin origin(String number, String home) {
    return NumberPlan.origin(new PhoneNumber(number), Optional.of(new Country(home))).orElseThrow();
  }
}
