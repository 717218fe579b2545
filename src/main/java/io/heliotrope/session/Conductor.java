package io.heliotrope.session;

import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Reception.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conducts one call: hears the line, and has one errand at a time done, until the call is over.
 * What to do is for the flow to say; each other thing that calls need has its room. Lives on the
 * line's own thread.
 */
final class Conductor implements Conversation {

  private static final Logger log = LoggerFactory.getLogger(Conductor.class);

  private final IncomingCall call;
  private final Line line;
  private final Services services;
  private final Script script;
  private final Runnable whenEnded;
  private final Desk desk;
  private final CallNotes notes;
  private final FlowWalk flow;
  private final Searches searches;
  private final CallbackPromise promise;
  private final Briefings briefings;
  private final Instant arrived;
  private Errand errand = event -> {};
  private boolean ended;

  Conductor(IncomingCall call, Line line, Services services, Script script, Runnable whenEnded) {
    this.call = call;
    this.line = line;
    this.services = services;
    this.script = script;
    this.whenEnded = whenEnded;
    this.desk = new Desk(line);
    this.notes = new CallNotes(call.id(), services.clock(), services.journal());
    this.flow = new FlowWalk(this, notes, services, script);
    this.searches = new Searches(this, notes, line, services, script);
    this.promise = new CallbackPromise(call, notes, services.callbacks());
    this.briefings = new Briefings(notes, script, services);
    this.arrived = notes.now();
  }

  /** Takes the call: from here on no other router is tried while we live. */
  void begin() {
    notes.record(
        new JournalEntry.CallArrived(
            arrived,
            call.id(),
            call.pbx(),
            call.did(),
            call.caller(),
            script.language(),
            call.left()));
    var opening =
        script.language().equals(call.language())
            ? List.<LineCommand>of(new LineCommand.Take(), new LineCommand.Answer())
            : List.<LineCommand>of(
                new LineCommand.Take(),
                new LineCommand.Speak(script.language()),
                new LineCommand.Answer());
    run(opening, flow::begin);
  }

  @Override
  public void on(LineEvent event) {
    try {
      if (event instanceof LineEvent.Gone gone) {
        end(gone.cause());
      } else if (!ended) {
        desk.hear(event, errand);
      }
    } catch (RuntimeException e) {
      giveUp(e);
    }
  }

  @Override
  public boolean ringIsOver() {
    return !ended && errand.ringIsOver();
  }

  /** From now on hears what answers its commands. */
  void turnTo(Errand next) {
    errand = next;
  }

  void perform(LineCommand command) {
    desk.perform(command);
  }

  /** Performs these, whatever each answers, and then goes on. */
  void run(List<LineCommand> commands, Runnable then) {
    var errands = new Errands(desk, commands, then);
    turnTo(errands);
    errands.begin();
  }

  CallNotes notes() {
    return notes;
  }

  Script script() {
    return script;
  }

  FlowWalk flow() {
    return flow;
  }

  Searches searches() {
    return searches;
  }

  CallbackPromise promise() {
    return promise;
  }

  Briefings briefings() {
    return briefings;
  }

  /** Our own fault: the caller gets another router or the dialplan's safe place, never silence. */
  private void giveUp(RuntimeException e) {
    Ledger ledger = notes.ledger();
    log.error(
        "Call {} was handed back to the dialplan: in node '{}', {}",
        call.id(),
        ledger.node(),
        ledger.stage().text(),
        e);
    notes.record(new JournalEntry.WentWrong(notes.now(), call.id(), e.toString()));
    ledger.handedBack("an error of ours");
    Errand broken = errand;
    turnTo(event -> {});
    try {
      broken.gone(LineEvent.Cause.CLOSED);
    } finally {
      line.perform(new LineCommand.HandBack("error"));
    }
  }

  private void end(LineEvent.Cause cause) {
    if (ended) {
      throw new IllegalStateException("The line of " + call.id() + " went twice.");
    }
    ended = true;
    try {
      errand.gone(cause);
    } finally {
      Ledger ledger = notes.ledger();
      Instant now = notes.now();
      var end =
          new JournalEntry.CallEnded(
              now, call.id(), ledger.outcome(cause, now), Duration.between(arrived, now));
      if (ledger.hasAskedForPerson()) {
        services.floor().recordInTurn(end); // how the offer ended, it may still have to say
      } else {
        notes.record(end);
      }
      promise.owe();
      whenEnded.run();
    }
  }
}
