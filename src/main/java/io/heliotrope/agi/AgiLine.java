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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A caller's line over one FastAGI connection. What the conductor orders and what the PBX answers
 * meet in {@link Pairing}.
 */
final class AgiLine extends ChannelInboundHandlerAdapter implements Line, Connection {

  private static final Logger LOG = LoggerFactory.getLogger(AgiLine.class);

  private final Front front;
  private final CallId call;
  private final GuardedConversation conversation;
  private final Pairing pairing;
  private final ReplyDecoder decoder;
  private @Nullable ChannelHandlerContext context;
  private boolean gone;

  AgiLine(Front front, CallId call) {
    this.front = front;
    this.call = call;
    this.conversation = new GuardedConversation(call, this);
    var watchdog = new Watchdog(front.ticker(), front.settings().horizon());
    var outbox = new Outbox(this, front.ticker(), watchdog);
    this.pairing = new Pairing(this, outbox, conversation);
    this.decoder = new ReplyDecoder(front.settings().limits().longestLine(), pairing);
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
    pairing.perform(command);
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
      conversation.run(task);
    }
  }

  // ---- The connection, as those who work on it see it

  @Override
  public void write(String line) {
    ChannelHandlerContext to = channel();
    ByteBuf bytes = to.alloc().ioBuffer(ByteBufUtil.utf8MaxBytes(line) + 1);
    ByteBufUtil.writeUtf8(bytes, line);
    bytes.writeByte('\n');
    to.writeAndFlush(bytes, to.voidPromise());
  }

  @Override
  public void acknowledgeAtOnce() {
    if (channel().channel() instanceof EpollSocketChannel epoll) {
      epoll.config().setTcpQuickAck(true);
    }
  }

  @Override
  public void later(long nanos, Runnable task) {
    wakeAfter(Duration.ofNanos(nanos), task);
  }

  @Override
  public void gone(Cause cause) {
    if (!gone) {
      gone = true;
      channel().close();
      conversation.tell(new LineEvent.Gone(cause));
    }
  }

  @Override
  public boolean isGone() {
    return gone;
  }

  // ---- The connection, as Netty sees it

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  /** Opens the conversation. */
  void open(Function<Line, Reception.Conversation> opening) {
    if (!conversation.open(opening, this)) {
      gone = true;
      channel().pipeline().replace(this, null, new Farewell(Refusal.ERROR));
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
      conversation.run(() -> note(from, violation));
      gone(Cause.PROTOCOL);
    } finally {
      in.release();
    }
  }

  private void note(ChannelHandlerContext from, AgiException violation) {
    front.offenders().note(from.channel().remoteAddress(), "protocol", violation.getMessage());
  }

  @Override
  public void channelInactive(ChannelHandlerContext from) {
    front.meter().ended();
    gone(pairing.end());
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

  private ChannelHandlerContext channel() {
    return requireNonNull(context, "the line is used before it is connected");
  }
}
