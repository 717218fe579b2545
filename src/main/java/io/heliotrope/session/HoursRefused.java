package io.heliotrope.session;

/** A change of hours was refused; the message says why, and on a line with "Maybe" what to try. */
public final class HoursRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HoursRefused(String message) {
    super(message, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
