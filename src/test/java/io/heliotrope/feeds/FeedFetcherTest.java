package io.heliotrope.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heliotrope.call.CalendarId;
import io.heliotrope.config.Feed;
import io.heliotrope.session.port.FeedShelf.Copy;
import io.heliotrope.session.port.FeedSource.Fetched;
import io.heliotrope.time.Clock;
import io.heliotrope.time.ToldClock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars come from a real server, which is not always kind. */
class FeedFetcherTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  private final Clock clock = ToldClock.standing(NOW);
  private final HttpServer server;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<String> asked = new ArrayList<>();
  private final WebFetcher web = new WebFetcher(clock, Duration.ofSeconds(10));

  FeedFetcherTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    web.close();
    server.stop(0);
  }

  private FeedFetcher fetcher() {
    return new FeedFetcher(folder, web);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws Exception;
  }

  private void serve(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            synchronized (asked) {
              asked.add(
                  "%s %s %s"
                      .formatted(
                          exchange.getRequestURI(),
                          exchange.getRequestHeaders().getFirst("If-None-Match"),
                          exchange.getRequestHeaders().getFirst("If-Modified-Since")));
            }
            handler.handle(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static Feed feed(Feed.Source source) {
    return new Feed(
        new CalendarId("pt"), source, Duration.ofHours(6), Optional.of(Duration.ofDays(7)), false);
  }

  private Fetched fetch(String path, Optional<Copy> known) throws IOException {
    return fetcher().fetch(feed(new Feed.Source.Web(at(path))), known);
  }

  private static Optional<Copy> known(String tag, String changed) {
    return Optional.of(new Copy("old", "there", NOW, Optional.of(tag), Optional.of(changed), ""));
  }

  @Test
  void whatCameIsRememberedByItsTagsAndNotSentAgain() throws IOException {
    serve(
        "/pt.ics",
        exchange -> {
          exchange.getResponseHeaders().add("ETag", "\"7\"");
          exchange.getResponseHeaders().add("Last-Modified", "Sun, 01 Nov 2026 00:00:00 GMT");
          boolean same = "\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          answer(exchange, same ? 304 : 200, same ? "" : "days, são");
        });
    assertThat(fetch("/pt.ics", Optional.empty()))
        .isEqualTo(
            new Fetched.Content(
                "days, são",
                NOW,
                Optional.of("\"7\""),
                Optional.of("Sun, 01 Nov 2026 00:00:00 GMT")));
    assertThat(fetch("/pt.ics", known("\"7\"", "Sun, 01 Nov 2026 00:00:00 GMT")))
        .isEqualTo(new Fetched.Same(NOW));
    assertThat(asked)
        .containsExactly("/pt.ics null null", "/pt.ics \"7\" Sun, 01 Nov 2026 00:00:00 GMT");
  }

  @ParameterizedTest
  @CsvSource({
    "500, it answers 500",
    "404, it answers 404",
    "204, it answers 204",
    "304, though we have no copy"
  })
  void anyOtherAnswerIsTrouble(int status, String trouble) {
    serve("/", exchange -> answer(exchange, status, ""));
    assertThatThrownBy(() -> fetch("/", Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(trouble);
  }

  @Test
  void nobodyThereIsTrouble() throws IOException {
    server.stop(0);
    assertThatThrownBy(() -> fetch("/", Optional.empty())).hasMessage("nobody answers there");
  }

  @Test
  void aServerThatNeverComesToTheEndIsLeft() throws IOException {
    serve(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("BEGIN:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          over.await();
        });
    try (var hasty = new FeedFetcher(folder, new WebFetcher(clock, Duration.ofSeconds(1)))) {
      assertThatThrownBy(() -> hasty.fetch(feed(new Feed.Source.Web(at("/"))), Optional.empty()))
          .hasMessage("no whole answer within 1 s");
    }
  }

  @Test
  void tenMegabytesAreNotTaken() {
    serve("/", exchange -> answer(exchange, 200, "x".repeat(10 << 20)));
    assertThatThrownBy(() -> fetch("/", Optional.empty())).hasMessage("it is longer than 2 MB");
  }

  @Test
  void redirectsAreFollowedAFewTimes() throws IOException {
    serve("/calendar", exchange -> answer(exchange, 200, "days"));
    serve("/old", exchange -> redirect(exchange, "/calendar"));
    serve("/round", exchange -> redirect(exchange, "/round"));
    assertThat(fetch("/old", Optional.empty())).isInstanceOf(Fetched.Content.class);
    assertThatThrownBy(() -> fetch("/round", Optional.empty()))
        .hasMessage("it sends us elsewhere more than 5 times");
  }

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd",
    "ftp://example.com/x",
    "jar:file:/x!/y",
    "'http:// x'",
    "http://a:b@127.0.0.1/"
  })
  void aRedirectMayNotLeadAnywhere(String to) {
    serve("/", exchange -> redirect(exchange, to));
    assertThatThrownBy(() -> fetch("/", Optional.empty()))
        .hasMessageStartingWith("it sends us to no");
  }

  @ParameterizedTest
  @CsvSource({
    "93.184.216.34, http://127.0.0.1:8080/, our own network",
    "93.184.216.34, http://169.254.169.254/latest, our own network",
    "93.184.216.34, http://10.1.2.3/, our own network",
    "93.184.216.34, http://[::1]/, our own network",
    "93.184.216.34, http://[fd00::1]/, our own network",
    "93.184.216.34, http://100.100.100.200/latest, our own network",
    "93.184.216.34, http://[64:ff9b::a00:1]/, our own network",
  })
  void aStrangerMayNotSendUsIntoOurOwnNetwork(String from, String to, String trouble) {
    assertThatThrownBy(() -> WebFetcher.elsewhere(URI.create("http://" + from + "/"), to))
        .hasMessageContaining(trouble);
  }

  @Test
  void httpsNeverLeadsToHttp() {
    assertThatThrownBy(() ->
            WebFetcher.elsewhere(URI.create("https://93.184.216.34/"), "http://93.184.216.34/"))
        .hasMessageContaining("https");
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    answer(exchange, 302, "");
  }

  @Test
  void aFileIsReadAgainOnlyWhenItChanges() throws IOException {
    Path file = Files.writeString(folder.resolve("works.ics"), "days");
    Files.setLastModifiedTime(file, FileTime.from(NOW));
    var works = feed(new Feed.Source.Local("works.ics"));
    var first = fetcher().fetch(works, Optional.empty());
    assertThat(first)
        .isEqualTo(new Fetched.Content("days", NOW, Optional.empty(), Optional.empty()));
    assertThat(fetcher().fetch(works, known("", ""))).isEqualTo(new Fetched.Same(NOW));
    Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(1)));
    assertThat(fetcher().fetch(works, known("", ""))).isInstanceOf(Fetched.Content.class);
  }

  @Test
  void aFileThatIsNotThereOrNoneOrTooLongIsTrouble() throws IOException {
    assertThatThrownBy(() -> fetch(new Feed.Source.Local("none.ics")))
        .isInstanceOf(java.nio.file.NoSuchFileException.class);
    assertThatThrownBy(() -> fetch(new Feed.Source.Local("."))).hasMessage("it is no file");
    Files.writeString(folder.resolve("long.ics"), "x".repeat(3 << 20));
    assertThatThrownBy(() -> fetch(new Feed.Source.Local("long.ics")))
        .hasMessage("it is longer than 2 MB");
  }

  private Fetched fetch(Feed.Source source) throws IOException {
    return fetcher().fetch(feed(source), Optional.empty());
  }
}
