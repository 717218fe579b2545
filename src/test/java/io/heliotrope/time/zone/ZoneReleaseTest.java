package io.heliotrope.time.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneReleaseTest {

  @Test
  void aLaterReleaseIsNewer() {
    assertThat(
            Stream.of("2025c", "2026za", "2024b", "2026b", "2026z", "2026a")
                .map(text -> ZoneRelease.find(text).orElseThrow())
                .sorted()
                .map(ZoneRelease::toString))
        .containsExactly("2024b", "2025c", "2026a", "2026b", "2026z", "2026za");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "2026", "26b", "2026B", "2026b-dirty", "2026b\n", "9999a"})
  void whatIsNoReleaseIsNone(String text) {
    assertThat(ZoneRelease.find(text)).isEmpty();
  }
}
