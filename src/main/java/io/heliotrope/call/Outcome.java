package io.heliotrope.call;

import java.time.Duration;

/** How a call ended. Every call has exactly one. */
public sealed interface Outcome {

  /** The caller finished a task in the menus and needed nobody. */
  record SelfServed(String task) implements Outcome {}

  /** Caller and agent talked (the first, if there were several). */
  record Helped(AgentId agent, SiteId site, Duration waited, Duration talked) implements Outcome {}

  /** Nobody could help now; we owe the caller a call. */
  record CallbackPromised(QueueId queue) implements Outcome {}

  /** Nobody could help now; the caller was told why and when to try again. */
  record TurnedAway(QueueId queue, String why) implements Outcome {}

  /** Nobody here could help; the caller talked with an outside number of the operator's. */
  record SentOutside(QueueId queue, PhoneNumber number, Duration talked) implements Outcome {}

  /** The caller hung up before being helped. */
  record Abandoned(Stage stage, Duration waited) implements Outcome {}

  /** The flow said good-bye to a caller who had finished no task. */
  record SaidGoodbye(String node) implements Outcome {}

  /** We went wrong and gave the caller back to the dialplan. */
  record HandedBack(String why) implements Outcome {}
}
