package io.heliotrope.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An IVR: nodes and the ways between them. Every way leads to a node of the same flow.
 *
 * @param version changes with the text of the flow: the beginning of its hash
 * @param start where calls begin
 * @param nodes by name, in the order of the file
 */
public record Flow(String name, String version, String start, Map<String, Node> nodes) {

  public Flow {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    if (!nodes.containsKey(start)) {
      throw new IllegalArgumentException(
          "Flow %s starts at '%s', which is none of its nodes.\nMaybe one of %s?"
              .formatted(name, start, nodes.keySet()));
    }
    for (Node node : nodes.values()) {
      for (Node.Exit exit : node.exits()) {
        if (!nodes.containsKey(exit.node())) {
          throw new IllegalArgumentException(
              "In flow %s, '%s' of node %s leads to '%s', which is none of its nodes.\nMaybe one of %s?"
                  .formatted(name, exit.way(), node.name(), exit.node(), nodes.keySet()));
        }
      }
    }
  }

  /** The node of that name, which is known to exist: every way was checked. */
  public Node node(String wanted) {
    Node node = nodes.get(wanted);
    if (node == null) {
      throw new FlowException("Flow %s has no node '%s'.".formatted(this, wanted));
    }
    return node;
  }

  /** Name and version: {@code main@3f2a9c01}. */
  @Override
  public String toString() {
    return name + "@" + version;
  }
}
