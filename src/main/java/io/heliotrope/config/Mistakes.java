package io.heliotrope.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All mistakes found so far. Reading goes on after a mistake, so that the operator hears of all of
 * them at once. For one thread.
 */
public final class Mistakes {

  private static final Comparator<Mistake> IN_READING_ORDER =
      Comparator.comparing((Mistake m) -> m.place().file())
          .thenComparing(m -> m.place().line())
          .thenComparing(m -> m.place().column());

  private final List<Mistake> found = new ArrayList<>();

  public void add(Mistake mistake) {
    found.add(mistake);
  }

  public void addAll(List<Mistake> mistakes) {
    found.addAll(mistakes);
  }

  public void error(Place place, String node, String what, String advice) {
    found.add(new Mistake(place, node, what, advice));
  }

  public void warning(Place place, String node, String what, String advice) {
    found.add(Mistake.warning(place, node, what, advice));
  }

  /**
   * Tells what a record's constructor had to say: its first line is what is wrong, a line that
   * begins with "Maybe" is the advice.
   */
  public void error(Place place, String node, IllegalArgumentException refusal) {
    String text = String.valueOf(refusal.getMessage()).strip();
    int advice = text.indexOf("\nMaybe");
    if (advice < 0) {
      error(place, node, text, "");
    } else {
      error(place, node, text.substring(0, advice).strip(), text.substring(advice + 1));
    }
  }

  /** In the order in which the operator reads the files. */
  public List<Mistake> list() {
    return found.stream().sorted(IN_READING_ORDER).toList();
  }

  /** Is anything so wrong that the files can't be used? */
  public boolean hasErrors() {
    return errors() > 0;
  }

  /** Is there an error about this file as a whole: that it can't be read, say? */
  boolean speakOf(String file) {
    return found.stream().anyMatch(m -> m.isError() && m.place().equals(Place.file(file)));
  }

  /** How many errors by now; with a later number it tells whether something was wrong between. */
  public long errors() {
    return found.stream().filter(Mistake::isError).count();
  }
}
