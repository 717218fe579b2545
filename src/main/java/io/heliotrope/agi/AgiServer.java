package io.heliotrope.agi;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Ticker;
import io.heliotrope.session.port.Reception;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The FastAGI port: Asterisk connects once for each call and is then told what to do. Every call
 * lives on one event loop. May be started once.
 */
public final class AgiServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AgiServer.class);

  /** A surge of calls must not find the door locked: Asterisk would wait 2 s for each. */
  private static final int BACKLOG = 4_096;

  /** An environment is 700 bytes, a reply 20: what is read at once, and held for no longer. */
  private static final int READ_BYTES = 1_024;

  private final AgiSettings settings;
  private final Gate gate;
  private @Nullable EventLoopGroup loops;
  private @Nullable Channel listening;

  /**
   * @param meter hears for metrics what happens here
   */
  public AgiServer(AgiSettings settings, Reception reception, AgiMeter meter) {
    this.settings = settings;
    this.gate =
        new Gate(
            new Front(
                settings,
                reception,
                meter,
                new Offenders(Ticker.systemTicker()),
                new Arrivals(settings),
                System::nanoTime));
  }

  /**
   * Opens the port.
   *
   * @throws IllegalStateException if it cannot be had
   */
  public synchronized void start() {
    boolean epoll = Epoll.isAvailable();
    var threads = new DefaultThreadFactory("agi");
    int loopCount = loopsFor(Runtime.getRuntime().availableProcessors());
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            loopCount, threads, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    Class<? extends ServerChannel> kind =
        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    var bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(kind)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
            .childHandler(gate); // TCP_NODELAY is Netty's default
    if (epoll) {
      Keepalive.inherited(bootstrap);
    } else {
      Keepalive.each(bootstrap);
    }
    var bound = bootstrap.bind(settings.host(), settings.port()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw new IllegalStateException(
          """
          The AGI port %s:%d cannot be had: %s.
          Maybe another Heliotrope listens there, or the address is not this machine's.\
          """
              .formatted(settings.host(), settings.port(), bound.cause().getMessage()),
          bound.cause());
    }
    loops = group;
    listening = bound.channel();
    LOG.info(
        "Waiting for calls at {}:{} ({})",
        settings.host(),
        address().getPort(),
        epoll ? "epoll" : "nio");
  }

  /**
   * One loop leads thousands of calls a second, and calls of one loop wait for no thread to wake
   * when one frees an agent for another; so there are few, and the other cores are for the PBX.
   */
  static int loopsFor(int cores) {
    return Math.max(1, cores / 2);
  }

  /** Where it listens; with the port that was chosen where the settings leave it open. */
  public InetSocketAddress address() {
    return (InetSocketAddress) requireNonNull(listening, "not started").localAddress();
  }

  /** Sessions that are open now. */
  public int sessions() {
    return gate.sessions();
  }

  /**
   * Takes no more calls (they are handed back to the dialplan at once, which goes on), waits for
   * those in progress, and closes.
   *
   * @param limit how long to wait; then the calls that are left are cut off, and their dialplan
   *     takes them to the next router
   * @return whether all calls came to their own end
   */
  public boolean drain(Duration limit) throws InterruptedException {
    gate.shut();
    boolean empty = gate.awaitEmpty(limit.toNanos());
    close();
    return empty;
  }

  /** Closes the port and every connection now. */
  @Override
  public synchronized void close() {
    gate.shut();
    if (listening != null) {
      listening.close().awaitUninterruptibly();
    }
    gate.cutOff(); // a loop that ends leaves connections open where it is the only one
    if (loops != null) {
      loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
      loops = null;
    }
  }
}
