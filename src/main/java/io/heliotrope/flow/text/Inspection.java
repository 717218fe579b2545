package io.heliotrope.flow.text;

import io.heliotrope.call.Language;
import io.heliotrope.config.Mistakes;
import io.heliotrope.flow.Flow;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Node.Exit;
import io.heliotrope.flow.Variables;
import io.heliotrope.flow.text.Mention.What;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at a flow as a whole: where do its ways lead a caller? */
final class Inspection {

  private static final int MOST_CHOICES = 5;

  private final Flow flow;
  private final Draft draft;
  private final Known known;
  private final Mistakes mistakes;
  private final Graph graph;

  private Inspection(Flow flow, Draft draft, Known known, Mistakes mistakes) {
    this.flow = flow;
    this.draft = draft;
    this.known = known;
    this.mistakes = mistakes;
    this.graph = new Graph(flow);
  }

  static void check(Flow flow, Draft draft, Known known, Mistakes mistakes) {
    var inspection = new Inspection(flow, draft, known, mistakes);
    inspection.noCircles();
    inspection.everyNodeIsReached();
    inspection.menusLeadToAPerson();
    inspection.menusAreShort();
    inspection.promptsExistWhereTheyAreHeard();
    inspection.variablesHaveValues();
    inspection.promisesAreTrue();
    inspection.waysOutOfQueuesGoOn();
  }

  /** A caller who does nothing must come to an end or to a person, however silent the line. */
  private void noCircles() {
    for (List<String> circle : graph.passiveCircles()) {
      String round = String.join(" -> ", circle) + " -> " + circle.getFirst();
      String first = circle.getFirst();
      boolean asks = circle.stream().map(flow::node).anyMatch(Inspection::asks);
      boolean leaves =
          circle.stream()
              .flatMap(name -> flow.node(name).exits().stream())
              .anyMatch(exit -> !circle.contains(exit.node()));
      if (!leaves) {
        circle(
            first,
            "nobody gets out of here: %s.".formatted(round),
            "Maybe let one of them lead to a menu, a person or a good-bye.");
      } else if (asks) {
        circle(
            first,
            "a caller who presses nothing goes round for ever: %s.".formatted(round),
            "Maybe let 'give-up' lead to a person, or to a good-bye.");
      } else {
        circle(
            first,
            "calls may go round for ever and nobody is asked anything: %s.".formatted(round),
            "Maybe let one of them lead to a menu, a person or a good-bye.");
      }
    }
  }

  private static boolean asks(Node node) {
    return node instanceof Node.Menu || node instanceof Node.Collect;
  }

  private void circle(String node, String what, String advice) {
    mistakes.error(draft.place(node), "nodes." + node, what, advice);
  }

  private void everyNodeIsReached() {
    Set<String> reached = graph.reach(flow.start(), node -> false);
    for (String name : draft.places().keySet()) {
      if (!reached.contains(name)) {
        mistakes.warning(
            draft.place(name),
            "nodes." + name,
            "no way leads here.",
            "Maybe a 'next' or a choice was to name it; else it can go.");
      }
    }
  }

  /** A person is always reachable: from every menu, until one has been asked for. */
  private void menusLeadToAPerson() {
    for (String name : graph.reach(flow.start(), Node.Person.class::isInstance)) {
      if (flow.node(name) instanceof Node.Menu
          && graph.reach(name, node -> false).stream()
              .map(flow::node)
              .noneMatch(Node.Person.class::isInstance)) {
        mistakes.warning(
            draft.place(name),
            "nodes." + name,
            "no way leads from this menu to a person.",
            "Maybe \"0\", and 'give-up', for a person: callers who find none hang up angry.");
      }
    }
  }

  private void menusAreShort() {
    for (Node node : flow.nodes().values()) {
      if (node instanceof Node.Menu menu
          && menu.choices().values().stream().distinct().count() > MOST_CHOICES) {
        mistakes.warning(
            draft.place(node.name()),
            "nodes." + node.name(),
            "%d choices; callers remember about %d."
                .formatted(menu.choices().values().stream().distinct().count(), MOST_CHOICES),
            "Maybe move the rarest into a second menu.");
      }
    }
  }

  private void promptsExistWhereTheyAreHeard() {
    var begins = known.heard().getOrDefault(flow.name(), known.prompts().keySet());
    var heard = Spread.everything(flow, begins, Inspection::spokenAfter);
    for (Mention it : draft.mentions()) {
      if (it.what() != What.PROMPT || nowhere(it.name())) {
        continue; // a prompt that is in no language at all has been told already
      }
      List<String> missing =
          heard.getOrDefault(it.node(), Set.of()).stream()
              .filter(known.prompts()::containsKey)
              .filter(language -> !has(language, it.name()))
              .map(Language::tag)
              .sorted()
              .toList();
      if (!missing.isEmpty()) {
        mistakes.error(
            it.place(),
            it.path(),
            "prompt '%s' is missing in %s.".formatted(it.name(), String.join(", ", missing)),
            "Maybe add its text to %s."
                .formatted(
                    missing.stream()
                        .map("prompts/%s.yaml"::formatted)
                        .collect(Collectors.joining(", "))));
      }
    }
  }

  private boolean has(Language language, String prompt) {
    return known.prompts().getOrDefault(language, Set.of()).contains(prompt);
  }

  private boolean nowhere(String prompt) {
    return known.prompts().values().stream().noneMatch(there -> there.contains(prompt));
  }

  private static Set<Language> spokenAfter(Node node, Exit exit, Set<Language> before) {
    return node instanceof Node.Speak speak ? Set.of(speak.language()) : before;
  }

  /** Where a queue's limits send a caller, the flow must go on. */
  private void waysOutOfQueuesGoOn() {
    for (Node node : flow.nodes().values()) {
      if (node instanceof Node.Person person) {
        List<String> missing =
            known.queues().getOrDefault(person.queue(), Set.of()).stream()
                .filter(exit -> !person.ways().containsKey(exit))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
          mistakes.error(
              draft.place(node.name()),
              "nodes." + node.name(),
              "a limit of queue '%s' leads out by '%s', and nothing says where to."
                  .formatted(person.queue(), String.join("' and '", missing)),
              "Maybe ways: { %s: node }.".formatted(missing.getFirst()));
        }
      }
    }
  }

  private void variablesHaveValues() {
    var certain = Spread.common(flow, Set.<String>of(), Certainty::after);
    for (Mention it : draft.mentions()) {
      if (it.what() == What.SPOKEN_VARIABLE
          && draft.collected().contains(it.name())
          && certain.containsKey(it.node())
          && !certain.get(it.node()).contains(it.name())) {
        mistakes.warning(
            it.place(),
            it.path(),
            "on some way nobody has been asked for '%s' here; then it is not said."
                .formatted(it.name()),
            "Maybe lead all ways through the node that collects it.");
      }
    }
  }

  /** Whom nobody can call back must not hear that somebody will. */
  private void promisesAreTrue() {
    var certain = Spread.common(flow, Set.<String>of(), Certainty::after);
    for (Node node : flow.nodes().values()) {
      if (node instanceof Node.Callback callback
          && callback.noNumber().isEmpty()
          && certain.containsKey(node.name())) {
        if (known.choosy().contains(callback.queue())) {
          falsePromise(
              node,
              "queue '%s' calls back some numbers only; callers with others hear the promise too."
                  .formatted(callback.queue()));
        } else if (!certain.get(node.name()).contains(Variables.CALLER)) {
          falsePromise(node, "callers without a number come here too, and can't be called back.");
        }
      }
    }
  }

  private void falsePromise(Node node, String what) {
    mistakes.warning(
        draft.place(node.name()),
        "nodes." + node.name(),
        what,
        "Maybe say where they go instead: no-number: node.");
  }
}
