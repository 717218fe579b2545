package io.heliotrope.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The limit: a line server on Netty that knows nothing, remembers nothing and sends the same
 * commands to everybody.
 */
final class BareServer {
  private BareServer() {}

  /** Says {@code listening PORT}; {@code held} as first argument makes it hold its callers. */
  public static void main(String[] args) throws InterruptedException {
    boolean held = args.length > 0 && args[0].equals("held");
    List<ByteBuf> commands =
        (held ? Dialogue.HOLD : Dialogue.NINE).stream().map(BareServer::line).toList();
    var bound =
        new ServerBootstrap()
            .group(new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()))
            .channel(EpollServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new LineBasedFrameDecoder(8192), new Session(commands, held));
                  }
                })
            .bind(new InetSocketAddress("127.0.0.1", 0))
            .sync()
            .channel();
    System.out.println("listening " + ((InetSocketAddress) bound.localAddress()).getPort());
  }

  private static ByteBuf line(String command) {
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer().writeBytes((command + "\n").getBytes(US_ASCII)).asReadOnly());
  }

  private static final class Session extends SimpleChannelInboundHandler<ByteBuf> {
    private final List<ByteBuf> commands;
    private final boolean held;
    private boolean begun;
    private int next;

    Session(List<ByteBuf> commands, boolean held) {
      this.commands = commands;
      this.held = held;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
      if (!begun && line.isReadable()) {
        return; // a line of the environment, which ends with an empty one
      }
      begun = true;
      if (next < commands.size()) {
        context.writeAndFlush(commands.get(next++).duplicate());
      } else if (held) {
        context.writeAndFlush(commands.getLast().duplicate());
      } else {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
