package io.heliotrope.flow;

import io.heliotrope.call.Language;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds where callers can ask for a person, and what brings them there. */
public final class Reach {

  /**
   * A place where a caller may ask for a person.
   *
   * @param language which is spoken there
   * @param ways what leads there where it is not the only way, in order: {@code main-menu: 2}
   */
  public record Ask(Node.Person node, Language language, List<String> ways) {

    public Ask {
      ways = List.copyOf(ways);
    }
  }

  private record Visit(String node, Language language, List<String> ways) {}

  /** Where a caller can be, whatever brought them there. */
  private record Spot(String node, Language language) {}

  private final Flow flow;
  private final Facts facts;
  private final Predicate<Ask> awake;
  private final ArrayDeque<Visit> ahead = new ArrayDeque<>();
  private final Set<Spot> seen = new HashSet<>();

  private Reach(Flow flow, Facts facts, Predicate<Ask> awake) {
    this.flow = flow;
    this.facts = facts;
    this.awake = awake;
  }

  /**
   * All places where a caller who begins in that language can ask for a person at that instant,
   * each by the way with the fewest turns. Where nobody is awake the search goes on as the caller
   * would; where somebody is, it ends.
   *
   * @param awake is anybody awake who could help there?
   */
  public static List<Ask> asks(Flow flow, Language language, Facts facts, Predicate<Ask> awake) {
    return new Reach(flow, facts, awake).search(language);
  }

  private List<Ask> search(Language language) {
    List<Ask> asks = new ArrayList<>();
    go(flow.start(), language, List.of(), Optional.empty());
    for (Visit here = ahead.poll(); here != null; here = ahead.poll()) {
      Node node = flow.node(here.node());
      switch (node) {
        case Node.Person person -> {
          var ask = new Ask(person, here.language(), here.ways());
          asks.add(ask);
          if (!awake.test(ask)) {
            follow(here, person.nobodyAwake(), person.queue() + ": nobody awake");
          }
        }
        case Node.Branch branch -> branch(branch, here);
        case Node.Speak speak -> go(speak.next(), speak.language(), here.ways(), Optional.empty());
        case Node.Say _,
            Node.Menu _,
            Node.Collect _,
            Node.Task _,
            Node.Callback _,
            Node.HangUp _ -> {
          leave(here, node);
        }
      }
    }
    return asks;
  }

  private void leave(Visit here, Node node) {
    List<Node.Exit> exits = node.exits();
    for (Node.Exit exit : exits) {
      if (exits.size() == 1) {
        go(exit.node(), here.language(), here.ways(), Optional.empty());
      } else {
        follow(here, exit.node(), node.name() + ": " + exit.way());
      }
    }
  }

  /** What the flow will remember by then nobody knows: such a case may hold or not. */
  private void branch(Node.Branch branch, Visit here) {
    for (Node.Branch.Case one : branch.cases()) {
      if (one.condition() instanceof Condition.Variable variable && isUnknown(variable)) {
        follow(here, one.next(), branch.name() + ": " + variable.text());
      } else if (one.condition().holds(Variables.NONE, here.language(), facts)) {
        go(one.next(), here.language(), here.ways(), Optional.empty());
        return;
      }
    }
    go(branch.otherwise(), here.language(), here.ways(), Optional.empty());
  }

  private static boolean isUnknown(Condition.Variable variable) {
    return !variable.name().equals(Variables.CALLER) && !variable.name().equals(Variables.DID);
  }

  private void follow(Visit from, String node, String way) {
    go(node, from.language(), from.ways(), Optional.of(way));
  }

  private void go(String node, Language language, List<String> before, Optional<String> way) {
    if (seen.add(new Spot(node, language))) {
      var ways = new ArrayList<>(before);
      way.ifPresent(ways::add);
      ahead.add(new Visit(node, language, ways));
    }
  }
}
