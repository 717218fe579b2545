package io.heliotrope.floor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.DurationText;
import io.heliotrope.routing.Request;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plays a text against a floor. Lines that begin with {@code >} are what happens, those below it
 * what the floor says to that:
 *
 * <pre>
 * > c1 asks billing en
 * offer c1 to ana
 * ana Ready -> Ringing
 * </pre>
 *
 * <p>What can happen: {@code C asks QUEUE LANGUAGE}, {@code C leaves}, {@code A rings}, {@code A
 * talks}, {@code A signs in}, {@code A signs out}, {@code A pauses for REASON}, {@code A resumes},
 * {@code A wrapped up}, {@code A needs 30s more}, {@code A ends OUTCOME} (the latest offer to that
 * agent, also if it is dead), {@code A phone STATE}, {@code pbx lost}, {@code pbx knows A=STATE …},
 * {@code rules COMPANY}, {@code 5s pass}, {@code at INSTANT}.
 */
final class Scenario {

  static final PbxName PBX = CompanyText.PBX;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final Map<String, String> companies;
  private Floor floor;
  private Rules rules;
  private final Map<AgentId, Claim> claims = new HashMap<>();
  private Instant now;

  private Scenario(String company, String at, Map<String, String> companies) {
    this.now = OffsetDateTime.parse(at).toInstant();
    this.companies = companies;
    this.rules = Rules.of("v1", CompanyText.read(company));
    this.floor = new Floor(rules, now);
  }

  static Scenario given(String company, String at) {
    return new Scenario(company, at, Map.of());
  }

  /** {@code others} are companies by name, for {@code rules NAME}. */
  static Scenario given(String company, String at, Map<String, String> others) {
    return new Scenario(company, at, others);
  }

  Floor floor() {
    return floor;
  }

  void plays(String script) {
    String played =
        script
            .lines()
            .filter(line -> line.startsWith("> "))
            .map(line -> line + "\n" + said(line.substring(2)))
            .collect(Collectors.joining());
    assertThat(played).isEqualTo(script.strip() + "\n");
  }

  private String said(String what) {
    FloorCommand command = command(what.split(" +"));
    List<FloorEvent> events = floor.apply(command, now);
    for (FloorEvent event : events) {
      if (event instanceof FloorEvent.Offered offered) {
        claims.put(offered.claim().agent(), offered.claim());
      }
    }
    return events.stream().map(event -> words(event) + "\n").collect(Collectors.joining());
  }

  private FloorCommand command(String[] word) {
    return switch (word[1]) {
      case "asks" ->
          new FloorCommand.Ask(
              new Request(new CallId(word[0]), new QueueId(word[2]), new Language(word[3]), now));
      case "leaves" -> new FloorCommand.Leave(new CallId(word[0]));
      case "rings" -> new FloorCommand.Rang(claim(word[0]));
      case "signs" ->
          word[2].equals("in")
              ? new FloorCommand.SignIn(new AgentId(word[0]), "phone")
              : new FloorCommand.SignOut(new AgentId(word[0]), "phone");
      case "pauses" -> new FloorCommand.Pause(new AgentId(word[0]), word[3], "phone");
      case "resumes" -> new FloorCommand.Resume(new AgentId(word[0]), "phone");
      case "wrapped" -> new FloorCommand.EndWrapUp(new AgentId(word[0]), "phone");
      case "needs" ->
          new FloorCommand.ExtendWrapUp(
              new AgentId(word[0]), DurationText.find(word[2]).orElseThrow(), "phone");
      case "talks" -> new FloorCommand.TalkBegan(claim(word[0]));
      case "ends" -> new FloorCommand.OfferEnded(claim(word[0]), outcome(word[2]));
      case "phone" ->
          new FloorCommand.DeviceChanged(PBX, endpoint(word[0]), DeviceState.valueOf(word[2]));
      case "restarts" -> {
        Roll before = floor.roll();
        floor = new Floor(rules, now);
        yield new FloorCommand.Recall(before);
      }
      case "lost" -> new FloorCommand.PbxLost(PBX);
      case "knows" ->
          new FloorCommand.DevicesKnown(
              PBX,
              Arrays.stream(word)
                  .skip(2)
                  .map(pair -> pair.split("="))
                  .collect(
                      Collectors.toMap(
                          pair -> endpoint(pair[0]), pair -> DeviceState.valueOf(pair[1]))));
      case "pass" -> {
        now = now.plus(DurationText.find(word[0]).orElseThrow());
        yield new FloorCommand.Tick();
      }
      default -> {
        if (word[0].equals("rules")) {
          rules = Rules.of(word[1], CompanyText.read(requireNonNull(companies.get(word[1]))));
          yield new FloorCommand.RulesChanged(rules);
        }
        assertThat(word[0]).isEqualTo("at");
        now = OffsetDateTime.parse(word[1]).toInstant();
        yield new FloorCommand.Tick();
      }
    };
  }

  private Claim claim(String agent) {
    return requireNonNull(claims.get(new AgentId(agent)), "never offered to " + agent);
  }

  private static Endpoint endpoint(String agent) {
    return new Endpoint("PJSIP/" + agent);
  }

  static RingOutcome outcome(String name) {
    return switch (name) {
      case "Talked" -> new RingOutcome.Talked(A_MINUTE);
      case "TalkedUntilCallerLeft" -> new RingOutcome.TalkedUntilCallerLeft(A_MINUTE);
      case "NoAnswer" -> new RingOutcome.NoAnswer();
      case "Busy" -> new RingOutcome.Busy();
      case "Declined" -> new RingOutcome.Declined();
      case "Unreachable" -> new RingOutcome.Unreachable(3);
      case "Congested" -> new RingOutcome.Congested(34);
      case "LeftBeforeCaller" -> new RingOutcome.LeftBeforeCaller();
      case "NotTaken" -> new RingOutcome.NotTaken();
      case "CallerGone" -> new RingOutcome.CallerGone();
      case "Withdrawn" -> new RingOutcome.Withdrawn();
      default -> throw new IllegalArgumentException("What is this? " + name);
    };
  }

  static List<String> outcomes() {
    return new ArrayList<>(
        List.of(
            "Talked",
            "TalkedUntilCallerLeft",
            "NoAnswer",
            "Busy",
            "Declined",
            "Unreachable",
            "Congested",
            "LeftBeforeCaller",
            "NotTaken",
            "CallerGone",
            "Withdrawn"));
  }

  private static String words(FloorEvent event) {
    return switch (event) {
      case FloorEvent.Offered e -> "offer %s to %s".formatted(e.claim().call(), e.claim().agent());
      case FloorEvent.Queued e -> "%s waits at %d".formatted(e.call(), e.position());
      case FloorEvent.NobodyAwake e ->
          "nobody awake for %s until %s"
              .formatted(e.call(), e.opens().map(Instant::toString).orElse("ever"));
      case FloorEvent.Estimated e ->
          "%s waited %s, not %s"
              .formatted(
                  e.call(),
                  DurationText.of(e.score().waited()),
                  DurationText.of(e.score().estimated()));
      case FloorEvent.AtLimit e ->
          "%s leaves %s by %s: %s".formatted(e.call(), e.queue(), e.limit(), e.way());
      case FloorEvent.DutyChanged e ->
          "%s is %s: %s".formatted(e.agent(), e.duty().getClass().getSimpleName(), e.cause());
      case FloorEvent.AgentAnswered e -> e.agent() + ": " + e.answer();
      case FloorEvent.AgentChanged e ->
          "%s %s -> %s"
              .formatted(
                  e.agent(),
                  e.from().getClass().getSimpleName(),
                  e.to().getClass().getSimpleName());
    };
  }
}
