package io.heliotrope.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What agents press in a talk.
 *
 * @param transfer behind {@code *}: passes a caller of any queue on to this one
 * @param dispositions behind {@code #}: how a call of this queue went, by the digit, in the order
 *     of the file
 */
public record AgentKeys(Optional<Character> transfer, Map<Character, String> dispositions) {

  public static final AgentKeys NONE = new AgentKeys(Optional.empty(), Map.of());

  public AgentKeys {
    dispositions = Collections.unmodifiableMap(new LinkedHashMap<>(dispositions));
  }

  /** The prompt that says a disposition: {@code disposition-call-again} for {@code call-again}. */
  public static String prompt(String disposition) {
    return "disposition-" + disposition.replaceAll("[^a-z0-9]+", "-");
  }
}
