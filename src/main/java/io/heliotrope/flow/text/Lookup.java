package io.heliotrope.flow.text;

import io.heliotrope.call.Language;
import io.heliotrope.config.Located;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Suggestion;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Variables;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks up what nodes name: does it exist? */
final class Lookup {

  /** What the call gives that is not made of digits. */
  private static final Set<String> WORDS =
      Set.of(Variables.OPENS, Variables.COUNTRY, Variables.DAY_PART);

  private final Draft draft;
  private final Known known;
  private final Mistakes mistakes;

  /** All there are, in whatever language. */
  private final Set<String> prompts;

  private Lookup(Draft draft, Known known, Mistakes mistakes) {
    this.draft = draft;
    this.known = known;
    this.mistakes = mistakes;
    this.prompts =
        known.prompts().values().stream()
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());
  }

  static void check(
      Draft draft,
      Optional<Located<String>> start,
      Optional<String> flow,
      Known known,
      Mistakes mistakes) {
    var lookup = new Lookup(draft, known, mistakes);
    start
        .map(at -> new Mention(Mention.What.NODE, at.value(), "", at.place(), at.path()))
        .ifPresent(lookup::look);
    draft.mentions().forEach(lookup::look);
    flow.ifPresent(name -> lookup.languages(name, start));
  }

  private void look(Mention it) {
    switch (it.what()) {
      case NODE -> among(it, "node", draft.places().keySet());
      case QUEUE -> ofCompany(it, "queue", known.queues().keySet());
      case AGENT -> ofCompany(it, "agent", known.agents());
      case SITE -> ofCompany(it, "site", known.sites());
      case LANGUAGE -> among(it, "language with prompts", names(known.prompts().keySet()));
      case PROMPT -> prompt(it);
      case VARIABLE -> variable(it);
      case WAY -> way(it);
      case SPOKEN_VARIABLE -> spoken(it);
    }
  }

  private void ofCompany(Mention it, String kind, Collection<?> there) {
    if (known.company() || !there.isEmpty()) {
      among(it, kind, names(there));
    }
  }

  /** Which queue a node asks is known when all of it could be read. */
  private void way(Mention it) {
    if (draft.nodes().get(it.node()) instanceof Node.Person person
        && known.company()
        && known.queues().get(person.queue()) instanceof Set<String> exits
        && !exits.contains(it.name())) {
      mistakes.warning(
          it.place(),
          it.path(),
          "no limit of queue '%s' leads out by '%s'.".formatted(person.queue(), it.name()),
          exits.isEmpty()
              ? "Maybe it can go: the queue has no way out that comes back here."
              : Suggestion.advice(it.name(), exits));
    }
  }

  private void among(Mention it, String kind, Collection<String> there) {
    if (!there.contains(it.name())) {
      mistakes.error(
          it.place(),
          it.path(),
          "there is no %s '%s'.".formatted(kind, it.name()),
          Suggestion.advice(it.name(), there));
    }
  }

  /** A prompt that is missing in some languages only is found by where the flow is heard. */
  private void prompt(Mention it) {
    if (!prompts.contains(it.name())) {
      mistakes.error(
          it.place(),
          it.path(),
          "there is no prompt '%s' in any language.".formatted(it.name()),
          Suggestion.adviceOr(
              it.name(), prompts, "Maybe its text was forgotten in the prompts folder."));
    }
  }

  private void variable(Mention it) {
    if (!Variables.isBuiltIn(it.name()) && !draft.collected().contains(it.name())) {
      mistakes.error(
          it.place(),
          it.path(),
          "no node collects a variable '%s'.".formatted(it.name()),
          Suggestion.advice(
              it.name(),
              Stream.concat(draft.collected().stream(), Variables.BUILT_IN.stream()).toList()));
    }
  }

  private void spoken(Mention it) {
    if (WORDS.contains(it.name())) {
      mistakes.error(
          it.place(),
          it.path(),
          "'%s' can't be read out: it has no digits.".formatted(it.name()),
          "Maybe branch by it, to a prompt for each case.");
    } else if (draft.secrets().contains(it.name())) {
      mistakes.error(
          it.place(),
          it.path(),
          "'%s' is secret and can't be read out: others may listen.".formatted(it.name()),
          "");
    } else {
      variable(it);
    }
  }

  private void languages(String flow, Optional<Located<String>> start) {
    var heard = known.heard().get(flow);
    if (start.isEmpty() || !known.company()) {
      return;
    }
    if (heard == null) {
      mistakes.warning(
          start.get().place(),
          "flow",
          "no number leads to flow '%s'.".formatted(flow),
          "Maybe add it to numbers.yaml.");
      return;
    }
    for (Language language : heard) {
      if (!known.prompts().containsKey(language)) {
        mistakes.error(
            start.get().place(),
            "flow",
            "a number leads here in '%s', and there are no prompts in it.".formatted(language),
            Suggestion.advice(language.tag(), names(known.prompts().keySet())));
      }
    }
  }

  private static List<String> names(Collection<?> ids) {
    return ids.stream().map(Object::toString).toList();
  }
}
