package io.heliotrope.hours;

import io.heliotrope.call.Printable;

/** A text that is no rule of opening hours, or one we do not support. Never guessed at. */
public final class HoursException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int position;
  private final String reason;

  /**
   * Says what is wrong, where, and what to try.
   *
   * @param position in {@code text}, from 0
   * @param advice begins with "Maybe", or empty
   */
  HoursException(String text, int position, String what, String advice) {
    super(
        "'%s', character %d: %s%s"
            .formatted(
                Printable.of(text), position + 1, what, advice.isEmpty() ? "" : "\n" + advice));
    this.position = position;
    this.reason = what;
  }

  /** What is wrong, the same for all texts in which it is. */
  String reason() {
    return reason;
  }

  /** Where in the text, from 0. */
  public int position() {
    return position;
  }
}
