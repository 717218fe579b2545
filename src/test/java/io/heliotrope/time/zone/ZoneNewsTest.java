package io.heliotrope.time.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoneNewsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void anOlderReleaseThanWeKnowIsToldWithWhatItDoesNotKnow() {
    assertThat(missed("2026a", NOW).orElseThrow().toString())
        .contains("of release 2026a, and 2026f is out", "Vancouver stays", "Winnipeg", "Cuba")
        .contains("Maybe: apt-get");
    assertThat(missed("2026d", NOW).orElseThrow().text())
        .contains("Winnipeg", "Cuba")
        .doesNotContain("Vancouver", "Yellowknife");
  }

  @Test
  void theNewestThatWeKnowIsGoodForAYear() {
    assertThat(missed("2026f", NOW)).isEmpty();
    assertThat(missed("2026f", Instant.parse("2027-10-27T00:00:00Z"))).isEmpty();
    assertThat(missed("2026f", Instant.parse("2027-10-28T00:00:00Z")).orElseThrow().text())
        .isEqualTo("the time zones' rules are of release 2026f, more than a year old");
  }

  @Test
  void ofALaterReleaseOnlyTheYearIsKnown() {
    assertThat(missed("2027a", Instant.parse("2028-12-30T00:00:00Z"))).isEmpty();
    assertThat(missed("2027a", Instant.parse("2029-01-01T00:00:00Z"))).isPresent();
  }

  private static Optional<ZoneWarning> missed(String release, Instant now) {
    return ZoneNews.missed(ZoneRelease.find(release).orElseThrow(), now);
  }
}
