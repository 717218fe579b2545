package io.heliotrope.it;

import io.heliotrope.Servers;
import io.heliotrope.cli.HeliotropeCommand;
import io.heliotrope.cli.Running;
import io.heliotrope.config.PinHash;
import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.CallerPhone.Dialled;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.PromptBook;
import io.heliotrope.demo.phone.Tone;
import io.heliotrope.demo.phone.Voice;
import io.heliotrope.demo.phone.Wav;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An Asterisk and a Heliotrope for agents whose telephones may call out: ana, who speaks Portuguese
 * and some English, at 1001, and bo, who speaks English, at 1002. A third telephone, 1003, is
 * nobody's.
 */
final class AgentsLab implements AutoCloseable {

  static final String ANAS_PIN = "280517";
  static final String BOS_PIN = "9264";
  private static final List<String> TELEPHONES = List.of("1001", "1002", "1003");

  /** Longer than half a second, so that the ear knows them apart. */
  private static final int LENGTH = 5_600;

  private final Path folder;
  private final LabPbx pbx;
  private final Exchange exchange;
  private final Running server;
  private final Notebook notebook = new Notebook();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private int before;

  /**
   * Starts both.
   *
   * @param prompts what is said, in each language
   * @param queues what follows {@code queues:} in queues.yaml
   */
  AgentsLab(List<String> prompts, String queues) throws IOException {
    this(
        prompts,
        queues,
        """
        sites:
          lab: { zone: UTC, hours: 24/7 }
        """,
        """
        begins: signed-out
        by-phone: { tries: 3, locked-for: 10m }
        agents:
          ana: { site: lab, endpoint: PJSIP/1001, number: 77, skills: [help], languages: { en: 60, pt: 90 } }
          bo: { site: lab, endpoint: PJSIP/1002, skills: [help], languages: en }
        """,
        Clock.SYSTEM);
  }

  /**
   * Starts both, with sites and agents of the test's own, by a clock of its own.
   *
   * @param sites what follows the PBX in sites.yaml
   * @param agents agents.yaml, with ana and bo
   */
  AgentsLab(List<String> prompts, String queues, String sites, String agents, Clock clock)
      throws IOException {
    folder = Workshop.folder();
    for (String telephone : TELEPHONES) {
      ports.put(telephone, Exchange.freePort());
    }
    Path files = folder.resolve("company");
    write(files, prompts, queues, sites, agents);
    Path sounds = folder.resolve("sounds");
    LabCompany.render(files, sounds);
    int agiPort = LabPbx.freeTcpPort();
    var telephones = new StringBuilder();
    ports.forEach((name, port) -> telephones.append(telephone(name, port)));
    Path pjsip = Files.writeString(folder.resolve("telephones.conf"), telephones);
    Path dialplan =
        Files.writeString(
            folder.resolve("dialplan.conf"), "[from-agents]\ninclude => heliotrope-agents\n");
    pbx =
        LabPbx.start(
            new LabPbx.Setup(folder.resolve("pbx"), List.of("127.0.0.1:" + agiPort))
                .withSounds(sounds)
                .with("--add", "extensions.conf=" + dialplan, "--add", "pjsip.conf=" + pjsip));
    LabCompany.settings(files, agiPort, 0, pbx, pbx.amiPort(), sounds);
    exchange = new Exchange(pbx.sipPort(), folder, PromptBook.read(sounds));
    server = Servers.starter().start(files, clock, List.of(notebook));
  }

  private static void write(
      Path files, List<String> prompts, String queues, String sites, String agents)
      throws IOException {
    Files.createDirectories(files.resolve("flows"));
    Files.writeString(files.resolve("sites.yaml"), "company: Lab\npbx: lab\n" + sites);
    Files.writeString(files.resolve("agents.yaml"), agents);
    var random = new SecureRandom();
    Path pins =
        Files.writeString(
            files.resolve("pins.yaml"),
            "ana: %s\nbo: %s\n"
                .formatted(
                    PinHash.make(ANAS_PIN, random).text(), PinHash.make(BOS_PIN, random).text()));
    Files.setPosixFilePermissions(pins, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(files.resolve("queues.yaml"), "queues:\n" + queues);
    Files.writeString(
        files.resolve("numbers.yaml"), "numbers:\n  7000: { flow: main, language: en }\n");
    Files.writeString(
        files.resolve("flows/main.yaml"),
        """
        flow: main
        start: balance
        nodes:
          balance: { say: hello, next: person }
          person: { person: help, keys: { "1": bye }, talked: bye, nobody-awake: bye }
          bye: { hang-up: goodbye }
        """);
    for (String language : List.of("en", "pt")) {
      var texts = new StringBuilder();
      Path recordings = Files.createDirectories(files.resolve("prompts").resolve(language));
      for (String prompt : prompts) {
        texts.append("%s: \"%s\"\n".formatted(prompt, prompt));
        short[] sound = LabCompany.babble((language + prompt).hashCode(), LENGTH);
        Wav.write(recordings.resolve(prompt + ".wav"), sound);
      }
      Files.writeString(files.resolve("prompts/" + language + ".yaml"), texts);
    }
  }

  /** A telephone that may call; in earnest it would have a password. */
  private static String telephone(String name, int port) {
    return """
    [%1$s](line)
    context = from-agents
    identify_by = username
    aors = %1$s

    [%1$s]
    type = aor
    contact = sip:%1$s@127.0.0.1:%2$d

    """
        .formatted(name, port);
  }

  /** Somebody at that telephone calls a feature code. */
  CallerPhone dials(String telephone, String code) throws IOException {
    return CallerPhone.call(exchange, new Dialled(telephone, code), Lane.CALLERS_TONE);
  }

  /** A caller from outside. */
  CallerPhone calls() throws IOException {
    return calls(Lane.CALLERS_TONE);
  }

  CallerPhone calls(Voice voice) throws IOException {
    return CallerPhone.call(exchange, new Dialled("+15550001", "7000"), voice);
  }

  AgentPhone plugIn(String telephone, Manner manner) throws IOException {
    return plugIn(telephone, manner, Lane.AGENTS_TONE);
  }

  AgentPhone plugIn(String telephone, Manner manner, Tone tone) throws IOException {
    return new AgentPhone(exchange, ports.getOrDefault(telephone, 0), tone, manner);
  }

  /** Runs a command of ours for this server; returns what it said. */
  String command(String... arguments) {
    var said = new StringWriter();
    var out = new PrintWriter(said);
    HeliotropeCommand.line(
            (config, clock, subscribers) -> {
              throw new AssertionError("nothing is to be served here");
            })
        .setOut(out)
        .setErr(out)
        .execute(
            Stream.concat(Stream.of(arguments), Stream.of("--journal", journal().toString()))
                .toArray(String[]::new));
    return said.toString();
  }

  /** What is told from now on is another test's. */
  void begin() {
    before = notebook.all(JournalEntry.class).size();
  }

  /** What has been told of that kind since {@link #begin}. */
  <T extends JournalEntry> List<T> told(Class<T> kind) {
    return notebook.all(JournalEntry.class).stream()
        .skip(before)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** A told clock has been set. */
  void tick() {
    server.tick();
  }

  Notebook notebook() {
    return notebook;
  }

  Web web() {
    return new Web(server.webPort());
  }

  LabPbx pbx() {
    return pbx;
  }

  /** Where the journal is, and the key to the API. */
  Path journal() {
    return folder.resolve("company/journal");
  }

  /** From now on Asterisk is alone. */
  void stopRouter() {
    server.close();
  }

  @Override
  public void close() {
    server.close();
    pbx.close();
    Workshop.remove(folder);
  }
}
