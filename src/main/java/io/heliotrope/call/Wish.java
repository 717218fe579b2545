package io.heliotrope.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an agent wants who calls one of the feature codes. */
public enum Wish {
  SIGN_IN,
  SIGN_OUT,
  PAUSE,
  RESUME,
  END_WRAP_UP,

  /** More time to wrap up. */
  EXTEND_WRAP_UP,

  /** To say how the call went after which they wrap up. */
  DISPOSITION,

  /** To hear how they stand. */
  STATE;

  /** As the dialplan has it: {@code sign-in}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The wish of that text; empty for any other. */
  public static Optional<Wish> find(String text) {
    return Arrays.stream(values()).filter(wish -> wish.text().equals(text)).findFirst();
  }

  @Override
  public String toString() {
    return text();
  }
}
