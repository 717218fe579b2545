package io.heliotrope.bench.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.demo.phone.SipMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandOversTest {

  private static final Instant NOON = Instant.parse("2026-03-24T12:00:00Z");

  private final List<Duration> found = new ArrayList<>();
  private final HandOvers handOvers = new HandOvers(found::add);

  @Test
  void timesFromTheAgentsByeToTheNextCall() {
    received(0, "INVITE", "one");
    sent(1_000, "BYE", "one");
    received(1_003, "INVITE", "two");
    sent(2_000, "BYE", "two");
    received(2_400, "INVITE", "three");

    assertThat(found).containsExactly(Duration.ofMillis(3), Duration.ofMillis(400));
  }

  @Test
  void countsWhatIsSaidTwiceOnce() {
    received(0, "INVITE", "one");
    sent(1_000, "BYE", "one");
    sent(1_500, "BYE", "one");
    received(1_503, "INVITE", "two");
    received(2_003, "INVITE", "two");
    sent(2_004, "BYE", "one");
    received(2_100, "INVITE", "three");

    assertThat(found).containsExactly(Duration.ofMillis(503));
  }

  @Test
  void doesNotTimeACallThatTheOtherSideEnded() {
    received(0, "INVITE", "one");
    received(1_000, "BYE", "one");
    received(9_000, "INVITE", "two");

    assertThat(found).isEmpty();
  }

  private void sent(long millis, String method, String call) {
    handOvers.accept(message(true, millis, method, call));
  }

  private void received(long millis, String method, String call) {
    handOvers.accept(message(false, millis, method, call));
  }

  private static SipMessage message(boolean sent, long millis, String method, String call) {
    String text = "%s sip:1001@127.0.0.1 SIP/2.0\nCall-ID: %s\n\n".formatted(method, call);
    return new SipMessage(NOON.plusMillis(millis), sent, text);
  }
}
