package io.heliotrope.flow.text;

import io.heliotrope.config.Place;
import io.heliotrope.flow.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A flow while it is being read: what could be understood, and what is still to be looked up. */
final class Draft {

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final Set<String> collected = new LinkedHashSet<>();
  private final Set<String> secrets = new LinkedHashSet<>();

  /** A node of the file begins here, whether or not it can be understood. */
  void begin(String node, Place place) {
    places.put(node, place);
  }

  /** A node of the file, or one that stands for a way out with words of its own. */
  void add(Node node) {
    nodes.put(node.name(), node);
  }

  void mention(Mention mention) {
    mentions.add(mention);
  }

  /** A node sets this variable, whether or not all of the node can be understood. */
  void collect(String variable, boolean secret) {
    collected.add(variable);
    if (secret) {
      secrets.add(variable);
    }
  }

  Set<String> collected() {
    return collected;
  }

  /** The variables that must not be read out. */
  Set<String> secrets() {
    return secrets;
  }

  /** Where the file's own nodes stand, in its order. */
  Map<String, Place> places() {
    return places;
  }

  Map<String, Node> nodes() {
    return nodes;
  }

  List<Mention> mentions() {
    return mentions;
  }

  /**
   * Are all nodes understood, and does every way lead to one? Then the flow can be looked at as a
   * whole, even if what it says or asks for is still wrong.
   */
  boolean isWhole(String start) {
    return nodes.containsKey(start)
        && nodes.keySet().containsAll(places.keySet())
        && mentions.stream()
            .filter(it -> it.what() == Mention.What.NODE)
            .allMatch(it -> places.containsKey(it.name()));
  }

  /** The place of a node, or of the node it was made for. */
  Place place(String node) {
    Place place = places.get(origin(node));
    if (place == null) {
      throw new IllegalStateException("No node '%s' was read.".formatted(node));
    }
    return place;
  }

  /** The file's name of a node: {@code menu} for {@code menu.silence}. */
  static String origin(String node) {
    int dot = node.indexOf('.');
    return dot < 0 ? node : node.substring(0, dot);
  }
}
