package io.heliotrope.journal;

import io.heliotrope.call.AgentId;
import io.heliotrope.floor.Duty;
import io.heliotrope.floor.Roll;
import io.heliotrope.floor.Roll.Standing;
import io.heliotrope.routing.AgentState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the agents stood when the journal ends: the last roll call and what happened since. Entries
 * are told in their order; after a crash the last of them may be missing.
 */
public final class Recollection {

  private final Map<AgentId, Standing> agents = new LinkedHashMap<>();
  private long fence;

  /** The next entry. Those that say nothing of agents are passed over. */
  public void hear(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.RollCall roll -> {
        agents.clear();
        agents.putAll(roll.agents());
        fence = Math.max(fence, roll.fence());
      }
      case JournalEntry.DutyChanged changed ->
          agents.merge(
              changed.agent(),
              new Standing(changed.duty(), new AgentState.SignedOut(changed.at())),
              (before, _) -> new Standing(changed.duty(), before.state()));
      case JournalEntry.AgentChanged changed ->
          agents.merge(
              changed.agent(),
              new Standing(new Duty.SignedIn(changed.at()), changed.to()),
              (before, _) -> new Standing(before.duty(), changed.to()));
      case JournalEntry.Offered offered -> fence = Math.max(fence, offered.fence());
      default -> {}
    }
  }

  /** What is known by now. */
  public Roll roll() {
    return new Roll(agents, fence);
  }
}
