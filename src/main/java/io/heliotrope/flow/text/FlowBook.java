package io.heliotrope.flow.text;

import io.heliotrope.config.Mistake;
import io.heliotrope.flow.Flow;
import java.util.List;
import java.util.Map;

/**
 * The flows that were read.
 *
 * @param flows by name; those in which nothing is so wrong that calls could not run by them
 * @param mistakes all of all files, in reading order; warnings among them
 */
public record FlowBook(Map<String, Flow> flows, List<Mistake> mistakes) {

  public FlowBook {
    flows = Map.copyOf(flows);
    mistakes = List.copyOf(mistakes);
  }

  /** May calls run by these flows? If not, what ran before goes on. */
  public boolean isUsable() {
    return mistakes.stream().noneMatch(Mistake::isError);
  }
}
