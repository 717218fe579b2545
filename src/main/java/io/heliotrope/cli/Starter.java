package io.heliotrope.cli;

import io.heliotrope.journal.Journal;
import io.heliotrope.time.Clock;
import java.nio.file.Path;
import java.util.List;

/** Builds and starts a server. The composition root implements it; commands only ask. */
@FunctionalInterface
public interface Starter {

  /**
   * Starts it, and returns when it takes calls.
   *
   * @param folder the operator's files
   * @param subscribers who hears the journal from its first entry on
   * @throws ConfigRefused if the files have mistakes
   */
  Running start(Path folder, Clock clock, List<Journal.Subscriber> subscribers);
}
