package io.heliotrope.hours;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through a text of opening hours, and says where it does not understand it. */
final class Scanner {

  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern BLANKS = Pattern.compile("\\s*");
  private static final Pattern COMMENT = Pattern.compile("\"([^\"]*)\"");

  private final String text;
  private int at;

  Scanner(String text) {
    this.text = text;
    blanks();
  }

  int at() {
    return at;
  }

  /** Looks from there on once more. */
  void back(int earlier) {
    at = earlier;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  String since(int begin) {
    return text.substring(begin, at).strip();
  }

  /** The letters that stand here; empty if none do. */
  String word() {
    Matcher word = WORD.matcher(text).region(at, text.length());
    return word.lookingAt() ? word.group() : "";
  }

  boolean takenWord(String wanted) {
    return word().equals(wanted) && taken(wanted);
  }

  boolean stands(String sign) {
    return text.startsWith(sign, at);
  }

  boolean standsIgnoringCase(String sign) {
    return text.regionMatches(true, at, sign, 0, sign.length());
  }

  boolean taken(String sign) {
    if (!stands(sign)) {
      return false;
    }
    at += sign.length();
    blanks();
    return true;
  }

  boolean matches(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length()).lookingAt();
  }

  /** Takes what matches here, if anything does. */
  Optional<Matcher> taken(Pattern pattern) {
    Matcher found = pattern.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      return Optional.empty();
    }
    at = found.end();
    blanks();
    return Optional.of(found);
  }

  boolean standsDigit() {
    return matches(NUMBER);
  }

  /** A number of so many digits; empty if none stands here. */
  OptionalInt number(int fewest, int most) {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      return OptionalInt.empty();
    }
    int digits = number.end() - at;
    if (digits < fewest || digits > most) {
      return OptionalInt.empty();
    }
    at = number.end();
    blanks();
    return OptionalInt.of(Integer.parseInt(number.group()));
  }

  /** What stands between quotes, if anything does. */
  Optional<String> comment() {
    return taken(COMMENT).map(found -> found.group(1).strip());
  }

  HoursException wrong(String what, String advice) {
    return new HoursException(text, at, what, advice);
  }

  HoursException wrong(int where, String what, String advice) {
    return new HoursException(text, where, what, advice);
  }

  private void blanks() {
    Matcher blanks = BLANKS.matcher(text).region(at, text.length());
    at = blanks.lookingAt() ? blanks.end() : at;
  }
}
