package io.heliotrope.cli.doctor;

import io.heliotrope.config.HostPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Does a server of ours answer at that address of the web? */
public final class OurServer implements BooleanSupplier {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final HostPort web;

  public OurServer(HostPort web) {
    this.web = web;
  }

  @Override
  public boolean getAsBoolean() {
    var question =
        HttpRequest.newBuilder(URI.create("http://%s/health".formatted(local()))).timeout(LIMIT);
    try (var http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      return http.send(question.build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("\"notReady\"");
    } catch (IOException | IllegalArgumentException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Who listens everywhere is asked here. */
  private HostPort local() {
    return switch (web.host()) {
      case "0.0.0.0" -> new HostPort("127.0.0.1", web.port());
      case "::" -> new HostPort("::1", web.port());
      default -> web;
    };
  }
}
