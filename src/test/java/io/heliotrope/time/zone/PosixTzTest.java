package io.heliotrope.time.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosixTzTest {

  /** Beginning and end of summer; the second in UTC of the offset before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WET0WEST,M3.5.0/1,M10.5.0             | 2027 | 2027-03-28T01:00:00Z | 2027-10-31T01:00:00Z
          PST8PDT,M3.2.0,M11.1.0                | 2027 | 2027-03-14T10:00:00Z | 2027-11-07T09:00:00Z
          <+1030>-10:30<+11>-11,M10.1.0,M4.1.0  | 2027 | 2027-10-02T15:30:00Z | 2027-04-03T15:00:00Z
          <-02>2<-01>,M3.5.0/-1,M10.5.0/0       | 2027 | 2027-03-28T01:00:00Z | 2027-10-31T01:00:00Z
          EET-2EEST,M3.4.4/50,M10.4.4/50        | 2027 | 2027-03-27T00:00:00Z | 2027-10-29T23:00:00Z
          <+00>0<+02>-2,M3.5.0/1,M10.5.0/3      | 2027 | 2027-03-28T01:00:00Z | 2027-10-31T01:00:00Z
          IST-1GMT0,M10.5.0,M3.5.0/1            | 2027 | 2027-10-31T01:00:00Z | 2027-03-28T01:00:00Z
          AAA0BBB,J60/0,J365/0                  | 2028 | 2028-03-01T00:00:00Z | 2028-12-30T23:00:00Z
          AAA0BBB,60/0,365/0                    | 2028 | 2028-03-01T00:00:00Z | 2028-12-30T23:00:00Z
          """)
  void changesAreWhereTheTextSays(String text, int year, Instant begin, Instant end)
      throws Exception {
    assertThat(PosixTz.of(text.strip()).changes(year).stream().map(Tzif.Change::at))
        .containsExactly(begin.getEpochSecond(), end.getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "UTC0", "<+03>-3", "EST5"})
  void otherTextsChangeNothing(String text) throws Exception {
    assertThat(PosixTz.of(text).changes(2027)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A5",
        "EST",
        "EST5EDT",
        "EST5EDT,M3.2.0",
        "EST5EDT,M13.2.0,M11.1.0",
        "EST5EDT,M3.0.0,M11.1.0",
        "EST5EDT,M3.2.7,M11.1.0",
        "EST5EDT,J0,J5",
        "EST5EDT,366,5",
        "EST25",
        "EST5:60",
        "EST5EDT,M3.2.0/168,M11.1.0",
        "EST24",
        "EST5\u0000",
        "<EST5",
        "EST5EDT,M3.2.0,M11.1.0,M12.1.0"
      })
  void whatIsNoRuleIsRefused(String text) {
    assertThatThrownBy(() -> PosixTz.of(text))
        .isInstanceOf(ZoneDataException.class)
        .hasMessageContaining("after its last change");
  }

  @Test
  void aTextMadeToKeepUsBusyIsRefusedAtOnce() {
    for (String text :
        List.of("<" + "+".repeat(60_000), "A".repeat(60_000), "EST" + "5".repeat(60_000))) {
      assertThatThrownBy(() -> PosixTz.of(text)).isInstanceOf(ZoneDataException.class);
    }
  }
}
