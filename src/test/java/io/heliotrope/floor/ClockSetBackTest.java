package io.heliotrope.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.routing.Request;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody sets the server's clock back, for longer than a second of a leap. */
class ClockSetBackTest {

  private final Floor floor =
      new Floor(
          Rules.of(
              "v1",
              CompanyText.read(
                  """
                  site  lisbon  Europe/Lisbon  Mo-Fr 08:00-18:00
                  site  denver  America/Denver Mo-Fr 08:00-18:00
                  agent ana     lisbon         billing  en
                  agent bo      denver         billing  en
                  queue billing lisbon,denver  billing
                  """)),
          Instant.parse("2026-03-24T12:00:00Z"));
  private int calls;

  @Test
  void sitesAreOpenAsTheNewTimeSays() {
    assertThat(helps("2026-03-24T17:59:59Z")).isEqualTo("ana");
    assertThat(helps("2026-03-24T18:00:00Z")).isEqualTo("bo");
    assertThat(helps("2026-03-24T17:59:59Z")).isEqualTo("ana");
    assertThat(helps("2026-03-26T18:00:01Z")).isEqualTo("bo");
    assertThat(helps("2026-03-24T17:59:59Z")).isEqualTo("ana");
    assertThat(helps("2026-03-24T18:00:00Z")).isEqualTo("bo");
  }

  private String helps(String at) {
    Instant now = Instant.parse(at);
    var request =
        new Request(new CallId("call-" + ++calls), new QueueId("billing"), new Language("en"), now);
    List<FloorEvent> events = floor.apply(new FloorCommand.Ask(request), now);
    Claim claim =
        events.stream()
            .filter(FloorEvent.Offered.class::isInstance)
            .map(event -> ((FloorEvent.Offered) event).claim())
            .findFirst()
            .orElseThrow();
    floor.apply(new FloorCommand.TalkBegan(claim), now);
    floor.apply(
        new FloorCommand.OfferEnded(claim, new RingOutcome.Talked(Duration.ofSeconds(1))), now);
    return claim.agent().name();
  }
}
