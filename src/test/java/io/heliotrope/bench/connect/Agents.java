package io.heliotrope.bench.connect;

import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.SipMessage;
import io.heliotrope.demo.phone.Tone;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Agents who take one call after the other. Each hangs up after a random while, so that nothing
 * that looks once a second is met at the same moment of its second every time.
 */
final class Agents implements AutoCloseable {

  private static final Manner ANSWERS_SOON =
      new Manner.Answers(Duration.ofMillis(100), Manner.FOR_EVER);
  private static final int SHORTEST_TALK_MILLIS = 200;
  private static final int TALKS_DIFFER_BY_MILLIS = 1_000;
  private static final Duration TOO_LONG = Duration.ofSeconds(20);

  private final List<AgentPhone> phones = new ArrayList<>();
  private final LinkedBlockingQueue<Duration> handOvers = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("agents").daemon().factory());

  /** One at each local port; equal seeds talk equally long. */
  Agents(Exchange exchange, List<Integer> ports, long seed) throws IOException {
    try {
      for (int port : ports) {
        var phone = new AgentPhone(exchange, port, new Tone(1_500), ANSWERS_SOON);
        phones.add(phone);
        phone.listen(new HandOvers(handOvers::add));
        var talks = new Random(seed * ports.size() + phones.size());
        phone.listen(message -> talk(phone, message, talks));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * The next so many hand-overs.
   *
   * @throws IllegalStateException if they cease
   */
  List<Duration> next(int count) throws InterruptedException {
    List<Duration> next = new ArrayList<>();
    while (next.size() < count) {
      Duration one = handOvers.poll(TOO_LONG.toSeconds(), TimeUnit.SECONDS);
      if (one == null) {
        throw new IllegalStateException(
            "No agent was called for %d s: %s".formatted(TOO_LONG.toSeconds(), phones));
      }
      next.add(one);
    }
    return next;
  }

  private void talk(AgentPhone phone, SipMessage message, Random talks) {
    if (message.requests("ACK")) {
      long millis = SHORTEST_TALK_MILLIS + talks.nextInt(TALKS_DIFFER_BY_MILLIS);
      clock.schedule(phone::hangUp, millis, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    phones.forEach(AgentPhone::close); // first: while one talks, it needs the clock
    clock.shutdownNow();
  }
}
