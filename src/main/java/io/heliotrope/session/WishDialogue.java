package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.AgentKeys;
import io.heliotrope.config.ByPhone;
import io.heliotrope.floor.AgentAnswer;
import io.heliotrope.journal.JournalEntry.PhoneEnd;
import io.heliotrope.session.port.AgentCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What an agent wants who calls a feature code: asks what else it takes, has it done, and says what
 * came of it. Lives on the line's own thread.
 */
final class WishDialogue {

  /** So much longer a wrap-up gets, if nothing else is dialled. */
  private static final Duration STEP = Duration.ofMinutes(1);

  private final AgentCall call;
  private final CodeLine line;
  private final Dispositions dispositions;
  private final ByPhone rules;
  private final AgentWishes wishes;

  WishDialogue(AgentCall call, CodeLine line, Services services, ByPhone rules, AgentId agent) {
    this.call = call;
    this.line = line;
    this.dispositions = services.dispositions();
    this.rules = rules;
    this.wishes =
        new AgentWishes(services.floor(), agent, "telephone (%s)".formatted(call.source()));
  }

  void begin() {
    switch (call.wish()) {
      case PAUSE ->
          choose(
              new Menu("agent-which-pause", rules.pauses(), ByPhone::prompt),
              call.digit(),
              reason -> wishes.pause(reason, this::tell));
      case DISPOSITION -> dispose();
      case EXTEND_WRAP_UP -> wishes.extendWrapUp(more(), this::tell);
      case STATE -> wishes.state(this::tell);
      case SIGN_IN, SIGN_OUT, RESUME, END_WRAP_UP -> wishes.ask(call.wish(), this::tell);
    }
  }

  /** Whoever was asked may answer, though the wrap-up be over by then. */
  private void dispose() {
    Optional<Dispositions.After> after = dispositions.after(wishes.agent());
    if (after.isEmpty()) {
      line.finish(PhoneEnd.REFUSED, List.of("agent-nothing-to-note"));
      return;
    }
    choose(
        new Menu("agent-which-disposition", after.get().names(), AgentKeys::prompt),
        call.digit(),
        name -> {
          dispositions.note(after.get(), name, wishes.by());
          line.finish(PhoneEnd.GRANTED, List.of("agent-noted", AgentKeys.prompt(name)));
        });
  }

  private Duration more() {
    int minutes = call.digit().map(digit -> digit - '0').orElse(0);
    return minutes == 0 ? STEP : Duration.ofMinutes(minutes);
  }

  /**
   * A choice of one.
   *
   * @param names by the digit to press, in the order in which they are told
   * @param prompt which says a name
   */
  private record Menu(String question, Map<Character, String> names, UnaryOperator<String> prompt) {

    /** As far as there are words for it: a key alone says nothing. */
    List<String> prompts(KeysAsked asked) {
      List<String> all = new ArrayList<>(List.of(question));
      names.forEach((key, name) -> {
        if (asked.says(prompt.apply(name))) {
          all.add(prompt.apply(name));
          all.add("press-" + key);
        }
      });
      return all;
    }
  }

  private void choose(Menu menu, Optional<Character> pressed, Consumer<String> then) {
    Optional<String> name = pressed.map(key -> menu.names().get(key));
    if (name.isPresent()) {
      then.accept(name.get());
    } else {
      line.asked()
          .key(
              menu.prompts(line.asked()),
              key -> {
                if (key.filter(menu.names()::containsKey).isPresent()) {
                  choose(menu, key, then);
                } else {
                  line.silent(() -> choose(menu, Optional.empty(), then));
                }
              });
    }
  }

  /** On whatever thread the floor's answer comes. */
  private void tell(AgentWishes.Told told) {
    PhoneEnd how =
        told.answer()
            .filter(answer -> answer != AgentAnswer.UNKNOWN_AGENT)
            .map(answer -> answer.isGranted() ? PhoneEnd.GRANTED : PhoneEnd.REFUSED)
            .orElse(PhoneEnd.FAILED);
    line.execute(() -> line.finish(how, told.prompts()));
  }
}
