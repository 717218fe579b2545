package io.heliotrope.session.port;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Caller;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.Stage;
import java.util.Optional;

/**
 * A call as the PBX hands it over.
 *
 * @param channel Asterisk's name of the caller's channel, for commands over AMI; not for people
 * @param language the channel's language as the PBX has it set
 * @param callback the call of which the customer is to be called back by the agent on this line
 * @param consult the number under which an agent asks somebody, who is to be found for this line
 * @param left how far a router that has died since had brought this call; empty for a new call
 */
public record IncomingCall(
    CallId id,
    PbxName pbx,
    String channel,
    Did did,
    Caller caller,
    Language language,
    Optional<CallId> callback,
    Optional<String> consult,
    Optional<Stage> left) {

  /** A call that somebody made to us. */
  public IncomingCall(
      CallId id,
      PbxName pbx,
      String channel,
      Did did,
      Caller caller,
      Language language,
      Optional<Stage> left) {
    this(id, pbx, channel, did, caller, language, Optional.empty(), Optional.empty(), left);
  }
}
