package io.heliotrope.bench.routing;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Floor;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.floor.Rules;
import io.heliotrope.routing.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A floor with many agents and 10,000 callers waiting, on which one thing after another happens.
 */
public final class BigFloor {

  public static final int WAITING = 10_000;

  final Company company;
  final Floor floor;
  final List<Agent> busy = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(2);
  private Instant now = Instant.parse("2026-03-24T12:00:00Z");
  private int calls;

  public BigFloor(int agents) {
    company = BigCompany.of(agents);
    floor = new Floor(Rules.of("big", company), now);
    for (Agent agent : company.agents().values()) {
      if (BigCompany.isCrowded(agent)) {
        busy.add(agent);
        apply(telephone(agent, DeviceState.IN_USE));
      }
    }
    for (int i = 0; i < WAITING; i++) {
      apply(crowd());
    }
    for (QueueId queue : List.of(BigCompany.LONGEST_IDLE, BigCompany.BEST_FIT)) {
      apply(new FloorCommand.Leave(offered(apply(ask(queue))).call())); // whoever comes first
    }
  }

  List<FloorEvent> apply(FloorCommand command) {
    now = now.plusNanos(100_000);
    return floor.apply(command, now);
  }

  FloorCommand ask(QueueId queue) {
    return ask(queue, BigCompany.WANTED);
  }

  /** One more of those who wait in vain. */
  FloorCommand crowd() {
    int skill = BigCompany.SKILLS - 1 - random.nextInt(BigCompany.CROWDED);
    return ask(BigCompany.queue(skill), BigCompany.language(random.nextInt(BigCompany.LANGUAGES)));
  }

  private FloorCommand ask(QueueId queue, Language language) {
    return new FloorCommand.Ask(new Request(new CallId("c" + ++calls), queue, language, now));
  }

  static FloorCommand telephone(Agent agent, DeviceState state) {
    return new FloorCommand.DeviceChanged(BigCompany.PBX, agent.endpoint(), state);
  }

  static Claim offered(List<FloorEvent> events) {
    for (FloorEvent event : events) {
      if (event instanceof FloorEvent.Offered offered) {
        return offered.claim();
      }
    }
    throw new IllegalStateException("Nobody was offered: " + events);
  }

  /** Somebody who could help callers who wait; busy until now. */
  Agent anyBusy() {
    return busy.get(random.nextInt(busy.size()));
  }

  /** The agent is busy again, and as many wait as before. */
  void takeBack(Agent agent, List<FloorEvent> events) {
    apply(telephone(agent, DeviceState.IN_USE));
    for (FloorEvent event : events) {
      if (event instanceof FloorEvent.Offered offered) {
        apply(new FloorCommand.OfferEnded(offered.claim(), new RingOutcome.Busy()));
        apply(new FloorCommand.Leave(offered.claim().call()));
        apply(crowd());
      }
    }
  }
}
