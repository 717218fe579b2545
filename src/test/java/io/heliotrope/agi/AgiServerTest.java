package io.heliotrope.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import io.heliotrope.agi.AgiSettings.Limits;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Reception;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port, over real sockets: who gets in, who does not, and how it closes. */
class AgiServerTest {

  private final Counts counts = new Counts();
  private final ConcurrentLinkedQueue<LineEvent> events = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<IncomingCall> calls = new ConcurrentLinkedQueue<>();
  private @Nullable AgiServer server;

  /** Takes each call and waits for a digit; a digit finishes it. */
  private final Reception reception =
      (call, line) -> {
        calls.add(call);
        line.perform(new LineCommand.Take());
        return event -> on(event, line);
      };

  private void on(LineEvent event, Line line) {
    events.add(event);
    switch (event) {
      case LineEvent.Done() -> line.perform(new LineCommand.AwaitDigit(Duration.ofSeconds(30)));
      case LineEvent.Pressed pressed -> line.perform(new LineCommand.Finish());
      default -> {}
    }
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aCallFromBeginningToEnd() throws Exception {
    start(Limits.DEFAULTS);
    try (Peer peer = new Peer()) {
      peer.says(Worlds.ENVIRONMENT).takesIt();
      peer.says("200 result=49\n").hears("SET VARIABLE HELIOTROPE_FINISHED 1");
      peer.says("200 result=1\n").hearsTheEnd();
    }
    eventually("accepted 1, ended 1");
    assertThat(calls).singleElement().satisfies(c -> assertThat(c.did()).hasToString("5551000"));
    assertThat(server().sessions()).isZero();
  }

  @Test
  void aProbeCostsNothingAndIsNoCall() throws Exception {
    start(Limits.DEFAULTS);
    for (int i = 0; i < 20; i++) {
      new Peer().close();
    }
    eventually("probed 20");
    assertThat(calls).isEmpty();
  }

  @Test
  void pastTheLimitACallIsHandedBackWithAWord() throws Exception {
    start(new Limits(4_096, 64, Duration.ofSeconds(5), 2));
    try (Peer one = taken();
        Peer two = taken();
        Peer three = new Peer()) {
      three.says(Worlds.ENVIRONMENT).hears("SET VARIABLE HELIOTROPE_REFUSED \"full\"");
      three.says("200 result=1\n").hearsTheEnd();
      one.says("HANGUP\n").hearsTheEnd();
      await().until(() -> server().sessions() == 1);
      try (Peer four = new Peer()) {
        four.says(Worlds.ENVIRONMENT).takesIt();
      }
    }
    eventually("refused full 1");
  }

  @Test
  void whoIsSentAwayAndSaysNothingMoreIsCutOffSoon() throws Exception {
    start(new Limits(4_096, 64, Duration.ofSeconds(5), 1));
    try (Peer one = taken();
        Peer two = new Peer()) {
      two.hears("SET VARIABLE HELIOTROPE_REFUSED \"full\"").hearsTheEnd();
    }
  }

  @Test
  void aSlowEnvironmentIsHandedBack() throws Exception {
    start(new Limits(4_096, 64, Duration.ofMillis(50), 10));
    try (Peer peer = new Peer()) {
      peer.says("agi_network: yes\n").hears("SET VARIABLE HELIOTROPE_REFUSED \"slow\"");
      peer.says("200 result=1\n").hearsTheEnd();
    }
    eventually("refused slow 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "agi_network: yes\n\n", "agi_x: y\n", ":\n"})
  void whatIsNoEnvironmentIsHandedBack(String text) throws Exception {
    start(Limits.DEFAULTS);
    try (Peer peer = new Peer()) {
      peer.says(text).hears("SET VARIABLE HELIOTROPE_REFUSED \"environment\"");
      peer.says("200 result=1\n").hearsTheEnd();
    }
    eventually("refused environment 1");
    assertThat(calls).isEmpty();
  }

  @Test
  void anEndlessLineIsCutOffAndNobodyElseNotices() throws Exception {
    start(Limits.DEFAULTS);
    try (Peer good = new Peer();
        Peer endless = new Peer()) {
      good.says(Worlds.ENVIRONMENT).takesIt();
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  endless.says("x".repeat(4_096));
                }
              })
          .isInstanceOf(IOException.class);
      good.says("200 result=49\n").hears("SET VARIABLE HELIOTROPE_FINISHED 1");
    }
    eventually("refused environment 1");
  }

  @Test
  void aStrangersAddressIsCutOffWithoutAWord() throws Exception {
    start(settings(Limits.DEFAULTS, List.of("10.0.0.0/8", "127.9.9.9")));
    try (Peer peer = new Peer()) {
      peer.hearsTheEnd();
    }
    eventually("refused not-allowed 1");
    assertThat(calls).isEmpty();
  }

  @Test
  void anAddressOrANetworkMayBeAllowed() throws Exception {
    start(settings(Limits.DEFAULTS, List.of("10.0.0.0/8", "127.0.0.1", "::1")));
    try (Peer peer = new Peer()) {
      peer.says(Worlds.ENVIRONMENT).takesIt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/33", "", "10.0.0/8", "a:b"})
  void anAddressThatIsNoneIsSaidBeforeThePortOpens(String address) {
    assertThatThrownBy(() -> start(settings(Limits.DEFAULTS, List.of(address))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe it is a host's name");
  }

  @Test
  void aPortThatIsTakenIsSaidPlainly() throws Exception {
    start(Limits.DEFAULTS);
    var second =
        new AgiServer(
            new AgiSettings(
                "127.0.0.1",
                server().address().getPort(),
                List.of(),
                Limits.DEFAULTS,
                Duration.ofSeconds(15),
                AgiSettings.DEFAULTS.pbxs()),
            reception,
            AgiMeter.NONE);
    assertThatThrownBy(second::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Maybe another Heliotrope listens there");
  }

  @Test
  void drainingFinishesWhatIsInProgressAndTakesNoMore() throws Exception {
    start(Limits.DEFAULTS);
    try (Peer old = new Peer()) {
      old.says(Worlds.ENVIRONMENT).takesIt();
      var drained = drain(Duration.ofSeconds(30));
      try (Peer late = lateComer()) {
        late.says("200 result=1\n").hearsTheEnd();
      }
      assertThat(drained).isNotDone();
      old.says("200 result=50\n").hears("SET VARIABLE HELIOTROPE_FINISHED 1");
      old.says("200 result=1\n").hearsTheEnd();
      assertThat(drained.get()).isTrue();
    }
    assertThatThrownBy(Peer::new).isInstanceOf(IOException.class);
  }

  private Peer taken() throws IOException {
    Peer peer = new Peer();
    peer.says(Worlds.ENVIRONMENT).takesIt();
    return peer;
  }

  /** One who comes when the draining has begun, which is a moment after it was asked for. */
  private Peer lateComer() throws IOException {
    while (true) {
      Peer peer = new Peer();
      peer.says(Worlds.ENVIRONMENT);
      if (peer.reads().equals("SET VARIABLE HELIOTROPE_REFUSED \"draining\"")) {
        return peer;
      }
      peer.close();
    }
  }

  @Test
  void drainingCutsOffWhoStaysPastTheLimit() throws Exception {
    start(Limits.DEFAULTS);
    try (Peer old = new Peer()) {
      old.says(Worlds.ENVIRONMENT).takesIt();
      assertThat(drain(Duration.ofMillis(50)).get()).isFalse();
      old.hearsTheEnd();
    }
    assertThat(events).last().isEqualTo(new LineEvent.Gone(LineEvent.Cause.LOST));
  }

  @Test
  void aCallThatCannotBeOpenedIsHandedBack() throws Exception {
    server =
        new AgiServer(
            settings(Limits.DEFAULTS, AgiSettings.DEFAULTS.allowed()),
            (call, line) -> {
              throw new IllegalStateException("a mistake of ours (a test)");
            },
            counts);
    server.start();
    try (Peer peer = new Peer()) {
      peer.says(Worlds.ENVIRONMENT).hears("SET VARIABLE HELIOTROPE_REFUSED \"error\"");
      peer.says("200 result=1\n").hearsTheEnd();
    }
  }

  @Test
  void anOffenderIsLoggedOnceAMinute() {
    var nanos = new AtomicLong();
    Ticker ticker = nanos::get;
    var offenders = new Offenders(ticker);
    var here = new InetSocketAddress("127.0.0.1", 1);
    var sameHost = new InetSocketAddress("127.0.0.1", 2);
    var there = new InetSocketAddress("127.0.0.2", 1);

    assertThat(offenders.note(here, "test", "first")).isTrue();
    assertThat(offenders.note(sameHost, "test", "again")).isFalse();
    assertThat(offenders.note(there, "test", "another")).isTrue();
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(offenders.note(here, "test", "later")).isTrue();
  }

  private CompletableFuture<Boolean> drain(Duration limit) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return server().drain(limit);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private void start(Limits limits) {
    start(settings(limits, AgiSettings.DEFAULTS.allowed()));
  }

  private void start(AgiSettings settings) {
    server = new AgiServer(settings, reception, counts);
    server.start();
  }

  private static AgiSettings settings(Limits limits, List<String> allowed) {
    return new AgiSettings(
        "127.0.0.1", 0, allowed, limits, Duration.ofSeconds(15), AgiSettings.DEFAULTS.pbxs());
  }

  private AgiServer server() {
    return java.util.Objects.requireNonNull(server, "not started");
  }

  private void eventually(String counted) {
    await().untilAsserted(() -> assertThat(counts.toString()).contains(counted));
  }

  /** What the port tells of itself. */
  private static final class Counts implements AgiMeter {
    private final ConcurrentHashMap<String, AtomicLong> counts = new ConcurrentHashMap<>();

    @Override
    public void accepted() {
      count("accepted");
    }

    @Override
    public void ended() {
      count("ended");
    }

    @Override
    public void refused(Refusal reason) {
      count("refused " + reason.text());
    }

    @Override
    public void probed() {
      count("probed");
    }

    private void count(String what) {
      counts.computeIfAbsent(what, w -> new AtomicLong()).incrementAndGet();
    }

    @Override
    public String toString() {
      var lines = new ArrayList<String>();
      counts.forEach((what, count) -> lines.add(what + " " + count));
      lines.sort(null);
      return String.join(", ", lines);
    }
  }

  /** The PBX's end of a socket. */
  private final class Peer implements AutoCloseable {
    private final Socket socket = new Socket();
    private final BufferedReader in;

    Peer() throws IOException {
      socket.connect(server().address(), 5_000);
      socket.setSoTimeout(20_000);
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    Peer says(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(UTF_8));
      return this;
    }

    String reads() throws IOException {
      return String.valueOf(in.readLine());
    }

    Peer hears(String command) throws IOException {
      assertThat(reads()).isEqualTo(command);
      return this;
    }

    void takesIt() throws IOException {
      hears("SET VARIABLE HELIOTROPE_TAKEN 1").says("200 result=1\n");
      hears("SET VARIABLE TIMEOUT(absolute) 15").says("200 result=1\n");
      hears("WAIT FOR DIGIT 5000");
    }

    void hearsTheEnd() throws IOException {
      try {
        assertThat(in.readLine()).isNull();
      } catch (java.net.SocketException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
