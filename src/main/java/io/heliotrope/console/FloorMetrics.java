package io.heliotrope.console;

import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.floor.FloorView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The floor in numbers: agents by state, callers who wait, open sites. Read for each scrape. */
public final class FloorMetrics {

  private final Supplier<CompletableFuture<FloorView>> view;
  private final Supplier<Company> company;
  private final ServiceLevels levels;
  private final MultiGauge agents;
  private final MultiGauge waiting;
  private final MultiGauge longest;
  private final MultiGauge open;
  private final MultiGauge kept;

  private record AgentsAt(SiteId site, String state) {}

  public FloorMetrics(
      MeterRegistry registry,
      Supplier<CompletableFuture<FloorView>> view,
      Supplier<Company> company,
      ServiceLevels levels) {
    this.view = view;
    this.company = company;
    this.levels = levels;
    agents =
        MultiGauge.builder("heliotrope.agents")
            .description("Agents by site and by what they are doing")
            .register(registry);
    waiting =
        MultiGauge.builder("heliotrope.waiting")
            .description("Callers who want a person and do not talk with one yet")
            .register(registry);
    longest =
        MultiGauge.builder("heliotrope.waiting.longest")
            .description("How long the caller has waited who waits longest")
            .baseUnit("seconds")
            .register(registry);
    open =
        MultiGauge.builder("heliotrope.site.open")
            .description("1 while the site is open")
            .register(registry);
    kept =
        MultiGauge.builder("heliotrope.service.level")
            .description("Of the last hour's callers, the share answered as soon as promised")
            .register(registry);
  }

  /** Completes when the gauges are as the floor is. */
  public CompletableFuture<Void> refresh() {
    return view.get().thenAccept(this::set);
  }

  private void set(FloorView floor) {
    Map<AgentsAt, Integer> states = new LinkedHashMap<>();
    for (FloorView.Person person : floor.agents()) {
      var key = new AgentsAt(person.agent().site(), CallMetrics.tag(person.state().getClass()));
      states.merge(key, 1, Integer::sum);
    }
    List<Row<?>> rows = new ArrayList<>();
    states.forEach((at, number) ->
        rows.add(Row.of(Tags.of("site", at.site().name(), "state", at.state()), number)));
    agents.register(rows, true);

    Map<QueueId, Integer> callers = new LinkedHashMap<>();
    Map<QueueId, Instant> since = new LinkedHashMap<>();
    company.get().queues().keySet().forEach(queue -> callers.put(queue, 0));
    for (FloorView.Caller caller : floor.callers()) {
      QueueId queue = caller.request().queue();
      callers.merge(queue, 1, Integer::sum);
      since.merge(queue, caller.request().since(), (a, b) -> a.isBefore(b) ? a : b);
    }
    waiting.register(rows(callers), true);
    Map<QueueId, Double> waits = new LinkedHashMap<>();
    callers
        .keySet()
        .forEach(queue ->
            waits.put(
                queue,
                since.containsKey(queue)
                    ? Duration.between(since.get(queue), floor.at()).toMillis() / 1e3
                    : 0));
    longest.register(rows(waits), true);

    List<Row<?>> sites = new ArrayList<>();
    floor
        .sites()
        .forEach(
            (site, state) -> sites.add(Row.of(Tags.of("site", site.name()), state.open() ? 1 : 0)));
    open.register(sites, true);

    Map<QueueId, Double> shares = new LinkedHashMap<>();
    company.get().queues().values().stream()
        .filter(queue -> queue.serviceLevel().isPresent())
        .forEach(queue -> shares.put(queue.id(), levels.of(queue.id(), floor.at()).share()));
    kept.register(rows(shares), true);
  }

  private static List<Row<?>> rows(Map<QueueId, ? extends Number> numbers) {
    List<Row<?>> rows = new ArrayList<>();
    numbers.forEach((queue, number) -> rows.add(Row.of(Tags.of("queue", queue.name()), number)));
    return rows;
  }
}
