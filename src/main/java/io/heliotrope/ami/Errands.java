package io.heliotrope.ami;

import io.heliotrope.session.port.Telephonist.Summons;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the link's thread is to do, put there by the other threads, which never wait for it. */
final class Errands {

  private static final int MOST = 10_000;

  /** One thing to do or to know. */
  sealed interface Errand {}

  record HangUp(String channel) implements Errand {}

  record Summon(Summons summons) implements Errand {}

  /** Has the agent of that channel ask somebody. */
  record Consult(String channel, String number) implements Errand {}

  /** Has an agent alone hear something. */
  record Say(Aside aside) implements Errand {}

  record Ask(String why) implements Errand {}

  record Answered(Heartbeat.Question question) implements Errand {}

  /** That connection has ended. */
  record Ended(Object connection) implements Errand {}

  record Refused(String why) implements Errand {}

  /** Why all devices are asked for when nothing seems to be missing. */
  static final String NOW_AND_THEN = "now and then";

  private final LinkedBlockingQueue<Errand> waiting = new LinkedBlockingQueue<>(MOST);
  private final AtomicBoolean asked = new AtomicBoolean();

  /** Returns false if there is no room. */
  boolean add(Errand errand) {
    return waiting.offer(errand);
  }

  @Nullable Errand poll(long nanos) throws InterruptedException {
    return waiting.poll(nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Have a new snapshot asked for. Once only until {@link #told}: while the answer to one question
   * is on its way, another would tell nothing more.
   */
  void askAnew(String why) {
    if (asked.compareAndSet(false, true) && !add(new Ask(why))) {
      asked.set(false);
    }
  }

  /** The snapshot asked for has been told, or was lost. */
  void told() {
    asked.set(false);
  }

  /** A new connection, which begins by asking: what was meant for the one before is void. */
  void startOver() {
    waiting.removeIf(errand -> !(errand instanceof Ended));
    asked.set(false);
    askAnew("connected");
  }
}
