package io.heliotrope.config;

import io.heliotrope.call.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where something listens: {@code 127.0.0.1:4573}, {@code [::1]:8080}, or a name and a port. */
public record HostPort(String host, int port) {

  private static final Pattern RULE =
      Pattern.compile("(?:\\[([0-9a-fA-F:.%]+)]|([A-Za-z0-9._-]+)):([0-9]{1,5})");

  public HostPort {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "A port (%d) is a number from 0 to 65535.".formatted(port));
    }
  }

  public static HostPort of(String text) {
    Matcher match = RULE.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no address and port.\nMaybe write it like 127.0.0.1:4573."
              .formatted(Printable.of(text)));
    }
    String host = match.group(1) == null ? match.group(2) : match.group(1);
    return new HostPort(host, Integer.parseInt(match.group(3)));
  }

  /** Can only this machine reach it? */
  public boolean isLoopback() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
