package io.heliotrope.call;

import java.util.regex.Pattern;

/**
 * A country or region whose customs an agent is trained in: a country by its ISO 3166 code ({@code
 * PT}), a region of it ({@code US-CO}), or a name of the operator's own ({@code nordics}).
 */
public record Market(String code) {

  private static final Pattern RULE =
      Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?|[a-z0-9][a-z0-9._@-]{0,63}");

  public Market {
    if (!RULE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          """
          A market (%s) is a country such as PT, a region such as US-CO, or a name in lower case.
          Maybe write its ISO 3166 code in capitals.\
          """
              .formatted(Printable.of(code)));
    }
  }

  /** Is somebody trained in this market fit for the other? For the same, and for a part of it. */
  public boolean covers(Market other) {
    return code.equals(other.code) || other.code.startsWith(code + "-");
  }

  @Override
  public String toString() {
    return code;
  }
}
