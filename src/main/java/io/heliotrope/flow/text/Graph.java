package io.heliotrope.flow.text;

import io.heliotrope.flow.Flow;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Node.Exit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Walks along the ways of a flow. */
final class Graph {

  private final Flow flow;

  Graph(Flow flow) {
    this.flow = flow;
  }

  /** All nodes that can be reached from one, itself included, not going on from those that stop. */
  Set<String> reach(String from, Predicate<Node> stops) {
    var seen = new LinkedHashSet<String>();
    var todo = new ArrayDeque<String>();
    todo.add(from);
    while (!todo.isEmpty()) {
      String name = todo.remove();
      Node node = flow.node(name);
      if (seen.add(name) && !stops.test(node)) {
        node.exits().stream().map(Exit::node).forEach(todo::add);
      }
    }
    return seen;
  }

  /** The circles a caller who does nothing could be led in; each once, from its first node on. */
  List<List<String>> passiveCircles() {
    var circles = new ArrayList<List<String>>();
    var done = new HashSet<String>();
    for (String name : flow.nodes().keySet()) {
      search(name, new ArrayList<>(), done, circles);
    }
    return circles;
  }

  private void search(
      String name, List<String> path, Set<String> done, List<List<String>> circles) {
    int back = path.indexOf(name);
    if (back >= 0) {
      circles.add(List.copyOf(path.subList(back, path.size())));
      return;
    }
    if (done.contains(name)) {
      return;
    }
    path.add(name);
    for (Exit exit : flow.node(name).exits()) {
      if (exit.passive()) {
        search(exit.node(), path, done, circles);
      }
    }
    path.removeLast();
    done.add(name);
  }
}
