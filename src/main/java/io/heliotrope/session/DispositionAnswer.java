package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import java.util.List;

/** What comes of saying how a call went. */
public sealed interface DispositionAnswer {

  /** It is written down for the agent who talks with the caller, or has. */
  record Noted(AgentId agent) implements DispositionAnswer {}

  /** There is no such call, or no agent talks with that caller just now, or wraps up after it. */
  record NotTalking() implements DispositionAnswer {}

  /** The queue knows no such disposition, but {@code names}. */
  record Unknown(List<String> names) implements DispositionAnswer {}
}
