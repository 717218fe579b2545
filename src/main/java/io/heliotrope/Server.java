package io.heliotrope;

import io.heliotrope.agi.AgiServer;
import io.heliotrope.ami.AmiLink;
import io.heliotrope.ami.AmiLinks;
import io.heliotrope.call.QueueId;
import io.heliotrope.cli.Running;
import io.heliotrope.cli.Version;
import io.heliotrope.config.DurationText;
import io.heliotrope.config.HostPort;
import io.heliotrope.config.Queue;
import io.heliotrope.config.ServerSettings;
import io.heliotrope.config.ServiceLevel;
import io.heliotrope.console.AgentsApi;
import io.heliotrope.console.CallMetrics;
import io.heliotrope.console.FloorMetrics;
import io.heliotrope.console.FloorPage;
import io.heliotrope.console.Health;
import io.heliotrope.console.ServiceLevels;
import io.heliotrope.console.WebServer;
import io.heliotrope.feeds.FeedFetcher;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.numbers.NumberPlan;
import io.heliotrope.session.FeedDesk;
import io.heliotrope.session.FloorDesk;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.Switchboard;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.store.JournalFiles;
import io.heliotrope.time.Clock;
import io.heliotrope.time.zone.ZoneChoice;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  private final Warnings warnings;
  private final ScheduledExecutorService minder =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("callbacks").daemon().factory());
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicBoolean stopping = new AtomicBoolean();

  /** See {@link io.heliotrope.cli.Starter}. */
  static Running start(Path folder, Clock clock, List<Journal.Subscriber> subscribers) {
    return new Server(OperatorFiles.read(folder), clock, subscribers);
  }

  private Server(OperatorFiles begin, Clock clock, List<Journal.Subscriber> subscribers) {
    Path folder = begin.folder();
    Rulebook rulebook = begin.rulebook();
    this.settings = begin.settings();
    this.sounds = new AtomicReference<>(begin.sounds());
    this.clock = clock;
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var meters = new Meters(registry);
    files = Disk.journal(settings.journal());
    journal = new Journal();
    journal.subscribe(files);
    journal.subscribe(new CallMetrics(registry));
    levels = new ServiceLevels(this::promise);
    journal.subscribe(levels);
    subscribers.forEach(journal::subscribe);
    Instant started = clock.now();
    journal.record(new JournalEntry.ServerStarted(started, Version.text()));
    fetcher = new FeedFetcher(folder, clock);
    feeds = Disk.feeds(settings.journal(), fetcher, clock, journal);
    feeds.feeds(rulebook.feeds().values());
    hours = Disk.hours(settings.journal(), clock, journal, rulebook, feeds);
    var before = new Predecessor(settings.journal().folder());
    floor = new FloorDesk(hours.rulebook().rules(), before.agents(), clock, journal);
    ami = new AmiLinks(links(meters));
    switchboard = new Switchboard(hours.rulebook(), clock, journal, floor, ami, ami, sounds::get);
    hours.serve(switchboard::rulebook);
    feeds.serve(days -> {
      hours.calendars(days);
      meters.calendars(feeds, clock);
    });
    Thread.ofVirtual().name("numbers").start(NumberPlan::warmUp);
    Thread.ofVirtual().name("predecessor").start(() -> before.tell(switchboard, started));
    agi = new AgiServer(Edges.agi(settings), switchboard, meters.agi());
    reload =
        new Reload(
            folder,
            settings.sounds(),
            mistakes -> OperatorFiles.sounds(folder, settings, mistakes),
            sounds::set,
            feeds,
            hours,
            begin.calendars(),
            clock,
            journal);
    warnings =
        new Warnings(
            ami, settings.sounds(), sounds::get, files, zones, clock, reload, hours, feeds);
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
            clock, switchboard::rulebook, switchboard::calls, floor::view, levels, warnings::list);
    return WebServer.start(
        settings.web().host(),
        settings.web().port(),
        registry,
        new FloorMetrics(registry, floor::view, () -> switchboard.rulebook().company(), levels),
        new Health(this::inTheWay, warnings::list),
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

  private List<AmiLink> links(Meters meters) {
    var chance = new SplittableRandom();
    return Edges.ami(settings).stream()
        .map(one -> new AmiLink(one, clock, chance.split(), floor, meters.ami()))
        .toList();
  }
}
