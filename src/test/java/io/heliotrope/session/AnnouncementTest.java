package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.config.Announce;
import io.heliotrope.floor.Place;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {

  private static final Announce WITHIN_A_MINUTE =
      new Announce(Duration.ofMinutes(1), true, Optional.of(Duration.ofMinutes(1)));

  private static Place place(int position, String estimate, String error) {
    return new Place(
        position, Optional.of(Duration.parse(estimate)), Optional.of(Duration.parse(error)));
  }

  @Test
  void thePlaceAloneIsWhatCallersAreUsuallyTold() {
    assertThat(Announcement.prompts(place(3, "PT4M", "PT1S"), Announce.USUAL))
        .containsExactly("position-3");
    assertThat(Announcement.prompts(place(11, "PT4M", "PT1S"), Announce.USUAL))
        .containsExactly("position-more");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.5S, wait-1",
    "PT1M,   wait-1",
    "PT61S,  wait-2",
    "PT4M,   wait-5",
    "PT30M,  wait-30",
    "PT31M,  wait-more"
  })
  void aWaitIsRoundedUp(String estimate, String prompt) {
    assertThat(Announcement.prompts(place(1, estimate, "PT60S"), WITHIN_A_MINUTE))
        .containsExactly("position-1", prompt);
  }

  @Test
  void anEstimateThatIsOftenWrongOrUntestedIsNotTold() {
    assertThat(Announcement.prompts(place(1, "PT4M", "PT61S"), WITHIN_A_MINUTE))
        .containsExactly("position-1");
    var untested = new Place(1, Optional.of(Duration.ofMinutes(4)), Optional.empty());
    assertThat(Announcement.prompts(untested, WITHIN_A_MINUTE)).containsExactly("position-1");
  }
}
