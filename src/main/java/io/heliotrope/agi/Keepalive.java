package io.heliotrope.agi;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;

/**
 * Notices after about a minute that a PBX went without a word, also in a long talk.
 *
 * <p>On Linux an accepted socket inherits these options from the one that listens (tcp(7)): set
 * there once, they cost a call nothing. The numbers are those of the Linux headers.
 */
final class Keepalive {

  static final int IDLE_SECONDS = 30;
  static final int INTERVAL_SECONDS = 10;
  static final int PROBES = 3;
  static final int UNACKNOWLEDGED_MILLIS = 60_000;

  private static final int SOL_SOCKET = 1;
  private static final int IPPROTO_TCP = 6;

  private Keepalive() {}

  /** For epoll: every connection, by what the listening socket has. */
  static void inherited(ServerBootstrap bootstrap) {
    bootstrap
        .option(new IntegerUnixChannelOption("SO_KEEPALIVE", SOL_SOCKET, 9), 1)
        .option(new IntegerUnixChannelOption("TCP_KEEPIDLE", IPPROTO_TCP, 4), IDLE_SECONDS)
        .option(new IntegerUnixChannelOption("TCP_KEEPINTVL", IPPROTO_TCP, 5), INTERVAL_SECONDS)
        .option(new IntegerUnixChannelOption("TCP_KEEPCNT", IPPROTO_TCP, 6), PROBES)
        .option(
            new IntegerUnixChannelOption("TCP_USER_TIMEOUT", IPPROTO_TCP, 18),
            UNACKNOWLEDGED_MILLIS);
  }

  /** Elsewhere: on every connection, with the times the system is set to. */
  static void each(ServerBootstrap bootstrap) {
    bootstrap.childOption(ChannelOption.SO_KEEPALIVE, true);
  }
}
