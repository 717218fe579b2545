package io.heliotrope.agi;

import static java.util.Objects.requireNonNull;

/** The far end broke the protocol. It ends that session, not the server. */
final class AgiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  /** The message goes to the log: nothing of a caller's and no secret may be in it unmasked. */
  AgiException(Refusal refusal, String message) {
    super(message, null, false, false); // thrown on purpose, where it is caught: no stack trace
    this.refusal = refusal;
  }

  /** The message, which is never null here. */
  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }

  Refusal refusal() {
    return refusal;
  }
}
