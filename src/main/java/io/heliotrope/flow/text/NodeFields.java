package io.heliotrope.flow.text;

import io.heliotrope.call.Printable;
import io.heliotrope.config.FieldType;
import io.heliotrope.config.Fields;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.YamlNode;
import io.heliotrope.config.YamlNode.Scalar;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Node.Stumbling;
import io.heliotrope.flow.Speech;
import io.heliotrope.flow.Speech.Part;
import io.heliotrope.flow.Variables;
import io.heliotrope.flow.text.Mention.What;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields nodes share: things to say, ways out, times. */
final class NodeFields {

  static final Duration SHORTEST = Duration.ofMillis(200);
  static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern PROMPT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

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
    var choices = fields.required(key, FieldType.map(NodeFields::key, target())).orElse(Map.of());
    if (choices.isEmpty() && fields.has(key)) {
      mistakes()
          .error(
              fields.place(key), fields.path(key), "no key is offered.", "Maybe { \"1\": node }?");
    }
    return choices;
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
      return mentioned(What.PROMPT, FieldType.text().then(NodeFields::promptKey))
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

  static char key(String text) {
    if (text.length() != 1 || Node.ALL_KEYS.indexOf(text.charAt(0)) < 0) {
      throw new IllegalArgumentException(
          "A key (%s) is one of 0-9, * and #.\nMaybe \"1\"?".formatted(Printable.of(text)));
    }
    return text.charAt(0);
  }

  /** A name of the operator's own: of a node, a flow, a task. */
  static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          """
          A name (%s) begins with a lower-case letter and has such letters, digits and '-', 40 at most.
          Maybe '%s'?\
          """
              .formatted(Printable.of(text), kebab(text)));
    }
    return text;
  }

  private static String kebab(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
  }

  private static String promptKey(String text) {
    if (!PROMPT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          """
          A prompt's key (%s) has lower-case letters, digits, '-' and '_', 64 at most.
          Maybe the words themselves belong into prompts/en.yaml, under a key?\
          """
              .formatted(Printable.of(text)));
    }
    return text;
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

  /** The name of a variable that a node sets. */
  static String newVariable(String text) {
    if (!Variables.isName(text)) {
      throw new IllegalArgumentException(
          """
          A variable's name (%s) begins with a letter and has lower-case letters, digits and '-'.
          Maybe '%s'?\
          """
              .formatted(Printable.of(text), kebab(text)));
    }
    if (Variables.isBuiltIn(text)) {
      throw new IllegalArgumentException(
          "The variable '%s' is given by the call itself.\nMaybe 'my-%s'?".formatted(text, text));
    }
    return text;
  }
}
