package io.heliotrope.console;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Suggestion;
import io.heliotrope.session.AgentDesk;
import io.heliotrope.session.LockOuts;
import io.heliotrope.session.Rulebook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Who is locked out after wrong PINs, and lets them in again, over HTTP. */
final class LockOutsApi {

  private final AgentDesk desk;
  private final Supplier<Rulebook> rulebook;

  LockOutsApi(AgentDesk desk, Supplier<Rulebook> rulebook) {
    this.desk = desk;
    this.rulebook = rulebook;
  }

  void addTo(Router router, int longestBody) {
    router.get("/lock-outs").handler(this::list);
    router
        .post("/unlock")
        .handler(BodyHandler.create(false).setBodyLimit(longestBody))
        .handler(this::unlock);
  }

  private void list(RoutingContext context) {
    var all = new JsonArray();
    desk.locked()
        .forEach(one ->
            all.add(
                new JsonObject().put("who", name(one.who())).put("until", one.until().toString())));
    ApiAnswers.send(context, 200, new JsonObject().put("locked", all));
  }

  private static String name(LockOuts.Who who) {
    return switch (who) {
      case LockOuts.Who.OfAgent(var agent) -> agent.name();
      case LockOuts.Who.OfTelephone(var source) -> source;
      case LockOuts.Who.OfNumber _ -> throw new IllegalArgumentException("not told");
    };
  }

  private void unlock(RoutingContext context) {
    JsonObject body = ApiAnswers.body(context);
    String who = AgentsApi.text(body, "who");
    String by = AgentsApi.by(body);
    Optional<Endpoint> telephone = Endpoint.find(who);
    boolean was =
        telephone.isPresent() ? desk.unlock(telephone.get(), by) : desk.unlock(agent(who), by);
    ApiAnswers.send(context, 200, new JsonObject().put("who", who).put("wasLocked", was));
  }

  private Agent agent(String who) {
    Map<AgentId, Agent> agents = rulebook.get().company().agents();
    Agent agent = agents.get(new AgentId(who));
    if (agent == null) {
      List<String> names = agents.keySet().stream().map(AgentId::name).toList();
      throw new ApiRefusal(
          404, "There is no agent '%s'.\n%s".formatted(who, Suggestion.advice(who, names)).strip());
    }
    return agent;
  }
}
