package io.heliotrope.session;

import io.heliotrope.call.DialString;
import io.heliotrope.call.RingOutcome;
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
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The line of an agent who has picked up, and on which the customer is called. */
final class AgentFirst implements Conversation, LineEar {

  private final CallbackErrand errand;
  private final IncomingCall call;
  private final Line line;
  private final Deque<LineCommand> toDo = new ArrayDeque<>();
  private boolean calling;
  private @Nullable Instant bridged;
  private @Nullable Instant unbridged;
  private boolean over;

  AgentFirst(CallbackErrand errand, IncomingCall call, Line line, DialString customer) {
    this.errand = errand;
    this.call = call;
    this.line = line;
    Briefing.Told told = errand.told(errand.claim());
    if (!told.sounds().isEmpty()) {
      toDo.add(new LineCommand.Speak(told.language()));
    }
    told.sounds()
        .forEach(sound -> toDo.add(new LineCommand.Play(sound.file(), sound.length(), "")));
    toDo.add(new LineCommand.CallBack(customer, errand.terms().rules().ring()));
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
    } else if (!calling) {
      LineCommand next = toDo.remove();
      calling = toDo.isEmpty();
      line.perform(next);
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
