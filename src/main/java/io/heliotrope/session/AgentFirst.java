package io.heliotrope.session;

import io.heliotrope.call.DialString;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.AcceptKey;
import io.heliotrope.flow.Node;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Reception.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The line of an agent who has picked up, and on which the customer is called: at once, or when the
 * agent has pressed the key that takes callers of that queue.
 */
final class AgentFirst implements Conversation, LineEar {

  private static final int SAID_AGAIN = 2;

  private final CallbackErrand errand;
  private final IncomingCall call;
  private final Line line;
  private final DialString customer;
  private final Optional<AcceptKey> accept;

  /** What the agent hears, and hears again who presses another key. */
  private final List<LineCommand> briefing = new ArrayList<>();

  private final Deque<LineCommand> toDo = new ArrayDeque<>();
  private int wrongKeys;
  private boolean calling;
  private @Nullable Instant bridged;
  private @Nullable Instant unbridged;
  private boolean over;

  AgentFirst(CallbackErrand errand, IncomingCall call, Line line, DialString customer) {
    this.errand = errand;
    this.call = call;
    this.line = line;
    this.customer = customer;
    this.accept = errand.terms().queue().acceptKey();
    Briefing.Told told = errand.told(errand.claim());
    if (!told.sounds().isEmpty()) {
      toDo.add(new LineCommand.Speak(told.language()));
    }
    String keys = accept.isPresent() ? Node.ALL_KEYS : "";
    told.sounds()
        .forEach(sound -> briefing.add(new LineCommand.Play(sound.file(), sound.length(), keys)));
    accept.ifPresent(key -> briefing.add(new LineCommand.AwaitDigit(key.within())));
    toDo.addAll(briefing);
  }

  Conversation begin() {
    errand.floor().listen(call.id(), this);
    errand.record(
        new JournalEntry.AgentPickedUp(
            errand.now(), errand.claim().call(), errand.claim().agent()));
    errand.floor().rang(errand.claim());
    line.perform(new LineCommand.Take());
    return this;
  }

  @Override
  public void on(LineEvent event) {
    if (over) {
      return;
    }
    if (event instanceof LineEvent.Gone) {
      agentHungUp();
    } else if (!calling && event instanceof LineEvent.Pressed pressed && accept.isPresent()) {
      pressed(pressed.digit(), accept.get().key());
    } else if (!calling && !toDo.isEmpty()) {
      line.perform(toDo.remove());
    } else if (!calling && accept.isPresent()) {
      notTaken();
    } else if (!calling) {
      call();
    } else {
      over(
          switch (event) {
            case LineEvent.RingEnded ended when ended.outcome() instanceof RingOutcome.Talked o ->
                new RingOutcome.TalkedUntilCallerLeft(talk(o.talked()));
            case LineEvent.RingEnded ended -> ended.outcome();
            default -> new RingOutcome.Unreachable(0);
          });
      line.perform(new LineCommand.Finish());
    }
  }

  private void pressed(char key, char wanted) {
    if (key == wanted) {
      call();
    } else if (wrongKeys++ < SAID_AGAIN) {
      toDo.clear();
      toDo.addAll(briefing);
      line.perform(toDo.remove());
    } else {
      notTaken();
    }
  }

  private void call() {
    calling = true;
    line.perform(new LineCommand.CallBack(customer, errand.terms().rules().ring()));
  }

  private void notTaken() {
    leave(new RingOutcome.NotTaken());
    line.perform(new LineCommand.Finish());
  }

  /** The customer stays in line for another agent. */
  private void leave(RingOutcome outcome) {
    over = true;
    errand.floor().listenNoMore(call.id());
    errand.notTaken(outcome);
  }

  @Override
  public void news(PbxNews news) {
    line.execute(() -> {
      if (news instanceof PbxNews.Bridged b && bridged == null && !over) {
        bridged = b.at();
        var claim = errand.claim();
        errand.record(new JournalEntry.TalkBegan(b.at(), claim.call(), claim.agent()));
        errand.floor().talkBegan(claim);
      } else if (news instanceof PbxNews.Unbridged u) {
        unbridged = u.at();
      }
    });
  }

  private void agentHungUp() {
    if (bridged != null) {
      over(new RingOutcome.Talked(talk(Duration.ZERO)));
    } else if (accept.isPresent() && !calling) {
      leave(new RingOutcome.LeftBeforeCaller());
    } else {
      end(new RingOutcome.LeftBeforeCaller());
      errand.notTried();
    }
  }

  private void over(RingOutcome outcome) {
    // if the customer is not reached, that is no miss of the agent's
    end(outcome.hadTalk() ? outcome : new RingOutcome.Withdrawn());
    errand.tried(errand.claim(), outcome);
  }

  private void end(RingOutcome ofTheOffer) {
    over = true;
    errand.floor().listenNoMore(call.id());
    errand.floor().offerEnded(errand.claim(), ofTheOffer, false);
  }

  private Duration talk(Duration otherwise) {
    if (bridged == null) {
      return otherwise;
    }
    Duration length = Duration.between(bridged, unbridged == null ? errand.now() : unbridged);
    return length.isNegative() ? Duration.ZERO : length;
  }
}
