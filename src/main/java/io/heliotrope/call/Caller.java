package io.heliotrope.call;

import java.util.Optional;

/** Who calls, as far as the network says: both parts may be absent, neither is proof. */
public record Caller(Optional<PhoneNumber> number, Optional<String> name) {

  public static final Caller ANONYMOUS = new Caller(Optional.empty(), Optional.empty());

  private static final int LONGEST_NAME = 80;

  public Caller {
    name = name.map(Caller::clean).filter(text -> !text.isEmpty());
  }

  private static String clean(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .limit(LONGEST_NAME)
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  @Override
  public String toString() {
    return number.map(PhoneNumber::value).orElse("anonymous");
  }
}
