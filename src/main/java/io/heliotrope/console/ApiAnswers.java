package io.heliotrope.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may ask the API, and how it answers: JSON, mistakes too. */
final class ApiAnswers {

  private static final Logger log = LoggerFactory.getLogger(ApiAnswers.class);
  private static final String BEARER = "Bearer ";

  private ApiAnswers() {}

  /** Lets in who is on this machine and has the token. */
  static void guard(RoutingContext context, ApiDoor door) {
    String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (!isFromThisMachine(context.request())) {
      throw new ApiRefusal(403, "The API is for this machine alone.");
    }
    if (authorization == null
        || !authorization.startsWith(BEARER)
        || !door.opensWith(authorization.substring(BEARER.length()))) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      throw new ApiRefusal(
          401, "The API needs the token of 'api.json' beside the journal: Authorization: Bearer …");
    }
    context.next();
  }

  private static boolean isFromThisMachine(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    SocketAddress local = request.localAddress();
    return remote != null
        && remote.hostAddress() != null
        && (InetAddress.ofLiteral(remote.hostAddress()).isLoopbackAddress()
            || (local != null && remote.hostAddress().equals(local.hostAddress())));
  }

  /** The body as an object; an empty one if there is none. */
  static JsonObject body(RoutingContext context) {
    try {
      JsonObject body = context.body().length() <= 0 ? null : context.body().asJsonObject();
      return body == null ? new JsonObject() : body;
    } catch (DecodeException | ClassCastException e) {
      throw new ApiRefusal(400, "The body is no JSON object.");
    }
  }

  static void send(RoutingContext context, int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body.encode() + "\n");
  }

  /** Whatever went wrong, as JSON. */
  static void failed(RoutingContext context) {
    Throwable failure = context.failure();
    switch (failure) {
      case ApiRefusal refusal ->
          refuse(context, refusal.status(), String.valueOf(refusal.getMessage()));
      case IllegalArgumentException wrong ->
          refuse(context, 400, String.valueOf(wrong.getMessage()));
      case null -> refuse(context, context.statusCode(), word(context.statusCode()));
      default -> {
        int status = context.statusCode() > 0 ? context.statusCode() : 500;
        if (status == 500) {
          log.error(
              "The API failed: {} {}",
              context.request().method(),
              context.request().path(),
              failure);
        }
        refuse(context, status, word(status));
      }
    }
  }

  /** What no other path was. */
  static void nothingHere(RoutingContext context) {
    throw new ApiRefusal(404, "There is nothing at this path.\nMaybe /api/agents?");
  }

  private static String word(int status) {
    return switch (status) {
      case 405 -> "This path takes other methods.";
      case 413 -> "The body is too long.";
      default -> "This could not be served (%d).".formatted(status);
    };
  }

  private static void refuse(RoutingContext context, int status, String message) {
    if (!context.response().ended()) {
      send(context, status, new JsonObject().put("message", message));
    }
  }
}
