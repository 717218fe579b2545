package io.heliotrope.it;

import static java.util.Objects.requireNonNull;

import io.heliotrope.Servers;
import io.heliotrope.bench.ConfigFolder;
import io.heliotrope.cli.Running;
import io.heliotrope.console.ApiDoor;
import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.PromptBook;
import io.heliotrope.demo.phone.Tone;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An Asterisk, a Heliotrope, and a dozen agents at three sites, no two of whom work alike. */
final class BusyFloor implements AutoCloseable {

  static final String DID = "5550100";
  private static final List<String> SITES = List.of("lisbon", "denver", "manila");
  private static final int AGENTS = 12;

  private static final Map<String, String> FILES =
      Map.of(
          "sites.yaml",
          """
          company: Busy
          pbx: lab
          sites:
            lisbon: { zone: Europe/Lisbon, hours: 24/7 }
            denver: { zone: America/Denver, hours: 24/7 }
            manila: { zone: Asia/Manila, hours: 24/7 }
          """,
          "queues.yaml",
          """
          queues:
            help:
              needs: { help: 60 }
              sites: [lisbon, denver, manila]
              spread: by-load
              ring: 2s
              wrap-up: 200ms
              misses-before-pause: 0
          """,
          "numbers.yaml",
          "numbers: { %s: { flow: main, language: en } }\n".formatted(DID),
          "flows/main.yaml",
          """
          flow: main
          start: person
          nodes:
            person: { person: help, talked: done, nobody-awake: done }
            done: { hang-up: }
          """,
          "prompts/en.yaml",
          "welcome: \"Welcome.\"\n");

  private final Path folder = Workshop.folder();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<String, AgentPhone> phones = new HashMap<>();
  private final Notebook notebook = new Notebook();
  private final Random chance;
  private final Path company = folder.resolve("company");
  private final Exchange exchange;
  private final Running server;
  private LabPbx pbx;
  private Instant restarted = Instant.MIN;

  BusyFloor(long seed) throws IOException {
    chance = new Random(seed);
    int agiPort = LabPbx.freeTcpPort();
    var lines = new ArrayList<String>();
    Map<String, Integer> ports = new HashMap<>();
    for (String agent : agents()) {
      ports.put(agent, Exchange.freePort());
      lines.add("%s sip:%s@127.0.0.1:%d".formatted(agent, agent, ports.get(agent)));
    }
    pbx =
        LabPbx.start(
            new LabPbx.Setup(folder.resolve("pbx"), List.of("127.0.0.1:" + agiPort))
                .withAgents(lines));
    parts.push(() -> pbx.close());
    exchange = new Exchange(pbx.sipPort(), folder, PromptBook.EMPTY);
    for (String agent : agents()) {
      var phone =
          new AgentPhone(exchange, requireNonNull(ports.get(agent)), new Tone(700), steady());
      phones.put(agent, phone);
      parts.push(phone);
    }
    ConfigFolder.write(company, FILES);
    Files.writeString(company.resolve("agents.yaml"), agentsFile());
    LabCompany.settings(company, agiPort, 0, pbx, pbx.amiPort(), folder.resolve("sounds"));
    server = Servers.starter().start(company, Clock.SYSTEM, List.of(notebook));
    parts.push(server);
  }

  static List<String> agents() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      names.add("10%02d".formatted(i));
    }
    return names;
  }

  private static String agentsFile() {
    var text = new StringBuilder("agents:\n");
    for (String agent : agents()) {
      int number = Integer.parseInt(agent);
      text.append(
          "  a%s: { site: %s, endpoint: PJSIP/%s, skills: { help: 90 }, languages: [en] }\n"
              .formatted(agent, SITES.get(number % SITES.size()), agent));
    }
    return text.toString();
  }

  Exchange exchange() {
    return exchange;
  }

  Notebook notebook() {
    return notebook;
  }

  LabPbx pbx() {
    return pbx;
  }

  Running server() {
    return server;
  }

  Web web() {
    return new Web(server.webPort());
  }

  AgentPhone phone(String agent) {
    return requireNonNull(phones.get(agent), agent);
  }

  void restartPbx() {
    pbx.close();
    restarted = Instant.now();
    pbx = pbx.restart();
  }

  /** When the PBX died; calls at telephones lived on until somebody there hung up. */
  Instant restarted() {
    return restarted;
  }

  /** Something that happens on any day: an agent pauses, or comes back, or is in another mood. */
  void something() throws IOException, InterruptedException {
    String agent = agents().get(chance.nextInt(AGENTS));
    switch (chance.nextInt(5)) {
      case 0 -> ask(agent, "pause", "{\"reason\":\"coffee\"}");
      case 1, 2 -> ask(agent, "resume", "{}");
      default -> {
        if (!phone(agent).talks() && !phone(agent).rings()) {
          phone(agent).behave(anyManner());
        }
      }
    }
  }

  /** All come back, and take what calls are left. */
  void everybodyIsBack() throws IOException, InterruptedException {
    for (String agent : agents()) {
      ask(agent, "resume", "{}");
      phone(agent).behave(steady());
    }
  }

  private Manner anyManner() {
    return switch (chance.nextInt(8)) {
      case 0 -> new Manner.Refuses(486);
      case 1 -> new Manner.Refuses(603);
      case 2 -> Manner.neverAnswers();
      case 3 -> new Manner.Answers(Duration.ofMillis(1_700), Duration.ofMillis(500));
      default -> steady();
    };
  }

  private Manner steady() {
    return new Manner.Answers(
        Duration.ofMillis(50 + chance.nextInt(400)),
        Duration.ofMillis(300 + chance.nextInt(1_500)));
  }

  private void ask(String agent, String action, String body)
      throws IOException, InterruptedException {
    ApiDoor door = ApiDoor.find(company.resolve("journal")).orElseThrow();
    var request =
        HttpRequest.newBuilder(
                URI.create("%s/api/agents/a%s/%s".formatted(door.url(), agent, action)))
            .POST(BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + door.token())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      int status = client.send(request, BodyHandlers.ofString()).statusCode();
      if (status != 200 && status != 409) { // 409: is so already
        throw new IOException("%s of %s was answered by %d".formatted(action, agent, status));
      }
    }
  }

  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
    Workshop.remove(folder);
  }
}
