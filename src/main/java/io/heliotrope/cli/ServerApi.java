package io.heliotrope.cli;

import io.heliotrope.console.ApiDoor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The running server, for commands that ask it something. */
final class ServerApi {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-j", "--journal"},
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:HELIOTROPE_JOURNAL:-/var/lib/heliotrope/journal}",
      description = "The journal's folder of the running server (default: ${DEFAULT-VALUE}).")
  private Path journal = Path.of("/var/lib/heliotrope/journal");

  private final ObjectMapper json = new ObjectMapper();

  /** What the server answers. */
  record Answer(int status, JsonNode body) {
    boolean isGood() {
      return status == 200;
    }

    /**
     * What it says if it is good.
     *
     * @throws IllegalStateException if it is not, with the reason
     */
    JsonNode orRefused() {
      if (!isGood()) {
        throw new IllegalStateException(message());
      }
      return body;
    }

    /** Why not, and what to do about it. */
    String message() {
      return body.path("message").asString("The server answered %d.".formatted(status));
    }
  }

  /** Where the server's journal is, whether it runs or not. */
  Path journal() {
    Common.mustBeJournal(journal, spec);
    return journal;
  }

  Answer get(String path) {
    return send(path, HttpRequest.newBuilder().GET());
  }

  Answer post(String path, Map<String, ?> body) {
    String text = json.writeValueAsString(body);
    return send(path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  /** What the server answers; empty if none runs here. */
  Optional<Answer> postIfServed(String path, Map<String, ?> body) {
    try {
      if (ApiDoor.find(journal()).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(post(path, body));
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof ConnectException) {
        return Optional.empty();
      }
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Answer send(String path, HttpRequest.Builder request) {
    ApiDoor door = door();
    request
        .uri(door.url().resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + door.token())
        .header("Content-Type", "application/json");
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), json.readTree(response.body()));
    } catch (ConnectException e) {
      throw new IllegalStateException(
          "The server that kept its journal in %s does not run any more.\nMaybe: systemctl start heliotrope"
              .formatted(journal),
          e);
    } catch (IOException | JacksonException e) {
      throw new IllegalStateException(
          "The server at %s does not answer as it should: %s".formatted(door.url(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private ApiDoor door() {
    try {
      return ApiDoor.find(journal())
          .orElseThrow(() ->
              new IllegalStateException(
                  "No server has left its address in %s.\nMaybe it does not run, or keeps its journal elsewhere: --journal."
                      .formatted(journal)));
    } catch (AccessDeniedException e) {
      throw new IllegalStateException(
          "%s is for the user who runs the server alone.\nMaybe: sudo -u heliotrope heliotrope …"
              .formatted(e.getFile()),
          e);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
