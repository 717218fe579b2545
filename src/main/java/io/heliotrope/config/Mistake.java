package io.heliotrope.config;

/**
 * One mistake in the operator's files.
 *
 * @param node the thing it is in, as a path of names: {@code nodes.main-menu.choices.2}; may be
 *     empty
 * @param what what is wrong, with the value
 * @param advice what to try; may be empty
 */
public record Mistake(Severity severity, Place place, String node, String what, String advice) {

  public enum Severity {
    /** The files are refused; what ran before goes on. */
    ERROR,
    /** It works, but callers or operators will regret it. */
    WARNING
  }

  /** A mistake for which the files are refused. */
  public Mistake(Place place, String node, String what, String advice) {
    this(Severity.ERROR, place, node, what, advice);
  }

  /** A mistake that is told and lived with. */
  public static Mistake warning(Place place, String node, String what, String advice) {
    return new Mistake(Severity.WARNING, place, node, what, advice);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public String toString() {
    var text = new StringBuilder(place.toString()).append(": ");
    if (!isError()) {
      text.append("warning: ");
    }
    if (!node.isEmpty()) {
      text.append(node).append(": ");
    }
    text.append(what);
    if (!advice.isEmpty()) {
      text.append("\n    ").append(advice);
    }
    return text.toString();
  }
}
