package io.heliotrope.flow;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.util.List;

/**
 * What the flow wants done. A step gives any number of {@link Note}s and then exactly one {@link
 * Deed}, whose answer is the next event.
 */
public sealed interface FlowCommand {

  /** For the record only; nothing answers. */
  sealed interface Note extends FlowCommand {}

  record Entered(String node) implements Note {}

  /** The caller chose from a menu. */
  record Chose(String node, char key) implements Note {}

  /** The caller typed something into a variable; how many keys, never which. */
  record Collected(String node, String variable, int count) implements Note {}

  /** The caller did not answer as asked. */
  record Stumbled(String node, Stumble how, int times) implements Note {}

  /** The caller got what they called for. */
  record TaskDone(String task) implements Note {}

  /** From now on everything is said in this language. */
  record Switched(Language language) implements Note {}

  enum Stumble {
    SILENT,
    WRONG_KEY,
    TOO_SHORT
  }

  /** Done by the conductor; answered by the next {@link FlowEvent}. */
  sealed interface Deed extends FlowCommand {}

  /** Say it all, in order. Answered by Said, or by Pressed if one of {@code keys} is pressed. */
  record Say(List<Utterance> what, String keys) implements Deed {
    public Say {
      what = List.copyOf(what);
    }
  }

  /** Answered by Pressed (any key) or Silence. */
  record Listen(Duration limit) implements Deed {}

  /**
   * Answered by Talked, NobodyAwake, Exit, or LeftQueue with one of {@code keys}.
   *
   * @param keys the keys that end the wait; empty for none
   */
  record AskPerson(QueueId queue, String keys, Favour favour) implements Deed {}

  /** Promise the caller to call back at the number they call from. Answered by Said. */
  record PromiseCallback(QueueId queue) implements Deed {}

  /** Good-bye. Nothing answers. */
  record HangUp() implements Deed {}

  /** One thing to say. */
  sealed interface Utterance {
    record Prompt(String key) implements Utterance {}

    /** Its text form shows how many, never which. */
    record Digits(String digits) implements Utterance {
      @Override
      public String toString() {
        return "Digits[" + digits.length() + "]";
      }
    }

    /** Its text form does not show which. */
    record Number(long number) implements Utterance {
      @Override
      public String toString() {
        return "Number";
      }
    }
  }
}
