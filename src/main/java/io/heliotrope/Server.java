package io.heliotrope;

import io.heliotrope.agi.AgiServer;
import io.heliotrope.ami.AmiLink;
import io.heliotrope.ami.AmiLinks;
import io.heliotrope.calendar.CalendarReader;
import io.heliotrope.calendar.CountryCalendars;
import io.heliotrope.call.QueueId;
import io.heliotrope.cli.ConfigRefused;
import io.heliotrope.cli.Running;
import io.heliotrope.cli.Version;
import io.heliotrope.config.DurationText;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.config.HostPort;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Queue;
import io.heliotrope.config.ServerSettings;
import io.heliotrope.config.ServiceLevel;
import io.heliotrope.config.SettingsReader;
import io.heliotrope.console.AgentsApi;
import io.heliotrope.console.CallMetrics;
import io.heliotrope.console.FloorMetrics;
import io.heliotrope.console.FloorPage;
import io.heliotrope.console.Health;
import io.heliotrope.console.ServiceLevels;
import io.heliotrope.console.WebServer;
import io.heliotrope.feeds.FeedFetcher;
import io.heliotrope.floor.Roll;
import io.heliotrope.hours.Calendars;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.OwedCallbacks;
import io.heliotrope.numbers.NumberPlan;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.SoundCatalogue;
import io.heliotrope.prompts.TextSounds;
import io.heliotrope.session.FeedDesk;
import io.heliotrope.session.FloorDesk;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.LockOuts;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.RulebookReader;
import io.heliotrope.session.Switchboard;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.store.FeedFolder;
import io.heliotrope.store.HoursFolder;
import io.heliotrope.store.JournalFiles;
import io.heliotrope.store.JournalFolder;
import io.heliotrope.store.JournalSettings;
import io.heliotrope.time.Clock;
import io.heliotrope.time.zone.ZoneChoice;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole server, built by hand: what it needs from below is made first, what takes calls is opened
 * last, and all is stopped the other way round.
 */
final class Server implements Running {

  private static final Logger log = LoggerFactory.getLogger(Server.class);

  /** What is older is remembered by nobody. */
  private static final Duration MEMORY = Duration.ofDays(30);

  private static final Set<Class<? extends JournalEntry>> REMEMBERED =
      Set.of(
          JournalEntry.CallArrived.class,
          JournalEntry.CallEnded.class,
          JournalEntry.TalkBegan.class,
          JournalEntry.CallbackPromised.class,
          JournalEntry.CallbackTried.class,
          JournalEntry.CallbackOver.class,
          JournalEntry.CallbackDone.class,
          JournalEntry.CallbackMerged.class,
          JournalEntry.AgentPhoned.class,
          JournalEntry.PinRefused.class,
          JournalEntry.LockedOut.class,
          JournalEntry.Unlocked.class);

  private final ServerSettings settings;
  private final Clock clock;
  private final ZoneChoice zones = ZoneChoice.inForce();
  private final Journal journal;
  private final JournalFiles files;
  private final FeedFetcher fetcher;
  private final FeedDesk feeds;
  private final HoursDesk hours;
  private final FloorDesk floor;
  private final ServiceLevels levels;
  private final AmiLinks ami;
  private final Switchboard switchboard;
  private final AgiServer agi;
  private final WebServer web;
  private final AtomicReference<Sounds> sounds;
  private final Reload reload;
  private final ScheduledExecutorService minder =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("callbacks").daemon().factory());
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicBoolean stopping = new AtomicBoolean();

  /** See {@link io.heliotrope.cli.Starter}. */
  static Running start(Path folder, Clock clock, List<Journal.Subscriber> subscribers) {
    var mistakes = new Mistakes();
    var settings = SettingsReader.read(folder, System.getenv(), mistakes);
    Sounds sounds =
        settings
            .map(s -> sounds(folder, s, mistakes))
            .orElseGet(() -> new TextSounds(PromptTexts.read(folder, mistakes)));
    var calendars = new CountryCalendars();
    var rulebook = RulebookReader.read(folder, sounds, calendars, mistakes);
    settings.ifPresent(s -> rulebook.ifPresent(r -> s.checkSites(r.company(), mistakes)));
    mistakes.list().stream().filter(m -> !m.isError()).forEach(m -> log.warn("{}", m));
    if (mistakes.hasErrors() || settings.isEmpty() || rulebook.isEmpty()) {
      throw new ConfigRefused(mistakes.list());
    }
    return new Server(
        folder, settings.get(), rulebook.get(), calendars, sounds, clock, subscribers);
  }

  private static Sounds sounds(Path folder, ServerSettings settings, Mistakes mistakes) {
    return SoundCatalogue.orTexts(settings.sounds(), PromptTexts.read(folder, mistakes), mistakes);
  }

  private Server(
      Path folder,
      ServerSettings settings,
      Rulebook rulebook,
      Calendars calendars,
      Sounds first,
      Clock clock,
      List<Journal.Subscriber> subscribers) {
    this.settings = settings;
    this.sounds = new AtomicReference<>(first);
    this.clock = clock;
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var meters = new Meters(registry);
    files = journalFiles(settings.journal());
    journal = new Journal();
    journal.subscribe(files);
    journal.subscribe(new CallMetrics(registry));
    levels = new ServiceLevels(this::promise);
    journal.subscribe(levels);
    subscribers.forEach(journal::subscribe);
    Instant started = clock.now();
    journal.record(new JournalEntry.ServerStarted(started, Version.text()));
    fetcher = new FeedFetcher(folder, clock);
    feeds = feedDesk();
    feeds.feeds(rulebook.feeds().values());
    hours = hoursDesk(rulebook);
    floor = new FloorDesk(hours.rulebook().rules(), before(settings.journal()), clock, journal);
    ami = new AmiLinks(links(meters));
    switchboard = new Switchboard(hours.rulebook(), clock, journal, floor, ami, ami, sounds::get);
    hours.serve(switchboard::rulebook);
    feeds.serve(days -> {
      hours.calendars(days);
      meters.calendars(feeds, clock);
    });
    Thread.ofVirtual().name("numbers").start(NumberPlan::warmUp);
    Thread.ofVirtual().name("recollection").start(() -> recollect(started));
    agi = new AgiServer(Edges.agi(settings), switchboard, meters.agi());
    reload =
        new Reload(
            folder,
            settings.sounds(),
            mistakes -> sounds(folder, settings, mistakes),
            sounds::set,
            feeds,
            hours,
            calendars,
            clock,
            journal);
    meters.watch(agi, ami, journal, files);
    meters.zones(zones);
    var opening = CompletableFuture.supplyAsync(() -> web(registry));
    try {
      agi.start();
      web = opening.join();
    } catch (RuntimeException e) {
      opening.thenAccept(WebServer::close);
      closeAllButWeb();
      throw e;
    }
    ami.start();
    minder.scheduleWithFixedDelay(switchboard.callbacks()::look, 1, 1, TimeUnit.SECONDS);
    reload.start();
    log.info(
        "Serving {} (rules {}) at agi://{}, http://{}",
        rulebook.company().name(),
        rulebook.version(),
        new HostPort(settings.agi().listen().host(), agiPort()),
        new HostPort(settings.web().host(), webPort()));
    log.info("Time zones: {}", zones.text());
    zones.warnings(started).forEach(one -> log.warn("{}", one));
  }

  @Override
  public int agiPort() {
    return agi.address().getPort();
  }

  @Override
  public int webPort() {
    return web.port();
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public int calls() {
    return switchboard.calls();
  }

  @Override
  public void tick() {
    floor.tick();
  }

  @Override
  public void await() throws InterruptedException {
    Thread hook = new Thread(() -> drain(settings.agi().drain()), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    stopped.await();
  }

  @Override
  public void drain(Duration limit) {
    if (stopping.compareAndSet(false, true)) {
      log.info(
          "Stopping: calls in progress: {}, which have {} at most",
          calls(),
          DurationText.of(limit));
      journal.record(new JournalEntry.ServerStopping(clock.now(), "told to stop"));
      switchboard.callbacks().close();
      try {
        if (!agi.drain(limit)) {
          log.warn(
              "Calls were cut off after {}; the dialplan takes them on", DurationText.of(limit));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      web.close();
      closeAllButWeb();
      log.info("Stopped");
      stopped.countDown();
    }
  }

  @Override
  public void close() {
    drain(Duration.ZERO);
  }

  private void closeAllButWeb() {
    minder.shutdownNow();
    reload.close();
    feeds.close();
    fetcher.close();
    agi.close();
    ami.close();
    floor.close();
    journal.close();
    files.close();
  }

  private WebServer web(PrometheusMeterRegistry registry) {
    var page =
        new FloorPage(
            clock, switchboard::rulebook, switchboard::calls, floor::view, levels, this::warnings);
    return WebServer.start(
        settings.web().host(),
        settings.web().port(),
        registry,
        new FloorMetrics(registry, floor::view, () -> switchboard.rulebook().company(), levels),
        new Health(this::inTheWay, this::warnings),
        page::html,
        new AgentsApi(floor, switchboard, hours),
        settings.journal().folder());
  }

  private Optional<ServiceLevel> promise(QueueId queue) {
    return Optional.ofNullable(switchboard.rulebook().company().queues().get(queue))
        .flatMap(Queue::serviceLevel);
  }

  private List<String> inTheWay() {
    return stopping.get() ? List.of("stopping") : List.of();
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    ami.troubles()
        .forEach((pbx, why) ->
            warnings.add(
                "AMI of PBX %s is down, calls go by the last-known state of telephones: %s"
                    .formatted(pbx, why)));
    if (sounds.get() instanceof TextSounds) {
      warnings.add(
          "no prompts have been rendered in %s: callers hear nothing. Maybe run: heliotrope prompts render"
              .formatted(settings.sounds()));
    }
    if (files.dropped() > 0) {
      warnings.add("the journal lost %d entries: its disk".formatted(files.dropped()));
    }
    zones.warnings(clock.now()).forEach(one -> warnings.add(one.toString()));
    warnings.addAll(reload.warnings());
    warnings.addAll(hours.warnings());
    warnings.addAll(feeds.warnings());
    return warnings;
  }

  private List<AmiLink> links(Meters meters) {
    var chance = new SplittableRandom();
    return Edges.ami(settings).stream()
        .map(one -> new AmiLink(one, clock, chance.split(), floor, meters.ami()))
        .toList();
  }

  /** What the server before has left to remember; it may take a while, and no call waits for it. */
  private void recollect(Instant started) {
    var owed = new OwedCallbacks();
    var lockOuts = new LockOuts();
    try {
      new JournalFolder(settings.journal().folder())
          .tell(
              REMEMBERED,
              started.minus(MEMORY),
              started,
              entry -> {
                switchboard.regulars().on(entry);
                owed.hear(entry);
                lockOuts.hear(entry);
              });
    } catch (IOException e) {
      log.error("The journal can't be read: callbacks and lock-outs may be forgotten", e);
    }
    switchboard.agents().recall(lockOuts);
    switchboard.callbacks().resume(owed.list());
  }

  /** How the agents stood, as the journal of the server before tells. */
  private static Roll before(ServerSettings.Journal journal) {
    try {
      return new JournalFolder(journal.folder()).recollect();
    } catch (IOException e) {
      log.error("The journal can't be read: agents begin as the files say", e);
      return Roll.EMPTY;
    }
  }

  private FeedDesk feedDesk() {
    return new FeedDesk(
        new FeedFolder(settings.journal().folder()),
        fetcher,
        new CalendarReader(),
        clock,
        Optional.of(journal),
        task -> Thread.ofVirtual().name("calendars").start(task));
  }

  private HoursDesk hoursDesk(Rulebook rulebook) {
    var shelf = new HoursFolder(settings.journal().folder());
    try {
      return new HoursDesk(shelf, clock, journal, rulebook, feeds.days());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The hours that were published can't be read: %s%nMaybe give the folder of the journal to the user who runs heliotrope."
              .formatted(FileTrouble.text(e)),
          e);
    }
  }

  private static JournalFiles journalFiles(ServerSettings.Journal journal) {
    try {
      return new JournalFiles(
          new JournalSettings(journal.folder(), (long) journal.fileSize() << 20, journal.files()));
    } catch (IOException e) {
      throw new IllegalStateException(
          "The journal can't be kept: %s%nMaybe set 'journal: { folder: ... }', or give the folder to the user who runs heliotrope."
              .formatted(FileTrouble.text(e)),
          e);
    }
  }
}
