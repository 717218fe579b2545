package io.heliotrope.session;

import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Reception.Conversation;
import io.heliotrope.session.port.Whispering;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The line on which an agent asks somebody while the caller hears music: waits for whom the floor
 * offers, and rings them. Whoever picks up talks to this line, whoever is at its other end by then:
 * the agent, the agent and the caller, or the caller alone.
 */
final class ConsultLine extends WaitingLine {

  /** In the asking agent's language: there is nobody. */
  static final String NOBODY = "consult-nobody";

  private final Consult consult;
  private final IncomingCall call;
  private final AgentVoice voice;
  private boolean nobody;
  private boolean answered;

  ConsultLine(Consult consult, IncomingCall call, Line line, AgentVoice voice) {
    super(line, List.of(new LineCommand.Speak(voice.language())), Optional.empty());
    this.consult = consult;
    this.call = call;
    this.voice = voice;
  }

  @Override
  Conversation begin() {
    floor().ask(consult.request(), this);
    return super.begin();
  }

  @Override
  Queue queue() {
    return consult.queue();
  }

  @Override
  Scribe scribe() {
    return consult;
  }

  @Override
  FloorDesk floor() {
    return consult.services().floor();
  }

  @Override
  PbxControl pbx() {
    return consult.services().pbx();
  }

  @Override
  Offer offer(Claim claim) {
    return new Offer(claim, call.pbx());
  }

  @Override
  Whispering whispering(Claim claim) {
    return consult.whispering(claim.agent());
  }

  @Override
  public void nobodyAwake(Optional<Instant> opens) {
    sayNobody();
  }

  /** The queue's ways out are for callers. */
  @Override
  public void atLimit(Limits.Kind limit, WayOut way) {
    sayNobody();
  }

  private void sayNobody() {
    execute(() -> nobody = true);
    leave(
        voice.find(NOBODY).stream()
            .<LineCommand>map(sound -> new LineCommand.Play(sound.file(), sound.length(), ""))
            .toList());
  }

  /** Of the bridges of the caller's call one is this line's own. */
  @Override
  public void news(PbxNews news) {
    execute(() -> {
      boolean elsewhere =
          news instanceof PbxNews.Unbridged
              || (news instanceof PbxNews.Entry entry && !isHere(entry.leg()));
      if (!elsewhere) {
        hear(news);
        offer().filter(Offer::hadTalk).ifPresent(this::talks);
      }
    });
  }

  private boolean isHere(PbxNews.Leg leg) {
    return leg.id().equals(call.id())
        || offer().map(one -> one.claim().endpoint()).equals(leg.agent());
  }

  private void talks(Offer with) {
    if (!answered) {
      answered = true;
      consult.answered(with.claim());
    }
  }

  /** Ends it for all who are on it. */
  void hangUp() {
    pbx().hangUp(call.pbx(), call.channel());
  }

  @Override
  void stopWaiting() {
    floor().leave(consult.request().call());
  }

  @Override
  void over(RingOutcome outcome) {
    consult.lineIsOver(nobody);
  }
}
