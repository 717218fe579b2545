package io.heliotrope.agi;

/**
 * Asterisk's answer to one AGI command.
 *
 * @param status 200, or 510 (unknown command), 511 (the channel is dead), 520 (wrong syntax)
 * @param result the number after {@code result=}, or {@link #NO_NUMBER} where there is none: {@code
 *     200}, {@code 200 result= (timeout)}, {@code 200 result=12*}
 * @param value what stands in the parentheses after it, line feeds and all; empty for none
 */
record Reply(int status, int result, String value) {

  static final int NO_NUMBER = Integer.MIN_VALUE;

  static final int OK = 200;
  static final int UNKNOWN = 510;
  static final int DEAD = 511;

  private static final int LEAST = -2;
  private static final Reply[] COMMON = new Reply[128 - LEAST];

  static {
    for (int i = 0; i < COMMON.length; i++) {
      COMMON[i] = new Reply(OK, i + LEAST, "");
    }
  }

  /** {@code 200 result=N}, nearly every reply there is. */
  static Reply of(int result) {
    int index = result - LEAST;
    return index >= 0 && index < COMMON.length ? COMMON[index] : new Reply(OK, result, "");
  }

  boolean isOk() {
    return status == OK;
  }

  /** Is the result a key of a telephone, as its ASCII code? */
  boolean isKey() {
    return isOk()
        && ((result >= '0' && result <= '9')
            || result == '*'
            || result == '#'
            || (result >= 'A' && result <= 'D'));
  }
}
