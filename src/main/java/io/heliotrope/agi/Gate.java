package io.heliotrope.agi;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides about every connection at once: let in, sent away with a word, or cut off. */
@ChannelHandler.Sharable
final class Gate extends ChannelInboundHandlerAdapter {

  private final Front front;
  private final List<IpSubnetFilterRule> allowed;
  private final ChannelFutureListener leaves = future -> leave(future.channel());
  private final Set<Channel> inside = new HashSet<>();
  private boolean draining;

  Gate(Front front) {
    this.front = front;
    this.allowed = front.settings().allowed().stream().map(Gate::rule).toList();
  }

  /** {@code 10.1.0.0/16}, or one address. No name: an allow-list must not ask the network. */
  private static IpSubnetFilterRule rule(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    int whole = NetUtil.isValidIpV4Address(address) ? 32 : 128;
    try {
      int bits = slash < 0 ? whole : Integer.parseInt(text.substring(slash + 1));
      if (whole == 32 || NetUtil.isValidIpV6Address(address)) {
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
      }
    } catch (IllegalArgumentException notOne) {
      // told below
    }
    throw new IllegalArgumentException(
        """
        An address allowed at the AGI port (%s) is one like 10.1.2.3 or a network like 10.1.0.0/16.
        Maybe it is a host's name: write its address.\
        """
            .formatted(text));
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    Channel channel = context.channel();
    if (!isAllowed(channel)) {
      front.meter().refused(Refusal.NOT_ALLOWED);
      front
          .offenders()
          .note(
              channel.remoteAddress(),
              Refusal.NOT_ALLOWED.text(),
              """
              the address is not among those allowed.
              Maybe add it to 'allow' of the AGI port, if it is one of your PBXs\
              """);
      context.close();
      return;
    }
    switch (enter(channel)) {
      case IN -> {
        channel.closeFuture().addListener(leaves);
        context.pipeline().replace(this, null, new Greeting(front));
      }
      case FULL -> sendAway(context, Refusal.FULL);
      case DRAINING -> sendAway(context, Refusal.DRAINING);
    }
  }

  private void sendAway(ChannelHandlerContext context, Refusal refusal) {
    front.meter().refused(refusal);
    context.pipeline().replace(this, null, new Farewell(refusal));
  }

  private boolean isAllowed(Channel channel) {
    if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
      return false;
    }
    for (IpSubnetFilterRule rule : allowed) {
      if (rule.matches(remote)) {
        return true;
      }
    }
    return false;
  }

  private enum Entry {
    IN,
    FULL,
    DRAINING
  }

  private synchronized Entry enter(Channel channel) {
    if (draining) {
      return Entry.DRAINING;
    }
    if (inside.size() >= front.settings().limits().mostSessions()) {
      return Entry.FULL;
    }
    inside.add(channel);
    return Entry.IN;
  }

  private synchronized void leave(Channel channel) {
    inside.remove(channel);
    if (inside.isEmpty()) {
      notifyAll();
    }
  }

  synchronized int sessions() {
    return inside.size();
  }

  /** From now on nobody is let in. */
  synchronized void shut() {
    draining = true;
  }

  /** Closes the connections of all who are in, and waits until they are closed. */
  void cutOff() {
    List<ChannelFuture> closing;
    synchronized (this) {
      closing = inside.stream().map(Channel::close).toList();
    }
    closing.forEach(ChannelFuture::awaitUninterruptibly);
  }

  /**
   * Waits until nobody is in any more.
   *
   * @return false if somebody still is after that time
   */
  synchronized boolean awaitEmpty(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (!inside.isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(Math.max(1, left / 1_000_000));
    }
    return true;
  }
}
