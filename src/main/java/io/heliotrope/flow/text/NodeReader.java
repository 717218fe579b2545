package io.heliotrope.flow.text;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.FieldType;
import io.heliotrope.config.Fields;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Suggestion;
import io.heliotrope.config.YamlNode.Entry;
import io.heliotrope.flow.Favour;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Speech;
import io.heliotrope.flow.text.Mention.What;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads one node. The field that only its kind has tells which kind it is. */
final class NodeReader {

  private static final FieldType<Duration> UP_TO_AN_HOUR =
      FieldType.duration(Duration.ZERO, Duration.ofHours(1));
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);
  private static final Map<String, Kind> KINDS = kinds();

  private NodeReader() {}

  /** Puts what is understood of the node into the draft, and the rest to the mistakes. */
  static void read(Draft draft, Entry entry, String path, Mistakes mistakes) {
    long before = mistakes.errors();
    Fields.of(entry.value(), path, mistakes)
        .flatMap(NodeReader::kind)
        .ifPresent(found -> {
          var node = found.kind().read(new NodeFields(draft, entry.key(), found.fields()));
          found.fields().refuseOthers();
          if (mistakes.errors() == before) {
            node.ifPresent(draft::add);
          }
        });
  }

  /**
   * Reads all fields of its kind, and gives the node if nothing was wrong that it can't do without.
   */
  @FunctionalInterface
  private interface Kind {
    Optional<Node> read(NodeFields fields);
  }

  private record Found(Fields fields, Kind kind) {}

  private static Optional<Found> kind(Fields fields) {
    List<Entry> entries = fields.mapping().entries();
    List<String> named = entries.stream().map(Entry::key).filter(KINDS::containsKey).toList();
    if (named.size() == 1) {
      return Optional.of(new Found(fields, Objects.requireNonNull(KINDS.get(named.getFirst()))));
    }
    if (named.isEmpty()) {
      String advice =
          entries.stream()
              .flatMap(entry -> Suggestion.find(entry.key(), KINDS.keySet()).stream())
              .findFirst()
              .map("Maybe '%s'?"::formatted)
              .orElse("Maybe one of: %s.".formatted(String.join(", ", KINDS.keySet())));
      fields
          .mistakes()
          .error(fields.place(), fields.path(), "it is not said what this is.", advice);
    } else {
      fields
          .mistakes()
          .error(
              fields.place(),
              fields.path(),
              "this is %s at once.".formatted(String.join(" and ", named)),
              "Maybe make it two nodes and lead one to the other with 'next'.");
    }
    return Optional.empty();
  }

  private static Map<String, Kind> kinds() {
    var kinds = new LinkedHashMap<String, Kind>();
    kinds.put("say", NodeReader::say);
    kinds.put("menu", NodeReader::menu);
    kinds.put("collect", CollectReader::read);
    kinds.put("branch", BranchReader::read);
    kinds.put("language", NodeReader::language);
    kinds.put("task", NodeReader::task);
    kinds.put("person", NodeReader::person);
    kinds.put("callback", NodeReader::callback);
    kinds.put("hang-up", NodeReader::hangUp);
    return kinds;
  }

  private static Optional<Node> say(NodeFields it) {
    return Optional.of(
        new Node.Say(it.node(), new Speech(it.speech("say"), it.keys()), it.target("next")));
  }

  private static Optional<Node> menu(NodeFields it) {
    var question = new Speech(it.speech("menu"), it.keys());
    return Optional.of(
        new Node.Menu(
            it.node(),
            question,
            it.time("timeout", Duration.ofSeconds(5)),
            it.choices("choices"),
            it.retries(),
            it.stumbling("silence", question),
            it.stumbling("wrong-key", question),
            it.giveUp()));
  }

  private static Optional<Node> language(NodeFields it) {
    var language =
        it.fields()
            .required(
                "language", it.mentioned(What.LANGUAGE, FieldType.text()).then(Language::new));
    var next = it.target("next");
    return language.map(spoken -> new Node.Speak(it.node(), spoken, next));
  }

  private static Optional<Node> task(NodeFields it) {
    var task = it.fields().required("task", FieldType.text().then(Names::name));
    var next = it.target("next");
    return task.map(done -> new Node.Task(it.node(), done, next));
  }

  private static Optional<Node> person(NodeFields it) {
    var queue = queue(it, "person");
    Map<Character, String> keys = it.fields().has("keys") ? it.choices("keys") : Map.of();
    var talked = it.target("talked");
    var nobodyAwake = it.target("nobody-awake");
    Map<String, String> ways = it.fields().or("ways", it.ways(), Map.of());
    var favour = favour(it);
    return queue.map(id -> new Node.Person(it.node(), id, keys, talked, nobodyAwake, ways, favour));
  }

  private static Favour favour(NodeFields it) {
    Duration headStart = it.fields().or("head-start", UP_TO_AN_HOUR, Duration.ZERO);
    Optional<AgentId> agent =
        it.fields()
            .optional("agent", it.mentioned(What.AGENT, FieldType.text()).then(AgentId::new));
    if (agent.isEmpty() && it.fields().has("patience") && !it.fields().has("agent")) {
      it.mistakes()
          .error(
              it.fields().place("patience"),
              it.fields().path("patience"),
              "nobody is patient for nobody: 'agent' is missing.",
              "Maybe name the caller's own agent.");
    }
    Duration patience = it.fields().or("patience", UP_TO_AN_HOUR, USUAL_PATIENCE);
    return new Favour(headStart, agent, agent.isEmpty() ? Duration.ZERO : patience);
  }

  private static Optional<Node> callback(NodeFields it) {
    var queue = queue(it, "callback");
    var next = it.target("next");
    Optional<String> noNumber = it.fields().optional("no-number", it.target());
    return queue.map(id -> new Node.Callback(it.node(), id, next, noNumber));
  }

  private static Optional<Node> hangUp(NodeFields it) {
    return Optional.of(new Node.HangUp(it.node(), new Speech(it.speechIfAny("hang-up"), "")));
  }

  private static Optional<QueueId> queue(NodeFields it, String key) {
    return it.fields().required(key, it.mentioned(What.QUEUE, FieldType.text()).then(QueueId::new));
  }
}
