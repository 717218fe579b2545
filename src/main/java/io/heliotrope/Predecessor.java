package io.heliotrope;

import io.heliotrope.floor.Roll;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.OwedCallbacks;
import io.heliotrope.session.LockOuts;
import io.heliotrope.session.Switchboard;
import io.heliotrope.store.JournalFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server before this one, as its journal tells of it. */
final class Predecessor {

  private static final Logger log = LoggerFactory.getLogger(Predecessor.class);

  /** What is older is remembered by nobody. */
  private static final Duration MEMORY = Duration.ofDays(30);

  private static final Set<Class<? extends JournalEntry>> REMEMBERED =
      Set.of(
          JournalEntry.CallArrived.class,
          JournalEntry.CallEnded.class,
          JournalEntry.TalkBegan.class,
          JournalEntry.CallbackPromised.class,
          JournalEntry.CallbackTried.class,
          JournalEntry.CallbackOver.class,
          JournalEntry.CallbackDone.class,
          JournalEntry.CallbackMerged.class,
          JournalEntry.AgentPhoned.class,
          JournalEntry.PinRefused.class,
          JournalEntry.LockedOut.class,
          JournalEntry.Unlocked.class);

  private final Path journal;

  /**
   * @param journal the folder of its journal
   */
  Predecessor(Path journal) {
    this.journal = journal;
  }

  /** How the agents stood. */
  Roll agents() {
    try {
      return new JournalFolder(journal).recollect();
    } catch (IOException e) {
      log.error("The journal can't be read: agents begin as the files say", e);
      return Roll.EMPTY;
    }
  }

  /**
   * Has a switchboard remember who called, which callbacks are owed and which agents are locked
   * out. It may take a while, and no call waits for it.
   *
   * @param started what was written from then on is no news to the switchboard
   */
  void tell(Switchboard switchboard, Instant started) {
    var owed = new OwedCallbacks();
    var lockOuts = new LockOuts();
    try {
      new JournalFolder(journal)
          .tell(
              REMEMBERED,
              started.minus(MEMORY),
              started,
              entry -> {
                switchboard.regulars().on(entry);
                owed.hear(entry);
                lockOuts.hear(entry);
              });
    } catch (IOException e) {
      log.error("The journal can't be read: callbacks and lock-outs may be forgotten", e);
    }
    switchboard.agents().recall(lockOuts);
    switchboard.callbacks().resume(owed.list());
  }
}
