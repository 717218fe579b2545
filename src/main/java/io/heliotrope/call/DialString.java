package io.heliotrope.call;

import java.util.regex.Pattern;

/**
 * Whom a PBX is to ring: a telephone of ours, or a number outside by a trunk. One address, and no
 * option: nothing passes that could add a leg or run a part of the dialplan.
 */
public record DialString(String value) {

  private static final Pattern RULE =
      Pattern.compile("(?:PJSIP|SIP|IAX2|DAHDI|Local)/[A-Za-z0-9+][A-Za-z0-9+_.@:/-]{0,99}");

  public DialString {
    if (!RULE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          """
          A dial string (%s) is a technology and one address, such as PJSIP/+15550001@trunk.
          Maybe '&', ',' or a blank slipped in: they would ring somebody else as well.\
          """
              .formatted(Printable.of(value)));
    }
  }

  public static DialString of(Endpoint endpoint) {
    return new DialString(endpoint.value());
  }

  @Override
  public String toString() {
    return value;
  }
}
