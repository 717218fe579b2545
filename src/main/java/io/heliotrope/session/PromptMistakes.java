package io.heliotrope.session;

import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Place;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Suggestion;
import io.heliotrope.config.Whereabouts;
import io.heliotrope.session.port.Sounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Warns of what the operator's files say of prompts, with the place where they do. */
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

  /** Warns of something a queue says. */
  void ofQueue(Queue queue, String names, String what, String advice) {
    var path = new ArrayList<>(List.of("queues", queue.id().name()));
    path.addAll(Arrays.asList(names.split("\\.")));
    var at = whereabouts.find(CompanyReader.QUEUES, path);
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
    return Suggestion.adviceOr(prompt, prompts, otherwise);
  }
}
