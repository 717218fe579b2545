package io.heliotrope.agi;

import io.heliotrope.call.CallId;
import io.heliotrope.session.port.AgentCall;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.Reception;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a connection: reads the environment, in limited time and space, and opens the
 * call.
 */
final class Greeting extends ChannelInboundHandlerAdapter {

  private final Front front;
  private final Environment environment;
  private @Nullable Future<?> deadline;
  private boolean silent = true;

  Greeting(Front front) {
    this.front = front;
    AgiSettings.Limits limits = front.settings().limits();
    this.environment = new Environment(limits.longestLine(), limits.mostEnvironmentLines());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    long nanos = front.settings().limits().environmentTime().toNanos();
    deadline =
        context
            .executor()
            .schedule(
                () ->
                    refuse(
                        context,
                        Refusal.SLOW,
                        "no whole environment within "
                            + front.settings().limits().environmentTime()),
                nanos,
                TimeUnit.NANOSECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    silent = false;
    try {
      if (environment.feed(in)) {
        open(context, in);
      }
    } catch (AgiException notOurs) {
      refuse(context, notOurs.refusal(), notOurs.getMessage());
    } finally {
      in.release();
    }
  }

  private void open(ChannelHandlerContext context, ByteBuf rest) {
    Reception reception = front.reception();
    if (Arrivals.isOfAgent(environment)) {
      AgentCall call = front.arrivals().agentCall(environment);
      open(context, call.id(), line -> reception.open(call, line), rest);
    } else {
      IncomingCall call = front.arrivals().call(environment);
      open(context, call.id(), line -> reception.open(call, line), rest);
    }
  }

  private void open(
      ChannelHandlerContext context,
      CallId id,
      Function<Line, Reception.Conversation> opening,
      ByteBuf rest) {
    over();
    var line = new AgiLine(front, id);
    context.pipeline().replace(this, null, line);
    front.meter().accepted();
    line.open(opening);
    if (rest.isReadable()) {
      context.pipeline().fireChannelRead(rest.retain());
    }
  }

  private void refuse(ChannelHandlerContext context, Refusal refusal, String why) {
    over();
    front.meter().refused(refusal);
    front.offenders().note(context.channel().remoteAddress(), refusal.text(), why);
    context.pipeline().replace(this, null, new Farewell(refusal));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    over();
    if (silent) {
      front.meter().probed();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // the far end went away before it was a call
  }

  private void over() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
