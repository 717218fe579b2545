package io.heliotrope.hours;

import java.util.List;
import java.util.Optional;

/** Reads what a rule says of its times: {@code off}, {@code open "by telephone"}. */
final class StateReader {

  /**
   * What is said.
   *
   * @param commentAlone is it said by a comment alone, {@code "by appointment"}?
   */
  record State(Rule.Says says, boolean commentAlone) {}

  private record Word(String word, Rule.Says says) {}

  private static final List<Word> WORDS =
      List.of(
          new Word("off", Rule.Says.CLOSED),
          new Word("closed", Rule.Says.CLOSED),
          new Word("unknown", Rule.Says.UNKNOWN),
          new Word("open", Rule.Says.OPEN));

  private StateReader() {}

  /** Empty if nothing of the kind stands here. */
  static Optional<State> state(Scanner in) {
    for (Word one : WORDS) {
      if (in.takenWord(one.word())) {
        in.comment();
        return Optional.of(new State(one.says(), false));
      }
    }
    int begin = in.at();
    Optional<String> comment = in.comment();
    if (comment.filter(String::isEmpty).isPresent()) {
      throw in.wrong(begin, "there is nothing between the quotes.", "Maybe remove them.");
    }
    return comment.map(_ -> new State(Rule.Says.UNKNOWN, true));
  }
}
