package io.heliotrope.floor;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Did;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.NumberRule;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Site;
import io.heliotrope.hours.WeeklyHours;
import io.heliotrope.routing.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A small company written as text, and its floor.
 *
 * <pre>
 * site  lisbon Europe/Lisbon Mo-Fr 08:00-18:00
 * agent ana lisbon en,pt billing:80
 * queue billing lisbon,manila billing:60
 * number 5551000 main
 * </pre>
 */
public final class World {

  public static final PbxName PBX = new PbxName("lab");

  private final Rules rules;
  private final Floor floor;
  private final List<Claim> claims = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private World(Rules rules) {
    this.rules = rules;
    this.floor = new Floor(rules, now);
  }

  public static World given(String text) {
    return new World(rules(text));
  }

  public static Rules rules(String text) {
    Map<SiteId, Site> sites = new HashMap<>();
    Map<AgentId, Agent> agents = new HashMap<>();
    Map<QueueId, Queue> queues = new HashMap<>();
    Map<SiteId, WeeklyHours> hours = new HashMap<>();
    List<NumberRule> numbers = new ArrayList<>();
    int extension = 1001;
    for (String line : text.strip().split("\n")) {
      String[] word = line.strip().split(" +", 4);
      switch (word[0]) {
        case "site" -> {
          var id = new SiteId(word[1]);
          ZoneId zone = ZoneId.of(word[2]);
          sites.put(id, new Site(id, word[1], zone, word[3], PBX));
          hours.put(id, WeeklyHours.of(word[3], zone));
        }
        case "agent" -> {
          String[] what = word[3].split(" +");
          var id = new AgentId(word[1]);
          agents.put(
              id,
              new Agent(
                  id,
                  word[1],
                  new SiteId(word[2]),
                  new Endpoint("PJSIP/" + extension++),
                  what.length > 1 ? skills(what[1]) : Map.of(),
                  Arrays.stream(what[0].split(","))
                      .map(Language::new)
                      .collect(Collectors.toSet())));
        }
        case "queue" -> {
          var id = new QueueId(word[1]);
          queues.put(
              id,
              new Queue(
                  id,
                  word[1],
                  word.length > 3 ? skills(word[3]) : Map.of(),
                  Arrays.stream(word[2].split(",")).map(SiteId::new).toList(),
                  Duration.ofSeconds(20),
                  Duration.ZERO,
                  "default",
                  Optional.empty()));
        }
        case "number" ->
            numbers.add(
                new NumberRule(
                    Optional.of(new Did(word[1])), word[2], Optional.of(new Language("en"))));
        default -> throw new IllegalArgumentException(line);
      }
    }
    return new Rules("test", new Company("test", sites, agents, queues, numbers), hours);
  }

  private static Map<Skill, Integer> skills(String text) {
    return Arrays.stream(text.split(","))
        .map(skill -> skill.split(":"))
        .collect(Collectors.toMap(s -> new Skill(s[0]), s -> Integer.parseInt(s[1])));
  }

  public Rules rules() {
    return rules;
  }

  public Floor floor() {
    return floor;
  }

  /** From now on it is this instant. */
  public World at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  public World after(Duration passed) {
    now = now.plus(passed);
    return this;
  }

  public Instant now() {
    return now;
  }

  public List<FloorEvent> apply(FloorCommand command) {
    return floor.apply(command, now);
  }

  public Request request(String call, String queue, String language) {
    return new Request(new CallId(call), new QueueId(queue), new Language(language), now);
  }

  /** The one offer there is for that call. */
  public Claim claimOf(String call) {
    return claims.stream()
        .filter(claim -> claim.call().value().equals(call))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new NoSuchElementException("no offer for " + call));
  }

  /** What the floor says to this, one event a line. */
  public List<String> when(FloorCommand command) {
    return remember(apply(command));
  }

  private List<String> remember(List<FloorEvent> events) {
    for (FloorEvent event : events) {
      if (event instanceof FloorEvent.Offered offered) {
        claims.add(offered.claim());
      }
    }
    return events.stream().map(World::words).toList();
  }

  public List<String> ends(String call, RingOutcome outcome) {
    return when(new FloorCommand.OfferEnded(claimOf(call), outcome));
  }

  public List<String> device(String agent, DeviceState state) {
    return when(new FloorCommand.DeviceChanged(PBX, endpoint(agent), state));
  }

  public Endpoint endpoint(String agent) {
    return Objects.requireNonNull(rules.company().agents().get(new AgentId(agent))).endpoint();
  }

  public List<String> ask(String call, String queue, String language) {
    return when(new FloorCommand.Ask(request(call, queue, language)));
  }

  public List<String> tick() {
    return when(new FloorCommand.Tick());
  }

  public static String words(FloorEvent event) {
    return switch (event) {
      case FloorEvent.Offered e -> "offer %s to %s".formatted(e.claim().call(), e.claim().agent());
      case FloorEvent.Queued e -> "%s waits, number %d".formatted(e.call(), e.position());
      case FloorEvent.NobodyAwake e ->
          "nobody awake for %s, opens %s"
              .formatted(e.call(), e.opens().map(Instant::toString).orElse("never"));
      case FloorEvent.AgentChanged e ->
          "%s: %s -> %s"
              .formatted(
                  e.agent(),
                  e.from().getClass().getSimpleName(),
                  e.to().getClass().getSimpleName());
    };
  }
}
