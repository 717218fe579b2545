package io.heliotrope.console;

import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.HoursRefused;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Which hours count, and changes of them: {@code /api/hours}. */
final class HoursApi {

  /** Bytes of a request's body: the hours of hundreds of sites. */
  private static final int LONGEST_BODY = 4 << 20;

  private final HoursJson hours;

  HoursApi(HoursDesk desk) {
    this.hours = new HoursJson(desk);
  }

  void addTo(Router router) {
    router.get("/hours").handler(context -> answer(context, "export", new JsonObject()));
    router
        .get("/hours/:what")
        .handler(context -> {
          String what = Objects.requireNonNull(context.pathParam("what"));
          switch (what) {
            case "export", "log", "overrides" -> answer(context, what, new JsonObject());
            default -> context.next();
          }
        });
    router
        .post("/hours/:action")
        .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY))
        .handler(context ->
            answer(
                context,
                Objects.requireNonNull(context.pathParam("action")),
                ApiAnswers.body(context)));
  }

  /** It may take a while, and writes to the disk. */
  private void answer(RoutingContext context, String action, JsonObject body) {
    var asked =
        CompletableFuture.supplyAsync(
            () -> hours.ask(action, body), task -> Thread.ofVirtual().name("hours").start(task));
    AgentsApi.carried(context, asked)
        .onSuccess(answer ->
            answer.ifPresentOrElse(
                found -> ApiAnswers.send(context, 200, found),
                () ->
                    context.fail(
                        new ApiRefusal(
                            404,
                            "There is no action '%s'.\nThere are diff, publish, rollback, override, cancel, close, open."
                                .formatted(io.heliotrope.call.Printable.of(action))))))
        .onFailure(failure -> context.fail(refusal(failure)));
  }

  private static Throwable refusal(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
    return cause instanceof HoursRefused refused ? new ApiRefusal(409, refused.text()) : cause;
  }
}
