package io.heliotrope.agi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands a call back that we do not serve. Never by closing alone: Asterisk would call that SUCCESS.
 * Says why in {@code HELIOTROPE_REFUSED}, waits for the reply, reads nothing else of what comes,
 * and closes after a second or 64 KB in any case.
 */
final class Farewell extends ChannelInboundHandlerAdapter {

  private static final long LIMIT_MILLIS = 1_000;
  private static final int MOST_BYTES = 65_536;

  /** A reply begins with its status; no line of an environment begins with a digit. */
  private static final int REPLY = '2' | '\n' << 8;

  private final Refusal refusal;
  private @Nullable Future<?> limit;
  private int bytesLeft = MOST_BYTES;
  private int last = '\n';

  Farewell(Refusal refusal) {
    this.refusal = refusal;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    String command = Command.setVariable("HELIOTROPE_REFUSED", refusal.text()) + "\n";
    context.writeAndFlush(
        Unpooled.wrappedBuffer(command.getBytes(US_ASCII)), context.voidPromise());
    limit = context.executor().schedule(() -> context.close(), LIMIT_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      bytesLeft -= in.readableBytes();
      if (bytesLeft < 0 || hasReply(in)) {
        context.close();
      }
    } finally {
      in.release();
    }
  }

  private boolean hasReply(ByteBuf in) {
    while (in.isReadable()) {
      int next = in.readByte();
      if ((next | last << 8) == REPLY) {
        return true;
      }
      last = next;
    }
    return false;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (limit != null) {
      limit.cancel(false);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
