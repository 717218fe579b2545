package io.heliotrope.config;

import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import java.util.Optional;

/**
 * What is done with calls to one of our numbers.
 *
 * @param did the number dialled; empty for every number that has no rule of its own
 * @param flow the name of the flow that answers
 * @param language what is spoken until the caller chooses; the PBX's channel language if empty
 * @param market where its callers are, as far as their own numbers do not say
 */
public record NumberRule(
    Optional<Did> did, String flow, Optional<Language> language, Optional<Market> market) {

  /** A number of which only its callers know where they are. */
  public NumberRule(Optional<Did> did, String flow, Optional<Language> language) {
    this(did, flow, language, Optional.empty());
  }
}
