package io.heliotrope.ami;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.session.port.PbxNews;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HangupRequestEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Says in our words what an event of Asterisk means. Every leg of a call has the caller's own id as
 * its linked id; a leg is an agent's from its DialBegin until its Hangup.
 */
final class NewsTranslator {

  /** {@code ast_channel_state} of Asterisk. */
  private static final int RINGING = 5;

  private static final int UP = 6;

  private static final int TWO_IN_BRIDGE = 2;

  /** A leg's Hangup may be lost with the link, and its entry must not stay for ever. */
  private static final int MOST_LEGS = 10_000;

  private final PbxName pbx;
  private final Map<String, Endpoint> agentLegs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Endpoint> eldest) {
          return size() > MOST_LEGS;
        }
      };

  NewsTranslator(PbxName pbx) {
    this.pbx = pbx;
  }

  /** Empty for what is no news to us. Never fails, whatever the event holds. */
  Optional<PbxNews> translate(ManagerEvent event, Instant at) {
    return switch (event) {
      case DialBeginEvent dial -> dialing(dial, at);
      case NewStateEvent change -> stateOf(change, at);
      case BridgeChangeEvent.Enter enter -> bridged(enter, at);
      case BridgeChangeEvent.Leave leave -> unbridged(leave, at);
      case DtmfEndEvent digit -> pressed(digit, at);
      case HangupRequestEvent request -> hangsUp(request, at);
      case HangupEvent end -> hungUp(end, at);
      case OriginateResponseEvent answer ->
          Origination.outcome(answer)
              .flatMap(outcome ->
                  Origination.callback(answer.getExten())
                      .map(call -> new PbxNews.NotReached(pbx, at, call, outcome)));
      default -> Optional.empty();
    };
  }

  int legs() {
    return agentLegs.size();
  }

  private Optional<PbxNews> dialing(DialBeginEvent dial, Instant at) {
    var channel = dial.getDestChannel();
    var leg = dial.getDestUniqueId();
    if (channel == null || leg == null) {
      return Optional.empty();
    }
    return endpointOf(channel)
        .flatMap(endpoint -> {
          agentLegs.put(leg, endpoint);
          return call(
              dial.getLinkedId(), call -> new PbxNews.Dialing(pbx, at, call, endpoint, channel));
        });
  }

  private Optional<PbxNews> stateOf(NewStateEvent change, Instant at) {
    var endpoint = agentLegs.get(change.getUniqueId());
    var state = change.getChannelState();
    if (endpoint == null || state == null) {
      return Optional.empty();
    }
    return switch (state) {
      case RINGING ->
          call(change.getLinkedId(), call -> new PbxNews.Ringing(pbx, at, call, endpoint));
      case UP -> call(change.getLinkedId(), call -> new PbxNews.PickedUp(pbx, at, call, endpoint));
      default -> Optional.empty();
    };
  }

  /** They hear each other once the second is in; which of them it is does not matter. */
  private Optional<PbxNews> bridged(BridgeChangeEvent.Enter enter, Instant at) {
    var inside = enter.getBridgeNumChannels();
    var bridge = enter.getBridgeUniqueId();
    var unique = enter.getUniqueId();
    if (inside == null || bridge == null || unique == null) {
      return Optional.empty();
    }
    var agent = Optional.ofNullable(agentLegs.get(unique));
    return call(
        enter.getLinkedId(),
        call -> {
          var leg = new PbxNews.Leg(CallId.of(pbx, unique), agent, bridge);
          return inside == TWO_IN_BRIDGE
              ? new PbxNews.Bridged(pbx, at, call, leg)
              : new PbxNews.Entered(pbx, at, call, leg);
        });
  }

  private Optional<PbxNews> unbridged(BridgeChangeEvent.Leave leave, Instant at) {
    return isCaller(leave.getUniqueId(), leave.getLinkedId())
        ? call(leave.getLinkedId(), call -> new PbxNews.Unbridged(pbx, at, call))
        : Optional.empty();
  }

  private Optional<PbxNews> pressed(DtmfEndEvent digit, Instant at) {
    var key = digit.getDigit();
    if (key == null
        || key.length() != 1
        || "0123456789*#ABCD".indexOf(key.charAt(0)) < 0
        || !"Received".equalsIgnoreCase(digit.getDirection())) {
      return Optional.empty();
    }
    var endpoint = agentLegs.get(digit.getUniqueId());
    if (endpoint != null) {
      return call(
          digit.getLinkedId(),
          call -> new PbxNews.AgentPressed(pbx, at, call, endpoint, key.charAt(0)));
    }
    if (!isCaller(digit.getUniqueId(), digit.getLinkedId())) {
      return Optional.empty();
    }
    return call(
        digit.getLinkedId(), call -> new PbxNews.CallerPressed(pbx, at, call, key.charAt(0)));
  }

  private Optional<PbxNews> hangsUp(HangupRequestEvent request, Instant at) {
    return isCaller(request.getUniqueId(), request.getLinkedId())
        ? call(request.getLinkedId(), call -> new PbxNews.CallerHungUp(pbx, at, call))
        : Optional.empty();
  }

  private Optional<PbxNews> hungUp(HangupEvent end, Instant at) {
    int cause = end.getCause() == null ? 0 : end.getCause();
    var endpoint = agentLegs.remove(end.getUniqueId());
    if (endpoint != null) {
      return call(
          end.getLinkedId(), call -> new PbxNews.AgentLegEnded(pbx, at, call, endpoint, cause));
    }
    return isCaller(end.getUniqueId(), end.getLinkedId())
        ? call(end.getLinkedId(), call -> new PbxNews.CallerGone(pbx, at, call, cause))
        : Optional.empty();
  }

  private static boolean isCaller(@Nullable String uniqueId, @Nullable String linkedId) {
    return uniqueId != null && uniqueId.equals(linkedId);
  }

  private Optional<PbxNews> call(@Nullable String linkedId, Function<CallId, PbxNews> news) {
    if (linkedId == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(news.apply(CallId.of(pbx, linkedId)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // an id that somebody else gave: no call of ours
    }
  }

  /** The device behind a channel: {@code PJSIP/1001} of {@code PJSIP/1001-0000002f}. */
  static Optional<Endpoint> endpointOf(String channel) {
    int dash = channel.lastIndexOf('-');
    return dash < 0 ? Optional.empty() : Endpoint.find(channel.substring(0, dash));
  }

  /** Asterisk's word for a device's state; a word of a release to come is unknown. */
  static DeviceState stateOf(String word) {
    return switch (word) {
      case "NOT_INUSE" -> DeviceState.NOT_IN_USE;
      case "INUSE", "RINGINUSE" -> DeviceState.IN_USE;
      case "BUSY" -> DeviceState.BUSY;
      case "RINGING" -> DeviceState.RINGING;
      case "ONHOLD" -> DeviceState.ON_HOLD;
      case "UNAVAILABLE" -> DeviceState.UNAVAILABLE;
      case "INVALID" -> DeviceState.INVALID;
      default -> DeviceState.UNKNOWN;
    };
  }
}
