package io.heliotrope.ami;

import io.heliotrope.call.PbxName;
import io.heliotrope.call.Printable;
import io.heliotrope.config.ServerSettings;
import java.time.Duration;

/**
 * How to reach one PBX's manager interface.
 *
 * @param user a manager user with {@code read = call,dtmf,system} and {@code write =
 *     call,reporting}
 * @param systemName {@code systemname} of the PBX's asterisk.conf: long and secret, since only it
 *     tells the PBX's own events from events that a caller wrote into a caller number
 * @param heartbeat how often to ask "are you there"; with no answer until the next, the link is cut
 * @param lagLimit events later than this make the link ask for everything anew
 * @param queueBound events that may wait to be told before they are dropped and asked for anew
 */
public record AmiSettings(
    PbxName pbx,
    String host,
    int port,
    String user,
    Secret password,
    Secret systemName,
    Duration heartbeat,
    Duration lagLimit,
    int queueBound,
    Backoff backoff) {

  private static final int SHORTEST_SYSTEM_NAME = 16;

  public AmiSettings {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "PBX %s: '%s' port %d is no address. Maybe 127.0.0.1 and 5038?"
              .formatted(pbx, Printable.of(host), port));
    }
    if (!user.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "PBX %s: a manager user (%s) may have letters, digits, '-', '.' and '_'."
              .formatted(pbx, Printable.of(user)));
    }
    if (systemName.value().length() < SHORTEST_SYSTEM_NAME) {
      throw new IllegalArgumentException(
          """
          PBX %s: its system name has %d characters; it is a secret and needs at least %d.
          Maybe generate one and set it as systemname in asterisk.conf: callers could forge events otherwise.\
          """
              .formatted(pbx, systemName.value().length(), SHORTEST_SYSTEM_NAME));
    }
    if (heartbeat.compareTo(Duration.ofMillis(20)) < 0
        || lagLimit.isZero()
        || lagLimit.isNegative()
        || queueBound < 1) {
      throw new IllegalArgumentException(
          "PBX %s: heartbeat (%s, 20 ms or more), lag limit (%s) and queue bound (%d) must be positive."
              .formatted(pbx, heartbeat, lagLimit, queueBound));
    }
  }

  /** As the operator's settings say, with the usual timing. */
  public static AmiSettings of(ServerSettings.Pbx pbx) {
    return of(
        pbx.name(),
        pbx.ami().host(),
        pbx.ami().port(),
        pbx.user(),
        new Secret(pbx.secret().value()),
        new Secret(pbx.systemName().value()));
  }

  /** With the usual timing: a heartbeat every 5 s, 2 s of lag, 20,000 events. */
  public static AmiSettings of(
      PbxName pbx, String host, int port, String user, Secret password, Secret systemName) {
    return new AmiSettings(
        pbx,
        host,
        port,
        user,
        password,
        systemName,
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        20_000,
        Backoff.USUAL);
  }

  String where() {
    return host + ":" + port;
  }
}
