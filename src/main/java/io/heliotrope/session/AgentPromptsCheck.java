package io.heliotrope.session;

import io.heliotrope.call.Language;
import io.heliotrope.config.Agent;
import io.heliotrope.config.AgentKeys;
import io.heliotrope.config.ByPhone;
import io.heliotrope.config.Company;
import io.heliotrope.config.Queue;
import io.heliotrope.session.port.Sounds;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Do agents who call a feature code hear something, in a language of theirs? */
final class AgentPromptsCheck {

  private static final String NONE = "there is no prompt '%s' that says '%s'.";

  private AgentPromptsCheck() {}

  static void check(Company company, Sounds sounds, PromptMistakes tell) {
    company.byPhone().ifPresent(rules -> check(company, rules, sounds, tell));
  }

  private static void check(Company company, ByPhone rules, Sounds sounds, PromptMistakes tell) {
    Set<Language> speaking =
        sounds.languages().stream()
            .filter(language -> sounds.find(AgentVoice.PIN, language).isPresent())
            .collect(Collectors.toSet());
    if (speaking.isEmpty()) {
      tell.ofAgents(
          "by-phone",
          "there are no prompts for agents in any language of yours.",
          "Maybe write them into prompts/LANGUAGE.yaml (agent-pin and so on), or render them.");
      return;
    }
    for (Language foreign : unheard(company, speaking)) {
      tell.ofAgents(
          "by-phone",
          "agents whose only language is '%s' hear %s: there are no prompts for agents in theirs."
              .formatted(foreign, AgentVoice.of(foreign, sounds).language()),
          "Maybe write them into prompts/%s.yaml: agent-pin and so on.".formatted(foreign));
    }
    Predicate<String> unsaid =
        prompt -> speaking.stream().noneMatch(one -> sounds.find(prompt, one).isPresent());
    rules
        .pauses()
        .forEach((digit, reason) -> {
          String prompt = ByPhone.prompt(reason);
          if (unsaid.test(prompt)) {
            tell.ofAgents(
                "by-phone.pauses." + digit, NONE.formatted(prompt, reason), near(prompt, tell));
          }
        });
    for (Queue queue : company.queues().values()) {
      if (!queue.wrapUp().isZero()) {
        check(queue, unsaid, tell);
      }
    }
  }

  private static void check(Queue queue, Predicate<String> unsaid, PromptMistakes tell) {
    queue
        .keys()
        .dispositions()
        .forEach((digit, name) -> {
          String prompt = AgentKeys.prompt(name);
          if (unsaid.test(prompt)) {
            tell.ofQueue(
                queue, "dispositions." + digit, NONE.formatted(prompt, name), near(prompt, tell));
          }
        });
  }

  private static String near(String prompt, PromptMistakes tell) {
    return tell.nearOr(prompt, "Maybe add it to the prompts and render them.");
  }

  /** The best language of each agent for whom there is nothing in any of theirs. */
  private static Set<Language> unheard(Company company, Set<Language> speaking) {
    Set<Language> unheard = new TreeSet<>(Comparator.comparing(Language::tag));
    for (Agent agent : company.agents().values()) {
      boolean hears =
          agent.languages().keySet().stream()
              .anyMatch(own -> speaking.stream().anyMatch(own::fits));
      if (!hears) {
        AgentVoice.spoken(agent).stream().findFirst().ifPresent(unheard::add);
      }
    }
    return unheard;
  }
}
