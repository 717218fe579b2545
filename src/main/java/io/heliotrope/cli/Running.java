package io.heliotrope.cli;

import io.heliotrope.journal.Journal;
import java.time.Duration;

/** A server that runs. Ports are the real ones, also where a free one was asked for. */
public interface Running extends AutoCloseable {

  int agiPort();

  int webPort();

  Journal journal();

  /** Calls in progress. */
  int calls();

  /** A told clock was set: look at once whether anything is due. */
  void tick();

  /** Takes no new calls, lets those in progress finish within the limit, then stops. */
  void drain(Duration limit);

  /** Waits until it has stopped. */
  void await() throws InterruptedException;

  /** Stops at once. */
  @Override
  void close();
}
