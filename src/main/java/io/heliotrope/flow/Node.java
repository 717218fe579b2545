package io.heliotrope.flow;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One place in a flow. Most wait for the caller; branch, switch and task are passed in no time. */
public sealed interface Node {

  /** Every key of a telephone, for what may be interrupted. */
  String ALL_KEYS = "0123456789*#";

  String name();

  /** All ways out, in the order in which they are best read. */
  List<Exit> exits();

  /**
   * A way out of a node.
   *
   * @param way what leads there: {@code next}, {@code 1}, {@code give-up}
   * @param node where it leads
   * @param passive is it taken by a caller who does nothing at all?
   */
  record Exit(String way, String node, boolean passive) {}

  /**
   * Say something and go on. A key skips it where {@code speech} lets it, and is the answer if the
   * next node asks for one.
   */
  record Say(String name, Speech speech, String next) implements Node {
    @Override
    public List<Exit> exits() {
      return List.of(new Exit("next", next, true));
    }
  }

  /**
   * Offer choices, each by one key.
   *
   * @param timeout how long the caller may think after the prompt
   * @param retries how often the caller may stumble and is asked again; once more is {@code giveUp}
   */
  record Menu(
      String name,
      Speech speech,
      Duration timeout,
      Map<Character, String> choices,
      int retries,
      Stumbling silence,
      Stumbling wrongKey,
      String giveUp)
      implements Node {

    public Menu {
      choices = Map.copyOf(choices);
    }

    @Override
    public List<Exit> exits() {
      var exits = new ArrayList<Exit>();
      new TreeMap<>(choices).forEach((key, to) -> exits.add(new Exit("" + key, to, false)));
      silence.elsewhere().ifPresent(to -> exits.add(new Exit("silence", to, true)));
      wrongKey.elsewhere().ifPresent(to -> exits.add(new Exit("wrong-key", to, false)));
      exits.add(new Exit("give-up", giveUp, silence.elsewhere().isEmpty()));
      return List.copyOf(exits);
    }
  }

  /**
   * Ask for digits. {@code *} begins again unless it is the end key; other keys that are no digits
   * are not heard.
   *
   * @param variable where the digits go
   * @param secret must never be said or shown: a PIN, an account number
   * @param endKey ends the input before {@code max}; empty for none
   * @param firstDigit how long the caller may take to begin
   * @param betweenDigits after this pause the input is complete
   */
  record Collect(
      String name,
      Speech speech,
      String variable,
      boolean secret,
      int min,
      int max,
      Optional<Character> endKey,
      Duration firstDigit,
      Duration betweenDigits,
      int retries,
      Stumbling silence,
      Stumbling tooShort,
      String giveUp,
      String next)
      implements Node {

    public Collect {
      if (min < 1 || max > 32 || min > max) {
        throw new IllegalArgumentException(
            "Node %s collects %d to %d digits.\nMaybe 1 <= min <= max <= 32?"
                .formatted(name, min, max));
      }
    }

    @Override
    public List<Exit> exits() {
      var exits = new ArrayList<Exit>();
      exits.add(new Exit("next", next, false));
      silence.elsewhere().ifPresent(to -> exits.add(new Exit("silence", to, true)));
      tooShort.elsewhere().ifPresent(to -> exits.add(new Exit("too-short", to, false)));
      exits.add(new Exit("give-up", giveUp, silence.elsewhere().isEmpty()));
      return List.copyOf(exits);
    }
  }

  /** Go by the first case that holds. */
  record Branch(String name, List<Case> cases, String otherwise) implements Node {
    public record Case(Condition condition, String next) {}

    public Branch {
      cases = List.copyOf(cases);
    }

    @Override
    public List<Exit> exits() {
      var exits = new ArrayList<Exit>();
      cases.forEach(one -> exits.add(new Exit(one.condition().text(), one.next(), true)));
      exits.add(new Exit("else", otherwise, true));
      return List.copyOf(exits);
    }
  }

  /** Speak another language from here on. */
  record Speak(String name, Language language, String next) implements Node {
    @Override
    public List<Exit> exits() {
      return List.of(new Exit("next", next, true));
    }
  }

  /** The caller has got what they called for. */
  record Task(String name, String task, String next) implements Node {
    @Override
    public List<Exit> exits() {
      return List.of(new Exit("next", next, true));
    }
  }

  /**
   * Ask for a person.
   *
   * @param keys what ends the wait, and where it leads
   * @param talked where the caller goes who has talked with somebody
   * @param nobodyAwake where the caller goes when no site of the queue is open
   * @param ways where the caller goes whose queue was at a limit, by the name of its way out
   * @param favour what sets callers who come here apart from others of the queue
   */
  record Person(
      String name,
      QueueId queue,
      Map<Character, String> keys,
      String talked,
      String nobodyAwake,
      Map<String, String> ways,
      Favour favour)
      implements Node {

    public Person {
      keys = Map.copyOf(keys);
      ways = Map.copyOf(ways);
    }

    /** The keys that end the wait, as one text. */
    public String allKeys() {
      var all = new StringBuilder();
      new TreeMap<>(keys).keySet().forEach(all::append);
      return all.toString();
    }

    @Override
    public List<Exit> exits() {
      var exits = new ArrayList<Exit>();
      new TreeMap<>(keys).forEach((key, to) -> exits.add(new Exit("" + key, to, false)));
      exits.add(new Exit("talked", talked, false));
      exits.add(new Exit("nobody-awake", nobodyAwake, true));
      new TreeMap<>(ways).forEach((way, to) -> exits.add(new Exit(way, to, true)));
      return List.copyOf(exits);
    }
  }

  /**
   * Promise to call back at the number the caller calls from.
   *
   * @param noNumber for whom that is impossible; empty if they are to be told the same
   */
  record Callback(String name, QueueId queue, String next, Optional<String> noNumber)
      implements Node {
    @Override
    public List<Exit> exits() {
      List<Exit> exits = new ArrayList<>(List.of(new Exit("next", next, true)));
      noNumber.ifPresent(node -> exits.add(new Exit("no-number", node, true)));
      return List.copyOf(exits);
    }
  }

  /** Say good-bye, if there is anything to say, and hang up. */
  record HangUp(String name, Speech speech) implements Node {
    @Override
    public List<Exit> exits() {
      return List.of();
    }
  }

  /** What follows when the caller does not answer as asked. */
  sealed interface Stumbling {

    /** The node asked instead of asking again; empty to ask again. */
    Optional<String> elsewhere();

    /**
     * @param speech what is said, the question included
     */
    record AskAgain(Speech speech) implements Stumbling {
      @Override
      public Optional<String> elsewhere() {
        return Optional.empty();
      }
    }

    record Leave(String node) implements Stumbling {
      @Override
      public Optional<String> elsewhere() {
        return Optional.of(node);
      }
    }
  }
}
