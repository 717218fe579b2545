package io.heliotrope.session;

import io.heliotrope.call.Language;
import io.heliotrope.config.Agent;
import io.heliotrope.session.port.Sounds;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an agent hears, in one language from beginning to end. */
record AgentVoice(Sounds sounds, Language language) {

  /** Whoever says this says all the rest as well. */
  static final String PIN = "agent-pin";

  private static final Language OTHERWISE = new Language("en");

  /** In the language the agent speaks best of those that speak to agents. */
  static AgentVoice of(Agent agent, Sounds sounds) {
    return of(spoken(agent), sounds, PIN);
  }

  /** For somebody on a channel of that language. */
  static AgentVoice of(Language language, Sounds sounds) {
    return of(List.of(language), sounds, PIN);
  }

  /**
   * In the first of these languages, or one that fits it, in which there is that prompt; else in
   * English, or in whatever there is.
   */
  static AgentVoice of(Collection<Language> wanted, Sounds sounds, String prompt) {
    List<Language> able =
        sounds.languages().stream()
            .filter(language -> sounds.find(prompt, language).isPresent())
            .sorted(Comparator.comparing(Language::tag))
            .toList();
    Stream<Language> exact = wanted.stream().filter(able::contains);
    Stream<Language> near =
        wanted.stream().flatMap(one -> able.stream().filter(language -> language.fits(one)));
    Stream<Language> english = able.stream().filter(OTHERWISE::equals);
    Language language =
        Stream.of(exact, near, english, able.stream())
            .flatMap(languages -> languages)
            .findFirst()
            .orElse(OTHERWISE);
    return new AgentVoice(sounds, language);
  }

  /** The agent's languages, the best first. */
  static List<Language> spoken(Agent agent) {
    return agent.languages().entrySet().stream()
        .sorted(Map.Entry.<Language, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  Optional<Sounds.Sound> find(String prompt) {
    return sounds.find(prompt, language);
  }
}
