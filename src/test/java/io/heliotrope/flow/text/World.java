package io.heliotrope.flow.text;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the flows of a test may name: queues billing and outages, repairs with limits that calls
 * back some numbers only, sites lisbon and manila, agent ana.
 */
final class World {

  private World() {}

  static Known known(Map<String, Set<Language>> heard, Map<Language, Set<String>> prompts) {
    return new Known(
        true,
        Map.of(
            new QueueId("billing"),
            Set.of(),
            new QueueId("outages"),
            Set.of(),
            new QueueId("repairs"),
            Set.of("callback", "full")),
        Set.of(new QueueId("repairs")),
        Set.of(new SiteId("lisbon"), new SiteId("manila")),
        Set.of(new AgentId("ana")),
        heard,
        prompts);
  }

  static Set<Language> languages(String tags) {
    return words(tags).stream().map(Language::new).collect(Collectors.toSet());
  }

  static Set<String> words(String text) {
    return Arrays.stream(text.split(" ")).collect(Collectors.toSet());
  }
}
