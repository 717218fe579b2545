package io.heliotrope.bench;

import io.heliotrope.bench.Load.Held;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * A PBX full of callers, on one thread that never sleeps under load. Calls arrive at random
 * (Poisson) at instants fixed beforehand: a slow server does not slow the arrivals down, and what a
 * late call waited for counts from when it was due.
 */
final class PretendAsterisk implements AutoCloseable {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final int HOLD_RATE = 1_000;

  /**
   * Callers who stay come from several addresses: where more than half of the ports of one are
   * taken, Linux looks for a free one for milliseconds.
   */
  private static final List<InetSocketAddress> NEAR =
      IntStream.rangeClosed(1, 8)
          .mapToObj(last -> new InetSocketAddress("127.0.0." + last, 0))
          .toList();

  private final Selector selector = Selector.open();
  private final ByteBuffer in = ByteBuffer.allocateDirect(16 * 1024);
  private final PriorityQueue<PretendCall> waiting =
      new PriorityQueue<>(Comparator.comparingLong(PretendCall::waitsUntil));
  private final Set<PretendCall> held = new HashSet<>();

  private Histogram turnaround = microscope();
  private Histogram connect = microscope();
  private List<String> firstTranscript = new ArrayList<>();
  private long calls;
  private int open;
  private int served;
  private int refused;
  private int otherwise;

  PretendAsterisk() throws IOException {}

  /** Begins {@code rate} calls a second for some seconds and sees them all to their end. */
  Load load(int port, int rate, int seconds, long seed) throws IOException {
    forget();
    Histogram late = microscope();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var far = new InetSocketAddress("127.0.0.1", port);
    int total = rate * seconds;
    int started = 0;
    long busy = 0;
    long began = System.nanoTime();
    double due = began;
    long now = began;
    while (started < total || (open > 0 && now - due < PATIENCE)) {
      boolean worked = false;
      while (started < total && now >= due) {
        late.recordValue(System.nanoTime() - (long) due);
        call(Optional.empty(), far, Dialogue.SERVED, (long) due);
        started++;
        due += -Math.log(1 - random.nextDouble()) * 1e9 / rate;
        worked = true;
      }
      worked |= turn(0);
      long then = now;
      now = System.nanoTime();
      busy += worked ? now - then : 0;
    }
    Load load =
        new Load(
            started,
            served,
            otherwise,
            firstTranscript,
            Load.Times.of(turnaround),
            Load.Times.of(connect),
            Load.Times.of(late),
            (double) busy / (now - began));
    drop(); // whoever is still there is not served
    return load;
  }

  /** Adds callers until so many were begun in all, then says how many stand in music. */
  Held hold(int port, int howMany) throws IOException {
    if (held.isEmpty()) {
      forget();
    }
    var far = new InetSocketAddress("127.0.0.1", port);
    long began = System.nanoTime();
    int already = open + refused;
    int started = already;
    long last = began;
    while (started < howMany
        || (held.size() + refused < howMany && System.nanoTime() - last < PATIENCE)) {
      long dueByNow = already + (System.nanoTime() - began) * HOLD_RATE / 1_000_000_000L;
      while (started < Math.min(dueByNow, howMany)) {
        last = System.nanoTime();
        call(Optional.of(NEAR.get(started % NEAR.size())), far, Dialogue.HELD, last);
        started++;
      }
      turn(0);
    }
    return new Held(held.size(), refused);
  }

  /** Everybody hangs up. */
  Held drop() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.selectNow();
    waiting.clear();
    held.clear();
    open = 0;
    return new Held(0, refused);
  }

  @Override
  public void close() throws IOException {
    drop();
    selector.close();
  }

  /**
   * Hears what has arrived and answers it, after waiting for it so long at most.
   *
   * @return was there anything?
   */
  boolean turn(int millis) throws IOException {
    int ready = millis == 0 ? selector.selectNow() : selector.select(millis);
    long now = System.nanoTime();
    if (ready > 0) {
      for (SelectionKey key : selector.selectedKeys()) {
        ((PretendCall) key.attachment()).ready(key, now);
      }
      selector.selectedKeys().clear();
    }
    while (!waiting.isEmpty() && waiting.peek().waitsUntil() <= now) {
      waiting.poll().waitIsOver();
    }
    return ready > 0;
  }

  private void call(Optional<InetSocketAddress> near, InetSocketAddress far, String did, long due) {
    try {
      PretendCall.begin(this, selector, near, far, Dialogue.environment(calls++, did), due);
      open++;
    } catch (IOException noSocketLeft) {
      refused++;
    }
  }

  ByteBuffer buffer() {
    return in.clear();
  }

  void tookOff(long due, long now) {
    connect.recordValue(now - due);
  }

  void turnedAround(long nanos) {
    turnaround.recordValue(nanos);
  }

  void waits(PretendCall call) {
    waiting.add(call);
    held.add(call);
  }

  void rings(PretendCall call) {
    held.add(call);
  }

  void waitsNoMore(PretendCall call) {
    waiting.remove(call);
  }

  void ended(PretendCall call) {
    open--;
    List<String> transcript = call.transcript();
    if (held.remove(call) || transcript.size() < Dialogue.NINE.size()) {
      waiting.remove(call);
      refused++;
      return;
    }
    served++;
    if (firstTranscript.isEmpty()) {
      firstTranscript = transcript;
    } else if (!firstTranscript.equals(transcript)) {
      otherwise++;
    }
  }

  private void forget() {
    turnaround = microscope();
    connect = microscope();
    firstTranscript = new ArrayList<>();
    served = 0;
    refused = 0;
    otherwise = 0;
  }

  private static Histogram microscope() {
    return new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
  }
}
