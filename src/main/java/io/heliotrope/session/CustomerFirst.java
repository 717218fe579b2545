package io.heliotrope.session;

import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.Queue;
import io.heliotrope.floor.Claim;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.Reception.Conversation;
import io.heliotrope.session.port.Whispering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The line of a customer who has picked up, and for whom the agent is rung who was kept; should
 * that one not answer, the customer waits with music for the next.
 */
final class CustomerFirst extends WaitingLine {

  private final CallbackErrand errand;
  private final IncomingCall call;
  private Claim last;

  CustomerFirst(CallbackErrand errand, IncomingCall call, Line line) {
    super(line, opening(errand), Optional.of(new Offer(errand.claim(), call.pbx())));
    this.errand = errand;
    this.call = call;
    this.last = errand.claim();
  }

  private static List<LineCommand> opening(CallbackErrand errand) {
    var opening = new ArrayList<LineCommand>();
    opening.add(new LineCommand.Speak(errand.debt().owed.language()));
    opening.add(new LineCommand.Mark(errand.waiting()));
    errand
        .greeting()
        .ifPresent(sound -> opening.add(new LineCommand.Play(sound.file(), sound.length(), "")));
    return opening;
  }

  @Override
  Conversation begin() {
    errand.floor().listen(call.id(), this);
    return super.begin();
  }

  @Override
  Queue queue() {
    return errand.terms().queue();
  }

  @Override
  Scribe scribe() {
    return errand;
  }

  @Override
  FloorDesk floor() {
    return errand.floor();
  }

  @Override
  PbxControl pbx() {
    return errand.tools().pbx();
  }

  @Override
  Offer offer(Claim claim) {
    last = claim;
    return new Offer(claim, call.pbx());
  }

  @Override
  Whispering whispering(Claim claim) {
    return errand.whispering(claim);
  }

  /** The last site has closed meanwhile. */
  void nobodyAwake() {
    leave(List.of());
  }

  @Override
  void stopWaiting() {
    errand.floor().leave(last.call());
  }

  @Override
  void over(RingOutcome outcome) {
    errand.floor().listenNoMore(call.id());
    errand.tried(last, outcome);
  }
}
