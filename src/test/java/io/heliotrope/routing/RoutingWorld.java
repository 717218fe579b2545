package io.heliotrope.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.DurationText;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Site;
import io.heliotrope.hours.OpenState;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Agents, sites and a caller, told in text; the decision comes back as text. */
final class RoutingWorld {

  private final Company company;
  private final Map<AgentId, String> doing = new LinkedHashMap<>();
  private final Map<AgentId, String> tried = new LinkedHashMap<>();
  private final Map<AgentId, Long> lastOffers = new LinkedHashMap<>();
  private final Map<AgentId, Integer> occupied = new LinkedHashMap<>();
  private Optional<Duration> estimate = Optional.empty();

  private RoutingWorld(Company company) {
    this.company = company;
  }

  static RoutingWorld given(String text) {
    return new RoutingWorld(CompanyText.read(text));
  }

  /** For example {@code agent("bo", "talking for 3m")}; whoever is not told of is idle for 1h. */
  RoutingWorld agent(String name, String what) {
    doing.put(new AgentId(name), what);
    return this;
  }

  /** For example {@code tried("bo", "refused 12s ago")}. */
  RoutingWorld tried(String name, String what) {
    tried.put(new AgentId(name), what);
    return this;
  }

  /** The agent's last offer had that number. */
  RoutingWorld offered(String name, long number) {
    lastOffers.put(new AgentId(name), number);
    return this;
  }

  /** For so many per cent of the time. */
  RoutingWorld occupied(String name, int percent) {
    occupied.put(new AgentId(name), percent * 10_000);
    return this;
  }

  RoutingWorld estimate(String wait) {
    estimate = DurationText.find(wait);
    return this;
  }

  At at(String instant) {
    return new At(OffsetDateTime.parse(instant).toInstant());
  }

  /** The world at one instant. */
  final class At implements Outlook {
    private final Instant now;

    private At(Instant now) {
      this.now = now;
    }

    /** Asks for somebody: {@code route("billing", "pt")}. */
    Answer route(String queue, String language) {
      return route(queue, language, "");
    }

    /**
     * The same for a caller of whom more is known: {@code market=US-CO waited=30s last=bo
     * personal=bo patience=1m}.
     */
    Answer route(String queue, String language, String more) {
      Map<String, String> known = new HashMap<>();
      for (String one : more.isEmpty() ? new String[0] : more.split(" ")) {
        known.put(one.split("=")[0], one.split("=")[1]);
      }
      var request =
          new Request(
              new CallId("call"),
              new QueueId(queue),
              new Language(language),
              now.minus(time(known.getOrDefault("waited", "0s"))),
              Optional.ofNullable(known.get("market")).map(Market::new),
              Duration.ZERO,
              Optional.ofNullable(known.get("last")).map(AgentId::new),
              Optional.ofNullable(known.get("personal"))
                  .map(AgentId::new)
                  .map(agent ->
                      new Request.Personal(agent, time(requireNonNull(known.get("patience"))))));
      return new Answer(Router.decide(request, this, now), new VerdictText(company));
    }

    @Override
    public String rules() {
      return "v1";
    }

    @Override
    public Company company() {
      return company;
    }

    @Override
    public OpenState open(SiteId id) {
      Site site = requireNonNull(company.sites().get(id));
      return SiteHours.of(site.schedule(), site.zone()).at(now);
    }

    @Override
    public AgentState state(AgentId agent) {
      String[] words = doing.getOrDefault(agent, "idle for 1h").split(" for ");
      Instant since = now.minus(time(words[1]));
      var other = new CallId("other");
      return switch (words[0]) {
        case "idle" -> new AgentState.Ready(since);
        case "talking" -> new AgentState.Talking(since, other);
        case "ringing" -> new AgentState.Ringing(since, other);
        case "wrapping up" -> new AgentState.WrappingUp(since, now.plusSeconds(20));
        case "busy" -> new AgentState.BusyElsewhere(since);
        case "unreachable" -> new AgentState.Unreachable(since);
        case "at lunch" -> new AgentState.Paused(since, "lunch");
        case "gone" -> new AgentState.SignedOut(since);
        default -> throw new IllegalArgumentException("What is this? " + words[0]);
      };
    }

    @Override
    public Optional<Verdict.AlreadyTried> tried(CallId call, AgentId agent) {
      return Optional.ofNullable(tried.get(agent))
          .map(text -> text.split(" "))
          .filter(words -> time(words[1]).compareTo(Duration.ofSeconds(30)) < 0)
          .map(words -> new Verdict.AlreadyTried(now.minus(time(words[1])), words[0]));
    }

    @Override
    public int openRings(Request request) {
      Queue queue = requireNonNull(company.queues().get(request.queue()));
      return Rings.open(queue, Duration.between(request.since(), now), estimate);
    }

    @Override
    public long lastOffer(AgentId agent) {
      return lastOffers.getOrDefault(agent, 0L);
    }

    @Override
    public int occupied(AgentId agent) {
      return occupied.getOrDefault(agent, 0);
    }

    @Override
    public boolean everTried(CallId call, AgentId agent) {
      return tried.containsKey(agent);
    }

    private static Duration time(String text) {
      return DurationText.find(text).orElseThrow();
    }
  }

  record Answer(Decision decision, VerdictText texts) {

    /** One line per agent in the order of the ranking. */
    void says(String expected) {
      String said =
          decision.verdicts().entrySet().stream()
              .map(e -> e.getKey() + ": " + texts.of(e.getValue(), decision.at()))
              .collect(Collectors.joining("\n"));
      assertThat(said).isEqualTo(expected.strip());
      assertThat(decision.taken().isPresent()).isEqualTo(said.contains(": taken: "));
    }

    void takes(String agent) {
      assertThat(decision.taken().map(AgentId::name).orElse("nobody")).isEqualTo(agent);
    }
  }
}
