package io.heliotrope.flow;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.flow.Condition.CallerIs;
import io.heliotrope.flow.Condition.QueueIs;
import io.heliotrope.flow.Condition.Test;
import io.heliotrope.flow.Node.Branch.Case;
import io.heliotrope.flow.Node.Stumbling;
import io.heliotrope.flow.Speech.Part;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Flows nobody would write, but might. */
final class RandomFlow {

  private static final Duration SOON = Duration.ofSeconds(3);
  private static final QueueId BILLING = new QueueId("billing");

  private final RandomGenerator random;
  private final int size;

  private RandomFlow(RandomGenerator random) {
    this.random = random;
    this.size = random.nextInt(1, 12);
  }

  static Flow from(RandomGenerator random) {
    return new RandomFlow(random).flow();
  }

  private Flow flow() {
    var nodes = new LinkedHashMap<String, Node>();
    for (int i = 0; i < size; i++) {
      nodes.put("n" + i, node("n" + i, i == size - 1 ? 8 : random.nextInt(9)));
    }
    return new Flow("random", "0", "n0", nodes);
  }

  private Node node(String name, int kind) {
    return switch (kind) {
      case 0 -> new Node.Say(name, speech(), any());
      case 1 -> menu(name);
      case 2 -> collect(name);
      case 3 -> new Node.Branch(name, List.of(aCase(), aCase()), any());
      case 4 -> new Node.Speak(name, new Language(random.nextBoolean() ? "en" : "pt"), any());
      case 5 -> new Node.Task(name, "task", any());
      case 6 ->
          new Node.Person(
              name, BILLING, Map.of('*', any()), any(), any(), Map.of("full", any()), Favour.NONE);
      case 7 ->
          new Node.Callback(
              name, BILLING, any(), random.nextBoolean() ? Optional.of(any()) : Optional.empty());
      default -> new Node.HangUp(name, random.nextBoolean() ? Speech.SILENT : quiet());
    };
  }

  private Node menu(String name) {
    var speech = speech();
    return new Node.Menu(
        name,
        speech,
        SOON,
        Map.of('1', any(), '2', any()),
        random.nextInt(3),
        stumbling(speech),
        stumbling(speech),
        any());
  }

  private Node collect(String name) {
    var speech = speech();
    int min = random.nextInt(1, 4);
    Optional<Character> endKey = random.nextBoolean() ? Optional.of('#') : Optional.empty();
    return new Node.Collect(
        name,
        speech,
        variable(),
        random.nextBoolean(),
        min,
        min + random.nextInt(3),
        endKey,
        SOON,
        SOON,
        random.nextInt(3),
        stumbling(speech),
        stumbling(speech),
        any(),
        any());
  }

  private Stumbling stumbling(Speech question) {
    return random.nextInt(3) == 0
        ? new Stumbling.Leave(any())
        : new Stumbling.AskAgain(question.after(List.of(new Part.Prompt("sorry"))));
  }

  private Case aCase() {
    Condition condition =
        switch (random.nextInt(4)) {
          case 0 -> new QueueIs(BILLING, random.nextBoolean());
          case 1 -> new CallerIs(random.nextBoolean());
          case 2 -> new Condition.Variable(variable(), new Test.IsSet(random.nextBoolean()));
          default -> new Condition.Variable(variable(), new Test.StartsWith("1"));
        };
    return new Case(condition, any());
  }

  private Speech speech() {
    return new Speech(words(), random.nextBoolean() ? Node.ALL_KEYS : "");
  }

  private Speech quiet() {
    return new Speech(words(), "");
  }

  private List<Part> words() {
    return switch (random.nextInt(3)) {
      case 0 -> List.of(new Part.Prompt("words"));
      case 1 -> List.of(new Part.Prompt("words"), new Part.Digits(variable()));
      default -> List.of(new Part.Number(variable())); // nothing, if it has no value
    };
  }

  private String variable() {
    return random.nextBoolean() ? "account" : "area";
  }

  private String any() {
    return "n" + random.nextInt(size);
  }
}
