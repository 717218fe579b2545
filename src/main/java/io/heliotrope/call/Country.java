package io.heliotrope.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A country by its ISO 3166 code: {@code PT}; also by those that telephony knows beside them, such
 * as Kosovo's {@code XK}.
 */
public record Country(String code) {

  private static final Set<String> CODES =
      Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK", "AC", "TA"))
          .collect(Collectors.toUnmodifiableSet());

  public Country {
    if (!CODES.contains(code)) {
      throw new IllegalArgumentException(
          """
          A country (%s) is an ISO 3166 code in capitals, such as PT.
          Maybe look it up under "ISO 3166-1 alpha-2".\
          """
              .formatted(Printable.of(code)));
    }
  }

  /** Is there a country of that code? */
  public static boolean is(String code) {
    return CODES.contains(code);
  }

  @Override
  public String toString() {
    return code;
  }
}
