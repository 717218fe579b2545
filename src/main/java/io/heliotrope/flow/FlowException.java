package io.heliotrope.flow;

/**
 * We are wrong: a flow spins, or an event came that answers nothing. The caller must be handed on.
 */
public final class FlowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public FlowException(String message) {
    super(message);
  }
}
