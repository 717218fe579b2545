package io.heliotrope.floor;

import io.heliotrope.config.Agent;
import java.time.Instant;

/** Whether an agent takes calls, as the agent, or somebody for them, said last. */
public sealed interface Duty {

  Instant since();

  /** Takes calls. */
  record SignedIn(Instant since) implements Duty {}

  /** Takes none for a while. */
  record Paused(Instant since, String reason) implements Duty {
    public Paused {
      reason = reason.strip();
      if (reason.isEmpty() || reason.length() > LONGEST_REASON || hasControls(reason)) {
        throw new IllegalArgumentException(
            "A pause needs a reason of 1 to %d characters on one line.\nMaybe 'lunch'?"
                .formatted(LONGEST_REASON));
      }
    }
  }

  /** Is not at work. */
  record SignedOut(Instant since) implements Duty {}

  /** As the files say, of an agent who has not said anything yet. */
  static Duty atFirst(Agent agent, Instant now) {
    return switch (agent.begins()) {
      case SIGNED_IN -> new SignedIn(now);
      case SIGNED_OUT -> new SignedOut(now);
    };
  }

  /** Characters of a pause's reason. */
  int LONGEST_REASON = 60;

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
