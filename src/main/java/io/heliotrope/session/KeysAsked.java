package io.heliotrope.session;

import io.heliotrope.call.Digits;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Sounds;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks somebody at a telephone for keys: says something, and listens from its first word on. */
final class KeysAsked {

  /** Instead of digits: somebody wants something else. */
  static final Digits STAR = new Digits("*");

  private static final Logger log = LoggerFactory.getLogger(KeysAsked.class);
  private static final String ALL_KEYS = "0123456789*#";
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final int MOST_DIGITS = 12;

  private final Line line;
  private AgentVoice voice;
  private Consumer<LineEvent> then = _ -> {};

  KeysAsked(Line line, AgentVoice voice) {
    this.line = line;
    this.voice = voice;
  }

  /** What answers the last command; never {@link LineEvent.Gone}. */
  void on(LineEvent event) {
    then.accept(event);
  }

  void perform(LineCommand command, Consumer<LineEvent> next) {
    then = next;
    line.perform(command);
  }

  /** What is said from now on is said by that voice. */
  void voice(AgentVoice next) {
    voice = next;
  }

  /** Are there words for that prompt, in that voice? */
  boolean says(String prompt) {
    return voice.find(prompt).isPresent();
  }

  /** Makes the PBX play in the voice's language. */
  void speak(Runnable next) {
    perform(new LineCommand.Speak(voice.language()), _ -> next.run());
  }

  /** Says all, whatever is pressed. */
  void say(List<String> prompts, Runnable next) {
    say(prompts.iterator(), "", _ -> next.run());
  }

  /** One key; empty if none is pressed in time. */
  void key(List<String> prompts, Consumer<Optional<Character>> next) {
    say(
        prompts.iterator(),
        ALL_KEYS,
        pressed -> {
          if (pressed.isPresent()) {
            next.accept(pressed);
          } else {
            await(next);
          }
        });
  }

  /**
   * Digits up to {@code #}, or to a pause; {@link #STAR} if that is the first key. A star later
   * takes back what was typed.
   */
  void digits(List<String> prompts, Consumer<Digits> next) {
    key(prompts, first -> typed(first, Digits.NONE, next));
  }

  private void typed(Optional<Character> key, Digits before, Consumer<Digits> next) {
    if (key.isEmpty() || key.get() == '#') {
      next.accept(before);
    } else if (key.get() == '*' && before.count() == 0) {
      next.accept(STAR);
    } else {
      Digits now = key.get() == '*' ? Digits.NONE : before.plus(key.get());
      if (now.count() == MOST_DIGITS) {
        next.accept(now);
      } else {
        await(again -> typed(again, now, next));
      }
    }
  }

  private void await(Consumer<Optional<Character>> next) {
    perform(
        new LineCommand.AwaitDigit(PATIENCE),
        event ->
            next.accept(
                event instanceof LineEvent.Pressed pressed
                    ? Optional.of(pressed.digit())
                    : Optional.empty()));
  }

  private void say(Iterator<String> prompts, String keys, Consumer<Optional<Character>> next) {
    while (prompts.hasNext()) {
      Optional<Sounds.Sound> sound = voice.find(prompts.next());
      if (sound.isPresent()) {
        String file = sound.get().file();
        perform(
            new LineCommand.Play(file, sound.get().length(), keys),
            event -> {
              if (event instanceof LineEvent.Pressed pressed) {
                next.accept(Optional.of(pressed.digit()));
                return;
              }
              if (event instanceof LineEvent.Failed failed) {
                log.warn("An agent could not hear {}: {}", file, failed.why());
              }
              say(prompts, keys, next);
            });
        return;
      }
    }
    next.accept(Optional.empty());
  }
}
