package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Company;
import io.heliotrope.journal.OwedCallbacks.Owed;
import io.heliotrope.testing.CompanyText;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers are called from 8:00 to 21:00 of their own day, wherever they are. */
class CallbackTermsTest {

  private static final Company COMPANY =
      CompanyText.read(
          """
          site  lisbon Europe/Lisbon  24/7
          queue billing lisbon - callback=15m
          number 5551000 main
          """);

  @ParameterizedTest
  @CsvSource({
    // New York's morning is not Honolulu's
    "+12124567890, 2026-12-01T12:00:00Z, 2026-12-01T13:00:00Z",
    "+12124567890, 2026-12-01T15:00:00Z, 2026-12-01T15:00:00Z",
    "+18082345678, 2026-12-01T15:00:00Z, 2026-12-01T18:00:00Z",
    // the night in which New York's clocks spring forward
    "+12124567890, 2027-03-14T05:00:00Z, 2027-03-14T12:00:00Z",
    // a toll-free number may be anywhere from Guam to Newfoundland: decent for all of them
    "+18002345678, 2026-12-01T15:00:00Z, 2026-12-01T22:00:00Z",
    // nobody can tell: as in Lisbon
    "15550001, 2026-12-01T05:00:00Z, 2026-12-01T08:00:00Z",
    "213456789, 2026-12-01T22:00:00Z, 2026-12-02T08:00:00Z"
  })
  void aCustomerIsCalledAtDecentHoursOfTheirOwn(String number, Instant now, Instant decent) {
    CallbackTerms terms = CallbackTerms.find(COMPANY, owed(number)).orElseThrow();
    assertThat(terms.decent(now)).isEqualTo(decent);
    assertThat(terms.isDecent(now)).isEqualTo(now.equals(decent));
    assertThat(terms.isDecent(decent)).isTrue();
  }

  private static Owed owed(String number) {
    return new Owed(
        new CallId("lab-1"),
        new QueueId("billing"),
        new Language("en"),
        new PhoneNumber(number),
        new Did("5551000"),
        Instant.EPOCH,
        0,
        Optional.empty());
  }
}
