package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Caller;
import io.heliotrope.call.Country;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Agent;
import io.heliotrope.config.CallerPlace;
import io.heliotrope.config.MarketRule;
import io.heliotrope.config.Queue;
import io.heliotrope.flow.DayPart;
import io.heliotrope.flow.Facts;
import io.heliotrope.flow.Flow;
import io.heliotrope.flow.FlowEngine;
import io.heliotrope.flow.FlowEvent;
import io.heliotrope.flow.FlowState;
import io.heliotrope.flow.Step;
import io.heliotrope.session.port.IncomingCall;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rules as one call follows them: the version in force when it arrived. */
record Script(Rulebook book, Flow flow, Language language, IncomingCall call) {

  /** The first step, or the one at which a router that has died since left this call. */
  Step begin(Instant now) {
    return call.left()
        .flatMap(stage -> FlowEngine.resume(flow, language, stage, new World(now)))
        .orElseGet(() -> step(FlowEngine.begin(flow, language), new FlowEvent.Began(), now));
  }

  Step step(FlowState state, FlowEvent event, Instant now) {
    return FlowEngine.step(state, event, new World(now));
  }

  /** Where the caller likely is. */
  CallerPlace place() {
    return book.company().place(call.caller().number(), call.did());
  }

  /** Where the caller is, as far as the files can tell. */
  Optional<Market> market() {
    return book.company().market(call.caller().number(), call.did()).map(MarketRule::market);
  }

  /** The world as of that instant. */
  Facts facts(Instant now) {
    return new World(now);
  }

  /** All queues, as they were when this call began. */
  Map<QueueId, Queue> queues() {
    return book.company().queues();
  }

  /** Where an agent can pass callers on to, by the key. */
  Map<Character, QueueId> transferKeys() {
    return book.transferKeys();
  }

  Queue queue(QueueId id) {
    return Objects.requireNonNull(book.company().queues().get(id), () -> "no queue " + id);
  }

  Agent agent(AgentId id) {
    return Objects.requireNonNull(book.company().agents().get(id), () -> "no agent " + id);
  }

  private final class World implements Facts {

    private final Instant now;

    World(Instant now) {
      this.now = now;
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public Caller caller() {
      return call.caller();
    }

    @Override
    public Did did() {
      return call.did();
    }

    @Override
    public Optional<Country> callersCountry() {
      return place().country();
    }

    @Override
    public Optional<DayPart> callersDayPart() {
      return DayPart.of(now, place().zones());
    }

    @Override
    public boolean open(SiteId site) {
      return Objects.requireNonNull(book.rules().hours().get(site), () -> "no site " + site)
          .at(now)
          .open();
    }

    @Override
    public boolean open(QueueId queue) {
      return Script.this.queue(queue).sites().stream().anyMatch(this::open);
    }
  }
}
