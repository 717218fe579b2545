package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.Site;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Floor;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.floor.Rules;
import io.heliotrope.routing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The real floor. An agent who is away has a telephone that can't be reached. */
public final class FloorPolicy implements Policy {

  private static final RingOutcome TALKED = new RingOutcome.Talked(Duration.ZERO);

  private final Floor floor;
  private final Company company;
  private final Map<CallId, Claim> claims = new HashMap<>();
  private int waiting;

  public FloorPolicy(Rules rules, Instant start) {
    this.company = rules.company();
    this.floor = new Floor(rules, start);
    for (AgentId agent : company.agents().keySet()) {
      does(telephone(agent, DeviceState.UNAVAILABLE), start);
    }
  }

  @Override
  public List<Offer> asks(Caller caller, Instant now) {
    waiting++;
    var request =
        new Request(
            caller.call(),
            caller.queue(),
            caller.language(),
            now,
            Optional.empty(),
            caller.headStart(),
            Optional.empty(),
            Optional.empty());
    return does(new FloorCommand.Ask(request), now);
  }

  @Override
  public List<Offer> leaves(CallId call, Instant now) {
    waiting--;
    return does(new FloorCommand.Leave(call), now);
  }

  @Override
  public List<Offer> talks(Offer offer, Instant now) {
    return does(new FloorCommand.TalkBegan(claim(offer)), now);
  }

  @Override
  public List<Offer> ends(Offer offer, boolean stays, Instant now) {
    List<Offer> offers = new ArrayList<>();
    if (!stays) {
      offers.addAll(does(telephone(offer.agent(), DeviceState.UNAVAILABLE), now));
    }
    Claim claim = claim(offer);
    claims.remove(offer.call());
    offers.addAll(does(new FloorCommand.OfferEnded(claim, TALKED), now));
    return offers;
  }

  @Override
  public List<Offer> comes(AgentId agent, Instant now) {
    return does(telephone(agent, DeviceState.NOT_IN_USE), now);
  }

  @Override
  public List<Offer> goes(AgentId agent, Instant now) {
    return does(telephone(agent, DeviceState.UNAVAILABLE), now);
  }

  /**
   * While nobody waits the floor's alarms can't lead to an offer; they go off with the next word.
   */
  @Override
  public Optional<Instant> nextLook() {
    return waiting == 0 ? Optional.empty() : floor.nextWake();
  }

  @Override
  public List<Offer> looks(Instant now) {
    return does(new FloorCommand.Tick(), now);
  }

  private List<Offer> does(FloorCommand command, Instant now) {
    List<FloorEvent> events = floor.apply(command, now);
    List<Offer> offers = List.of();
    for (FloorEvent event : events) {
      if (event instanceof FloorEvent.Offered offered) {
        Claim claim = offered.claim();
        waiting--;
        claims.put(claim.call(), claim);
        if (offers.isEmpty()) {
          offers = new ArrayList<>();
        }
        offers.add(new Offer(claim.call(), claim.agent()));
      }
    }
    return offers;
  }

  private Claim claim(Offer offer) {
    return there(claims.get(offer.call()), offer);
  }

  private FloorCommand telephone(AgentId id, DeviceState state) {
    Agent agent = there(company.agents().get(id), id);
    Site site = there(company.sites().get(agent.site()), agent);
    PbxName pbx = site.pbx();
    Endpoint endpoint = agent.endpoint();
    return new FloorCommand.DeviceChanged(pbx, endpoint, state);
  }

  private static <T> T there(@Nullable T thing, Object about) {
    if (thing == null) {
      throw new IllegalStateException("The floor knows nothing of " + about);
    }
    return thing;
  }
}
