package io.heliotrope.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryCalendarsTest {

  private final CountryCalendars calendars = new CountryCalendars();

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "PT    | 2026-04-25 | Freedom and Democracy Day",
        "PT    | 2026-04-26 | -",
        "DE    | 2026-11-01 | -",
        "DE-BY | 2026-11-01 | All Saints",
        "DE-BY | 2026-12-25 | 1st Christmas day",
        "GB    | 2026-12-28 | Boxing Day (observed)",
        "GB-SCT | 2026-11-30 | St. Andrew's Day",
        "US    | 2026-07-03 | Independence Day (observed)",
        "US    | 2026-07-04 | Independence Day",
        "PH    | 2026-06-12 | Independence Day",
        "CZ    | 2027-05-01 | Labour day",
        "PT    | 1985-12-25 | Christmas",
        "PT    | 2080-12-25 | Christmas",
      })
  void holidaysHaveTheirNames(String country, LocalDate day, String name) {
    assertThat(calendars.country(country).name(day).orElse(null)).isEqualTo(name);
  }

  @ParameterizedTest(name = "''{0}''")
  @CsvSource(
      delimiter = '|',
      value = {
        "CN      | the public holidays of 'CN' are not known. | Maybe leave the country out, and name them under 'holidays'.",
        "UK      | there is no country 'UK'.   | Maybe 'GB'?",
        "de      | there is no country 'de'.   | Maybe 'DE'?",
        "Portugal | there is no country 'Portugal'. | Maybe 'PT'?",
        "Germny  | there is no country 'Germny'. | Maybe 'DE'?",
        "''      | there is no country ''.     | Maybe its two letters, such as 'PT', or with a region, such as 'DE-BY'.",
        "DE-XX   | 'DE-XX' has no holidays of its own that are known. | Maybe one of: DE-BB, DE-BE,",
        "DE-by   | 'DE-by' has no holidays of its own that are known. | Maybe 'DE-BY'?",
        "DE-Bavaria | 'DE-Bavaria' has no holidays of its own that are known. | Maybe 'DE-BY'?",
        "RU-ALT  | 'RU-ALT' has no holidays of its own that are known. | Maybe 'RU': all of it has the same.",
        "../../etc/passwd | there is no country '../../etc/passwd'. | Maybe its two letters",
      })
  void unknownPlacesAreToldWithAdvice(String code, String what, String advice) {
    assertThatThrownBy(() -> calendars.country(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(what + "\n" + advice);
  }
}
