package io.heliotrope.config;

import io.heliotrope.call.Country;
import io.heliotrope.call.Language;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator says of callers by the country of their number.
 *
 * @param home whose national numbers are those that come without a {@code +}; empty if nobody can
 *     tell
 * @param languages in which callers from there begin, where the number they call has no language
 */
public record Callers(Optional<Country> home, Map<Country, Language> languages) {

  public static final Callers UNKNOWN = new Callers(Optional.empty(), Map.of());

  public Callers {
    languages = Map.copyOf(languages);
  }

  /** {@code callers} of sites.yaml. */
  static final FieldType<Callers> FIELD =
      FieldType.object(fields -> {
        Optional<Country> home = fields.optional("country", FieldType.made(Country::new));
        Map<Country, Language> languages =
            fields.or(
                "languages", FieldType.map(Country::new, FieldType.made(Language::new)), Map.of());
        return Optional.of(new Callers(home, languages));
      });
}
