package io.heliotrope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.heliotrope.cli.HeliotropeCommand;
import io.heliotrope.cli.InitCommand;
import io.heliotrope.cli.Running;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.time.Clock;
import io.heliotrope.time.ToldClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server by itself, its PBX out of reach: what it says of itself and of the operator's files. */
class ServerTest {

  /** A machine that does much else looks at files late. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aCompanyWhosePbxIsNotThere() throws IOException {
    InitCommand.copyCompany(folder);
    for (String secret : List.of("ami-secret", "system-name")) {
      Path file = Files.writeString(folder.resolve(secret), "known-to-nobody-else");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    settings("127.0.0.1:0", "127.0.0.1:0");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String taken = "127.0.0.1:" + other.getLocalPort();
      settings(taken, "127.0.0.1:0");
      assertThatThrownBy(this::start).hasMessageContaining("AGI port " + taken);
      settings("127.0.0.1:0", taken);
      assertThatThrownBy(this::start).hasMessageContaining(taken).hasMessageContaining("listen:");
    }
  }

  @Test
  void aJournalThatCanNotBeKeptIsNamed() throws IOException {
    Files.writeString(folder.resolve("journal"), "a file where a folder should be");
    assertThatThrownBy(this::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("journal")
        .hasMessageContaining("Maybe");
  }

  @Test
  void healthTellsWhatIsMissingAndWhatWaitsForARestart() throws Exception {
    try (Running server = start()) {
      for (String page : List.of("/health", "/")) {
        assertThat(get(server, page))
            .contains("AMI of PBX demo is down", "no prompts have been rendered");
      }
      settings("127.0.0.1:0", "127.0.0.1:1");
      await().atMost(PATIENCE).until(() -> health(server).contains("heliotrope.yaml has changed"));
    }
  }

  @Test
  void oldRulesOfTimeZonesAreToldWhereverWarningsAre() throws Exception {
    var inTheFuture = ToldClock.running(Instant.parse("2099-01-01T00:00:00Z"));
    try (Running server = Server.start(folder, inTheFuture, List.of())) {
      for (String page : List.of("/health", "/")) {
        assertThat(get(server, page)).contains("rules are of release 20", "install tzdata");
      }
      assertThat(get(server, "/metrics")).contains("heliotrope_zone_rules{release=\"20");
    }
  }

  @Test
  void promptsThatAreRenderedMeanwhileAreFound() throws Exception {
    try (Running server = start()) {
      Path sounds = Files.createDirectories(folder.resolve("sounds"));
      Files.writeString(sounds.resolve("heliotrope-manifest.json"), manifest());
      await()
          .atMost(PATIENCE)
          .until(() -> !health(server).contains("no prompts have been rendered"));
    }
  }

  @Test
  void wrongFilesAreRefusedAndNamedUntilTheyAreRight() throws Exception {
    Path queues = folder.resolve("queues.yaml");
    String right = Files.readString(queues);
    try (Running server = start()) {
      Files.writeString(queues, right.replace("queues:", "quests:"));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(health(server)).contains("changed and refused: queues.yaml"));
      Files.writeString(queues, right);
      await().atMost(PATIENCE).until(() -> !health(server).contains("changed and refused"));
    }
  }

  /** Such as one that could not be read until its rights were changed. */
  @Test
  void aFileIsReadAnewThoughItIsAsLongAndAsOldAsBefore() throws Exception {
    Path queues = folder.resolve("queues.yaml");
    FileTime age = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(queues, age);
    String right = Files.readString(queues);
    try (Running server = start()) {
      Files.writeString(queues, right.replace("queues:", "quests:"));
      Files.setLastModifiedTime(queues, age);
      await().atMost(PATIENCE).until(() -> health(server).contains("changed and refused"));
    }
  }

  /** From the feed to the decision, the answer, and what is told of it; a restart included. */
  @Test
  void aCalendarThatChangesClosesASiteAndSaysWhy() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    var text = new AtomicReference<>(calendar(today.plusDays(1), today.plusDays(2)));
    HttpServer calendars =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    calendars.createContext(
        "/secret",
        exchange -> {
          byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    calendars.start();
    Path works = Files.writeString(folder.resolve("works.ics"), calendar(today.plusDays(3)));
    Path sites = folder.resolve("sites.yaml");
    Files.writeString(
        sites,
        """
        calendars:
          shared: { url: "http://127.0.0.1:%d/secret" }
          works: { file: works.ics }
        """
                .formatted(calendars.getAddress().getPort())
            + Files.readString(sites)
                .replace(
                    "    hours: Mo-Fr 08:00-18:00",
                    "    calendar: [shared, works]\n    hours: 24/7; PH off"));
    String tomorrow = today.plusDays(1) + "T12:00Z";
    var journal = new CopyOnWriteArrayList<JournalEntry>();
    try (Running server = Server.start(folder, Clock.SYSTEM, List.of(journal::add))) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(hours(tomorrow))
                  .contains("PH off: Day " + today.plusDays(1) + " (calendar shared)"));
      assertThat(hours(today.plusDays(3) + "T12:00Z")).contains("(calendar works)");
      assertThat(hours(today.plusDays(4) + "T12:00Z")).doesNotContain("calendar");
      Files.writeString(works, calendar(today.plusDays(4)));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(journal).anyMatch(JournalEntry.CalendarChanged.class::isInstance));
      assertThat(hours(today.plusDays(3) + "T12:00Z")).doesNotContain("calendar");
      assertThat(hours(today.plusDays(4) + "T12:00Z")).contains("(calendar works)");
      assertThat(health(server)).doesNotContain("calendar");
      assertThat(get(server, "/metrics"))
          .contains(
              "heliotrope_calendar_days{calendar=\"shared\"} 2.0",
              "heliotrope_calendar_alarms{calendar=\"shared\"} 0.0",
              "heliotrope_calendar_age_seconds{calendar=\"works\"}");
    }
    text.set("");
    try (Running server = start()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(health(server))
                  .contains("calendar shared can't be read from 127.0.0.1: it answers 500"));
      assertThat(get(server, "/")).contains("calendar shared").doesNotContain("/secret");
      assertThat(hours(tomorrow)).contains("(calendar shared)");
      assertThat(get(server, "/metrics"))
          .contains("heliotrope_calendar_alarms{calendar=\"shared\"} 1.0");
    }
    text.set(calendar());
    try (Running server = start()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(health(server))
                  .contains("names no day of the next 400 any more, where it had 2"));
      assertThat(hours(tomorrow)).contains("(calendar shared)");
      assertThat(command("hours", "calendars", "--accept", "shared")).startsWith("accepted");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(health(server)).doesNotContain("any more"));
      assertThat(health(server)).as("it is still empty").contains("names no day to come");
      assertThat(hours(tomorrow)).doesNotContain("calendar");
      assertThat(command("hours", "log", "--journal", folder.resolve("journal").toString()))
          .contains("accepted the calendar shared", "went: " + today.plusDays(1) + " Day");
    } finally {
      calendars.stop(0);
    }
  }

  private static String calendar(LocalDate... days) {
    var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    for (LocalDate day : days) {
      text.append(
          "BEGIN:VEVENT\r\nUID:%s\r\nDTSTART;VALUE=DATE:%s\r\nSUMMARY:Day %s\r\nEND:VEVENT\r\n"
              .formatted(day, day.toString().replace("-", ""), day));
    }
    return text + "END:VCALENDAR\r\n";
  }

  private String hours(String at) {
    return command("hours", "--at", at);
  }

  private String command(String... words) {
    var out = new StringWriter();
    HeliotropeCommand.line(
            (_, _, _) -> {
              throw new AssertionError("nothing is to be served here");
            })
        .setOut(new PrintWriter(out))
        .execute(
            Stream.concat(Stream.of(words), Stream.of("-c", folder.toString()))
                .toArray(String[]::new));
    return out.toString();
  }

  private Running start() {
    return Server.start(folder, Clock.SYSTEM, List.of());
  }

  private void settings(String agi, String web) throws IOException {
    Files.writeString(
        folder.resolve("heliotrope.yaml"),
        """
        agi: { listen: "%s" }
        web: { listen: "%s" }
        journal: { folder: journal }
        sounds: sounds
        pbxs:
          demo: { ami: 127.0.0.1:1, secret-file: ami-secret, system-name-file: system-name }
        """
            .formatted(agi, web));
  }

  /** As if every prompt of every language had been rendered. */
  private String manifest() throws IOException {
    var entries = new StringBuilder();
    for (String language : List.of("en", "es", "fr", "pt")) {
      for (String line : Files.readAllLines(folder.resolve("prompts/" + language + ".yaml"))) {
        if (line.matches("[a-z-]+: .*")) {
          entries
              .append(entries.isEmpty() ? "" : ",")
              .append(
                  """
                  {"language":"%s","file":"heliotrope/%s","text":"?","hash":"?","millis":900}
                  """
                      .formatted(language, line.substring(0, line.indexOf(':'))));
        }
      }
    }
    return "{\"sounds\":[" + entries + "]}";
  }

  private static String health(Running server) throws IOException, InterruptedException {
    return get(server, "/health");
  }

  private static String get(Running server, String page) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(server.webPort(), page)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
