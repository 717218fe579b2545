package io.heliotrope.flow.text;

import io.heliotrope.flow.Flow;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Node.Exit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Carries what is so at the start along all ways, until nothing changes: a data-flow analysis. */
final class Spread {

  /** What is so after leaving a node by a way. */
  @FunctionalInterface
  interface Change<T> {
    Set<T> after(Node node, Exit exit, Set<T> before);
  }

  private Spread() {}

  /**
   * What may be so at each node, on one way or another. Nodes that are never reached are absent.
   */
  static <T> Map<String, Set<T>> everything(Flow flow, Set<T> start, Change<T> change) {
    return along(
        flow,
        start,
        change,
        (a, b) -> {
          var both = new LinkedHashSet<>(a);
          both.addAll(b);
          return both;
        });
  }

  /** What is so at each node whichever way led there. Nodes that are never reached are absent. */
  static <T> Map<String, Set<T>> common(Flow flow, Set<T> start, Change<T> change) {
    return along(
        flow,
        start,
        change,
        (a, b) -> {
          var both = new LinkedHashSet<>(a);
          both.retainAll(b);
          return both;
        });
  }

  private static <T> Map<String, Set<T>> along(
      Flow flow, Set<T> start, Change<T> change, BinaryOperator<Set<T>> meet) {
    var at = new HashMap<String, Set<T>>();
    at.put(flow.start(), start);
    var todo = new ArrayDeque<String>();
    todo.add(flow.start());
    while (!todo.isEmpty()) {
      Node node = flow.node(todo.remove());
      Set<T> before = at.getOrDefault(node.name(), Set.of());
      for (Exit exit : node.exits()) {
        Set<T> after = change.after(node, exit, before);
        Set<T> known = at.get(exit.node());
        Set<T> both = known == null ? after : meet.apply(known, after);
        if (!both.equals(known)) {
          at.put(exit.node(), both);
          todo.add(exit.node());
        }
      }
    }
    return at;
  }
}
