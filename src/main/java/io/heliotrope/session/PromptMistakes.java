package io.heliotrope.session;

import io.heliotrope.config.Company;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.Located;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Place;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Suggestion;
import io.heliotrope.config.WayOut;
import io.heliotrope.config.Whereabouts;
import io.heliotrope.config.Whisper;
import io.heliotrope.session.port.Sounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Tells which prompts are missing that the operator's files count on, and where they do. */
final class PromptMistakes {

  private final Whereabouts whereabouts;
  private final Mistakes mistakes;
  private final NavigableSet<String> prompts = new TreeSet<>();

  PromptMistakes(Whereabouts whereabouts, Sounds sounds, Mistakes mistakes) {
    this.whereabouts = whereabouts;
    this.mistakes = mistakes;
    sounds.languages().forEach(language -> prompts.addAll(sounds.prompts(language)));
  }

  /** Every prompt there is, in whatever language. */
  NavigableSet<String> prompts() {
    return prompts;
  }

  /** A prompt in a language that nobody at that queue hears is as good as none. */
  void queues(Company company) {
    for (Queue queue : company.queues().values()) {
      queue
          .whisper()
          .flatMap(Whisper::prompt)
          .ifPresent(prompt -> exists(prompt, queue, List.of("whisper", "prompt")));
      queue
          .limits()
          .byPath()
          .forEach((path, way) -> {
            if (way instanceof WayOut.Message(String prompt)) {
              var names = new ArrayList<>(List.of("limits"));
              names.addAll(path);
              names.add("message");
              exists(prompt, queue, names);
            }
          });
    }
  }

  private void exists(String prompt, Queue queue, List<String> names) {
    if (!prompts.contains(prompt)) {
      var at = place(queue, names);
      mistakes.error(
          at.place(),
          at.path(),
          "there is no prompt '%s' in any language.".formatted(prompt),
          nearOr(prompt, "Maybe add it to the prompts and render them."));
    }
  }

  /** Warns of something a queue says. */
  void ofQueue(Queue queue, String names, String what, String advice) {
    var at = place(queue, Arrays.asList(names.split("\\.")));
    mistakes.warning(at.place(), at.path(), what, advice);
  }

  /** Warns of something that is said of all agents. */
  void ofAgents(String names, String what, String advice) {
    var at = whereabouts.find(CompanyReader.AGENTS, Arrays.asList(names.split("\\.")));
    mistakes.warning(at.place(), at.path(), what, advice);
  }

  /** Warns of a prompt that is for nothing. */
  void ofPrompt(String prompt, String what, String advice) {
    mistakes.warning(Place.file("prompts"), prompt, what, advice);
  }

  /** The prompt that was probably meant, or other advice. */
  String nearOr(String prompt, String otherwise) {
    return Suggestion.find(prompt, prompts).map("Maybe '%s'?"::formatted).orElse(otherwise);
  }

  private Located<Boolean> place(Queue queue, List<String> names) {
    var path = new ArrayList<>(List.of("queues", queue.id().name()));
    path.addAll(names);
    return whereabouts.find(CompanyReader.QUEUES, path);
  }
}
