package io.heliotrope.flow.text;

import io.heliotrope.config.FieldType;
import io.heliotrope.config.Fields;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.YamlNode;
import io.heliotrope.config.YamlNode.Scalar;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Node.Stumbling;
import io.heliotrope.flow.Speech;
import io.heliotrope.flow.Speech.Part;
import io.heliotrope.flow.text.Mention.What;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields nodes share: things to say, ways out, times. */
final class NodeFields {

  static final Duration SHORTEST = Duration.ofMillis(200);
  static final Duration LONGEST = Duration.ofSeconds(60);

  private final Draft draft;
  private final String node;
  private final Fields fields;

  NodeFields(Draft draft, String node, Fields fields) {
    this.draft = draft;
    this.node = node;
    this.fields = fields;
  }

  String node() {
    return node;
  }

  Fields fields() {
    return fields;
  }

  Mistakes mistakes() {
    return fields.mistakes();
  }

  /** What to say; a mistake if there is nothing. */
  List<Part> speech(String key) {
    var parts = fields.required(key, FieldType.oneOrMore(this::part));
    if (parts.isPresent() && parts.get().isEmpty()) {
      mistakes()
          .error(
              fields.place(key),
              fields.path(key),
              "there is nothing to say.",
              "Maybe name a prompt.");
    }
    return parts.orElse(List.of());
  }

  /** What to say, if anything. */
  List<Part> speechIfAny(String key) {
    return fields.or(key, FieldType.oneOrMore(this::part), List.of());
  }

  /** A way out. Whether there is a node of that name is looked up later. */
  String target(String key) {
    return fields.required(key, target()).orElse("");
  }

  FieldType<String> target() {
    return mentioned(What.NODE, FieldType.text());
  }

  /** Keys, and where each leads. */
  Map<Character, String> choices(String key) {
    var choices = fields.required(key, FieldType.map(Names::key, target())).orElse(Map.of());
    if (choices.isEmpty() && fields.has(key)) {
      mistakes()
          .error(
              fields.place(key), fields.path(key), "no key is offered.", "Maybe { \"1\": node }?");
    }
    return choices;
  }

  /** Ways out of a queue, by their names, and where each leads. */
  FieldType<Map<String, String>> ways() {
    FieldType<Map<String, String>> ways = FieldType.map(Names::name, target());
    return (yaml, path, mistakes) -> {
      if (yaml instanceof YamlNode.Mapping mapping) {
        mapping
            .entries()
            .forEach(way -> {
              String key = way.key();
              draft.mention(new Mention(What.WAY, key, node, way.place(), path + "." + key));
            });
      }
      return ways.read(yaml, path, mistakes);
    };
  }

  Duration time(String key, Duration otherwise) {
    return fields.or(key, FieldType.duration(SHORTEST, LONGEST), otherwise);
  }

  String keys() {
    return fields.or("barge-in", FieldType.truth(), true) ? Node.ALL_KEYS : "";
  }

  int retries() {
    return fields.or("retries", FieldType.integer(0, 9), 2);
  }

  /** What follows a stumble: asking again, with other words before it, or another node. */
  Stumbling stumbling(String key, Speech question) {
    return fields
        .optional(key, way(key))
        .map(way -> stumbling(way, key, question))
        .orElseGet(() -> new Stumbling.AskAgain(question));
  }

  private Stumbling stumbling(Way way, String key, Speech question) {
    return way.next().isPresent()
        ? new Stumbling.Leave(speaking(key, way.say(), way.next().get()))
        : new Stumbling.AskAgain(question.after(way.say()));
  }

  /** Where a caller goes who has stumbled too often. */
  String giveUp() {
    var way = fields.required("give-up", way("give-up"));
    if (way.isPresent() && way.get().next().isEmpty()) {
      mistakes()
          .error(
              fields.place("give-up"),
              fields.path("give-up"),
              "'next' is missing.",
              "Maybe the node that asks for a person: a caller who can't use the keys needs one.");
    }
    return way.flatMap(Way::next)
        .map(next -> speaking("give-up", way.get().say(), next))
        .orElse("");
  }

  /** The node a way leads to: one that says its words first, if it has any. */
  private String speaking(String key, List<Part> words, String next) {
    if (words.isEmpty()) {
      return next;
    }
    var between = new Node.Say(node + "." + key, new Speech(words, Node.ALL_KEYS), next);
    draft.add(between);
    return between.name();
  }

  private record Way(List<Part> say, Optional<String> next) {}

  /** A node's name, or {@code { say: …, next: … }} with at least one of the two. */
  private FieldType<Way> way(String key) {
    FieldType<Way> written =
        FieldType.object(inner -> {
          var reader = new NodeFields(draft, node, inner);
          var say = reader.speechIfAny("say");
          var next = inner.optional("next", reader.target());
          if (!inner.has("say") && !inner.has("next")) {
            inner
                .mistakes()
                .error(
                    inner.place(),
                    inner.path(),
                    "neither 'say' nor 'next' is here.",
                    "Maybe leave '%s' out: then the question is asked again.".formatted(key));
          }
          return Optional.of(new Way(say, next));
        });
    return (yaml, path, mistakes) ->
        yaml instanceof Scalar
            ? target().read(yaml, path, mistakes).map(next -> new Way(List.of(), Optional.of(next)))
            : written.read(yaml, path, mistakes);
  }

  /**
   * A prompt's key, or a variable to read out: {@code { digits: area }}, {@code { number: area }}.
   */
  private Optional<Part> part(YamlNode yaml, String path, Mistakes mistakes) {
    if (!(yaml instanceof YamlNode.Mapping)) {
      return mentioned(What.PROMPT, FieldType.text().then(Names::prompt))
          .read(yaml, path, mistakes)
          .map(Part.Prompt::new);
    }
    return FieldType.<Part>object(
            inner -> {
              var variable = mentioned(What.SPOKEN_VARIABLE, FieldType.text());
              if (inner.has("digits") == inner.has("number")) {
                mistakes.error(
                    yaml.place(),
                    path,
                    "one of 'digits' and 'number' is needed, with a variable.",
                    "Maybe { digits: area } to say it digit by digit?");
                return Optional.empty();
              }
              return inner.has("digits")
                  ? inner.required("digits", variable).map(Part.Digits::new)
                  : inner.required("number", variable).map(Part.Number::new);
            })
        .read(yaml, path, mistakes);
  }

  /** The same type; each value read is put down to be looked up later. */
  FieldType<String> mentioned(What what, FieldType<String> type) {
    return (yaml, path, mistakes) -> {
      var name = type.read(yaml, path, mistakes);
      name.ifPresent(text -> draft.mention(new Mention(what, text, node, yaml.place(), path)));
      return name;
    };
  }

  /** The variable this node sets. */
  void collects(String variable, boolean secret) {
    draft.collect(variable, secret);
  }
}
