package io.heliotrope.config;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The names in a company's files, known also when something else in them is wrong.
 *
 * @param flows the flows its numbers name, each with its place
 * @param sites empty, like the others, if not even the names can be read
 */
public record CompanyNames(
    List<Located<String>> flows, Set<String> sites, Set<String> agents, Set<String> queues) {

  public CompanyNames {
    flows = List.copyOf(flows);
    sites = Set.copyOf(sites);
    agents = Set.copyOf(agents);
    queues = Set.copyOf(queues);
  }

  /** Tells of numbers that are answered by no flow. */
  public void checkFlows(Collection<String> known, Mistakes mistakes) {
    for (Located<String> flow : flows) {
      if (!known.contains(flow.value())) {
        mistakes.error(
            flow.place(),
            flow.path(),
            "there is no flow '%s'.".formatted(flow.value()),
            Suggestion.advice(flow.value(), known));
      }
    }
  }
}
