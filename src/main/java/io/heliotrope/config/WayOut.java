package io.heliotrope.config;

import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;

/** Where a caller goes for whom a queue is at its limit. */
public sealed interface WayOut {

  /** To another queue, with the wait so far. */
  record ToQueue(QueueId queue) implements WayOut {}

  /** We call back. */
  record Callback() implements WayOut {}

  /** Hears a prompt, by its key, and goes on in the flow. */
  record Message(String prompt) implements WayOut {}

  /** To a number outside, the operator's own choice. */
  record Outside(PhoneNumber number) implements WayOut {}

  /** Back to the flow, by one of its exits. */
  record Exit(String name) implements WayOut {}
}
