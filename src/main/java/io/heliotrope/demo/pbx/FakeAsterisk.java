package io.heliotrope.demo.pbx;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.time.Clock;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A PBX for tests and for the demo without one. It dials our real FastAGI port and behaves as the
 * shipped dialplan on Asterisk 22.10 was measured to; its callers and agents follow a script. What
 * AMI would tell it tells as {@link PbxNews}, and it takes orders as {@link PbxControl}.
 *
 * <pre>{@code
 * var pbx = new FakeAsterisk(new PbxName("lisbon"), List.of(server.address()));
 * pbx.agent("PJSIP/1001", new FakeAgent.Answers(ofSeconds(2), ofMinutes(1)));
 * pbx.call("+351210000000", "5551000").hears("welcome").presses("0").talksTo("PJSIP/1001");
 * }</pre>
 *
 * <p>Not played: speech, several legs at once, transfers, and the 20 ms in which audio comes.
 */
public final class FakeAsterisk implements PbxControl, AutoCloseable {

  /** How long sound files play; empty for one that is missing. */
  @FunctionalInterface
  public interface SoundLengths {
    Optional<Duration> find(String file, String language);
  }

  /** News in the making: the PBX adds its name and the time. */
  @FunctionalInterface
  interface Told {
    PbxNews by(PbxName pbx, Instant at);
  }

  /** The system name that its unique ids begin with. */
  public static final String SYSTEM_NAME = "a-fake-of-asterisk";

  private static final Duration ANY_SOUND = Duration.ofSeconds(1);

  private final PbxName name;
  private final List<InetSocketAddress> routers;
  private final Map<Endpoint, FakeAgent> agents = new ConcurrentHashMap<>();
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final AtomicInteger sequence = new AtomicInteger();
  private volatile SoundLengths sounds = (file, language) -> Optional.of(ANY_SOUND);
  private volatile Consumer<PbxNews> listener = news -> {};
  private volatile Clock clock = Clock.SYSTEM;
  private volatile double pace = 1;
  private volatile double watchdogPace = 1;

  /**
   * @param routers the FastAGI ports that are tried in turn
   */
  public FakeAsterisk(PbxName name, List<InetSocketAddress> routers) {
    this.name = name;
    this.routers = List.copyOf(routers);
  }

  /**
   * What this telephone does when called, from now on. One that was never named is not registered.
   */
  public FakeAsterisk agent(String endpoint, FakeAgent behaviour) {
    agents.put(new Endpoint(endpoint), behaviour);
    return this;
  }

  /** How long its sound files are: a second each, unless told otherwise here. */
  public FakeAsterisk sounds(SoundLengths lengths) {
    this.sounds = lengths;
    return this;
  }

  /**
   * How long a second takes, in seconds: with 0.1 prompts, waits, ringing and talks are ten times
   * as quick.
   */
  public FakeAsterisk pace(double secondsPerSecond) {
    this.pace = secondsPerSecond;
    return this;
  }

  /** The same for the few seconds that a router has to take a call. */
  public FakeAsterisk watchdogPace(double secondsPerSecond) {
    this.watchdogPace = secondsPerSecond;
    return this;
  }

  /** What time its news bear. */
  public FakeAsterisk clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** Tells the listener what AMI would, beginning with a snapshot of all agents' telephones. */
  public FakeAsterisk listener(Consumer<PbxNews> listener) {
    this.listener = listener;
    var devices = new TreeMap<Endpoint, DeviceState>((a, b) -> a.value().compareTo(b.value()));
    agents.forEach((endpoint, agent) ->
        devices.put(
            endpoint,
            agent.equals(FakeAgent.NOT_REGISTERED)
                ? DeviceState.UNAVAILABLE
                : DeviceState.NOT_IN_USE));
    tell((pbx, at) -> new PbxNews.Snapshot(pbx, at, "22.10.1 (a fake)", devices));
    return this;
  }

  /**
   * A call comes in.
   *
   * @param from the caller's number; empty for an anonymous caller
   * @param did the number dialled
   */
  public FakeCall call(String from, String did) {
    int number = sequence.incrementAndGet();
    var channel =
        new Channel(
            "PJSIP/trunk-%08x".formatted(number),
            "%s-%d.%d".formatted(SYSTEM_NAME, clock.now().getEpochSecond(), number),
            pace);
    var id = CallId.of(name, channel.uniqueId);
    var call =
        new FakeCall(
            channel, key -> tell((pbx, at) -> new PbxNews.CallerPressed(pbx, at, id, key)));
    var dialplan = new Dialplan(this, channel, call, new RingRoutine(this, id, channel), from, did);
    channels.put(channel.name, channel);
    Thread.ofVirtual()
        .name("fake-call-" + number)
        .start(() -> {
          FakeCall.Ending ending = FakeCall.Ending.FALLBACK;
          try {
            ending = dialplan.run();
          } finally {
            channels.remove(channel.name);
            tell((pbx, at) -> new PbxNews.CallerGone(pbx, at, id, 16));
            call.ended(ending);
          }
        });
    return call;
  }

  /** Calls that are in progress. */
  public int calls() {
    return (int) channels.keySet().stream().filter(c -> c.startsWith("PJSIP/trunk-")).count();
  }

  @Override
  public void hangUp(PbxName pbx, String channel) {
    Channel of = channels.get(channel);
    if (of != null) {
      of.tell(of.name.equals(channel) ? new Signal.HungUp() : new Signal.LegHungUp());
    }
  }

  /** Everybody hangs up. */
  @Override
  public void close() {
    channels.values().forEach(channel -> channel.tell(new Signal.HungUp()));
  }

  List<InetSocketAddress> routers() {
    return routers;
  }

  SoundLengths sounds() {
    return sounds;
  }

  FakeAgent agent(Endpoint endpoint) {
    return agents.getOrDefault(endpoint, FakeAgent.NOT_REGISTERED);
  }

  Duration firstWatchdog(Duration time) {
    return Duration.ofNanos((long) (time.toNanos() * watchdogPace));
  }

  /** Opens an agent's leg of a call, under a channel name of its own. */
  String nextLeg(Endpoint endpoint, Channel caller) {
    String leg = "%s-%08x".formatted(endpoint, sequence.incrementAndGet());
    channels.put(leg, caller);
    return leg;
  }

  void legEnded(String leg) {
    channels.remove(leg);
  }

  void tell(Told told) {
    listener.accept(told.by(name, clock.now()));
  }
}
