package io.heliotrope.cli;

import io.heliotrope.call.CallId;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Reception.Conversation;
import io.heliotrope.time.ToldClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A caller's line without a PBX: what would take time moves the told clock, and keys come from a
 * script or the keyboard. Runs on the thread that calls {@link #run}.
 */
final class PretendLine implements Line {

  /** How long a pretended caller waits for somebody before giving up. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration WAIT_STEP = Duration.ofSeconds(10);
  private static final Duration PICK_UP = Duration.ofSeconds(3);
  private static final Duration TALK = Duration.ofSeconds(30);

  private final CallId call;
  private final PbxName pbx;
  private final Consumer<PbxNews> news;
  private final ToldClock clock;
  private final Keys keys;
  private final Runnable settle;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<LineEvent> events = new ArrayDeque<>();
  private @Nullable LineCommand pending;
  private boolean music;
  private Duration waited = Duration.ZERO;
  private int missesLeft;
  private boolean gone;

  /**
   * @param news hears what a PBX would tell
   * @param settle lets the floor work off what it was told, and look at the clock
   * @param misses how many agents will not answer before one does
   */
  PretendLine(
      IncomingCall incoming,
      ToldClock clock,
      Keys keys,
      int misses,
      Consumer<PbxNews> news,
      Runnable settle) {
    this.call = incoming.id();
    this.pbx = incoming.pbx();
    this.news = news;
    this.clock = clock;
    this.keys = keys;
    this.missesLeft = misses;
    this.settle = settle;
  }

  @Override
  public void perform(LineCommand command) {
    if (pending instanceof LineCommand.AwaitDigit) {
      events.add(LineEvent.INTERRUPTED);
    } else if (pending != null && !(command instanceof LineCommand.HandBack)) {
      throw new IllegalStateException("%s was given behind %s".formatted(command, pending));
    }
    pending = command;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Wake wakeAfter(Duration delay, Runnable task) {
    return () -> {}; // wake-up calls are for a PBX that falls silent; this one tells everything
  }

  /** Lives through the whole call. */
  void run(Conversation conversation) {
    while (!gone) {
      settle.run();
      LineEvent event = events.poll();
      Runnable task = event == null ? tasks.poll() : null;
      if (event != null) {
        conversation.on(event);
      } else if (task != null) {
        task.run();
      } else {
        answer(
            Objects.requireNonNull(pending, "The call hangs: nothing was asked of the line."),
            conversation);
      }
    }
  }

  private void answer(LineCommand command, Conversation conversation) {
    if (command instanceof LineCommand.AwaitDigit await && music && keys.exhausted()) {
      waitOn(await, conversation);
      return;
    }
    pending = null;
    switch (command) {
      case LineCommand.Play play -> {
        clock.advance(play.length());
        conversation.on(LineEvent.DONE);
      }
      case LineCommand.SayDigits say ->
          said(Duration.ofMillis(600L * say.digits().length()), conversation);
      case LineCommand.SayNumber ignored -> said(Duration.ofMillis(1200), conversation);
      case LineCommand.AwaitDigit await -> listen(await, conversation);
      case LineCommand.MusicOn ignored -> {
        music = true;
        conversation.on(LineEvent.DONE);
      }
      case LineCommand.Ring ring -> {
        RingOutcome outcome = ring(ring);
        conversation.on(new LineEvent.RingEnded(outcome));
      }
      case LineCommand.CallOut _, LineCommand.CallBack _ -> {
        music = false;
        clock.advance(PICK_UP.plus(TALK));
        conversation.on(new LineEvent.RingEnded(new RingOutcome.Talked(TALK)));
      }
      case LineCommand.Finish ignored -> end(conversation, LineEvent.Cause.CLOSED);
      case LineCommand.HandBack ignored -> end(conversation, LineEvent.Cause.CLOSED);
      case LineCommand.Take ignored -> conversation.on(LineEvent.DONE);
      case LineCommand.Answer ignored -> conversation.on(LineEvent.DONE);
      case LineCommand.Speak ignored -> conversation.on(LineEvent.DONE);
      case LineCommand.Mark ignored -> conversation.on(LineEvent.DONE);
    }
  }

  private void said(Duration length, Conversation conversation) {
    clock.advance(length);
    conversation.on(LineEvent.DONE);
  }

  private void listen(LineCommand.AwaitDigit await, Conversation conversation) {
    switch (keys.next()) {
      case Keys.Press press -> {
        clock.advance(Duration.ofMillis(800));
        conversation.on(new LineEvent.Pressed(press.key()));
      }
      case Keys.Silence ignored -> {
        Duration silence = await.limit().compareTo(WAIT_STEP) < 0 ? await.limit() : WAIT_STEP;
        clock.advance(silence);
        conversation.on(LineEvent.TIMED_OUT);
      }
      case Keys.HangUp ignored -> end(conversation, LineEvent.Cause.HUNG_UP);
    }
  }

  private void waitOn(LineCommand.AwaitDigit await, Conversation conversation) {
    if (waited.compareTo(PATIENCE) >= 0) {
      end(conversation, LineEvent.Cause.HUNG_UP);
      return;
    }
    Duration step = await.limit().compareTo(WAIT_STEP) < 0 ? await.limit() : WAIT_STEP;
    waited = waited.plus(step);
    clock.advance(step);
  }

  private RingOutcome ring(LineCommand.Ring ring) {
    music = false;
    if (missesLeft > 0) {
      missesLeft--;
      clock.advance(ring.ringTime());
      return new RingOutcome.NoAnswer();
    }
    clock.advance(PICK_UP);
    tell(new PbxNews.Dialing(pbx, clock.now(), call, ring.endpoint(), "PRETEND/agent"));
    tell(new PbxNews.PickedUp(pbx, clock.now(), call, ring.endpoint()));
    tell(new PbxNews.Bridged(pbx, clock.now(), call));
    clock.advance(TALK);
    tell(new PbxNews.Unbridged(pbx, clock.now(), call));
    return new RingOutcome.Talked(TALK);
  }

  /** What a PBX would tell over AMI, heard by everybody before anything else happens. */
  private void tell(PbxNews one) {
    news.accept(one);
    settle.run();
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    settle.run(); // and what came of it
  }

  private void end(Conversation conversation, LineEvent.Cause cause) {
    gone = true;
    conversation.on(new LineEvent.Gone(cause));
  }
}
