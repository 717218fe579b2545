package io.heliotrope.floor;

import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.floor.Telephone.Word;
import io.heliotrope.routing.AgentState.BusyElsewhere;
import io.heliotrope.routing.AgentState.Paused;
import io.heliotrope.routing.AgentState.Ready;
import io.heliotrope.routing.AgentState.Reserved;
import io.heliotrope.routing.AgentState.Ringing;
import io.heliotrope.routing.AgentState.SignedOut;
import io.heliotrope.routing.AgentState.Talking;
import io.heliotrope.routing.AgentState.Unreachable;
import io.heliotrope.routing.AgentState.WrappingUp;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Brings what the floor believes of agents together with what the PBXs say of their telephones. */
final class Reconciliation {

  /*
   * The end of an offer or a talk is what the caller's line says it is. The telephone's own word
   * comes by another way, a millisecond before or after (measured on Asterisk 22.10), or minutes
   * late: so it decides only where we have no claim, and heals a talk whose end went unheard.
   */

  /** A telephone that is idle so long while we believe in a talk has had its talk. */
  static final Duration HEAL = Duration.ofSeconds(5);

  private final Crew crew;
  private final Devices devices;
  private final Moment moment;

  Reconciliation(Crew crew, Devices devices, Moment moment) {
    this.crew = crew;
    this.devices = devices;
    this.moment = moment;
  }

  void changed(Telephone telephone, DeviceState state) {
    devices.changed(telephone, state);
    Seat seat = crew.at(telephone);
    if (seat != null) {
      said(seat, state);
    }
  }

  void known(PbxName pbx, Map<Endpoint, DeviceState> states) {
    devices.known(pbx, states);
    for (Seat seat : List.copyOf(crew.all())) {
      if (seat.telephone.pbx().equals(pbx)) {
        said(seat, crew.device(seat));
      }
    }
  }

  void lost(PbxName pbx) {
    devices.lost(pbx, moment.now());
    for (Seat seat : crew.all()) {
      if (seat.telephone.pbx().equals(pbx)) {
        switch (seat.state) {
          case Talking _ -> crew.setDeadline(seat, moment.now().plus(Claims.LONGEST_TALK));
          case BusyElsewhere _, Unreachable _ -> {
            if (crew.deadline(seat) == null) {
              crew.setDeadline(seat, moment.now().plus(Devices.TRUST));
            }
          }
          case Ready _, Reserved _, Ringing _, WrappingUp _, SignedOut _, Paused _ -> {}
        }
      }
    }
  }

  private void said(Seat seat, DeviceState state) {
    Word word = Telephone.word(state);
    switch (seat.state) {
      case Talking _ -> {
        if (word == Word.BUSY) {
          crew.setDeadline(seat, moment.now().plus(Claims.LONGEST_TALK));
        } else if (state != DeviceState.UNKNOWN) {
          crew.setEarlierDeadline(seat, moment.now().plus(HEAL));
        }
      }
      case Ready _ -> {
        boolean mayBeEcho = word == Word.BUSY && crew.deadline(seat) != null;
        if (word != Word.FREE && !mayBeEcho) {
          crew.restAsTold(seat);
        }
      }
      case BusyElsewhere _, Unreachable _ -> crew.restAsTold(seat);
      case Reserved _, Ringing _, WrappingUp _, SignedOut _, Paused _ -> {}
    }
  }
}
