package io.heliotrope.console;

import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Suggestion;
import io.heliotrope.session.ConsultAnswer;
import io.heliotrope.session.DispositionAnswer;
import io.heliotrope.session.Dispositions;
import io.heliotrope.session.FloorDesk;
import io.heliotrope.session.TransferAnswer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What is done with a call in which an agent and a caller talk: {@code /api/calls}. */
final class CallsApi {

  private static final DateTimeFormatter OPENS =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final FloorDesk floor;
  private final Dispositions dispositions;

  CallsApi(FloorDesk floor, Dispositions dispositions) {
    this.floor = floor;
    this.dispositions = dispositions;
  }

  void addTo(Router router, int longestBody) {
    router
        .post("/calls/:call/transfer")
        .handler(BodyHandler.create(false).setBodyLimit(longestBody))
        .handler(this::transfer);
    router
        .post("/calls/:call/consult")
        .handler(BodyHandler.create(false).setBodyLimit(longestBody))
        .handler(this::consult);
    router
        .post("/calls/:call/disposition")
        .handler(BodyHandler.create(false).setBodyLimit(longestBody))
        .handler(this::dispose);
  }

  private void transfer(RoutingContext context) {
    CallId call = call(context);
    JsonObject body = ApiAnswers.body(context);
    var queue = new QueueId(AgentsApi.text(body, "queue"));
    AgentsApi.carried(context, floor.transfer(call, queue, AgentsApi.by(body)))
        .map(answer -> told(answer, call, queue))
        .onSuccess(told -> ApiAnswers.send(context, 200, told))
        .onFailure(context::fail);
  }

  private void consult(RoutingContext context) {
    CallId call = call(context);
    JsonObject body = ApiAnswers.body(context);
    var queue = new QueueId(AgentsApi.text(body, "queue"));
    AgentsApi.carried(context, floor.consult(call, queue, AgentsApi.by(body)))
        .map(answer -> told(answer, call, queue))
        .onSuccess(told -> ApiAnswers.send(context, 200, told))
        .onFailure(context::fail);
  }

  private void dispose(RoutingContext context) {
    CallId call = call(context);
    JsonObject body = ApiAnswers.body(context);
    String name = AgentsApi.text(body, "name");
    AgentsApi.carried(context, dispositions.dispose(call, name, AgentsApi.by(body)))
        .map(answer -> told(answer, call, name))
        .onSuccess(told -> ApiAnswers.send(context, 200, told))
        .onFailure(context::fail);
  }

  private static JsonObject told(TransferAnswer answer, CallId call, QueueId queue) {
    return switch (answer) {
      case TransferAnswer.Granted granted ->
          new JsonObject()
              .put("call", call.value())
              .put("agent", granted.agent().name())
              .put("queue", granted.queue().name())
              .put("when", granted.atOnce() ? "now" : "when-the-agent-hangs-up");
      case TransferAnswer.NotTalking() -> throw talksWithNobody(call);
      case TransferAnswer.Already(var other) ->
          throw new ApiRefusal(
              409, "Call %s is already on its way to '%s'.".formatted(call, other));
      case TransferAnswer.Consulting(var asked) -> throw asks(call, asked);
      case TransferAnswer.NoSuchQueue(var queues) -> throw noSuchQueue(queue, queues);
      case TransferAnswer.NobodyAwake(var closed, var opens) ->
          throw new ApiRefusal(409, asleep(closed, opens));
    };
  }

  private static JsonObject told(ConsultAnswer answer, CallId call, QueueId queue) {
    return switch (answer) {
      case ConsultAnswer.Begun begun ->
          new JsonObject()
              .put("call", call.value())
              .put("agent", begun.agent().name())
              .put("queue", begun.queue().name());
      case ConsultAnswer.NotTalking() -> throw talksWithNobody(call);
      case ConsultAnswer.Already(var asked) -> throw asks(call, asked);
      case ConsultAnswer.NoSuchQueue(var queues) -> throw noSuchQueue(queue, queues);
      case ConsultAnswer.NobodyAwake(var closed, var opens) ->
          throw new ApiRefusal(409, asleep(closed, opens));
      case ConsultAnswer.NotHere() ->
          throw new ApiRefusal(
              409,
              "Nobody can be asked about call %s just now.\nMaybe AMI is down (heliotrope's /health tells), no queue has a transfer-key, or the caller was handed over already."
                  .formatted(call));
    };
  }

  private static ApiRefusal asks(CallId call, QueueId queue) {
    return new ApiRefusal(
        409, "The agent of call %s is asking '%s' just now.".formatted(call, queue));
  }

  private static ApiRefusal noSuchQueue(QueueId queue, List<QueueId> queues) {
    return new ApiRefusal(
        404,
        advised(
            "There is no queue '%s'.".formatted(queue),
            Suggestion.advice(queue.name(), queues.stream().map(QueueId::name).toList())));
  }

  private static String asleep(QueueId queue, Optional<Instant> opens) {
    return "Nobody of '%s' who could help this caller is awake%s; the talk goes on."
        .formatted(queue, opens.map(at -> " before " + OPENS.format(at)).orElse(""));
  }

  private static JsonObject told(DispositionAnswer answer, CallId call, String name) {
    return switch (answer) {
      case DispositionAnswer.Noted(var agent) ->
          new JsonObject()
              .put("call", call.value())
              .put("agent", agent.name())
              .put("disposition", name);
      case DispositionAnswer.NotTalking() ->
          throw new ApiRefusal(
              409,
              "There is no call %s in which an agent talks, or after which one wraps up, just now.\nMaybe it is over: heliotrope journal %s"
                  .formatted(call, call));
      case DispositionAnswer.Unknown(var names) ->
          throw new ApiRefusal(
              404,
              advised(
                  "The call's queue has no disposition '%s'."
                      .formatted(io.heliotrope.call.Printable.of(name)),
                  names.isEmpty()
                      ? "Maybe add 'dispositions' to it in queues.yaml."
                      : Suggestion.advice(name, names)));
    };
  }

  private static ApiRefusal talksWithNobody(CallId call) {
    return new ApiRefusal(
        409,
        "There is no call %s in which an agent talks with the caller just now.\nMaybe it is over: heliotrope journal %s"
            .formatted(call, call));
  }

  private static String advised(String what, String advice) {
    return advice.isEmpty() ? what : what + "\n" + advice;
  }

  /** Whoever was handed a caller talks, on the floor's page, with the consult. */
  private static CallId call(RoutingContext context) {
    return new CallId(Objects.requireNonNull(context.pathParam("call"))).whole();
  }
}
