package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Digits;
import io.heliotrope.config.Agent;
import io.heliotrope.config.ByPhone;
import io.heliotrope.journal.JournalEntry.PhoneEnd;
import io.heliotrope.session.AgentDesk.Claimant;
import io.heliotrope.session.port.AgentCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks who calls a feature code, and for the PIN that proves it. Whoever can't is told so, and the
 * call is over. Lives on the line's own thread.
 */
final class WhoCalls {

  private static final List<String> LOCKED = List.of("agent-locked");

  private final AgentCall call;
  private final CodeLine line;
  private final AgentDesk desk;
  private final ByPhone rules;
  private final Optional<Agent> owner;
  private final Consumer<AgentId> proven;

  /**
   * @param owner whose telephone it is; empty if it is nobody's
   * @param proven hears who it is
   */
  WhoCalls(
      AgentCall call,
      CodeLine line,
      AgentDesk desk,
      ByPhone rules,
      Optional<Agent> owner,
      Consumer<AgentId> proven) {
    this.call = call;
    this.line = line;
    this.desk = desk;
    this.rules = rules;
    this.owner = owner;
    this.proven = proven;
  }

  void ask() {
    if (owner.isPresent()) {
      askPin(Claimant.at(owner.get()), List.of());
    } else {
      askNumber(List.of());
    }
  }

  private void askNumber(List<String> first) {
    if (desk.isLockedOut(call, Optional.empty())) {
      line.finish(PhoneEnd.LOCKED_OUT, LOCKED);
      return;
    }
    line.asked()
        .digits(
            with(first, "agent-number"),
            typed -> {
              if (typed.equals(KeysAsked.STAR) || typed.count() == 0) {
                line.silent(() -> askNumber(List.of()));
              } else {
                askPin(Claimant.typed(typed, rules), List.of());
              }
            });
  }

  private void askPin(Claimant claimant, List<String> first) {
    if (desk.isLockedOut(call, claimant.agent())) {
      line.finish(PhoneEnd.LOCKED_OUT, LOCKED);
    } else if (claimant.agent().isPresent()
        && claimant.number().count() == 0
        && !rules.pins().containsKey(claimant.agent().get())) {
      line.finish(PhoneEnd.NO_PIN, List.of("agent-no-pin"));
    } else {
      line.asked().digits(with(first, AgentVoice.PIN), pin -> typed(claimant, pin));
    }
  }

  private void typed(Claimant claimant, Digits pin) {
    if (pin.equals(KeysAsked.STAR)) {
      askNumber(List.of()); // a colleague's telephone
    } else if (pin.count() == 0) {
      line.silent(() -> askPin(claimant, List.of()));
    } else {
      desk.check(call, claimant, pin, rules, proof -> line.execute(() -> known(claimant, proof)));
    }
  }

  private void known(Claimant claimant, AgentDesk.Proof proof) {
    switch (proof) {
      case RIGHT -> proven.accept(claimant.agent().orElseThrow());
      case WRONG -> {
        line.endsSoFar(PhoneEnd.WRONG_PIN);
        List<String> sorry = List.of("agent-pin-wrong");
        if (claimant.number().count() == 0) {
          askPin(claimant, sorry);
        } else {
          askNumber(sorry);
        }
      }
      case LOCKED_OUT -> line.finish(PhoneEnd.LOCKED_OUT, LOCKED);
      case NOT_NOW -> line.finish(PhoneEnd.FAILED, List.of("agent-not-now"));
    }
  }

  private static List<String> with(List<String> first, String then) {
    List<String> all = new ArrayList<>(first);
    all.add(then);
    return all;
  }
}
