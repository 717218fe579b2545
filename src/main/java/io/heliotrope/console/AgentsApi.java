package io.heliotrope.console;

import io.heliotrope.call.AgentId;
import io.heliotrope.config.Suggestion;
import io.heliotrope.floor.AgentAnswer;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorView.Person;
import io.heliotrope.session.FloorDesk;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.Switchboard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What agents do, and what they ask for, over HTTP: {@code /api/agents}, {@code /api/calls}, {@code
 * /api/callbacks}; and what people ask of {@code /api/hours}.
 */
public final class AgentsApi {

  /** Bytes of a request's body. */
  private static final int LONGEST_BODY = 4096;

  private static final int PATIENCE_SECONDS = 5;
  private static final int LONGEST_BY = 60;
  private static final int LONGEST_EXTENSION = 3600;

  private final FloorDesk floor;
  private final Supplier<Rulebook> rulebook;
  private final LockOutsApi lockOuts;
  private final CallsApi calls;
  private final CallbacksApi callbacks;
  private final HoursApi hours;

  public AgentsApi(FloorDesk floor, Switchboard switchboard, HoursDesk hours) {
    this.floor = floor;
    this.rulebook = switchboard::rulebook;
    this.lockOuts = new LockOutsApi(switchboard.agents(), rulebook);
    this.calls = new CallsApi(floor, switchboard.dispositions());
    this.callbacks = new CallbacksApi(switchboard.callbacks());
    this.hours = new HoursApi(hours);
  }

  /** The paths below {@code /api}. */
  Router routes(Vertx vertx) {
    Router router = Router.router(vertx);
    lockOuts.addTo(router, LONGEST_BODY);
    calls.addTo(router, LONGEST_BODY);
    callbacks.addTo(router, LONGEST_BODY);
    hours.addTo(router);
    router.get("/agents").handler(this::list);
    router.get("/agents/:agent").handler(this::one);
    router
        .post("/agents/:agent/:action")
        .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
        .handler(this::ask);
    return router;
  }

  private void list(RoutingContext context) {
    carried(context, floor.people())
        .map(people -> {
          Rulebook rules = rulebook.get();
          var all = new JsonArray();
          people.forEach(person -> all.add(AgentJson.of(person, rules.company())));
          return new JsonObject()
              .put("company", rules.company().name())
              .put("rules", rules.version())
              .put("agents", all);
        })
        .onSuccess(body -> ApiAnswers.send(context, 200, body))
        .onFailure(context::fail);
  }

  private void one(RoutingContext context) {
    AgentId agent = agent(context);
    carried(context, floor.people())
        .map(people -> person(agent, people))
        .onSuccess(body -> ApiAnswers.send(context, 200, body))
        .onFailure(context::fail);
  }

  /** What came of it is answered with how the agent stands then. */
  private void ask(RoutingContext context) {
    FloorCommand.OfAgent command = command(context);
    AgentId agent = command.agent();
    var asked = floor.ask(command);
    carried(context, asked.thenCombine(floor.people(), Told::new))
        .map(told -> {
          AgentAnswer answer = told.answer();
          var body =
              new JsonObject()
                  .put("answer", answer.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                  .put("agent", person(agent, told.people()));
          return answer.isGranted() ? body : body.put("message", refusal(answer, agent));
        })
        .onSuccess(body -> ApiAnswers.send(context, body.containsKey("message") ? 409 : 200, body))
        .onFailure(context::fail);
  }

  private record Told(AgentAnswer answer, List<Person> people) {}

  private JsonObject person(AgentId agent, List<Person> people) {
    return people.stream()
        .filter(person -> person.agent().id().equals(agent))
        .findFirst()
        .map(person -> AgentJson.of(person, rulebook.get().company()))
        .orElseThrow(() -> unknown(agent, people));
  }

  private static String refusal(AgentAnswer answer, AgentId agent) {
    return switch (answer) {
      case SIGNED_OUT ->
          "%s is signed out.\nMaybe sign in first: heliotrope agents sign-in %s"
              .formatted(agent, agent);
      case NOT_WRAPPING_UP -> agent + " is not wrapping up.";
      case TOO_LONG -> "A wrap-up may end in an hour at the latest.";
      case UNKNOWN_AGENT -> "There is no agent '%s' any more.".formatted(agent);
      case DONE, ALREADY, AFTER_THE_CALL -> throw new IllegalStateException("granted: " + answer);
    };
  }

  private static ApiRefusal unknown(AgentId agent, List<Person> people) {
    List<String> names = people.stream().map(person -> person.agent().id().name()).toList();
    String advice = Suggestion.advice(agent.name(), names);
    return new ApiRefusal(
        404, "There is no agent '%s'.%s".formatted(agent, advice.isEmpty() ? "" : "\n" + advice));
  }

  private static FloorCommand.OfAgent command(RoutingContext context) {
    AgentId agent = agent(context);
    JsonObject body = ApiAnswers.body(context);
    String by = by(body);
    String action = Objects.requireNonNull(context.pathParam("action"));
    return switch (action) {
      case "sign-in" -> new FloorCommand.SignIn(agent, by);
      case "sign-out" -> new FloorCommand.SignOut(agent, by);
      case "pause" -> new FloorCommand.Pause(agent, text(body, "reason"), by);
      case "resume" -> new FloorCommand.Resume(agent, by);
      case "end-wrap-up" -> new FloorCommand.EndWrapUp(agent, by);
      case "extend-wrap-up" ->
          new FloorCommand.ExtendWrapUp(agent, Duration.ofSeconds(seconds(body)), by);
      default ->
          throw new ApiRefusal(
              404,
              "There is no action '%s'.\nThere are sign-in, sign-out, pause, resume, end-wrap-up, extend-wrap-up."
                  .formatted(io.heliotrope.call.Printable.of(action)));
    };
  }

  private static AgentId agent(RoutingContext context) {
    return new AgentId(Objects.requireNonNull(context.pathParam("agent")));
  }

  /** Who asks, for the journal: the API alone knows no names. */
  static String by(JsonObject body) {
    String by = text(body, "by");
    if (by.isBlank()) {
      return "the API";
    }
    if (by.length() > LONGEST_BY || by.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "'by' has at most %d characters, on one line.".formatted(LONGEST_BY));
    }
    return by;
  }

  static String text(JsonObject body, String name) {
    Object value = body.getValue(name, "");
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("'%s' must be a text.".formatted(name));
  }

  private static int seconds(JsonObject body) {
    if (body.getValue("seconds") instanceof Integer value
        && value >= 1
        && value <= LONGEST_EXTENSION) {
      return value;
    }
    throw new IllegalArgumentException(
        "'seconds' must be a whole number from 1 to %d.".formatted(LONGEST_EXTENSION));
  }

  /** What another thread completes goes on where the request is served. */
  static <T> Future<T> carried(RoutingContext context, CompletableFuture<T> answer) {
    return Future.fromCompletionStage(
        answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS), context.vertx().getOrCreateContext());
  }
}
