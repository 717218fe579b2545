package io.heliotrope.session;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Company;
import io.heliotrope.config.NumberRule;
import io.heliotrope.floor.Rules;
import io.heliotrope.flow.Flow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's files, read, checked and fit to serve: one version of all that decides. A call
 * keeps the version it began with.
 */
public record Rulebook(Rules rules, Map<String, Flow> flows) {

  public Rulebook {
    flows = Map.copyOf(flows);
    for (NumberRule number : rules.company().numbers()) {
      if (!flows.containsKey(number.flow())) {
        throw new IllegalArgumentException(
            "A number's flow (%s) is none of %s.".formatted(number.flow(), flows.keySet()));
      }
    }
  }

  public String version() {
    return rules.version();
  }

  public Company company() {
    return rules.company();
  }

  /** The queues that agents can pass callers on to, by the digit they press. */
  Map<Character, QueueId> transferKeys() {
    Map<Character, QueueId> keys = new HashMap<>();
    company()
        .queues()
        .values()
        .forEach(queue -> queue.keys().transfer().ifPresent(key -> keys.put(key, queue.id())));
    return keys;
  }

  /** How the rules read for one call: which flow, and in which language it begins. */
  Optional<Script> script(io.heliotrope.session.port.IncomingCall call) {
    return company()
        .rule(call.did())
        .map(number ->
            new Script(
                this,
                java.util.Objects.requireNonNull(flows.get(number.flow())),
                company()
                    .language(call.caller().number(), call.did())
                    .orElse(new Language(call.language().tag())),
                call));
  }
}
