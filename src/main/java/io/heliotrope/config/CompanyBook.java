package io.heliotrope.config;

import java.util.Collection;
import java.util.List;

/**
 * A company, and what can be checked only when its flows are known.
 *
 * @param flows the flows its numbers name, each with its place
 */
public record CompanyBook(Company company, List<Located<String>> flows) {

  public CompanyBook {
    flows = List.copyOf(flows);
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
