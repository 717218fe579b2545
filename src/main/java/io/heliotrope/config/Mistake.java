package io.heliotrope.config;

/**
 * One mistake in the operator's files.
 *
 * @param node the thing it is in, as a path of names: {@code nodes.main-menu.choices.2}; may be empty
 * @param what what is wrong, with the value
 * @param advice what to try; may be empty
 */
public record Mistake(Place place, String node, String what, String advice) {

  @Override
  public String toString() {
    var text = new StringBuilder(place.toString()).append(": ");
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
