package io.heliotrope.demo.pbx;

/** What may happen to a channel while it does something. */
sealed interface Signal {

  /** The router wrote a command. */
  record Command(String line) implements Signal {}

  /** The router closed the connection, or died. */
  record RouterGone() implements Signal {}

  /** The caller pressed a key that the pending command accepts. */
  record Key(char key) implements Signal {}

  /** The caller hung up. */
  record HungUp() implements Signal {}

  /** Somebody hung up the agent's leg from outside. */
  record LegHungUp() implements Signal {}

  /** The channel's absolute time limit. */
  record Watchdog() implements Signal {}

  /** Nothing happened until the time was over. */
  record Elapsed() implements Signal {}
}
