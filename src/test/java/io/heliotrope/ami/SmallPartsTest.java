package io.heliotrope.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.ami.Heartbeat.Question;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The small parts of a link: rests, lateness, releases, beats, secrets. */
class SmallPartsTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void restsDoubleUpToTheLongestAndAreNeverLessThanHalf() {
    var chance = new Random(1);
    for (int failures = 1; failures < 100; failures++) {
      long full = failures > 7 ? 10_000 : Math.min(10_000, 100L << (failures - 1));
      assertThat(Backoff.USUAL.after(failures, chance))
          .isBetween(Duration.ofMillis(full / 2), Duration.ofMillis(full));
    }
    assertThat(Backoff.USUAL.afterRefusal(chance))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
  }

  @Test
  void latenessIsAgainstTheSmallestDifferenceOfTheTwoClocks() {
    var lag = new LagMeter();
    double stamp = NOON.getEpochSecond() - 3_600; // the PBX's clock is an hour slow
    assertThat(lag.of(NOON, stamp)).isEqualTo(Duration.ZERO);
    assertThat(lag.of(NOON.plusSeconds(3), stamp + 1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(lag.of(NOON.plusSeconds(3), null)).isEqualTo(Duration.ZERO);
    lag.reset();
    assertThat(lag.of(NOON.plusSeconds(9), stamp + 1)).isEqualTo(Duration.ZERO);
  }

  @Test
  void readsReleasesAsPbxsWriteThem() {
    assertThat(Release.find("22.10.1+dfsg+~cs6.17.60671434-1")).contains(new Release(22, 10, 1));
    assertThat(Release.find("certified-20.7-cert3")).contains(new Release(20, 7, 0));
    assertThat(Release.find("GIT-master-abc")).isEmpty();
    assertThat(new Release(22, 9, 9).isOlderThan(Release.SAFE)).isTrue();
    assertThat(new Release(23, 0, 0).isOlderThan(Release.SAFE)).isFalse();
  }

  @Test
  void aQuestionOpenForAWholeBeatIsFoundOut() {
    var beat = new Heartbeat(Duration.ofNanos(100), 0);
    assertThat(beat.untilNext(0)).isEqualTo(100);
    beat.asked(Question.LIST, 60);
    assertThat(beat.beat(100)).isNull();
    beat.asked(Question.PING, 100);
    beat.answered(Question.LIST);
    assertThat(beat.beat(200)).isEqualTo(Question.PING);
  }

  @Test
  void aSecretIsNotPrinted() {
    var settings =
        AmiSettings.of(
            new PbxName("lisbon"),
            "127.0.0.1",
            5038,
            "heliotrope",
            new Secret("open-sesame"),
            new Secret("5f3a9c77e0b14d28"));
    assertThat(settings.toString()).doesNotContain("sesame").doesNotContain("5f3a");
    assertThatThrownBy(() -> new Secret("a\r\nAction: x")).hasMessageContaining("visible ASCII");
  }

  @Test
  void aShortSystemNameIsRefused() {
    assertThatThrownBy(() ->
            AmiSettings.of(
                new PbxName("lisbon"), "h", 5038, "u", new Secret("p"), new Secret("lisbon")))
        .hasMessageContaining("at least 16");
  }

  @Test
  void aChannelTellsItsEndpoint() {
    assertThat(NewsTranslator.endpointOf("PJSIP/lis-ana-0000002f"))
        .contains(new Endpoint("PJSIP/lis-ana"));
    assertThat(NewsTranslator.endpointOf("Local/s@x-00000001;1")).isEmpty();
    assertThat(NewsTranslator.endpointOf("")).isEmpty();
  }
}
