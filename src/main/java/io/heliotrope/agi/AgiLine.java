package io.heliotrope.agi;

import static java.util.Objects.requireNonNull;

import io.heliotrope.call.CallId;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.LineEvent.Cause;
import io.heliotrope.session.port.Reception;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A caller's line over one FastAGI connection. Pairs each reply with its command.
 *
 * <p>Asterisk takes one command at a time: two at once, and the second lies in its buffer until
 * more bytes come. The exception is a pending {@code WAIT FOR DIGIT}, which the next command ends;
 * it is then answered first, and the next command after it. So there are at most two commands on
 * the wire, the first of two is a wait, and replies come in order.
 */
final class AgiLine extends ChannelInboundHandlerAdapter implements Line, Wire, ReplyDecoder.Sink {

  private static final Logger LOG = LoggerFactory.getLogger(AgiLine.class);
  private static final String MDC_KEY = "call";

  /**
   * So long a wait has to be on the wire before it may be interrupted, in nanoseconds. If both
   * commands reach Asterisk together, it does not see the second until more bytes come: measured,
   * of 400 interruptions within 4 ms some stalled the call. It takes a command up within 1 ms; if
   * it is too busy even for this, there are {@link Nudges}.
   */
  private static final long SETTLING = 10_000_000;

  private final Front front;
  private final Watchdog watchdog;
  private final ReplyDecoder decoder;
  private final Nudges nudges = new Nudges();
  private final CallId call;
  private @Nullable ChannelHandlerContext context;
  private Reception.@Nullable Conversation conversation;

  private @Nullable Exchange current;
  private @Nullable Exchange behind;

  /** Is the first command of the exchange behind on the wire already? */
  private boolean behindBegun;

  /** What should end a wait, as long as nothing says that Asterisk has seen it. */
  private @Nullable Exchange unseen;

  /** A command that waits until the watchdog is set. */
  private @Nullable String deferred;

  /** After {@code result=-1}: is the caller still there? */
  private boolean checking;

  private boolean leaving;
  private long sentAt;
  private boolean gone;
  private String queue = "";

  AgiLine(Front front, CallId call) {
    this.front = front;
    this.call = call;
    this.watchdog = new Watchdog(front.ticker(), front.settings().horizon());
    this.decoder = new ReplyDecoder(front.settings().limits().longestLine(), this);
  }

  // ---- The line, as the conductor sees it

  @Override
  public void perform(LineCommand command) {
    if (gone) {
      return;
    }
    if (!channel().executor().inEventLoop()) {
      throw new IllegalStateException("Only the line's own thread may give it commands.");
    }
    Exchange next = Exchanges.of(command, watchdog.horizonSeconds(), queue);
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
    long early = nudges.holds() ? SETTLING : sentAt + SETTLING - nanos();
    if (early > 0) {
      later(early, () -> interruptWhenSettled(next));
    } else {
      interrupt(next);
    }
  }

  /** Ends the wait by the next command, unless it has ended by itself. */
  private void interrupt(Exchange next) {
    if (behind == next && deferred == null && !checking) {
      behindBegun = true;
      next.begin(this);
      acknowledgeAtOnce();
      unseen = next;
      nudgeWhile(() -> unseen == next, Nudges.PATIENCE);
    }
  }

  private void nudgeWhile(BooleanSupplier stuck, long patience) {
    later(
        patience,
        () -> {
          if (stuck.getAsBoolean()) {
            write("");
            nudges.sent();
            nudgeWhile(stuck, 2 * patience);
          }
        });
  }

  @Override
  public void execute(Runnable task) {
    channel().executor().execute(() -> run(task));
  }

  @Override
  public Wake wakeAfter(Duration delay, Runnable task) {
    Future<?> future =
        channel()
            .executor()
            .schedule(() -> run(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  private void run(Runnable task) {
    if (!gone) {
      guarded(task);
    }
  }

  // ---- The wire, as an exchange sees it

  @Override
  public void send(String command, long millis) {
    long seconds = watchdog.secondsFor(millis);
    if (seconds > 0) {
      deferred = command;
      watchdog.armed(seconds);
      sendUnwatched("SET VARIABLE TIMEOUT(absolute) " + seconds);
    } else {
      sendUnwatched(command);
    }
  }

  @Override
  public void sendUnwatched(String command) {
    if (nudges.holdsBack(command)) {
      nudgeWhile(nudges::holds, Nudges.PATIENCE);
    } else {
      write(command);
    }
  }

  private void write(String command) {
    ChannelHandlerContext to = channel();
    ByteBuf bytes = to.alloc().ioBuffer(ByteBufUtil.utf8MaxBytes(command) + 1);
    ByteBufUtil.writeUtf8(bytes, command);
    bytes.writeByte('\n');
    sentAt = front.ticker().getAsLong();
    to.writeAndFlush(bytes, to.voidPromise());
  }

  @Override
  public void armed(long seconds) {
    watchdog.armed(seconds);
  }

  @Override
  public boolean ringIsOver() {
    Reception.Conversation with = conversation;
    var known = new boolean[1];
    if (with != null) {
      guarded(() -> known[0] = with.ringIsOver());
    }
    return known[0];
  }

  @Override
  public void later(long nanos, Runnable task) {
    wakeAfter(Duration.ofNanos(nanos), task);
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
    tell(event);
  }

  @Override
  public void close() {
    gone(Cause.CLOSED);
  }

  @Override
  public long nanos() {
    return front.ticker().getAsLong();
  }

  // ---- What comes from the PBX

  @Override
  public boolean reply(Reply reply) {
    if (nudges.answered(reply)) {
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
      gone(Cause.HUNG_UP);
    } else if (of instanceof Await await && isCutShort()) {
      leaving |= reply.result() == -1;
      done(await.cutShort(reply));
    } else if (of instanceof Spoken spoken && isCutShort()) {
      done(spoken.cutShort(reply));
      if (reply.isOk() && reply.result() == -1) {
        return reply(reply); // the caller is gone, or there is no way to ring: looked into there
      }
    } else if (deferred != null) {
      watchdogIsSet(deferred);
    } else if (checking) {
      checked(of, reply);
    } else if (reply.isOk() && reply.result() == -1) {
      checking = true;
      sendUnwatched("CHANNEL STATUS");
    } else {
      of.reply(reply, this);
    }
    return !gone;
  }

  /** An empty line has been read, and all before it. */
  private void nudged() {
    String held = nudges.release();
    if (held != null) {
      write(held);
    } else if (nudges.areAnswered() && deferred == null && !checking && current instanceof Spoken) {
      current.begin(this); // the empty line ended it, without an answer of its own
    }
  }

  /** Is the wait's own answer due, with another command behind it? */
  private boolean isCutShort() {
    return behindBegun || (behind != null && deferred == null && !checking);
  }

  private void watchdogIsSet(String command) {
    deferred = null;
    if (behind == null) {
      sendUnwatched(command);
    } else {
      done(LineEvent.INTERRUPTED); // only a wait has something behind it, and it has not begun
    }
  }

  private void checked(Exchange of, Reply reply) {
    checking = false;
    if (reply.isOk() && reply.result() >= 0) {
      of.failed(this);
    } else {
      gone(Cause.HUNG_UP);
    }
  }

  @Override
  public boolean hangup() {
    gone(Cause.HUNG_UP);
    return false;
  }

  @Override
  public boolean trying() {
    acknowledgeAtOnce();
    unseen = null;
    if (current instanceof Spoken && behindBegun) {
      done(LineEvent.INTERRUPTED); // it was cut off without a word
    }
    return !gone;
  }

  // ---- The connection

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  /** Opens the conversation. */
  void open(Function<Line, Reception.Conversation> opening) {
    MDC.put(MDC_KEY, call.value());
    try {
      conversation = opening.apply(this);
    } catch (RuntimeException ours) {
      LOG.error("The call could not be opened; the dialplan takes it back", ours);
      gone = true;
      channel().pipeline().replace(this, null, new Farewell(Refusal.ERROR));
    } finally {
      MDC.remove(MDC_KEY);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      if (!gone) {
        decoder.feed(in);
      }
    } catch (AgiException violation) {
      front.meter().protocolError();
      MDC.put(MDC_KEY, call.value());
      front.offenders().note(from.channel().remoteAddress(), "protocol", violation.getMessage());
      MDC.remove(MDC_KEY);
      gone(Cause.PROTOCOL);
    } finally {
      in.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext from) {
    front.meter().ended();
    // -1 and then the end: the caller hung up, on a PBX that is told not to send HANGUP
    gone(checking || leaving ? Cause.HUNG_UP : Cause.LOST);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
    if (cause instanceof IOException) {
      LOG.debug("The connection of call {} broke", call, cause);
    } else {
      LOG.error("Call {} failed for a mistake of ours", call, cause);
    }
    from.close();
  }

  private void gone(Cause cause) {
    if (!gone) {
      gone = true;
      channel().close();
      tell(new LineEvent.Gone(cause));
    }
  }

  private void tell(LineEvent event) {
    Reception.Conversation with = conversation;
    if (with != null) {
      guarded(() -> with.on(event));
    }
  }

  /**
   * Runs the conductor's code with the call's id in every log line. If it throws, the call ends
   * here.
   */
  private void guarded(Runnable task) {
    MDC.put(MDC_KEY, call.value());
    try {
      task.run();
    } catch (RuntimeException ours) {
      LOG.error("The conductor failed; the dialplan takes the call back", ours);
      gone(Cause.LOST);
    } finally {
      MDC.remove(MDC_KEY);
    }
  }

  /**
   * Where two lines come in a row, Asterisk keeps the second back until the first is acknowledged,
   * which the kernel puts off for 40 ms unless told not to (measured: 0.5 ms instead of 44).
   */
  private void acknowledgeAtOnce() {
    if (channel().channel() instanceof EpollSocketChannel epoll) {
      epoll.config().setTcpQuickAck(true);
    }
  }

  private ChannelHandlerContext channel() {
    return requireNonNull(context, "the line is used before it is connected");
  }
}
