package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A caller in each stage of a call: in the menu, waiting, being connected, talking; and the agents
 * whom they are or will be with.
 */
final class OneInEachStage implements AutoCloseable {

  private final List<AutoCloseable> toClose = new ArrayList<>();
  private final Exchange exchange;

  /** Talks with who is before the one who waits. */
  final AgentPhone awaited;

  final CallerPhone beforeInLine;
  final CallerPhone waiting;
  final AgentPhone rung;
  final CallerPhone ringing;
  final AgentPhone partner;
  final CallerPhone talking;
  final CallerPhone inMenu;
  private final long began;

  /** The one in the menu comes last, for menus do not wait for long. */
  OneInEachStage(TwoRouters routers) throws IOException {
    exchange = routers.exchange();
    Lane line = routers.lane();
    awaited = closing(line.plugIn(exchange, Manner.answersAfter(100)));
    beforeInLine = asksForPerson(line);
    Calls.talk(beforeInLine, awaited, Lane.SOON);
    waiting = asksForPerson(line);
    Calls.hearsMusic(waiting);

    Lane second = routers.lane();
    rung = closing(second.plugIn(exchange, Manner.neverAnswers()));
    ringing = asksForPerson(second);
    assertThat(rung.ear().waitFor(rung::rings, Lane.SOON)).as("%s", rung).isTrue();

    Lane third = routers.lane();
    partner = closing(third.plugIn(exchange, Manner.answersAfter(100)));
    talking = asksForPerson(third);
    Calls.talk(talking, partner, Lane.SOON);

    inMenu = closing(routers.lane().call(exchange));
    Calls.begins(inMenu, "main-menu");
    began = System.nanoTime();
  }

  /** Whoever is rung answers; all agents talk and hang up, as if nothing had happened. */
  void agentsGoOn() {
    Calls.talk(beforeInLine, awaited, Lane.SOON);
    Calls.talk(talking, partner, Lane.SOON);
    rung.answer();
    Calls.talk(ringing, rung, Lane.SOON);
    List.of(rung, partner, awaited).forEach(AgentPhone::hangUp);
  }

  /** Everybody who talked is asked how it was, and who waited talks; within that time each. */
  void areServed(Duration patience) {
    Calls.talk(waiting, awaited, patience);
    for (CallerPhone caller : List.of(ringing, talking, beforeInLine)) {
      Calls.hears(caller, "survey", patience);
    }
  }

  /** All callers hang up. */
  void leave() {
    for (CallerPhone caller : callers().values()) {
      caller.hangUp();
      assertThat(caller.ends(Lane.SOON)).as("%s", caller).isTrue();
    }
  }

  /** How long each of them heard nothing at most, since the scene was set. */
  String silences() {
    long now = System.nanoTime();
    return callers().entrySet().stream()
        .map(caller ->
            "%s %.1f s"
                .formatted(
                    caller.getKey(),
                    caller.getValue().ear().longestSilence(began, now).toMillis() / 1e3))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : toClose.reversed()) {
      one.close();
    }
  }

  private Map<String, CallerPhone> callers() {
    var callers = new LinkedHashMap<String, CallerPhone>();
    callers.put("in the menu", inMenu);
    callers.put("waiting", waiting);
    callers.put("ringing", ringing);
    callers.put("talking", talking);
    callers.put("talking with the agent awaited", beforeInLine);
    return callers;
  }

  private CallerPhone asksForPerson(Lane lane) throws IOException {
    return closing(Calls.chooses(lane, exchange, "0"));
  }

  private <T extends AutoCloseable> T closing(T one) {
    toClose.add(one);
    return one;
  }
}
