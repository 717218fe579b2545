package io.heliotrope.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.SiteId;
import io.heliotrope.testing.CompanyText;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which site is open, and why, as the floor keeps it while time passes. */
class SiteClockTest {

  private static final SiteId LISBON = new SiteId("lisbon");

  private final SiteClock clock =
      new SiteClock(
          Rules.of(
              "v1",
              CompanyText.read(
                  """
                  site  lisbon  Europe/Lisbon  Mo-Fr 08:00-18:00; We off
                  agent ana     lisbon         billing  en
                  queue billing lisbon         billing
                  """)),
          Instant.parse("2026-03-24T17:00:00Z"));

  @Test
  void theReasonIsThatOfTheDayThoughTheSiteHasBeenClosedSinceTheDayBefore() {
    assertThat(at("2026-03-24T17:59:00Z")).isEqualTo("[] open, Mo-Fr 08:00-18:00");
    assertThat(at("2026-03-24T18:00:00Z")).isEqualTo("[lisbon] closed, Mo-Fr 08:00-18:00");
    assertThat(at("2026-03-25T12:00:00Z")).isEqualTo("[] closed, We off");
    assertThat(at("2026-03-26T07:59:59Z")).isEqualTo("[] closed, Mo-Fr 08:00-18:00");
    assertThat(at("2026-03-26T08:00:00Z")).isEqualTo("[lisbon] open, Mo-Fr 08:00-18:00");
  }

  private String at(String instant) {
    var changed = clock.advance(Instant.parse(instant));
    var state = clock.at(LISBON);
    return "%s %s, %s".formatted(changed, state.open() ? "open" : "closed", state.rule());
  }
}
