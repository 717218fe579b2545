package io.heliotrope.console;

import io.heliotrope.call.CallId;
import io.heliotrope.session.Callbacks;
import io.heliotrope.session.DoneAnswer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Objects;

/** What people say of our promises to call back: {@code /api/callbacks}. */
final class CallbacksApi {

  private final Callbacks callbacks;

  CallbacksApi(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  void addTo(Router router, int longestBody) {
    router
        .post("/callbacks/:call/done")
        .handler(BodyHandler.create(false).setBodyLimit(longestBody))
        .handler(this::done);
  }

  private void done(RoutingContext context) {
    var call = new CallId(Objects.requireNonNull(context.pathParam("call")));
    String by = AgentsApi.by(ApiAnswers.body(context));
    ApiAnswers.send(
        context,
        200,
        switch (callbacks.done(call, by)) {
          case DoneAnswer.Noted noted ->
              new JsonObject()
                  .put("call", call.value())
                  .put("queue", noted.queue().name())
                  .put("number", noted.number().value());
          case DoneAnswer.UnderWay() ->
              throw new ApiRefusal(
                  409,
                  "The customer of %s is being called back just now.\nMaybe wait until that is over."
                      .formatted(call));
          case DoneAnswer.NotOwed() ->
              throw new ApiRefusal(
                  404,
                  "No call back is owed for %s.\nMaybe `heliotrope callbacks` lists the one you mean."
                      .formatted(call));
        });
  }
}
