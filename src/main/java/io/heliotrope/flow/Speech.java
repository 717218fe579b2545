package io.heliotrope.flow;

import io.heliotrope.flow.FlowCommand.Say;
import io.heliotrope.flow.FlowCommand.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said at some place of a flow: prompts, and variables read out. Where no variable is in
 * it, the command is made once, when the flow is read, and not again for each call.
 */
public final class Speech {

  public static final Speech SILENT = new Speech(List.of(), "");

  private static final int LONGEST_NUMBER = 18; // digits that surely fit a long

  private final List<Part> parts;
  private final String keys;
  private final @Nullable Say always;

  /** One thing to say. */
  public sealed interface Part {
    record Prompt(String key) implements Part {}

    /** A variable, digit by digit. */
    record Digits(String variable) implements Part {}

    /** A variable, as a whole number. */
    record Number(String variable) implements Part {}
  }

  /**
   * @param keys the keys that interrupt it; empty for none
   */
  public Speech(List<Part> parts, String keys) {
    this.parts = List.copyOf(parts);
    this.keys = keys;
    this.always = constant(this.parts, keys);
  }

  public List<Part> parts() {
    return parts;
  }

  public String keys() {
    return keys;
  }

  boolean isInterruptedBy(char key) {
    return keys.indexOf(key) >= 0;
  }

  /** The same after something else: "I heard nothing" before the question. */
  public Speech after(List<Part> first) {
    var all = new ArrayList<>(first);
    all.addAll(parts);
    return new Speech(all, keys);
  }

  /** The command for this caller. A variable that has no value is left out. */
  Say say(Variables variables, Facts facts) {
    if (always != null) {
      return always;
    }
    var what = new ArrayList<Utterance>(parts.size());
    for (Part part : parts) {
      switch (part) {
        case Part.Prompt(String key) -> what.add(new Utterance.Prompt(key));
        case Part.Digits(String variable) ->
            digits(variables, variable, facts).map(Utterance.Digits::new).ifPresent(what::add);
        case Part.Number(String variable) ->
            digits(variables, variable, facts).map(Speech::number).ifPresent(what::add);
      }
    }
    return new Say(what, keys);
  }

  private static Optional<String> digits(Variables variables, String name, Facts facts) {
    return variables
        .find(name, facts)
        .map(value -> value.startsWith("+") ? value.substring(1) : value)
        .filter(value -> !value.isEmpty());
  }

  private static Utterance number(String digits) {
    return digits.length() > LONGEST_NUMBER
        ? new Utterance.Digits(digits)
        : new Utterance.Number(Long.parseLong(digits));
  }

  private static @Nullable Say constant(List<Part> parts, String keys) {
    var what = new ArrayList<Utterance>(parts.size());
    for (Part part : parts) {
      if (!(part instanceof Part.Prompt(String key))) {
        return null;
      }
      what.add(new Utterance.Prompt(key));
    }
    return new Say(what, keys);
  }

  @Override
  public String toString() {
    return parts + (keys.isEmpty() ? "" : " until " + keys);
  }
}
