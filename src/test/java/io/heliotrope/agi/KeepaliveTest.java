package io.heliotrope.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class KeepaliveTest {

  @Test
  void connectionsInheritWhatTheListeningSocketHas() throws Exception {
    Assumptions.assumeTrue(Epoll.isAvailable(), "epoll is Linux's, and is not available here");
    var accepted = new CompletableFuture<List<Object>>();
    var loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    var bootstrap =
        new ServerBootstrap()
            .group(loop)
            .channel(EpollServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<EpollSocketChannel>() {
                  @Override
                  protected void initChannel(EpollSocketChannel channel) {
                    var config = channel.config();
                    accepted.complete(
                        List.of(
                            config.isKeepAlive(),
                            config.getTcpKeepIdle(),
                            config.getTcpKeepIntvl(),
                            config.getTcpKeepCnt(),
                            config.getTcpUserTimeout(),
                            config.isTcpNoDelay()));
                  }
                });
    Keepalive.inherited(bootstrap);
    Channel listening = bootstrap.bind(InetAddress.getLoopbackAddress(), 0).sync().channel();
    int port = ((InetSocketAddress) listening.localAddress()).getPort();
    try (var ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(accepted.get(10, TimeUnit.SECONDS))
          .containsExactly(
              true,
              Keepalive.IDLE_SECONDS,
              Keepalive.INTERVAL_SECONDS,
              Keepalive.PROBES,
              Keepalive.UNACKNOWLEDGED_MILLIS,
              true);
    } finally {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }
}
