package io.heliotrope.ami;

import io.heliotrope.ami.Heartbeat.Question;
import io.heliotrope.session.port.Telephonist.Summons;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.AtxferAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a PBX is asked to do, and what is said if it refuses. The thread "link" gives them. */
final class Orders {

  private static final Logger log = LoggerFactory.getLogger(Orders.class);

  /** Of our dialplan; its name says that Asterisk must not shorten the way, {@code /n}. */
  private static final String CONSULT_CONTEXT = "heliotrope-consult/n";

  private final AmiSettings settings;
  private final Errands errands;
  private final AmiWatcher watcher;
  private final Consumer<ManagerEvent> heard;

  /**
   * @param errands gets the answers
   * @param heard takes events that the PBX leaves to us to tell
   */
  Orders(AmiSettings settings, Errands errands, AmiWatcher watcher, Consumer<ManagerEvent> heard) {
    this.settings = settings;
    this.errands = errands;
    this.watcher = watcher;
    this.heard = heard;
  }

  /** How do all devices stand? Who may not ask is refused the whole connection. */
  void ask(AmiConnection connection) throws IOException {
    connection.send(
        new DeviceStateListAction(),
        answer -> {
          if (AmiConnection.isError(answer)) {
            errands.add(
                new Errands.Refused(
                    """
                    The manager user '%s' at %s may not list the devices' states.
                    Maybe add 'reporting' to its write classes in manager.conf.\
                    """
                        .formatted(settings.user(), settings.where())));
          }
        });
  }

  /** Does it answer, and how soon? */
  void ping(AmiConnection connection) throws IOException {
    long sent = System.nanoTime();
    connection.send(
        new PingAction(),
        answer -> {
          if (answer != null) {
            errands.add(new Errands.Answered(Question.PING));
            var took = Duration.ofNanos(System.nanoTime() - sent);
            watcher.lag(settings.pbx(), took);
            if (took.compareTo(settings.lagLimit()) > 0) {
              errands.askAnew("a ping took " + took.toMillis() + " ms");
            }
          }
        });
  }

  /** What comes of it is heard as an event; also that it was refused. */
  void ring(AmiConnection connection, Summons summons) throws IOException {
    connection.send(
        Origination.of(summons),
        answer -> {
          if (AmiConnection.isError(answer)) {
            log.warn(
                """
                PBX {}: {} was not rung: {}
                Maybe add 'originate' to the write classes of '{}' in manager.conf.\
                """,
                settings.pbx(),
                summons.whom(),
                answer.getMessage(),
                settings.user());
            heard.accept(Origination.refused(connection, summons));
          }
        });
  }

  void hangUp(AmiConnection connection, String channel) throws IOException {
    connection.send(
        new HangupAction(channel),
        answer -> {
          if (AmiConnection.isError(answer)) {
            // Most often it has just hung up by itself.
            log.info(
                "PBX {}: {} was not hung up: {}", settings.pbx(), channel, answer.getMessage());
          }
        });
  }

  /** By {@code heliotrope-consult} of our dialplan. */
  void consult(AmiConnection connection, String channel, String number) throws IOException {
    connection.send(
        new AtxferAction(channel, CONSULT_CONTEXT, number, 1),
        answer -> {
          if (AmiConnection.isError(answer)) {
            log.warn(
                """
                PBX {}: {} can ask nobody: {}
                Maybe its extensions.conf includes an older file of ours.\
                """,
                settings.pbx(),
                channel,
                answer.getMessage());
          }
        });
  }

  void say(AmiConnection connection, Aside aside) throws IOException {
    connection.send(
        aside.action(),
        answer -> {
          if (AmiConnection.isError(answer)) {
            log.warn("PBX {}: {} was not said: {}", settings.pbx(), aside, answer.getMessage());
          }
        });
  }
}
