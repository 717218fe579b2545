package io.heliotrope.session;

import io.heliotrope.config.Company;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Place;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Suggestion;
import io.heliotrope.config.Whisper;
import io.heliotrope.session.port.Sounds;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Can agents be told what their queues' whispers promise? */
final class BriefingCheck {

  private static final String TRIED = "tried-";

  private BriefingCheck() {}

  /**
   * @param steps the nodes and tasks of all flows
   */
  static void check(Company company, Collection<String> steps, Sounds sounds, Mistakes mistakes) {
    var prompts = new TreeSet<String>();
    sounds.languages().forEach(language -> prompts.addAll(sounds.prompts(language)));
    List<String> tried = prompts.stream().filter(prompt -> prompt.startsWith(TRIED)).toList();
    boolean tells = false;
    for (Queue queue : company.queues().values()) {
      boolean here = queue.whisper().stream().anyMatch(w -> w.tells().contains(Whisper.Part.TRIED));
      tells |= here;
      if (here && tried.isEmpty()) {
        mistakes.warning(
            Place.file(CompanyReader.QUEUES),
            "queues.%s.whisper.tells".formatted(queue.id()),
            "no prompt says what a caller tried.",
            "Maybe add one for each menu that is worth telling: 'tried-' and the node's name.");
      }
      if (queue.acceptKey().isPresent() && !prompts.contains(Briefing.TAKE)) {
        mistakes.warning(
            Place.file(CompanyReader.QUEUES),
            "queues.%s.accept-key".formatted(queue.id()),
            "no prompt asks agents for the key; they hear a tone.",
            "Maybe write '%s' and 'press-%s' into your prompts."
                .formatted(Briefing.TAKE, queue.acceptKey().get().key()));
      }
    }
    for (String prompt : tells ? tried : List.<String>of()) {
      String step = prompt.substring(TRIED.length());
      if (!steps.contains(step)) {
        mistakes.warning(
            Place.file("prompts"),
            prompt,
            "no flow has a node or a task '%s'.".formatted(step),
            Suggestion.advice(step, steps));
      }
    }
  }
}
