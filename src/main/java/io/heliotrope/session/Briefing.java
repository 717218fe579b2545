package io.heliotrope.session;

import io.heliotrope.call.Language;
import io.heliotrope.config.AcceptKey;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Whisper;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.session.port.Sounds.Sound;
import io.heliotrope.session.port.Whispering;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one agent is told of one caller, in the agent's language, as prompts that there are. */
final class Briefing {

  /** Said before the key that takes the caller. */
  static final String TAKE = "whisper-take";

  /** Said first if a colleague asks. */
  static final String COLLEAGUE = "whisper-consult";

  /** Of these minutes the most that were waited are told; a wait is told from the first on. */
  static final List<Integer> MINUTES = List.of(1, 2, 3, 4, 5, 10, 15, 20, 30);

  private static final Duration MORE = Duration.ofMinutes(40);

  /** An agent wants to hear the caller, not the story of their call. */
  private static final int MOST_TRIED = 2;

  /** A tone of Asterisk's own, where no prompt asks for the key. */
  private static final Sound BEEP = new Sound("beep", Duration.ofMillis(250), "");

  private final Request request;
  private final Collection<String> tried;
  private final Instant now;
  private final boolean colleague;

  /**
   * @param tried what the caller has been through: nodes and tasks of the flow, the last one last
   */
  Briefing(Request request, Collection<String> tried, Instant now) {
    this(request, tried, now, false);
  }

  private Briefing(Request request, Collection<String> tried, Instant now, boolean colleague) {
    this.request = request;
    this.tried = tried;
    this.now = now;
    this.colleague = colleague;
  }

  /** The same, but it is an agent who asks about that caller. */
  Briefing ofColleague() {
    return new Briefing(request, tried, now, true);
  }

  /** What is said. */
  record Told(Language language, List<Sound> sounds) {}

  /** All of it, with the key that is asked for. */
  Told told(Queue queue, Agent agent, Sounds sounds) {
    Told told = withoutKey(queue, agent, sounds);
    if (queue.acceptKey().isEmpty()) {
      return told;
    }
    AgentVoice voice = voice(queue, agent, sounds);
    List<Sound> all = new ArrayList<>(told.sounds());
    Stream.of(TAKE, "press-" + name(queue.acceptKey().get().key()))
        .flatMap(prompt -> voice.find(prompt).stream())
        .forEach(all::add);
    return new Told(told.language(), all.isEmpty() ? List.of(BEEP) : all);
  }

  private Told withoutKey(Queue queue, Agent agent, Sounds sounds) {
    List<Language> spoken = AgentVoice.spoken(agent);
    AgentVoice voice = voice(queue, agent, sounds);
    boolean understood = spoken.stream().anyMatch(voice.language()::fits);
    return new Told(
        voice.language(),
        understood || queue.acceptKey().isPresent()
            ? Stream.concat(
                    colleague ? Stream.of(COLLEAGUE) : Stream.of(),
                    queue.whisper().stream()
                        .flatMap(whisper -> prompts(whisper, spoken, voice).stream()))
                .flatMap(prompt -> voice.find(prompt).stream())
                .toList()
            : List.of());
  }

  Whispering of(Queue queue, Agent agent, Sounds sounds) {
    if (queue.whisper().isEmpty() && queue.acceptKey().isEmpty() && !colleague) {
      return Whispering.NONE; // looking for a voice takes a while, and agent and caller wait
    }
    Told told = told(queue, agent, sounds);
    List<String> files = told.sounds().stream().map(Sound::file).toList();
    Optional<AcceptKey> accept = queue.acceptKey();
    return files.isEmpty()
        ? Whispering.NONE
        : new Whispering(
            files,
            told.language(),
            accept.map(AcceptKey::key),
            accept.map(AcceptKey::within).orElse(Duration.ZERO));
  }

  private AgentVoice voice(Queue queue, Agent agent, Sounds sounds) {
    String first = queue.whisper().flatMap(Whisper::prompt).orElse(colleague ? COLLEAGUE : TAKE);
    return AgentVoice.of(AgentVoice.spoken(agent), sounds, first);
  }

  private List<String> prompts(Whisper whisper, List<Language> spoken, AgentVoice voice) {
    List<String> prompts = new ArrayList<>();
    whisper.prompt().ifPresent(prompts::add);
    for (Whisper.Part part : whisper.tells()) {
      switch (part) {
        case PRIORITY -> {
          if (!request.headStart().isZero()) {
            prompts.add("whisper-priority");
          }
        }
        case LANGUAGE -> {
          if (spoken.isEmpty() || !spoken.getFirst().fits(request.language())) {
            prompts.add("caller-speaks-" + request.language().tag().split("-")[0]);
          }
        }
        case WAITED -> waited(Duration.between(request.since(), now)).ifPresent(prompts::add);
        case TRIED -> prompts.addAll(tried(voice));
      }
    }
    return prompts;
  }

  private static Optional<String> waited(Duration time) {
    return time.compareTo(MORE) >= 0
        ? Optional.of("waited-more")
        : MINUTES.stream()
            .filter(minutes -> time.toMinutes() >= minutes)
            .reduce((_, longer) -> longer)
            .map(minutes -> "waited-" + minutes);
  }

  private List<String> tried(AgentVoice voice) {
    List<String> known =
        tried.stream()
            .map(node -> "tried-" + node)
            .filter(prompt -> voice.find(prompt).isPresent())
            .toList();
    return known.subList(Math.max(0, known.size() - MOST_TRIED), known.size());
  }

  private static String name(char key) {
    return key == '*' ? "star" : Character.toString(key);
  }
}
