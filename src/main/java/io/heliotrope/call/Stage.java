package io.heliotrope.call;

import java.util.Optional;

/**
 * How far a call has come. It is kept on the channel (in {@code HELIOTROPE_STAGE}), so that a
 * router that takes over from a dead one need not begin from the menu.
 */
public record Stage(Step step, Optional<QueueId> queue) {

  /** The steps in which losing the router means different things to the caller. */
  public enum Step {
    MENU,
    WAITING,
    RINGING,
    TALKED
  }

  public static final Stage MENU = new Stage(Step.MENU, Optional.empty());

  public Stage {
    if ((step == Step.MENU) == queue.isPresent()) {
      throw new IllegalArgumentException(
          "The stage %s and queue %s do not fit.".formatted(step, queue));
    }
  }

  public static Stage of(Step step, QueueId queue) {
    return new Stage(step, Optional.of(queue));
  }

  /** As on the channel: {@code menu}, {@code waiting:billing}, {@code talked:billing}. */
  public String text() {
    String name = step.name().toLowerCase(java.util.Locale.ROOT);
    return queue.map(q -> name + ":" + q).orElse(name);
  }

  /** The stage of that text; empty for an empty or foreign one. */
  public static Optional<Stage> find(String text) {
    for (Step step : Step.values()) {
      String name = step.name().toLowerCase(java.util.Locale.ROOT);
      if (step == Step.MENU && text.equals(name)) {
        return Optional.of(MENU);
      }
      if (step != Step.MENU && text.startsWith(name + ":")) {
        try {
          return Optional.of(of(step, new QueueId(text.substring(name.length() + 1))));
        } catch (IllegalArgumentException notOurs) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
