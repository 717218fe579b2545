package io.heliotrope.config;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The names in a company's files, known also when something else in them is wrong.
 *
 * @param flows the flows its numbers name, each with its place
 * @param prompts the prompts its queues name, each with its place
 * @param sites empty, like the others, if not even the names can be read
 */
public record CompanyNames(
    List<Located<String>> flows,
    List<Located<String>> prompts,
    Set<String> sites,
    Set<String> agents,
    Set<String> queues) {

  public CompanyNames {
    flows = List.copyOf(flows);
    prompts = List.copyOf(prompts);
    sites = Set.copyOf(sites);
    agents = Set.copyOf(agents);
    queues = Set.copyOf(queues);
  }

  /** Tells of numbers that are answered by no flow. */
  public void checkFlows(Collection<String> known, Mistakes mistakes) {
    for (Located<String> flow : flows) {
      if (!known.contains(flow.value())) {
        tell(flow, "there is no flow '%s'.", Suggestion.advice(flow.value(), known), mistakes);
      }
    }
  }

  /** Tells of prompts that nobody has spoken. One in a language that nobody hears passes. */
  public void checkPrompts(Collection<String> known, Mistakes mistakes) {
    for (Located<String> prompt : prompts) {
      if (!known.contains(prompt.value())) {
        tell(
            prompt,
            "there is no prompt '%s' in any language.",
            Suggestion.adviceOr(
                prompt.value(), known, "Maybe add it to the prompts and render them."),
            mistakes);
      }
    }
  }

  private static void tell(Located<String> name, String what, String advice, Mistakes mistakes) {
    mistakes.error(name.place(), name.path(), what.formatted(name.value()), advice);
  }
}
