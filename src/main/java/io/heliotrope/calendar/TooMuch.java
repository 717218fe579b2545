package io.heliotrope.calendar;

/** A calendar is larger than one of holidays can be; the message says in what. */
final class TooMuch extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  TooMuch(String message) {
    super(message);
  }
}
