package io.heliotrope.call;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an agent is rung: a technology and a name of the operator's, for example {@code
 * PJSIP/1001}. Nothing that could add a leg, an option or another address to a dial string passes.
 */
public record Endpoint(String value) {

  private static final Pattern RULE =
      Pattern.compile("(?:PJSIP|SIP|IAX2|DAHDI)/[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

  public Endpoint {
    if (!RULE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          """
          An endpoint (%s) is a technology and one name, such as PJSIP/1001.
          Maybe '&', ',', '@' or a second '/' slipped in: they would ring somebody else as well.\
          """
              .formatted(Printable.of(value)));
    }
  }

  /** The endpoint of that name, or empty where the text, of a PBX say, names something else. */
  public static Optional<Endpoint> find(String value) {
    return RULE.matcher(value).matches() ? Optional.of(new Endpoint(value)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
