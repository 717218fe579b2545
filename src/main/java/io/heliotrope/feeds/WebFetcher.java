package io.heliotrope.feeds;

import io.heliotrope.call.Printable;
import io.heliotrope.session.port.FeedReader;
import io.heliotrope.session.port.FeedShelf;
import io.heliotrope.session.port.FeedSource.Fetched;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a calendar over HTTP. Whoever answers is a stranger: there is an end to how long they
 * take, how much they send and how often they send us elsewhere; and they may not send us from the
 * Internet into our own network.
 */
final class WebFetcher implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final int MOST_REDIRECTS = 5;
  private static final int LONGEST_HEADER = 500;

  private final Clock clock;
  private final Duration patience;
  private Optional<HttpClient> http = Optional.empty();

  /**
   * @param patience for one answer, whole
   */
  WebFetcher(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  Fetched fetch(URI address, Optional<FeedShelf.Copy> known) throws IOException {
    URI place = address;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<byte[]> answer = ask(place, known);
      switch (answer.statusCode()) {
        case 200 -> {
          return new Fetched.Content(
              new String(answer.body(), StandardCharsets.UTF_8),
              clock.now(),
              header(answer, "ETag"),
              header(answer, "Last-Modified"));
        }
        case 304 -> {
          if (known.isPresent()) {
            return new Fetched.Same(clock.now());
          }
          throw new IOException("it answers 304 though we have no copy");
        }
        case 301, 302, 303, 307, 308 ->
            place = elsewhere(place, answer.headers().firstValue("Location").orElse(""));
        default -> throw new IOException("it answers " + answer.statusCode());
      }
    }
    throw new IOException("it sends us elsewhere more than %d times".formatted(MOST_REDIRECTS));
  }

  private HttpResponse<byte[]> ask(URI place, Optional<FeedShelf.Copy> known) throws IOException {
    var request =
        HttpRequest.newBuilder(place)
            .timeout(patience)
            .header("Accept", "text/calendar, text/plain;q=0.5")
            .header("User-Agent", "Heliotrope");
    known.flatMap(FeedShelf.Copy::tag).ifPresent(tag -> request.header("If-None-Match", tag));
    known
        .flatMap(FeedShelf.Copy::changed)
        .ifPresent(changed -> request.header("If-Modified-Since", changed));
    CompletableFuture<HttpResponse<byte[]>> asked =
        http()
            .sendAsync(
                request.build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), FeedReader.LONGEST));
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(late(), e);
    } catch (ExecutionException e) {
      throw new IOException(why(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("we are stopping", e);
    } finally {
      asked.cancel(true);
    }
  }

  /** Made when it is needed: it has threads of its own. */
  private synchronized HttpClient http() {
    HttpClient client =
        http.orElseGet(() ->
            HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    http = Optional.of(client);
    return client;
  }

  private String late() {
    return "no whole answer within %d s".formatted(patience.toSeconds());
  }

  private String why(@org.jspecify.annotations.Nullable Throwable cause) {
    return switch (cause) {
      case java.net.http.HttpTimeoutException _ -> late();
      case java.net.ConnectException _ -> "nobody answers there";
      case javax.net.ssl.SSLException _ -> "its certificate is not trusted, or it speaks no TLS";
      case IOException e when String.valueOf(e.getMessage()).contains("body exceeds") ->
          "it is longer than %d MB".formatted(FeedReader.LONGEST >> 20);
      case null, default -> "the connection broke";
    };
  }

  /** What it says of its copy; nothing if that could not be sent back. */
  private static Optional<String> header(HttpResponse<?> answer, String name) {
    return answer
        .headers()
        .firstValue(name)
        .filter(text -> text.length() <= LONGEST_HEADER && text.matches("[\\x20-\\x7e]+"));
  }

  /** Where we are sent. */
  static URI elsewhere(URI from, String location) throws IOException {
    URI to;
    try {
      to = from.resolve(new URI(location));
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      throw new IOException("it sends us to no address", e);
    }
    String scheme = Optional.ofNullable(to.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    boolean same = scheme.equals(from.getScheme().toLowerCase(Locale.ROOT));
    if (to.getHost() == null || to.getRawUserInfo() != null || !(scheme.equals("https") || same)) {
      throw new IOException("it sends us to no address of https");
    }
    if (isOurs(to.getHost()) && !isOurs(from.getHost())) {
      throw new IOException(
          "it sends us into our own network (%s)".formatted(Printable.of(to.getHost())));
    }
    return to;
  }

  private static boolean isOurs(String host) throws IOException {
    for (InetAddress one : InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""))) {
      byte[] bytes = one.getAddress();
      boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
      if (one.isLoopbackAddress()
          || one.isAnyLocalAddress()
          || one.isLinkLocalAddress()
          || one.isSiteLocalAddress()
          || uniqueLocal
          || isShared(bytes)
          || isTranslated(bytes)) {
        return true;
      }
    }
    return false;
  }

  /** 100.64.0.0/10: behind a carrier's translation, or in a cloud (RFC 6598). */
  private static boolean isShared(byte[] address) {
    return address.length == 4 && address[0] == 100 && (address[1] & 0xc0) == 64;
  }

  /** 64:ff9b::/96: some address of the older protocol, ours perhaps (RFC 6052). */
  private static boolean isTranslated(byte[] address) {
    return address.length == 16
        && address[0] == 0
        && address[1] == 0x64
        && (address[2] & 0xff) == 0xff
        && (address[3] & 0xff) == 0x9b;
  }

  @Override
  public synchronized void close() {
    http.ifPresent(HttpClient::shutdownNow);
  }
}
