package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Digits;
import io.heliotrope.config.Agent;
import io.heliotrope.config.ByPhone;
import io.heliotrope.config.Company;
import io.heliotrope.floor.AgentAnswer;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.JournalEntry.PhoneEnd;
import io.heliotrope.session.AgentDesk.Claimant;
import io.heliotrope.session.port.AgentCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Reception.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call to a feature code: who is it, is it really, and what comes of the wish. Lives on the
 * line's own thread.
 */
final class AgentDialogue implements Conversation {

  /** So often somebody may say nothing when asked. */
  private static final int MOST_SILENCES = 2;

  private final AgentCall call;
  private final Line line;
  private final Services services;
  private final AgentDesk desk;
  private final Company company;
  private final ByPhone rules;
  private final KeysAsked asked;
  private final Optional<Agent> owner;
  private int silences;
  private @Nullable AgentId proven;
  private PhoneEnd end = PhoneEnd.HUNG_UP;
  private boolean over;

  AgentDialogue(
      AgentCall call,
      Line line,
      Services services,
      AgentDesk desk,
      Company company,
      ByPhone rules) {
    this.call = call;
    this.line = line;
    this.services = services;
    this.desk = desk;
    this.company = company;
    this.rules = rules;
    this.owner = call.telephone().flatMap(telephone -> ByPhone.ownerOf(telephone, company));
    var sounds = services.sounds();
    this.asked =
        new KeysAsked(
            line,
            owner
                .map(agent -> AgentVoice.of(agent, sounds))
                .orElseGet(() -> AgentVoice.of(call.language(), sounds)));
  }

  void begin() {
    asked.perform(
        new LineCommand.Take(),
        _ -> asked.perform(new LineCommand.Answer(), _ -> asked.speak(this::identify)));
  }

  @Override
  public void on(LineEvent event) {
    if (event instanceof LineEvent.Gone) {
      over = true;
      services
          .journal()
          .record(
              new JournalEntry.AgentPhoned(
                  services.clock().now(),
                  call.pbx(),
                  call.source(),
                  Optional.ofNullable(proven),
                  call.wish(),
                  end));
    } else {
      asked.on(event);
    }
  }

  // ------------------------------------------------------------------------------ who is it?

  private void identify() {
    if (owner.isPresent()) {
      askPin(Claimant.at(owner.get()), List.of());
    } else {
      askNumber(List.of());
    }
  }

  private void askNumber(List<String> first) {
    if (desk.isLockedOut(call, Optional.empty())) {
      finish(PhoneEnd.LOCKED_OUT, "agent-locked");
      return;
    }
    asked.digits(
        with(first, "agent-number"),
        typed -> {
          if (typed.equals(KeysAsked.STAR) || typed.count() == 0) {
            silent(() -> askNumber(List.of()));
          } else {
            askPin(Claimant.typed(typed, rules), List.of());
          }
        });
  }

  private void askPin(Claimant claimant, List<String> first) {
    if (desk.isLockedOut(call, claimant.agent())) {
      finish(PhoneEnd.LOCKED_OUT, "agent-locked");
    } else if (claimant.agent().isPresent()
        && claimant.number().count() == 0
        && !rules.pins().containsKey(claimant.agent().get())) {
      finish(PhoneEnd.NO_PIN, "agent-no-pin");
    } else {
      asked.digits(with(first, AgentVoice.PIN), pin -> typed(claimant, pin));
    }
  }

  private void typed(Claimant claimant, Digits pin) {
    if (pin.equals(KeysAsked.STAR)) {
      askNumber(List.of()); // a colleague's telephone
    } else if (pin.count() == 0) {
      silent(() -> askPin(claimant, List.of()));
    } else {
      desk.check(call, claimant, pin, rules, proof -> line.execute(() -> proven(claimant, proof)));
    }
  }

  private void silent(Runnable again) {
    silences++;
    if (silences < MOST_SILENCES) {
      again.run();
    } else {
      finish(PhoneEnd.SILENT);
    }
  }

  private void proven(Claimant claimant, AgentDesk.Proof proof) {
    if (over) {
      return;
    }
    switch (proof) {
      case RIGHT -> {
        proven = claimant.agent().orElseThrow();
        Agent agent = company.agents().get(proven);
        if (agent != null) {
          asked.voice(AgentVoice.of(agent, services.sounds()));
        }
        asked.speak(this::act);
      }
      case WRONG -> {
        end = PhoneEnd.WRONG_PIN;
        List<String> sorry = List.of("agent-pin-wrong");
        if (claimant.number().count() == 0) {
          askPin(claimant, sorry);
        } else {
          askNumber(sorry);
        }
      }
      case LOCKED_OUT -> finish(PhoneEnd.LOCKED_OUT, "agent-locked");
      case NOT_NOW -> finish(PhoneEnd.FAILED, "agent-not-now");
    }
  }

  // ------------------------------------------------------------------------------ what is wanted?

  private void act() {
    end = PhoneEnd.HUNG_UP;
    AgentId agent = java.util.Objects.requireNonNull(proven);
    var wishes =
        new AgentWishes(services.floor(), agent, "telephone (%s)".formatted(call.source()));
    switch (call.wish()) {
      case PAUSE -> pause(wishes, call.digit());
      case STATE -> wishes.state(told -> line.execute(() -> say(told)));
      case SIGN_IN, SIGN_OUT, RESUME, END_WRAP_UP ->
          wishes.ask(call.wish(), told -> line.execute(() -> say(told)));
    }
  }

  private void pause(AgentWishes wishes, Optional<Character> digit) {
    if (digit.isPresent() && rules.pauses().containsKey(digit.get())) {
      String reason = rules.pauses().get(digit.get());
      wishes.pause(java.util.Objects.requireNonNull(reason), told -> line.execute(() -> say(told)));
      return;
    }
    List<String> menu = new ArrayList<>(List.of("agent-which-pause"));
    rules
        .pauses()
        .forEach((key, reason) -> {
          menu.add(ByPhone.prompt(reason));
          menu.add("press-" + key);
        });
    asked.key(
        menu,
        key -> {
          if (key.isPresent() && rules.pauses().containsKey(key.get())) {
            pause(wishes, key);
          } else {
            silent(() -> pause(wishes, Optional.empty()));
          }
        });
  }

  private void say(AgentWishes.Told told) {
    if (!over) {
      PhoneEnd how =
          told.answer()
              .map(answer -> answer.isGranted() ? PhoneEnd.GRANTED : PhoneEnd.REFUSED)
              .filter(_ -> told.answer().get() != AgentAnswer.UNKNOWN_AGENT)
              .orElse(PhoneEnd.FAILED);
      finish(how, told.prompts().toArray(String[]::new));
    }
  }

  private void finish(PhoneEnd how, String... prompts) {
    end = how;
    asked.say(List.of(prompts), () -> asked.perform(new LineCommand.Finish(), _ -> {}));
  }

  private static List<String> with(List<String> first, String then) {
    List<String> all = new ArrayList<>(first);
    all.add(then);
    return all;
  }
}
