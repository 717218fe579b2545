package io.heliotrope.agi;

import static java.util.Objects.requireNonNull;

import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.LineEvent.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Pairs each reply with its command.
 *
 * <p>Asterisk takes one command at a time: two at once, and the second lies in its buffer until
 * more bytes come. The exception is a pending {@code WAIT FOR DIGIT}, which the next command ends;
 * it is then answered first, and the next command after it. So there are at most two commands on
 * the wire, the first of two is a wait, and replies come in order.
 */
final class Pairing implements Wire, ReplyDecoder.Sink {

  private final Connection connection;
  private final Outbox outbox;
  private final GuardedConversation conversation;

  private @Nullable Exchange current;
  private @Nullable Exchange behind;

  /** Is the first command of the exchange behind on the wire already? */
  private boolean behindBegun;

  /** What should end a wait, as long as nothing says that Asterisk has seen it. */
  private @Nullable Exchange unseen;

  /** After {@code result=-1}: is the caller still there? */
  private boolean checking;

  private boolean leaving;
  private String queue = "";

  /**
   * @param conversation hears what has become of each command
   */
  Pairing(Connection connection, Outbox outbox, GuardedConversation conversation) {
    this.connection = connection;
    this.outbox = outbox;
    this.conversation = conversation;
  }

  // ---- What the conductor orders

  /** {@link io.heliotrope.session.port.Line#perform}. */
  void perform(LineCommand command) {
    Exchange next = Exchanges.of(command, outbox.horizonSeconds(), queue);
    if (behind != null || (current != null && !current.yieldsTo(next))) {
      throw new IllegalStateException(
          "The line is busy (%s) and cannot take another command (%s)."
              .formatted(requireNonNull(behind == null ? current : behind).what(), command));
    }
    if (command instanceof LineCommand.Mark(var stage)) {
      queue = stage.queue().map(Object::toString).orElse("");
    }
    if (current == null) {
      current = next;
      next.begin(this);
      return;
    }
    behind = next;
    interruptWhenSettled(next);
  }

  private void interruptWhenSettled(Exchange next) {
    long early = outbox.settlesIn();
    if (early > 0) {
      later(early, () -> interruptWhenSettled(next));
    } else {
      interrupt(next);
    }
  }

  /** Ends the wait by the next command, unless it has ended by itself. */
  private void interrupt(Exchange next) {
    if (behind == next && !outbox.isDeferring() && !checking) {
      behindBegun = true;
      next.begin(this);
      connection.acknowledgeAtOnce();
      unseen = next;
      outbox.nudgeWhile(() -> unseen == next);
    }
  }

  // ---- What an exchange does

  @Override
  public void send(String command, long millis) {
    outbox.send(command, millis);
  }

  @Override
  public void sendUnwatched(String command) {
    outbox.sendUnwatched(command);
  }

  @Override
  public void armed(long seconds) {
    outbox.armed(seconds);
  }

  @Override
  public boolean ringIsOver() {
    return conversation.ringIsOver();
  }

  @Override
  public void later(long nanos, Runnable task) {
    connection.later(nanos, task);
  }

  @Override
  public void done(LineEvent event) {
    Exchange next = behind;
    boolean begun = behindBegun;
    current = next;
    behind = null;
    behindBegun = false;
    if (next != null && !begun) {
      next.begin(this);
    }
    conversation.tell(event);
  }

  @Override
  public void close() {
    connection.gone(Cause.CLOSED);
  }

  @Override
  public long nanos() {
    return outbox.nanos();
  }

  // ---- What comes from the PBX

  @Override
  public boolean reply(Reply reply) {
    if (outbox.isNudgeAnswered(reply)) {
      nudged();
      return true;
    }
    Exchange of = current;
    if (of == unseen || (isCutShort() && reply.result() == Await.INTERRUPTED)) {
      unseen = null; // it has been done, or whatever came behind the wait will be read by now
    }
    if (of == null) {
      throw new AgiException(Refusal.ENVIRONMENT, "a reply, though no command is pending");
    }
    if (reply.status() == Reply.DEAD) {
      connection.gone(Cause.HUNG_UP);
    } else if (of instanceof Await await && isCutShort()) {
      leaving |= reply.result() == -1;
      done(await.cutShort(reply));
    } else if (of instanceof Spoken spoken && isCutShort()) {
      done(spoken.cutShort(reply));
      if (reply.isOk() && reply.result() == -1) {
        return reply(reply); // the caller is gone, or there is no way to ring: looked into there
      }
    } else if (outbox.isDeferring()) {
      watchdogIsSet();
    } else if (checking) {
      checked(of, reply);
    } else if (reply.isOk() && reply.result() == -1) {
      checking = true;
      sendUnwatched("CHANNEL STATUS");
    } else {
      of.reply(reply, this);
    }
    return !connection.isGone();
  }

  /** An empty line has been read, and all before it. */
  private void nudged() {
    if (!outbox.releases() && outbox.isClear() && !checking && current instanceof Spoken) {
      current.begin(this); // the empty line ended it, without an answer of its own
    }
  }

  /** Is the wait's own answer due, with another command behind it? */
  private boolean isCutShort() {
    return behindBegun || (behind != null && !outbox.isDeferring() && !checking);
  }

  private void watchdogIsSet() {
    if (behind == null) {
      outbox.sendDeferred();
    } else {
      outbox.dropDeferred();
      done(LineEvent.INTERRUPTED); // only a wait has something behind it, and it has not begun
    }
  }

  private void checked(Exchange of, Reply reply) {
    checking = false;
    if (reply.isOk() && reply.result() >= 0) {
      of.failed(this);
    } else {
      connection.gone(Cause.HUNG_UP);
    }
  }

  @Override
  public boolean hangup() {
    connection.gone(Cause.HUNG_UP);
    return false;
  }

  @Override
  public boolean trying() {
    connection.acknowledgeAtOnce();
    unseen = null;
    if (current instanceof Spoken && behindBegun) {
      done(LineEvent.INTERRUPTED); // it was cut off without a word
    }
    return !connection.isGone();
  }

  /**
   * Why the connection has ended, if the PBX ends it now. After {@code -1} the caller hung up, on a
   * PBX that is told not to send {@code HANGUP}.
   */
  Cause end() {
    return checking || leaving ? Cause.HUNG_UP : Cause.LOST;
  }
}
