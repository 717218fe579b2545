package io.heliotrope.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What was probably meant by a name that does not exist. */
public final class Suggestion {

  private Suggestion() {}

  /**
   * The known name nearest to {@code given}, if it is near enough to be a slip of the fingers; of
   * equally near ones the first in the alphabet.
   */
  public static Optional<String> find(String given, Collection<String> known) {
    String wanted = given.toLowerCase(Locale.ROOT);
    int best = Math.max(1, given.length() / 3) + 1;
    String found = null;
    for (String name : known) {
      if (Math.abs(name.length() - given.length()) > best) {
        continue;
      }
      int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
      if (distance < best || (distance == best && found != null && name.compareTo(found) < 0)) {
        best = distance;
        found = name;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Advice for an unknown name: the nearest one, or a short list of what there is. */
  public static String advice(String given, Collection<String> known) {
    boolean list = !known.isEmpty() && known.size() <= 12;
    return adviceOr(
        given,
        known,
        list
            ? "Maybe one of: %s.".formatted(String.join(", ", known.stream().sorted().toList()))
            : "");
  }

  /** Advice for an unknown name: the nearest one, or else that. */
  public static String adviceOr(String given, Collection<String> known, String otherwise) {
    return find(given, known).map("Maybe '%s'?"::formatted).orElse(otherwise);
  }

  /** Edits that turn one text into the other: insert, remove, replace, swap two neighbours. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
