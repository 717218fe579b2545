package io.heliotrope.demo.lab;

/** Something the lab needs cannot be had. The message says what, and what to try. */
public final class LabException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  public LabException(String message) {
    super(message);
  }

  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
