package io.heliotrope.console;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Serves health, metrics and the floor's page. */
public final class WebServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final HttpServer server;

  private WebServer(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /**
   * Starts it, and returns when it listens.
   *
   * @param port 0 for a free one
   * @param journal the folder of the journal, where the API's door is left
   * @param floorPage the floor as HTML, made anew for each reader
   * @throws IllegalStateException if it can't listen there
   */
  public static WebServer start(
      String host,
      int port,
      PrometheusMeterRegistry metrics,
      FloorMetrics floor,
      Health health,
      Supplier<CompletableFuture<String>> floorPage,
      AgentsApi agents,
      Path journal) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1));
    Router router = Router.router(vertx);
    router.get("/metrics").handler(c -> metrics(c, metrics, floor));
    router.get("/health").handler(c -> report(c, health.notReady().get(), health));
    router.get("/health/live").handler(c -> report(c, List.of(), health));
    router.get("/health/ready").handler(c -> report(c, health.notReady().get(), health));
    router.get("/").handler(c -> page(c, floorPage.get()));
    var door = new AtomicReference<ApiDoor>();
    router.route("/api/*").failureHandler(ApiAnswers::failed);
    router.route("/api/*").handler(c -> ApiAnswers.guard(c, Objects.requireNonNull(door.get())));
    router.route("/api/*").subRouter(agents.routes(vertx));
    router.route("/api/*").handler(ApiAnswers::nothingHere);
    try {
      HttpServer server =
          vertx
              .createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
              .requestHandler(router)
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      door.set(ApiDoor.at(host, server.actualPort()));
      door.get().leaveIn(journal);
      return new WebServer(vertx, server);
    } catch (IOException e) {
      vertx.close();
      throw new IllegalStateException(
          "The API's token can't be left in %s: %s.\nMaybe give it to the user who runs heliotrope."
              .formatted(journal, e.getMessage()),
          e);
    } catch (ExecutionException | TimeoutException e) {
      vertx.close();
      throw new IllegalStateException(
          "The web server can't listen on %s:%d: %s.\nMaybe another program does: set 'web: listen:'."
              .formatted(host, port, e.getCause() == null ? e : e.getCause().getMessage()),
          e);
    } catch (InterruptedException e) {
      vertx.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the web server started", e);
    }
  }

  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(2, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // it is going down anyway
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void report(RoutingContext context, List<String> inTheWay, Health health) {
    var body =
        new JsonObject()
            .put("status", inTheWay.isEmpty() ? "UP" : "DOWN")
            .put("notReady", new JsonArray(inTheWay))
            .put("warnings", new JsonArray(health.warnings().get()));
    context.response().setStatusCode(inTheWay.isEmpty() ? 200 : 503);
    text(context, "application/json", body.encode() + "\n");
  }

  /** A floor that does not answer keeps nobody from the other metrics. */
  private static void metrics(
      RoutingContext context, PrometheusMeterRegistry metrics, FloorMetrics floor) {
    floor
        .refresh()
        .orTimeout(2, TimeUnit.SECONDS)
        .whenComplete((_, _) -> text(context, "text/plain; version=0.0.4", metrics.scrape()));
  }

  private static void page(RoutingContext context, CompletableFuture<String> html) {
    html.orTimeout(2, TimeUnit.SECONDS)
        .whenComplete((page, failure) -> {
          if (failure == null) {
            context
                .response()
                .putHeader(
                    "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store");
            text(context, "text/html; charset=utf-8", page);
          } else {
            context.response().setStatusCode(503);
            text(context, "text/plain", "The floor does not answer.\n");
          }
        });
  }

  private static void text(RoutingContext context, String type, String body) {
    context.response().putHeader("Content-Type", type).end(body);
  }
}
