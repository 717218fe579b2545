package io.heliotrope.demo.phone;

import io.heliotrope.demo.phone.CallerPhone.Dialled;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of callers, deaf and of little patience, each from a number of their own. Whoever has
 * had enough hangs up, whatever is going on just then. One process plays them all.
 */
public final class HastyCrowd implements AutoCloseable {

  private static final String FROM = "1555";
  private static final Pattern NUMBER = Pattern.compile("sip:(" + FROM + "\\d+)@");

  private final DatagramSocket deafEar;
  private final Sipp sipp;
  private final Random patience;
  private final Duration longest;
  private final Map<String, String> begun = new ConcurrentHashMap<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Set<String> over = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("crowd").daemon().factory());

  /**
   * @param calls in all
   * @param atOnce at most
   * @param longest patience; equal seeds are equally patient
   */
  public HastyCrowd(
      Exchange exchange,
      String did,
      int calls,
      int atOnce,
      int aSecond,
      Duration longest,
      long seed)
      throws IOException {
    this.patience = new Random(seed);
    this.longest = longest;
    deafEar = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    sipp =
        Sipp.start(
            Scenarios.caller(new Dialled(FROM + "[call_number]", did), deafEar.getLocalPort()),
            exchange.folder(),
            Exchange.freePort(),
            List.of(
                ("-m %d -l %d -r %d 127.0.0.1:%d"
                        .formatted(calls, atOnce, aSecond, exchange.sipPort()))
                    .split(" ")),
            this::on);
  }

  /** How many have dialled so far. */
  public int begun() {
    return begun.size();
  }

  /** The numbers of those who were answered. */
  public Set<String> answered() {
    return Set.copyOf(answered);
  }

  /** Have all called, and is each of these calls over? */
  public boolean isOver() {
    return !sipp.runs();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    sipp.close();
    deafEar.close();
  }

  private void on(SipMessage message) {
    String call = message.callId();
    if (message.sent() && message.requests("INVITE")) {
      Matcher number = NUMBER.matcher(message.header("From").orElse(""));
      if (number.find() && begun.put(call, number.group(1)) == null) {
        long millis = patience.nextLong(longest.toMillis());
        clock.schedule(() -> hangUp(call), millis, TimeUnit.MILLISECONDS);
      }
    } else if (message.requests("BYE")) {
      over.add(call);
    } else if (message.answers(200, "INVITE") && !message.sent()) {
      String number = begun.get(call);
      if (number != null) {
        answered.add(number);
      }
    }
  }

  private void hangUp(String call) {
    if (!over.contains(call)) {
      sipp.nudge(call);
    }
  }

  @Override
  public String toString() {
    return "%d callers, of whom %d were answered".formatted(begun.size(), answered.size());
  }
}
