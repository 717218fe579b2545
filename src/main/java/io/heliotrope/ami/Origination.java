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

  /** {@code AST_CONTROL_} of Asterisk, as measured on 22.10. */
  private static final int RINGING = 3;

  private static final int ANSWERED = 4;
  private static final int BUSY = 5;

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
    return Optional.of(
        switch (reason) {
          case RINGING -> new RingOutcome.NoAnswer();
          case BUSY -> new RingOutcome.Busy();
          default -> new RingOutcome.Unreachable(0);
        });
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
