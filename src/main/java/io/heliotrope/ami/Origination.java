package io.heliotrope.ami;

import io.heliotrope.call.CallId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.session.port.Telephonist.Summons;
import java.util.Optional;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;

/** How somebody is rung for a callback, and what Asterisk says when they were not reached. */
final class Origination {

  /*
   * The extension has the promise's id: it comes back in the answer, and tells the dialplan which
   * one it is.
   */

  private static final String CONTEXT = "heliotrope-callback";

  /** Stands before the promise's id. */
  private static final String EXTENSION = "callback-";

  /** It rang to the end of the ring time. */
  private static final int RINGING = 3;

  private static final int ANSWERED = 4;

  private Origination() {}

  static OriginateAction of(Summons summons) {
    var action = new OriginateAction();
    action.setChannel(summons.whom().value());
    action.setContext(CONTEXT);
    action.setExten(EXTENSION + summons.callback());
    action.setPriority(1);
    action.setTimeout(summons.ringTime().toMillis());
    action.setCallerId(summons.shows());
    action.setAsync(true);
    action.setVariable("HELIOTROPE_SHOWS", summons.thenShows());
    return action;
  }

  /** What became of it; empty if they picked up, or were not rung by us. */
  static Optional<RingOutcome> outcome(OriginateResponseEvent event) {
    Integer reason = event.getReason();
    if (!CONTEXT.equals(event.getContext()) || reason == null || reason == ANSWERED) {
      return Optional.empty();
    }
    // 0 for whatever else: of 486, 603, 480, 404 and 503 none is told (measured on Asterisk 22.10)
    return Optional.of(
        reason == RINGING ? new RingOutcome.NoAnswer() : new RingOutcome.Unreachable(0));
  }

  /** As Asterisk would have said it. */
  static OriginateResponseEvent refused(Object source, Summons summons) {
    var event = new OriginateResponseEvent(source);
    event.setContext(CONTEXT);
    event.setExten(EXTENSION + summons.callback());
    event.setReason(0);
    return event;
  }

  /** Of which promise it speaks. */
  static Optional<CallId> callback(@Nullable String extension) {
    return Optional.ofNullable(extension)
        .filter(text -> text.startsWith(EXTENSION))
        .flatMap(text -> CallId.find(text.substring(EXTENSION.length())));
  }
}
