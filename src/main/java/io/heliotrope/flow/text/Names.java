package io.heliotrope.flow.text;

import io.heliotrope.call.Printable;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Variables;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What things in a flow may be called. Each rule gives the text back, or throws with what is wrong
 * and, on a line of its own, what to try.
 */
final class Names {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern PROMPT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

  private Names() {}

  /** A key of a telephone. */
  static char key(String text) {
    if (text.length() != 1 || Node.ALL_KEYS.indexOf(text.charAt(0)) < 0) {
      throw new IllegalArgumentException(
          "A key (%s) is one of 0-9, * and #.\nMaybe \"1\"?".formatted(Printable.of(text)));
    }
    return text.charAt(0);
  }

  /** A name of the operator's own: of a node, a flow, a task. */
  static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          """
          A name (%s) begins with a lower-case letter and has such letters, digits and '-', 40 at most.
          Maybe '%s'?\
          """
              .formatted(Printable.of(text), kebab(text)));
    }
    return text;
  }

  /** The key of a prompt. */
  static String prompt(String text) {
    if (!PROMPT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          """
          A prompt's key (%s) has lower-case letters, digits, '-' and '_', 64 at most.
          Maybe the words themselves belong into prompts/en.yaml, under a key?\
          """
              .formatted(Printable.of(text)));
    }
    return text;
  }

  /** The name of a variable that a node sets. */
  static String variable(String text) {
    if (!Variables.isName(text)) {
      throw new IllegalArgumentException(
          """
          A variable's name (%s) begins with a letter and has lower-case letters, digits and '-'.
          Maybe '%s'?\
          """
              .formatted(Printable.of(text), kebab(text)));
    }
    if (Variables.isBuiltIn(text)) {
      throw new IllegalArgumentException(
          "The variable '%s' is given by the call itself.\nMaybe 'my-%s'?".formatted(text, text));
    }
    return text;
  }

  private static String kebab(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
  }
}
