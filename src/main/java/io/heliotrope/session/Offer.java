package io.heliotrope.session;

import io.heliotrope.call.PbxName;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.floor.Claim;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.PbxNews;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One agent being rung for one caller, with the exact moments as the PBX saw them. Where the PBX
 * tells nothing (its manager interface is down), the line's own answers must do.
 */
final class Offer {

  /** An INVITE and its answer take a moment beyond the ring time itself. */
  static final Duration RING_SLACK = Duration.ofSeconds(2);

  /** Nobody says a word in so short a talk. */
  private static final Duration BLINK = Duration.ofMillis(500);

  private final Claim claim;
  private final PbxName pbx;
  private @Nullable Instant dialed;
  private @Nullable Instant pickedUp;
  private @Nullable Instant bridged;
  private @Nullable Instant unbridged;
  private @Nullable String agentChannel;
  private @Nullable RingOutcome over;
  private boolean whispers;
  private boolean callerHungUp;

  Offer(Claim claim, PbxName pbx) {
    this.claim = claim;
    this.pbx = pbx;
  }

  Claim claim() {
    return claim;
  }

  /** The agent will hear a whisper before they hear the caller. */
  void whispers() {
    whispers = true;
  }

  void hear(PbxNews news, Scribe scribe, FloorDesk floor, PbxControl control) {
    switch (news) {
      case PbxNews.Dialing d when d.endpoint().equals(claim.endpoint()) -> {
        dialed = d.at();
        agentChannel = d.agentChannel();
      }
      case PbxNews.Ringing r when r.endpoint().equals(claim.endpoint()) -> {
        scribe.record(new JournalEntry.AgentRang(r.at(), claim.call(), claim.agent()));
        floor.rang(claim);
      }
      case PbxNews.PickedUp p when p.endpoint().equals(claim.endpoint()) -> {
        pickedUp = p.at();
        scribe.record(new JournalEntry.AgentPickedUp(p.at(), claim.call(), claim.agent()));
      }
      case PbxNews.Bridged b when bridged == null && agentChannel != null -> {
        bridged = b.at();
        scribe.record(new JournalEntry.TalkBegan(b.at(), claim.call(), claim.agent()));
        floor.talkBegan(claim);
      }
      case PbxNews.Unbridged u when bridged != null -> unbridged = u.at();
      case PbxNews.CallerHungUp h -> {
        callerHungUp = true;
        hangUpAgentWhoHearsAWhisper(control);
      }
      default -> {}
    }
  }

  /**
   * The ring time is over and the line has not come back: they talk. Without this a PBX that tells
   * nothing would let the floor take the agent for free in mid-talk.
   */
  void rangOut(Scribe scribe, FloorDesk floor) {
    if (dialed == null && bridged == null) {
      bridged = scribe.now();
      scribe.record(new JournalEntry.TalkBegan(bridged, claim.call(), claim.agent()));
      floor.talkBegan(claim);
    }
  }

  /**
   * What it was, told by the line at {@code now} and not ended by us; with the PBX's exact times
   * where it told them. The line may be the first to tell that the talk is over.
   */
  RingOutcome exact(RingOutcome told, Instant now) {
    if (over != null) {
      return over;
    }
    if (told instanceof RingOutcome.Withdrawn) {
      return new RingOutcome.Unreachable(0); // not by us: the caller still wants a person
    }
    if (!(told instanceof RingOutcome.Talked talked)) {
      return told;
    }
    if (bridged == null) {
      bridged = pickedUp; // a talk so brief that its beginning is told after its end
    }
    boolean heardOfIt = dialed != null && bridged != null;
    return heardOfIt ? new RingOutcome.Talked(talk(unbridged == null ? now : unbridged)) : talked;
  }

  /**
   * The agent is off the line at {@code now}. If the PBX has told of a talk, then that was it, and
   * we need not wait for the line to say so; otherwise only the line can tell. It alone can also
   * tell of an agent who hung up in the whisper: Asterisk may put them through all the same, for
   * the blink of an eye.
   */
  Optional<RingOutcome> talkIsOver(Instant now) {
    boolean blink = whispers && bridged != null && talk(now).compareTo(BLINK) < 0;
    if (dialed != null && bridged != null && !blink) {
      over = exact(new RingOutcome.Talked(Duration.ZERO), now);
    }
    return Optional.ofNullable(over);
  }

  /** Did {@link #talkIsOver} know it? */
  boolean isOver() {
    return over != null;
  }

  /** What it was when the caller hung up at {@code now}. */
  RingOutcome callerLeft(Instant now) {
    if (over != null) {
      return over;
    }
    if (bridged == null && !whispers && !callerHungUp) {
      bridged = pickedUp; // the line is quicker than the news of the bridge
    }
    if (bridged != null) {
      return new RingOutcome.TalkedUntilCallerLeft(talk(unbridged == null ? now : unbridged));
    }
    return new RingOutcome.CallerGone();
  }

  Instant talkBegan(Instant now, Duration talked) {
    return bridged != null ? bridged : now.minus(talked);
  }

  /** Ends the ringing, or the whisper; false if we don't know the agent's channel or they talk. */
  boolean hangUpWhileRinging(PbxControl control) {
    boolean talk = bridged != null || (pickedUp != null && !whispers);
    if (agentChannel == null || talk) {
      return false;
    }
    control.hangUp(pbx, agentChannel);
    return true;
  }

  /** Have agent and caller heard each other, as far as we know? */
  boolean hadTalk() {
    return bridged != null;
  }

  /** Has the agent ask somebody; false if the PBX can't be asked. */
  boolean consult(PbxControl control, String number) {
    return agentChannel != null && control.consult(pbx, agentChannel, number);
  }

  /** The agent left at {@code at}, and the caller stays with somebody else. */
  RingOutcome handedOver(Instant at) {
    RingOutcome outcome = new RingOutcome.Talked(talk(at));
    over = outcome;
    return outcome;
  }

  /** Ends the talk on the agent's side; false if we don't know the agent's channel. */
  boolean hangUpInTalk(PbxControl control) {
    if (agentChannel == null) {
      return false;
    }
    control.hangUp(pbx, agentChannel);
    return true;
  }

  /**
   * Asterisk notices a caller's hang-up only after the whisper; the agent need not hear its end.
   */
  void hangUpAgentWhoHearsAWhisper(PbxControl control) {
    if (agentChannel != null && pickedUp != null && bridged == null) {
      control.hangUp(pbx, agentChannel);
      agentChannel = null; // once is enough
    }
  }

  private Duration talk(Instant until) {
    Duration length = Duration.between(java.util.Objects.requireNonNull(bridged), until);
    return length.isNegative() ? Duration.ZERO : length;
  }
}
