package io.heliotrope.bench.connect;

import io.heliotrope.demo.phone.SipMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Times one telephone's hand-overs: from its own BYE to the next INVITE it receives, both by the
 * telephone's own clock. What SIP says twice counts once.
 */
final class HandOvers implements Consumer<SipMessage> {

  private final Consumer<Duration> found;
  private final Set<String> called = new HashSet<>();
  private final Set<String> hungUp = new HashSet<>();
  private @Nullable Instant idleSince;

  HandOvers(Consumer<Duration> found) {
    this.found = found;
  }

  @Override
  public void accept(SipMessage message) {
    if (message.sent() && message.requests("BYE") && hungUp.add(message.callId())) {
      idleSince = message.at();
    } else if (!message.sent() && message.requests("INVITE") && called.add(message.callId())) {
      Instant since = idleSince;
      if (since != null) {
        found.accept(Duration.between(since, message.at()));
        idleSince = null;
      }
    }
  }
}
