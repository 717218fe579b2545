package io.heliotrope.flow.text;

import io.heliotrope.config.Mistake;
import io.heliotrope.flow.Flow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The flows that were read.
 *
 * @param flows by name; those in which nothing is so wrong that calls could not run by them
 * @param names every flow that has a file, whether or not it is right: what a number may name
 * @param mistakes all of all files, in reading order; warnings among them
 */
public record FlowBook(Map<String, Flow> flows, Set<String> names, List<Mistake> mistakes) {

  public FlowBook {
    flows = Map.copyOf(flows);
    names = Set.copyOf(names);
    mistakes = List.copyOf(mistakes);
  }

  /** May calls run by these flows? If not, what ran before goes on. */
  public boolean isUsable() {
    return mistakes.stream().noneMatch(Mistake::isError);
  }
}
