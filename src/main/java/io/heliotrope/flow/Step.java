package io.heliotrope.flow;

import java.util.List;

/**
 * What one event leads to.
 *
 * @param notes for the record
 * @param deed what to do now; its answer is the next event
 */
public record Step(FlowState state, List<FlowCommand.Note> notes, FlowCommand.Deed deed) {
  public Step {
    notes = List.copyOf(notes);
  }
}
