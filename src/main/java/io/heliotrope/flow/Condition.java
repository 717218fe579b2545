package io.heliotrope.flow;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import java.util.List;

/** A question a branch asks. */
public sealed interface Condition {

  /** As it is written on a picture of the flow. */
  String text();

  record SiteIs(SiteId site, boolean open) implements Condition {
    @Override
    public String text() {
      return site + (open ? " open" : " closed");
    }
  }

  /** A queue is open when any of its sites is. */
  record QueueIs(QueueId queue, boolean open) implements Condition {
    @Override
    public String text() {
      return queue + (open ? " open" : " closed");
    }
  }

  /** Did the network say who calls? */
  record CallerIs(boolean known) implements Condition {
    @Override
    public String text() {
      return known ? "caller known" : "caller anonymous";
    }
  }

  record Speaks(Language language) implements Condition {
    @Override
    public String text() {
      return "speaks " + language;
    }
  }

  /** A variable without a value passes no test but {@link Test.IsSet}(false). */
  record Variable(String name, Test test) implements Condition {
    @Override
    public String text() {
      return name + " " + test.text();
    }
  }

  /** What is asked of a variable's value. */
  sealed interface Test {

    String text();

    record IsSet(boolean set) implements Test {
      @Override
      public String text() {
        return set ? "set" : "empty";
      }
    }

    record OneOf(List<String> values) implements Test {
      public OneOf {
        values = List.copyOf(values);
      }

      @Override
      public String text() {
        return "= " + String.join(" or ", values);
      }
    }

    record StartsWith(String beginning) implements Test {
      @Override
      public String text() {
        return "= " + beginning + "…";
      }
    }

    record Matches(NumberPattern pattern) implements Test {
      @Override
      public String text() {
        return "like " + pattern;
      }
    }
  }

  default boolean holds(Variables variables, Language language, Facts facts) {
    return switch (this) {
      case SiteIs(SiteId site, boolean open) -> facts.open(site) == open;
      case QueueIs(QueueId queue, boolean open) -> facts.open(queue) == open;
      case CallerIs(boolean known) -> facts.caller().number().isPresent() == known;
      case Speaks(Language wanted) -> language.equals(wanted);
      case Variable(String name, Test test) -> {
        var value = variables.find(name, facts);
        yield switch (test) {
          case Test.IsSet(boolean set) -> value.isPresent() == set;
          case Test.OneOf(List<String> values) -> value.isPresent() && values.contains(value.get());
          case Test.StartsWith(String beginning) ->
              value.isPresent() && value.get().startsWith(beginning);
          case Test.Matches(NumberPattern pattern) ->
              value.isPresent() && pattern.matches(value.get());
        };
      }
    };
  }
}
