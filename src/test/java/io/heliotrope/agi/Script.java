package io.heliotrope.agi;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Reception;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call in one thread, with told time: the test is the PBX on one side and the conductor on the
 * other.
 */
final class Script implements Reception {

  /** Shared, so that thousands of calls that are meant to break log once. */
  private static final Offenders OFFENDERS = new Offenders(Ticker.disabledTicker());

  final EmbeddedChannel channel = new EmbeddedChannel();
  final List<LineEvent> events = new ArrayList<>();
  private long nanos;
  private int ringsOver;
  private boolean knowing;
  private @Nullable Line line;
  private @Nullable IncomingCall call;
  private Conversation conductor = event -> {};

  Script() {
    channel.freezeTime();
    var settings = AgiSettings.DEFAULTS;
    channel
        .pipeline()
        .addLast(
            new Greeting(
                new Front(
                    settings,
                    this,
                    AgiMeter.NONE,
                    OFFENDERS,
                    new Arrivals(settings),
                    () -> nanos)));
  }

  /** A call that is taken, with the watchdog lifted. */
  static Script taken() {
    var script = new Script().arrives(Worlds.ENVIRONMENT);
    script.orders(new LineCommand.Take());
    script.sends("SET VARIABLE HELIOTROPE_TAKEN 1").pbx("200 result=1");
    script.sends("SET VARIABLE TIMEOUT(absolute) 15").pbx("200 result=1");
    return script.hears(LineEvent.DONE);
  }

  /** An environment that opens no call. */
  static void refused(String environment) {
    Script script = new Script().arrives(environment);
    script.sends("SET VARIABLE HELIOTROPE_REFUSED \"environment\"");
    assertThat(script.call).isNull();
    script.channel.finishAndReleaseAll();
  }

  @Override
  public Conversation open(IncomingCall call, Line line) {
    this.call = call;
    this.line = line;
    return new Conversation() {
      @Override
      public void on(LineEvent event) {
        events.add(event);
        conductor.on(event);
      }

      @Override
      public boolean ringIsOver() {
        ringsOver++;
        return knowing;
      }
    };
  }

  /** The conductor knows how a ring was without being told. */
  Script knowing() {
    knowing = true;
    return this;
  }

  /** Has the conductor heard so often that an agent is off the line? */
  Script ringsOver(int times) {
    assertThat(ringsOver).isEqualTo(times);
    return this;
  }

  Script arrives(String environment) {
    channel.writeInbound(Worlds.bytes(environment));
    return this;
  }

  /** What the conductor does at each event. */
  Script conductor(Conversation conductor) {
    this.conductor = conductor;
    return this;
  }

  Line line() {
    return java.util.Objects.requireNonNull(line, "no call");
  }

  IncomingCall call() {
    return java.util.Objects.requireNonNull(call, "no call");
  }

  Script orders(LineCommand command) {
    line().perform(command);
    return this;
  }

  /** Exactly this is on the wire, and nothing else. */
  Script sends(String command) {
    assertThat(sent()).isEqualTo(command + "\n");
    return this;
  }

  Script sendsNothing() {
    assertThat(sent()).isEmpty();
    return this;
  }

  String sent() {
    var text = new StringBuilder();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      text.append(out.toString(StandardCharsets.UTF_8));
      out.release();
    }
    return text.toString();
  }

  /** The PBX says lines. */
  Script pbx(String... lines) {
    if (channel.isOpen()) { // what comes behind a closed connection is not read
      channel.writeInbound(Worlds.bytes(String.join("\n", lines) + "\n"));
    }
    return this;
  }

  Script pbxCloses() {
    channel.close();
    return this;
  }

  /** Exactly these events, since last asked. */
  Script hears(LineEvent... expected) {
    assertThat(events).containsExactly(expected);
    events.clear();
    return this;
  }

  Script hearsNothing() {
    return hears();
  }

  Script passes(Duration time) {
    nanos += time.toNanos();
    channel.advanceTimeBy(time.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
    channel.runScheduledPendingTasks();
    return this;
  }

  Script isOpen() {
    assertThat(channel.isOpen()).isTrue();
    return this;
  }

  Script isClosed() {
    assertThat(channel.isOpen()).isFalse();
    return this;
  }
}
