package io.heliotrope.console;

import io.heliotrope.floor.Rules;
import io.heliotrope.journal.Journal;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.TextSounds;
import io.heliotrope.session.FloorDesk;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.Switchboard;
import io.heliotrope.session.port.Telephonist;
import io.heliotrope.store.HoursFolder;
import io.heliotrope.testing.CompanyText;
import io.heliotrope.time.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A floor and the web server in front of it, at a free port, for tests. */
public final class WebRig implements AutoCloseable {

  private final FloorDesk floor;
  private final HoursDesk hours;
  private final Switchboard switchboard;
  private final WebServer web;

  /** {@code folder} is the one in which the API's door is left. */
  public WebRig(String company, Path folder) {
    this(company, folder, Clock.SYSTEM);
  }

  /** The same at another time. */
  public WebRig(String company, Path folder, Clock clock) {
    var rulebook = new Rulebook(Rules.of("v1", CompanyText.read(company)), Map.of());
    var journal = Journal.atOnce();
    hours = hours(rulebook, folder, clock, journal);
    floor = new FloorDesk(hours.rulebook().rules(), clock, journal);
    switchboard =
        new Switchboard(
            hours.rulebook(),
            clock,
            journal,
            floor,
            (pbx, channel) -> {},
            Telephonist.NONE,
            () -> new TextSounds(new PromptTexts(Map.of())));
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var levels = new ServiceLevels(queue -> Optional.empty());
    web =
        WebServer.start(
            "127.0.0.1",
            0,
            registry,
            new FloorMetrics(registry, floor::view, rulebook::company, levels),
            new Health(List::of, List::of),
            () -> CompletableFuture.completedFuture(""),
            new AgentsApi(floor, switchboard, hours),
            folder);
    hours.serve(switchboard::rulebook);
  }

  private static HoursDesk hours(Rulebook rulebook, Path folder, Clock clock, Journal journal) {
    try {
      return new HoursDesk(new HoursFolder(folder), clock, journal, rulebook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What counts as hours. */
  public HoursDesk hours() {
    return hours;
  }

  public FloorDesk floor() {
    return floor;
  }

  /** Where agents call in. */
  public Switchboard switchboard() {
    return switchboard;
  }

  public int port() {
    return web.port();
  }

  @Override
  public void close() {
    web.close();
    floor.close();
  }
}
