package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.config.Agent;
import io.heliotrope.floor.Duty;
import io.heliotrope.floor.Floor;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.floor.Roll;
import io.heliotrope.flow.Favour;
import io.heliotrope.flow.Flow;
import io.heliotrope.flow.Reach;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.IncomingCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a call would go that came at some instant, if nobody else called. Nothing comes of asking.
 *
 * @param flow that would answer
 * @param language in which it would begin
 * @param market where the caller is, if anybody can tell
 * @param choices one for each place of the flow where this caller could ask for a person
 */
public record Prospect(
    Flow flow, Language language, Optional<Market> market, List<Choice> choices) {

  public Prospect {
    choices = List.copyOf(choices);
  }

  /**
   * What would come of asking there.
   *
   * @param decision who would be asked, and why nobody else
   * @param nobodyAwake present if nobody could help, and nobody will until then
   */
  public record Choice(
      Reach.Ask ask, JournalEntry.Decided decision, Optional<FloorEvent.NobodyAwake> nobodyAwake) {}

  /** Everybody is at work and has just become free. */
  public static Roll everybody(Rulebook rules, Instant at) {
    Map<AgentId, Roll.Standing> all = new LinkedHashMap<>();
    for (Agent agent : rules.company().agents().values()) {
      all.put(agent.id(), new Roll.Standing(new Duty.SignedIn(at), new AgentState.Ready(at)));
    }
    return new Roll(all, 0);
  }

  /**
   * The prospect of that call; empty if no rule is about the number it dials.
   *
   * @param roll how the agents stand
   * @param telephones what is known of telephones besides
   */
  public static Optional<Prospect> of(
      Rulebook rules,
      IncomingCall call,
      Instant at,
      Roll roll,
      List<FloorCommand.DeviceChanged> telephones) {
    return rules
        .script(call)
        .map(script -> {
          Map<Reach.Ask, Choice> choices = new LinkedHashMap<>();
          Reach.asks(
              script.flow(),
              script.language(),
              script.facts(at),
              ask -> {
                Choice choice = choice(script, ask, at, roll, telephones);
                choices.put(ask, choice);
                return choice.nobodyAwake().isEmpty();
              });
          return new Prospect(
              script.flow(), script.language(), script.market(), new ArrayList<>(choices.values()));
        });
  }

  private static Choice choice(
      Script script,
      Reach.Ask ask,
      Instant at,
      Roll roll,
      List<FloorCommand.DeviceChanged> telephones) {
    var floor = new Floor(script.book().rules(), at);
    floor.apply(new FloorCommand.Recall(roll), at);
    telephones.forEach(one -> floor.apply(one, at));
    Favour favour = ask.node().favour();
    var request =
        new Request(
            script.call().id(),
            ask.node().queue(),
            ask.language(),
            at,
            script.market(),
            favour.headStart(),
            Optional.empty(),
            favour.agent().map(own -> new Request.Personal(own, favour.patience())));
    List<FloorEvent> events = floor.apply(new FloorCommand.Ask(request), at);
    return new Choice(
        ask,
        new JournalEntry.Decided(
            at,
            request.call(),
            floor.decisions().getLast(),
            FloorChronicle.ZONE_DATA,
            Duration.ZERO),
        events.stream()
            .filter(FloorEvent.NobodyAwake.class::isInstance)
            .map(FloorEvent.NobodyAwake.class::cast)
            .findFirst());
  }
}
