package io.heliotrope.session.port;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.Wish;
import java.util.Optional;

/**
 * A feature code that somebody called, an agent most likely.
 *
 * @param source where it comes from, as far as Asterisk knows by itself: {@code PJSIP/1001}
 * @param telephone the same as a telephone that an agent may have; empty if it can't be one
 * @param language the channel's language as the PBX has it set
 * @param digit what was dialled behind the code: the reason of a pause, how a call went, minutes
 */
public record AgentCall(
    CallId id,
    PbxName pbx,
    String source,
    Optional<Endpoint> telephone,
    Language language,
    Wish wish,
    Optional<Character> digit) {}
