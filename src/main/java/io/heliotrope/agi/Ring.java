package io.heliotrope.agi;

import io.heliotrope.call.Printable;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Whispering;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rings an agent by the dialplan's routine {@code heliotrope-ring}, or calls a number by {@code
 * heliotrope-outside}, which goes on in the same routine. It lifts the watchdog for the talk and
 * sets it again at its end, whether we are still alive or not. The routine leaves what became of it
 * in {@code HELIOTROPE_RING}: {@code DIALSTATUS,HANGUPCAUSE,TALKED}.
 */
final class Ring extends Exchange {

  /** To what the routine sets the watchdog when it returns. */
  private static final long ARMED_SECONDS = 15;

  /**
   * The caller whose talk is over has so many nanoseconds, in which the next one rings this agent.
   */
  private static final long AFTER_YOU = 5_000_000;

  /** What the routine's reply says when the caller has hung up, before {@code HANGUP} follows. */
  private static final String CALLER_LEFT = "abnormal exit";

  /** Nothing that would be another argument of the routine's, or an option of Dial's. */
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9/_.-]{1,100}");

  private static final Pattern RESULT = Pattern.compile("([A-Z_]*),([0-9]{0,3}),([012]?)");

  private final String routine;
  private final String arguments;
  private final String what;
  private long begun;
  private long took;
  private boolean ended;

  private Ring(String routine, String arguments, String what) {
    this.routine = routine;
    this.arguments = arguments;
    this.what = what;
  }

  /**
   * @param queue the queue's name as last marked on the channel: the routine keeps the mark
   */
  static Ring agent(LineCommand.Ring order, String queue) {
    Whispering whispering = order.whispering();
    String arguments =
        order.endpoint()
            + ","
            + seconds(order.ringTime())
            + ","
            + files(whispering.files())
            + ","
            + queue;
    if (!whispering.isNone()) {
      arguments += "," + whispering.language();
    }
    if (whispering.key().isPresent()) {
      arguments += "," + whispering.key().get() + "," + seconds(whispering.within());
    }
    return new Ring(
        order.keys() ? "heliotrope-ring-keys" : "heliotrope-ring",
        arguments,
        "ring " + order.endpoint());
  }

  private static String files(List<String> files) {
    for (String file : files) {
      if (!FILE.matcher(file).matches()) {
        throw new IllegalArgumentException(
            "A whisper (%s) is a sound file's name of letters, digits, '/', '_', '.' and '-'."
                .formatted(Printable.of(file)));
      }
    }
    return String.join("&", files);
  }

  /** As {@link #agent}, for a number of the operator's. */
  static Ring outside(LineCommand.CallOut order, String queue) {
    return new Ring(
        "heliotrope-outside",
        order.number() + "," + seconds(order.ringTime()) + ",," + queue,
        "call " + order.number());
  }

  /** A customer, by the operator's own way to dial; it leaves no mark on the agent's line. */
  static Ring customer(LineCommand.CallBack order) {
    return new Ring(
        "heliotrope-ring",
        "%s,%d,,".formatted(order.customer(), seconds(order.ringTime())),
        "call a customer back");
  }

  private static long seconds(Duration ringTime) {
    return Math.max(1, ringTime.toSeconds());
  }

  @Override
  void begin(Wire wire) {
    begun = wire.nanos();
    wire.sendUnwatched("GOSUB " + routine + " s 1 " + Command.quoted(arguments));
  }

  @Override
  void reply(Reply reply, Wire wire) {
    if (!reply.isOk()) {
      wire.done(misfit(reply));
    } else if (!ended) {
      ended = true;
      took = wire.nanos() - begun;
      wire.armed(ARMED_SECONDS);
      if (!reply.value().equals(CALLER_LEFT) && wire.ringIsOver()) {
        wire.later(AFTER_YOU, () -> ask(wire));
      } else {
        ask(wire);
      }
    } else {
      wire.done(outcome(reply.value()));
    }
  }

  private static void ask(Wire wire) {
    wire.send("GET VARIABLE HELIOTROPE_RING", AT_ONCE);
  }

  private LineEvent outcome(String text) {
    Matcher parts = RESULT.matcher(text);
    if (!parts.matches()) {
      return new LineEvent.Failed(what() + ": HELIOTROPE_RING does not say what became of it");
    }
    RingOutcome outcome =
        RingResults.of(
            parts.group(1),
            parts.group(2).isEmpty() ? 0 : Integer.parseInt(parts.group(2)),
            parts.group(3),
            Duration.ofNanos(took));
    return new LineEvent.RingEnded(outcome);
  }

  @Override
  void failed(Wire wire) {
    wire.done(
        new LineEvent.Failed(
            what()
                + """
                : the PBX has no routine '%s'.
                Maybe its extensions.conf does not include ours.\
                """
                    .formatted(routine)));
  }

  @Override
  String what() {
    return what;
  }
}
