package io.heliotrope.session;

import io.heliotrope.config.Company;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Suggestion;
import io.heliotrope.config.Whisper;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Can agents be told what their queues' whispers promise? */
final class BriefingCheck {

  private static final String TRIED = "tried-";

  private BriefingCheck() {}

  /**
   * @param steps the nodes and tasks of all flows
   */
  static void check(Company company, Collection<String> steps, PromptMistakes tell) {
    Set<String> prompts = tell.prompts();
    List<String> tried = prompts.stream().filter(prompt -> prompt.startsWith(TRIED)).toList();
    boolean tells = false;
    for (Queue queue : company.queues().values()) {
      boolean here = queue.whisper().stream().anyMatch(w -> w.tells().contains(Whisper.Part.TRIED));
      tells |= here;
      if (here && tried.isEmpty()) {
        tell.ofQueue(
            queue,
            "whisper.tells",
            "no prompt says what a caller tried.",
            "Maybe add one for each menu that is worth telling: 'tried-' and the node's name.");
      }
      if (queue.acceptKey().isPresent() && !prompts.contains(Briefing.TAKE)) {
        tell.ofQueue(
            queue,
            "accept-key",
            "no prompt asks agents for the key; they hear a tone.",
            "Maybe write '%s' and 'press-%s' into your prompts."
                .formatted(Briefing.TAKE, queue.acceptKey().get().key()));
      }
    }
    for (String prompt : tells ? tried : List.<String>of()) {
      String step = prompt.substring(TRIED.length());
      if (!steps.contains(step)) {
        tell.ofPrompt(
            prompt,
            "no flow has a node or a task '%s'.".formatted(step),
            Suggestion.advice(step, steps));
      }
    }
  }
}
