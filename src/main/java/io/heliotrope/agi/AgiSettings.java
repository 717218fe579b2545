package io.heliotrope.agi;

import io.heliotrope.call.PbxName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the FastAGI port behaves.
 *
 * @param host the address to listen on. FastAGI knows no password: whoever reaches this port is the
 *     PBX, so it stays on loopback unless the operator says otherwise
 * @param port 0 for any free one
 * @param allowed addresses or networks ({@code 10.1.0.0/16}) that may connect
 * @param horizon how far ahead the dialplan's watchdog is set while we conduct a call
 */
public record AgiSettings(
    String host, int port, List<String> allowed, Limits limits, Duration horizon, Pbxs pbxs) {

  /** A shorter watchdog could fire between two slices of a wait. */
  private static final Duration LEAST_HORIZON = Duration.ofSeconds(15);

  /** Loopback only, Asterisk's usual port, one PBX. */
  public static final AgiSettings DEFAULTS =
      new AgiSettings(
          "127.0.0.1",
          4573,
          List.of("127.0.0.0/8", "::1/128"),
          Limits.DEFAULTS,
          Duration.ofSeconds(15),
          new Pbxs(Map.of(), new PbxName("pbx")));

  public AgiSettings {
    Rule.check(port >= 0 && port <= 65_535, "port", port, "a number from 0 to 65535");
    Rule.check(horizon.compareTo(LEAST_HORIZON) >= 0, "watchdog horizon", horizon, "15 s or more");
    allowed = List.copyOf(allowed);
  }

  /**
   * What a far end may take of us.
   *
   * @param longestLine bytes of one line, without its line feed
   * @param mostEnvironmentLines lines of the environment at the beginning of a session
   * @param environmentTime how long the environment may take
   * @param mostSessions sessions at once; one more is handed back to the dialplan
   */
  public record Limits(
      int longestLine, int mostEnvironmentLines, Duration environmentTime, int mostSessions) {

    public static final Limits DEFAULTS = new Limits(4_096, 64, Duration.ofSeconds(5), 20_000);

    public Limits {
      Rule.check(longestLine >= 256, "longest line", longestLine, "256 bytes or more");
      Rule.check(
          mostEnvironmentLines >= 24, "environment lines", mostEnvironmentLines, "24 or more");
      Rule.check(
          environmentTime.isPositive(), "environment time", environmentTime, "a positive time");
      Rule.check(mostSessions > 0, "most sessions", mostSessions, "1 or more");
    }
  }

  /**
   * Who may call.
   *
   * @param bySystemName the PBX behind each secret {@code systemname}; where empty, every session
   *     belongs to {@code only}
   */
  public record Pbxs(Map<String, PbxName> bySystemName, PbxName only) {
    public Pbxs {
      bySystemName = Map.copyOf(bySystemName);
    }

    /** Without the system names: they are shared secrets. */
    @Override
    public String toString() {
      return bySystemName.isEmpty() ? only.toString() : bySystemName.values().toString();
    }
  }

  /** In a class of its own, so that settings and limits can be made in any order. */
  private static final class Rule {
    static void check(boolean right, String what, Object value, String rule) {
      if (!right) {
        throw new IllegalArgumentException(
            "The AGI port's %s (%s) has to be %s.".formatted(what, value, rule));
      }
    }
  }
}
