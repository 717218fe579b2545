package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.routing.Request;
import io.heliotrope.routing.Verdict.AlreadyTried;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A caller who wants a person: waiting, being offered, or talking already. */
final class Waiting {

  /** How long a caller is not offered again to an agent who let them pass. */
  static final Duration MEMORY = Duration.ofSeconds(30);

  private final Request request;
  private @Nullable Map<AgentId, AlreadyTried> tried;
  private @Nullable Claim claim;

  Waiting(Request request) {
    this.request = request;
  }

  Request request() {
    return request;
  }

  @Nullable Claim claim() {
    return claim;
  }

  void claim(@Nullable Claim next) {
    claim = next;
  }

  boolean wantsAnOffer() {
    return claim == null;
  }

  void passedBy(AgentId agent, Instant now, String how) {
    if (tried == null) {
      tried = new HashMap<>();
    }
    tried.put(agent, new AlreadyTried(now, how));
  }

  /** The agent's last miss of this caller, while it still counts. */
  @Nullable AlreadyTried tried(AgentId agent, Instant now) {
    AlreadyTried last = tried == null ? null : tried.get(agent);
    return last != null && now.isBefore(last.at().plus(MEMORY)) ? last : null;
  }

  boolean everTried(AgentId agent) {
    return tried != null && tried.containsKey(agent);
  }
}
