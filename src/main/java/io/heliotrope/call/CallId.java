package io.heliotrope.call;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One call, the same on every page, log line and journal entry: the PBX's name and Asterisk's
 * unique id without the PBX's system name, for example {@code lisbon-1795338060.12}. The system
 * name is a shared secret between Asterisk and us and must not leave the edge.
 */
public record CallId(String value) {

  private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,95}");

  /** Stands behind a call's id in the ids under which somebody else is asked about it. */
  public static final String CONSULT = ".consult-";

  public CallId {
    if (!RULE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A call id (%s) may have letters, digits, '-', '.', '_' and '@', 96 at most."
              .formatted(Printable.of(value)));
    }
  }

  /**
   * The id of the call that Asterisk calls {@code uniqueId} ({@code systemname-epoch.sequence}, or
   * without the first part where no system name is set).
   */
  public static CallId of(PbxName pbx, String uniqueId) {
    return new CallId(pbx.name() + "-" + uniqueId.substring(uniqueId.lastIndexOf('-') + 1));
  }

  /** The id under which an agent of this call asks somebody else; {@code count} from 1. */
  public CallId consult(int count) {
    return new CallId(value + CONSULT + count);
  }

  /** Is it not a call's, but that of a consult about one? */
  public boolean isConsult() {
    return value.indexOf(CONSULT) > 0;
  }

  /** Of a consult the call that it is about; else the same. */
  public CallId whole() {
    return isConsult() ? new CallId(value.substring(0, value.indexOf(CONSULT))) : this;
  }

  /** The id of that text, of a PBX say; empty if it is none. */
  public static Optional<CallId> find(String text) {
    return RULE.matcher(text).matches() ? Optional.of(new CallId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
