package io.heliotrope.simulation;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Schedule;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Floor;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.floor.FloorView;
import io.heliotrope.floor.Roll;
import io.heliotrope.floor.Rules;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Floors with a bug each, planted to see whether the checks of a day find it. */
enum Mutants implements BiFunction<Rules, Instant, FloorUnderTest> {

  /** Offers a caller who is rung to another free agent as well. */
  OFFERS_TWICE {
    @Override
    FloorUnderTest of(Floor floor, Rules rules) {
      return new Altered(floor) {
        @Override
        List<FloorEvent> after(List<FloorEvent> events) {
          List<FloorEvent> more = new ArrayList<>(events);
          for (FloorEvent event : events) {
            if (event instanceof FloorEvent.Offered offered) {
              another(offered.claim())
                  .ifPresent(agent -> more.add(new FloorEvent.Offered(to(offered.claim(), agent))));
            }
          }
          return more;
        }

        private Optional<AgentId> another(Claim claim) {
          return floor.view().agents().stream()
              .filter(person -> person.state() instanceof AgentState.Ready)
              .map(person -> person.agent().id())
              .filter(agent -> !agent.equals(claim.agent()))
              .findFirst();
        }

        private Claim to(Claim claim, AgentId agent) {
          return new Claim(
              claim.fence() + 1,
              claim.call(),
              agent,
              claim.site(),
              claim.endpoint(),
              claim.ringTime());
        }
      };
    }
  },

  /** Does not hear one caller in ten who leaves. */
  FORGETS_WHO_LEFT {
    @Override
    FloorUnderTest of(Floor floor, Rules rules) {
      return new Altered(floor) {
        private int left;

        @Override
        FloorCommand before(FloorCommand command) {
          boolean deaf = command instanceof FloorCommand.Leave && ++left % 10 == 0;
          return deaf ? new FloorCommand.Tick() : command;
        }
      };
    }
  },

  /** Takes a caller whose agent declined for served. */
  LOSES_THE_DECLINED {
    @Override
    FloorUnderTest of(Floor floor, Rules rules) {
      return new Altered(floor) {
        @Override
        FloorCommand before(FloorCommand command) {
          return command instanceof FloorCommand.OfferEnded ended
                  && ended.outcome() instanceof RingOutcome.Declined
              ? new FloorCommand.OfferEnded(ended.claim(), new RingOutcome.CallerGone())
              : command;
        }
      };
    }
  },

  /** Lets whoever asked last go first. */
  LAST_COME_FIRST_SERVED {
    @Override
    FloorUnderTest of(Floor floor, Rules rules) {
      return new Altered(floor) {
        @Override
        FloorCommand before(FloorCommand command) {
          if (command instanceof FloorCommand.Ask(Request r)) {
            Instant mirrored = Instant.EPOCH.minusMillis(r.since().toEpochMilli());
            return new FloorCommand.Ask(new Request(r.call(), r.queue(), r.language(), mirrored));
          }
          return command;
        }
      };
    }
  },

  /** Believes that all sites are open all the time. */
  KNOWS_NO_HOURS {
    @Override
    public FloorUnderTest apply(Rules rules, Instant start) {
      Map<SiteId, SiteHours> hours = new HashMap<>();
      rules
          .hours()
          .keySet()
          .forEach(site -> hours.put(site, SiteHours.of(Schedule.of("24/7"), ZoneOffset.UTC)));
      return FloorUnderTest.real(new Rules(rules.version(), rules.company(), hours), start);
    }
  },

  /** Takes no notice of the end of a talk, and so never lets the agent go. */
  KEEPS_THE_AGENT {
    @Override
    FloorUnderTest of(Floor floor, Rules rules) {
      return new Altered(floor) {
        private int ended;

        @Override
        FloorCommand before(FloorCommand command) {
          boolean deaf =
              command instanceof FloorCommand.DeviceChanged
                  || command instanceof FloorCommand.DevicesKnown
                  || (command instanceof FloorCommand.OfferEnded && ++ended % 5 == 0)
                  || command instanceof FloorCommand.Leave;
          return deaf ? new FloorCommand.Tick() : command;
        }
      };
    }
  },

  /** Does not hear that an agent has left a caller to somebody who was asked. */
  KEEPS_WHO_HANDED_OVER {
    @Override
    FloorUnderTest of(Floor floor, Rules rules) {
      return new Altered(floor) {
        private final Set<CallId> askedAbout = new HashSet<>();

        @Override
        FloorCommand before(FloorCommand command) {
          if (command instanceof FloorCommand.Ask(Request r) && r.call().isConsult()) {
            askedAbout.add(r.call().whole());
          }
          boolean deaf =
              command instanceof FloorCommand.OfferEnded(Claim claim, RingOutcome.Talked _)
                  && askedAbout.contains(claim.call());
          return deaf ? new FloorCommand.Tick() : command;
        }
      };
    }
  },

  /** Ends only the calls of callers, and no consult. */
  FORGETS_CONSULTS {
    @Override
    FloorUnderTest of(Floor floor, Rules rules) {
      return new Altered(floor) {
        @Override
        FloorCommand before(FloorCommand command) {
          return command instanceof FloorCommand.Leave(CallId call) && call.isConsult()
              ? new FloorCommand.Tick()
              : command;
        }
      };
    }
  },

  /** Does not ask to be woken. */
  SLEEPS {
    @Override
    FloorUnderTest of(Floor floor, Rules rules) {
      return new Altered(floor) {
        @Override
        public Optional<Instant> nextWake() {
          return Optional.empty();
        }
      };
    }
  };

  @Override
  public FloorUnderTest apply(Rules rules, Instant start) {
    return of(new Floor(rules, start), rules);
  }

  FloorUnderTest of(Floor floor, Rules rules) {
    throw new UnsupportedOperationException(name());
  }

  /** A floor that hears or says something else. */
  private abstract static class Altered implements FloorUnderTest {

    private final Floor floor;

    Altered(Floor floor) {
      this.floor = floor;
    }

    FloorCommand before(FloorCommand command) {
      return command;
    }

    List<FloorEvent> after(List<FloorEvent> events) {
      return events;
    }

    @Override
    public List<FloorEvent> apply(FloorCommand command, Instant at) {
      return after(floor.apply(before(command), at));
    }

    @Override
    public Optional<Instant> nextWake() {
      return floor.nextWake();
    }

    @Override
    public FloorView view() {
      return floor.view();
    }

    @Override
    public Roll roll() {
      return floor.roll();
    }
  }
}
