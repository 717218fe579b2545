package io.heliotrope.flow.text;

import io.heliotrope.call.Country;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.FieldType;
import io.heliotrope.config.Fields;
import io.heliotrope.flow.Condition;
import io.heliotrope.flow.Condition.Test;
import io.heliotrope.flow.DayPart;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Node.Branch.Case;
import io.heliotrope.flow.NumberPattern;
import io.heliotrope.flow.Variables;
import io.heliotrope.flow.text.Mention.What;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads a node that goes by what is so. */
final class BranchReader {

  private static final List<String> SUBJECTS =
      List.of("site", "queue", "caller", "language", "variable");
  private static final List<String> TESTS = List.of("is", "equals", "in", "starts-with", "matches");
  private static final FieldType<String> DIGITS = FieldType.textOrNumber();

  private BranchReader() {}

  static Optional<Node> read(NodeFields it) {
    FieldType<Case> one = FieldType.object(inner -> oneCase(it, inner));
    var cases = it.fields().required("branch", FieldType.list(one)).orElse(List.of());
    return Optional.of(new Node.Branch(it.node(), cases, it.target("else")));
  }

  private static Optional<Case> oneCase(NodeFields it, Fields fields) {
    var condition = condition(it, fields);
    var next = fields.required("next", it.target());
    return condition.flatMap(when -> next.map(node -> new Case(when, node)));
  }

  private static Optional<Condition> condition(NodeFields it, Fields fields) {
    List<String> subjects = SUBJECTS.stream().filter(fields::has).toList();
    if (subjects.size() != 1) {
      fields
          .mistakes()
          .error(
              fields.place(),
              fields.path(),
              subjects.isEmpty()
                  ? "the case does not say what is asked."
                  : "the case asks of %s at once.".formatted(String.join(" and ", subjects)),
              "Maybe one of: %s.".formatted(String.join(", ", SUBJECTS)));
      TESTS.forEach(fields::has); // known names, whatever the case may ask
      return Optional.empty();
    }
    return switch (subjects.getFirst()) {
      case "site" ->
          condition(
              fields.required("site", it.mentioned(What.SITE, FieldType.text()).then(SiteId::new)),
              word(fields, "is", "open", "closed"),
              Condition.SiteIs::new);
      case "queue" ->
          condition(
              fields.required(
                  "queue", it.mentioned(What.QUEUE, FieldType.text()).then(QueueId::new)),
              word(fields, "is", "open", "closed"),
              Condition.QueueIs::new);
      case "caller" -> word(fields, "caller", "known", "anonymous").map(Condition.CallerIs::new);
      case "language" ->
          fields
              .required(
                  "language", it.mentioned(What.LANGUAGE, FieldType.text()).then(Language::new))
              .map(Condition.Speaks::new);
      default -> variable(it, fields);
    };
  }

  private static Optional<Condition> variable(NodeFields it, Fields fields) {
    var name = fields.required("variable", it.mentioned(What.VARIABLE, FieldType.text()));
    List<String> tests = TESTS.stream().filter(fields::has).toList();
    if (tests.size() != 1) {
      fields
          .mistakes()
          .error(
              fields.place(),
              fields.path(),
              tests.isEmpty()
                  ? "nothing is asked of the variable."
                  : "the case asks for %s at once.".formatted(String.join(" and ", tests)),
              "Maybe one of: %s.".formatted(String.join(", ", TESTS)));
      return Optional.empty();
    }
    String key = tests.getFirst();
    if (!key.equals("is") && name.equals(Optional.of(Variables.OPENS))) {
      fields
          .mistakes()
          .error(
              fields.place(key),
              fields.path(key),
              "'opens' is an instant, not digits.",
              "Maybe 'is: set'?");
      return Optional.empty();
    }
    Optional<FieldType<String>> words = name.flatMap(BranchReader::words);
    if (words.isPresent() && !List.of("is", "equals", "in").contains(key)) {
      fields
          .mistakes()
          .error(
              fields.place(key),
              fields.path(key),
              "'%s' is a word, not digits.".formatted(name.orElseThrow()),
              "Maybe 'equals' or 'in'?");
      return Optional.empty();
    }
    FieldType<String> value = words.orElse(DIGITS);
    Optional<Test> test =
        switch (key) {
          case "is" -> word(fields, "is", "set", "empty").map(Test.IsSet::new);
          case "equals" -> fields.required(key, value.then(List::of)).map(Test.OneOf::new);
          case "in" -> fields.required(key, FieldType.list(value)).map(Test.OneOf::new);
          case "starts-with" -> fields.required(key, value).map(Test.StartsWith::new);
          default -> fields.required(key, value.then(NumberPattern::new)).map(Test.Matches::new);
        };
    return condition(name, test, BranchReader::variable);
  }

  /** How the words read that a variable given by the call may have; empty if it has digits. */
  private static Optional<FieldType<String>> words(String variable) {
    return switch (variable) {
      case Variables.DAY_PART -> Optional.of(FieldType.oneOf(DayPart.words()));
      case Variables.COUNTRY ->
          Optional.of(FieldType.text().then(text -> new Country(text).code()));
      default -> Optional.empty();
    };
  }

  private static Condition variable(String name, Test test) {
    return name.equals(Variables.CALLER) && test instanceof Test.IsSet(boolean set)
        ? new Condition.CallerIs(set)
        : new Condition.Variable(name, test);
  }

  /** Is it the first of two words? */
  private static Optional<Boolean> word(Fields fields, String key, String yes, String no) {
    return fields.required(key, FieldType.oneOf(List.of(yes, no))).map(yes::equals);
  }

  private static <A, B> Optional<Condition> condition(
      Optional<A> first, Optional<B> second, BiFunction<A, B, Condition> make) {
    return first.flatMap(a -> second.map(b -> make.apply(a, b)));
  }
}
