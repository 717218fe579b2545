package io.heliotrope.config;

import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import java.util.Optional;

/** Where a caller goes for whom a queue is at its limit. */
public sealed interface WayOut {

  /** The exit instead of a callback's, for callers whom nobody can call back. */
  String NO_NUMBER = "no-number";

  /** The exit of the flow's person node that is taken afterwards; empty if the search goes on. */
  Optional<String> exit();

  /** To another queue, with the wait so far. */
  record ToQueue(QueueId queue) implements WayOut {
    @Override
    public Optional<String> exit() {
      return Optional.empty();
    }
  }

  /** We call back. */
  record Callback() implements WayOut {
    @Override
    public Optional<String> exit() {
      return Optional.of("callback");
    }
  }

  /** Hears a prompt, by its key, and goes on in the flow. */
  record Message(String prompt) implements WayOut {
    @Override
    public Optional<String> exit() {
      return Optional.of("message");
    }
  }

  /** To a number outside, the operator's own choice. */
  record Outside(PhoneNumber number) implements WayOut {
    @Override
    public Optional<String> exit() {
      return Optional.of("number");
    }
  }

  /** Back to the flow, by one of its exits. */
  record Exit(String name) implements WayOut {
    @Override
    public Optional<String> exit() {
      return Optional.of(name);
    }
  }
}
