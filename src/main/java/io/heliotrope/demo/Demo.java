package io.heliotrope.demo;

import io.heliotrope.calendar.CountryCalendars;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Outcome;
import io.heliotrope.cli.InitCommand;
import io.heliotrope.cli.Running;
import io.heliotrope.cli.Starter;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Site;
import io.heliotrope.demo.Caller.Check;
import io.heliotrope.demo.lab.LabException;
import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.pbx.FakeAsterisk;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.Story;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.TextSounds;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.RulebookReader;
import io.heliotrope.time.ToldClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the demo's world, plays its scenes and clears all away. */
final class Demo implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** A port at which no AMI answers. */
  private static final int NOBODY_THERE = 1;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("HH:mm");

  private final Page page;
  private final ToldClock clock = ToldClock.running(Scene.ALL.getFirst().moment());
  private final Company company;
  private final Teller teller;
  private final World world;
  private final Running server;
  private final List<Result> results = new ArrayList<>();

  /** How a scene went. */
  private record Result(Scene scene, boolean good, String outcome) {}

  /**
   * Builds it all.
   *
   * @param work an empty folder; what is written there is not removed here
   * @param sounds where rendered prompts are kept; empty to do without a PBX
   * @param keep where recordings and logs go
   */
  static Demo build(
      Page page, Starter starter, Path work, Optional<Path> sounds, Optional<Path> keep)
      throws IOException, InterruptedException {
    Path files = work.resolve("company");
    InitCommand.copyCompany(files);
    var mistakes = new Mistakes();
    var texts = new TextSounds(PromptTexts.read(files, mistakes));
    Rulebook rules =
        RulebookReader.read(files, texts, new CountryCalendars(), mistakes)
            .orElseThrow(() -> new LabException("The demo's own files are wrong:\n" + mistakes));
    var story =
        new Story(
            (prompt, language) -> texts.find(prompt, language).map(sound -> sound.text()),
            rules.company());
    List<Endpoint> agents =
        rules.company().agents().values().stream()
            .map(Agent::endpoint)
            .sorted(Comparator.comparing(Endpoint::value))
            .toList();
    int port = LabPbx.freeTcpPort();
    if (sounds.isEmpty()) {
      settings(files, work, port, NOBODY_THERE, "unused", FakeAsterisk.SYSTEM_NAME, work);
      return new Demo(page, starter, files, rules, story, new PretendWorld(port, agents));
    }
    Prompts.speak(page, files, sounds.get());
    var world = RealWorld.start(page, work, sounds.get(), "127.0.0.1:" + port, agents, keep);
    LabPbx pbx = world.pbx();
    settings(files, work, port, pbx.amiPort(), pbx.amiSecret(), pbx.systemName(), sounds.get());
    return new Demo(page, starter, files, rules, story, world);
  }

  private Demo(Page page, Starter starter, Path files, Rulebook rules, Story story, World world) {
    this.page = page;
    this.company = rules.company();
    this.world = world;
    this.teller = new Teller(page, story);
    try {
      this.server = starter.start(files, clock, List.of(teller));
    } catch (RuntimeException e) {
      world.close();
      throw e;
    }
  }

  /** Plays all scenes. True if every caller was served as told. */
  boolean play() {
    for (Scene scene : Scene.ALL) {
      results.add(play(scene));
    }
    summary();
    return results.stream().allMatch(Result::good);
  }

  /** Says what a reader can do with it now. */
  void invite() {
    at(Scene.ALL.getFirst().moment());
    page.heading("Your turn");
    world.invitation().forEach(page::line);
    page.line("The floor, live:  http://127.0.0.1:%d/".formatted(server.webPort()));
    page.line("For Heliotrope it is now " + day(clock.now()) + ".");
    page.line("Ctrl-C ends the demo and clears everything away.");
    teller.turnPage();
  }

  @Override
  public void close() {
    server.close();
    world.close();
  }

  private Result play(Scene scene) {
    at(scene.moment());
    page.heading("Call %d: somebody %s".formatted(results.size() + 1, scene.title()));
    page.line(day(scene.moment()));
    teller.turnPage();
    String broken = null;
    List<Check> checks = List.of();
    Optional<Outcome> outcome;
    try (Caller caller = world.call(scene.from(), scene.did())) {
      try {
        scene.script().accept(caller);
      } catch (IllegalStateException | Caller.BrokenOff e) {
        broken = String.valueOf(e.getMessage());
        caller.hangsUp();
      }
      outcome = teller.outcome(LIMIT);
      checks = caller.checks();
    } catch (IOException | RuntimeException e) {
      broken = e.toString();
      outcome = teller.outcome(Duration.ZERO);
    }
    return judge(scene, outcome, checks, broken);
  }

  private Result judge(
      Scene scene, Optional<Outcome> outcome, List<Check> checks, @Nullable String broken) {
    boolean served = outcome.filter(scene.served()).isPresent();
    String told = outcome.map(Story::outcome).orElse("no outcome: the call did not end");
    page.check(served, "served as told: " + told);
    checks.forEach(check -> page.check(check.good(), check.what()));
    if (broken != null) {
      page.check(false, broken);
    }
    connectTimes().ifPresent(times -> page.check(true, times));
    boolean good = served && broken == null && checks.stream().allMatch(Check::good);
    return new Result(scene, good, told);
  }

  /** The milliseconds that are ours or Asterisk's, not an agent's. */
  private Optional<String> connectTimes() {
    Optional<Instant> asked = teller.at(JournalEntry.PersonAsked.class);
    Optional<Instant> rang = teller.at(JournalEntry.AgentRang.class);
    Optional<Instant> answered = teller.at(JournalEntry.AgentPickedUp.class);
    Optional<Instant> talked = teller.at(JournalEntry.TalkBegan.class);
    if (asked.isEmpty() || rang.isEmpty() || answered.isEmpty() || talked.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "asked for a person → the agent's telephone rings: %s; picked up → whispered to, they talk: %s"
            .formatted(
                Story.length(Duration.between(asked.get(), rang.get())),
                Story.length(Duration.between(answered.get(), talked.get()))));
  }

  private void summary() {
    page.heading("Summary");
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      page.check(
          result.good(),
          "call %d, %s to %s: %s"
              .formatted(
                  i + 1,
                  MOMENT.format(result.scene().moment()),
                  result.scene().did(),
                  result.outcome()));
    }
  }

  private void at(Instant moment) {
    clock.set(moment);
    server.tick();
  }

  /** {@code Tuesday …, 15:05 UTC: Lisbon 15:05, open; Denver 09:05, open; Manila 23:05, closed}. */
  private String day(Instant moment) {
    return MOMENT.format(moment)
        + ": "
        + company.sites().values().stream()
            .sorted(Comparator.comparing(site -> site.id().toString()))
            .map(site -> hour(site, moment))
            .collect(Collectors.joining("; "));
  }

  private static String hour(Site site, Instant moment) {
    boolean open =
        SiteHours.of(site.schedule(), site.zone(), new CountryCalendars()).at(moment).open();
    String time = LOCAL.format(moment.atZone(site.zone()));
    return "%s %s, %s".formatted(site.label(), time, open ? "open" : "closed");
  }

  private static void settings(
      Path files,
      Path work,
      int agiPort,
      int amiPort,
      String secret,
      String systemName,
      Path sounds)
      throws IOException {
    keepSecret(files.resolve("ami-secret"), secret);
    keepSecret(files.resolve("system-name"), systemName);
    Files.writeString(
        files.resolve("heliotrope.yaml"),
        """
        agi: { listen: "127.0.0.1:%d", drain: 1s }
        web: { listen: "127.0.0.1:0" }
        journal: { folder: %s }
        sounds: %s
        pbxs:
          demo:
            ami: 127.0.0.1:%d
            secret-file: ami-secret
            system-name-file: system-name
        """
            .formatted(
                agiPort,
                work.resolve("journal").toAbsolutePath(),
                sounds.toAbsolutePath(),
                amiPort));
  }

  /** In a file that only we can read, as {@code heliotrope.yaml} wants its secrets. */
  private static void keepSecret(Path file, String secret) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret);
  }
}
