package io.heliotrope.agi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs who is sent away: once per address and minute, since whoever floods us would flood the log.
 */
final class Offenders {

  private static final Logger LOG = LoggerFactory.getLogger(Offenders.class);
  private static final int MOST_ADDRESSES = 10_000;

  private final Cache<String, Boolean> logged;

  /**
   * @param ticker nanoseconds that only grow
   */
  Offenders(Ticker ticker) {
    this.logged =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(MOST_ADDRESSES)
            .ticker(ticker)
            .build();
  }

  /**
   * Takes note of somebody cut off.
   *
   * @param why for the log: nothing of a caller's and no secret in it
   * @return whether it was logged
   */
  boolean note(SocketAddress address, String what, String why) {
    String host =
        address instanceof InetSocketAddress internet
            ? internet.getAddress().getHostAddress()
            : "an unknown address";
    if (logged.asMap().putIfAbsent(host, Boolean.TRUE) != null) {
      return false;
    }
    LOG.warn(
        "Cut off {} ({}): {} (More from there is only counted, for a minute.)", host, what, why);
    return true;
  }
}
