package io.heliotrope.session;

import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.flow.FlowEvent;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts a caller through to an outside number of the operator's, and back into the flow. */
final class OutsideCall implements Errand, LineEar {

  private static final Duration RING_TIME = Duration.ofSeconds(60);

  private final Conductor conductor;
  private final CallNotes notes;
  private final Line line;
  private final Services services;
  private final QueueId queue;
  private final PhoneNumber number;
  private final FlowEvent then;
  private @Nullable Instant bridged;
  private @Nullable Instant unbridged;

  OutsideCall(
      Conductor conductor,
      Line line,
      Services services,
      QueueId queue,
      PhoneNumber number,
      FlowEvent then) {
    this.conductor = conductor;
    this.notes = conductor.notes();
    this.line = line;
    this.services = services;
    this.queue = queue;
    this.number = number;
    this.then = then;
  }

  void begin() {
    notes.ledger().stage(Stage.of(Stage.Step.RINGING, queue));
    services.floor().listen(notes.id(), this);
    conductor.perform(new LineCommand.CallOut(number, RING_TIME));
  }

  @Override
  public void on(LineEvent event) {
    RingOutcome outcome =
        switch (event) {
          case LineEvent.RingEnded ended -> exact(ended.outcome());
          case LineEvent.Failed failed -> {
            notes.wentWrong("could not call outside: " + failed.why());
            yield new RingOutcome.Unreachable(0);
          }
          default -> throw new IllegalStateException("A call outside was answered by " + event);
        };
    over(outcome);
    if (outcome.hadTalk()) {
      notes.ledger().stage(Stage.of(Stage.Step.TALKED, queue));
    } else {
      notes.ledger().turnedAway(queue, "the outside number did not help");
    }
    conductor.flow().advance(then);
  }

  @Override
  public void gone(LineEvent.Cause cause) {
    Instant now = notes.now();
    over(
        bridged == null
            ? new RingOutcome.CallerGone()
            : new RingOutcome.TalkedUntilCallerLeft(talk(bridged, now)));
  }

  @Override
  public void news(PbxNews news) {
    line.execute(() -> {
      switch (news) {
        case PbxNews.Bridged b when bridged == null -> bridged = b.at();
        case PbxNews.Unbridged u -> unbridged = u.at();
        default -> {}
      }
    });
  }

  private void over(RingOutcome outcome) {
    services.floor().listenNoMore(notes.id());
    notes.record(new JournalEntry.OutsideCalled(notes.now(), notes.id(), queue, number, outcome));
    switch (outcome) {
      case RingOutcome.Talked talked ->
          notes.ledger().talkedOutside(queue, number, talked.talked());
      case RingOutcome.TalkedUntilCallerLeft talked ->
          notes.ledger().talkedOutside(queue, number, talked.talked());
      default -> {}
    }
  }

  private RingOutcome exact(RingOutcome told) {
    return told instanceof RingOutcome.Talked && bridged != null
        ? new RingOutcome.Talked(talk(bridged, notes.now()))
        : told;
  }

  private Duration talk(Instant began, Instant now) {
    Duration length = Duration.between(began, unbridged == null ? now : unbridged);
    return length.isNegative() ? Duration.ZERO : length;
  }
}
