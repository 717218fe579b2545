package io.heliotrope.console;

/** A request that is refused, with its status and a message for people. */
final class ApiRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ApiRefusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
