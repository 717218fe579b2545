package io.heliotrope.config;

import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import java.util.Optional;

/**
 * What is done with calls to one of our numbers.
 *
 * @param did the number dialled; empty for every number that has no rule of its own
 * @param flow the name of the flow that answers
 * @param language what is spoken until the caller chooses; the PBX's channel language if empty
 */
public record NumberRule(Optional<Did> did, String flow, Optional<Language> language) {}
