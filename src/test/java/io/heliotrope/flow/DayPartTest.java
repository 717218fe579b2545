package io.heliotrope.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayPartTest {

  @ParameterizedTest
  @CsvSource({
    "00:00, NIGHT", "04:59, NIGHT", "05:00, MORNING", "11:59, MORNING", "12:00, AFTERNOON",
    "17:59, AFTERNOON", "18:00, EVENING", "21:59, EVENING", "22:00, NIGHT", "23:59, NIGHT"
  })
  void eachPartLastsUntilTheNext(LocalTime time, DayPart part) {
    assertThat(DayPart.of(time)).isEqualTo(part);
  }

  @Test
  void severalClocksMustAgree() {
    ZoneId chicago = ZoneId.of("America/Chicago");
    ZoneId newYork = ZoneId.of("America/New_York");
    assertThat(DayPart.of(Instant.parse("2026-12-01T15:00:00Z"), List.of(chicago, newYork)))
        .contains(DayPart.MORNING);
    assertThat(DayPart.of(Instant.parse("2026-12-01T17:30:00Z"), List.of(chicago, newYork)))
        .isEmpty();
    assertThat(DayPart.of(Instant.EPOCH, List.of())).isEmpty();
  }
}
