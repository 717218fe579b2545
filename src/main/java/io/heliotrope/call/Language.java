package io.heliotrope.call;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A spoken language as an IETF tag in lower case, for example {@code pt} or {@code pt-br}. */
public record Language(String tag) {

  private static final Pattern RULE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

  public Language {
    if (!RULE.matcher(tag).matches()) {
      throw new IllegalArgumentException(
          "A language (%s) is an IETF tag in lower case, such as 'en', 'pt' or 'pt-br'.%s"
              .formatted(Printable.of(tag), meant(tag).map("\nMaybe '%s'?"::formatted).orElse("")));
    }
  }

  /** {@code pt-br} for {@code pt_BR}, {@code en} for {@code English}. */
  private static Optional<String> meant(String tag) {
    String lower = tag.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    return RULE.matcher(lower).matches()
        ? Optional.of(lower)
        : Locale.availableLocales()
            .map(Locale::getLanguage)
            .filter(
                code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(lower))
            .findFirst();
  }

  /**
   * Can a speaker of this language help somebody who speaks the other? The same language, or one is
   * a kind of the other: {@code pt} and {@code pt-br} fit, {@code pt-pt} and {@code pt-br} do not.
   */
  public boolean fits(Language other) {
    return tag.equals(other.tag)
        || tag.startsWith(other.tag + "-")
        || other.tag.startsWith(tag + "-");
  }

  @Override
  public String toString() {
    return tag;
  }
}
