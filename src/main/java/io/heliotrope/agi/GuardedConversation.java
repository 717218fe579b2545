package io.heliotrope.agi;

import io.heliotrope.call.CallId;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.LineEvent.Cause;
import io.heliotrope.session.port.Reception;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs the conductor's code for one call with the call's id in every log line. If it throws, that
 * call ends, and nothing else.
 */
final class GuardedConversation {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedConversation.class);
  private static final String MDC_KEY = "call";

  private final CallId call;
  private final Connection connection;
  private Reception.@Nullable Conversation conversation;
  private boolean inside;

  GuardedConversation(CallId call, Connection connection) {
    this.call = call;
    this.connection = connection;
  }

  /** False if it could not be opened. */
  boolean open(Function<Line, Reception.Conversation> opening, Line line) {
    enter();
    try {
      conversation = opening.apply(line);
      return true;
    } catch (RuntimeException ours) {
      LOG.error("The call could not be opened; the dialplan takes it back", ours);
      return false;
    } finally {
      leave();
    }
  }

  /** Nobody hears it while the conversation is being opened. */
  void tell(LineEvent event) {
    Reception.Conversation with = conversation;
    if (with != null) {
      run(() -> with.on(event));
    }
  }

  /** {@link Wire#ringIsOver}. */
  boolean ringIsOver() {
    Reception.Conversation with = conversation;
    var known = new boolean[1];
    if (with != null) {
      run(() -> known[0] = with.ringIsOver());
    }
    return known[0];
  }

  /** Also while another runs: a command may be answered before it has been told of. */
  void run(Runnable task) {
    boolean outermost = !inside;
    if (outermost) {
      enter();
    }
    try {
      task.run();
    } catch (RuntimeException ours) {
      LOG.error("The conductor failed; the dialplan takes the call back", ours);
      connection.gone(Cause.LOST);
    } finally {
      if (outermost) {
        leave();
      }
    }
  }

  private void enter() {
    inside = true;
    MDC.put(MDC_KEY, call.value());
  }

  private void leave() {
    MDC.remove(MDC_KEY);
    inside = false;
  }
}
