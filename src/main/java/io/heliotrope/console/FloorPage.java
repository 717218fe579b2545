package io.heliotrope.console;

import io.heliotrope.config.Queue;
import io.heliotrope.config.ServiceLevel;
import io.heliotrope.config.Site;
import io.heliotrope.floor.FloorView;
import io.heliotrope.hours.Cause;
import io.heliotrope.routing.VerdictText;
import io.heliotrope.session.Rulebook;
import io.heliotrope.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The floor as one plain page: which sites are awake, what agents do, who waits. */
public final class FloorPage {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Heliotrope · the floor</title>
      <style>
      :root{color-scheme:light dark;--line:#8884;--soft:light-dark(#5c5c5c,#a8a8a8)}
      body{font:15px/1.45 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.4rem;margin:0}h2{font-size:1rem;margin:2rem 0 .4rem}
      p.warning{margin:.8rem 0 0;padding:.4rem .6rem;white-space:pre-line;border-left:.3rem solid #d24040;background:#d2404022}
      p.sub{margin:.2rem 0 0;color:var(--soft)}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
      th{font-weight:600;color:var(--soft);font-size:.85rem}
      .tag{display:inline-block;padding:.05rem .55rem;border-radius:1rem;background:var(--line);font-size:.85rem}
      .open,.Ready{background:#2a9d5c33}.Talking{background:#2f7ed833}.Ringing{background:#e0a10033}
      .WrappingUp{background:#8a5cd633}.Unreachable{background:#d2404033}
      .away .Ready{background:var(--line)}.away td{color:var(--soft)}
      </style></head><body>
      """;

  private final Clock clock;
  private final Supplier<Rulebook> rulebook;
  private final IntSupplier calls;
  private final Supplier<CompletableFuture<FloorView>> view;
  private final ServiceLevels levels;
  private final Supplier<List<String>> warnings;

  /**
   * @param warnings what is wrong though calls are served, as {@link Health} tells it
   */
  public FloorPage(
      Clock clock,
      Supplier<Rulebook> rulebook,
      IntSupplier calls,
      Supplier<CompletableFuture<FloorView>> view,
      ServiceLevels levels,
      Supplier<List<String>> warnings) {
    this.clock = clock;
    this.rulebook = rulebook;
    this.calls = calls;
    this.view = view;
    this.levels = levels;
    this.warnings = warnings;
  }

  /** The page as of now. */
  public CompletableFuture<String> html() {
    return view.get().thenApply(floor -> page(floor, rulebook.get(), clock.now()));
  }

  private String page(FloorView floor, Rulebook rules, Instant now) {
    var out = new StringBuilder(4096).append(HEAD);
    out.append("<h1>☀ ").append(text(rules.company().name())).append("</h1>");
    out.append(
        "<p class=sub>%s · calls: %d · waiting for a person: %d · rules %s</p>"
            .formatted(
                now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                calls.getAsInt(),
                floor.callers().size(),
                text(rules.version())));
    warnings.get().forEach(one -> out.append("<p class=warning>").append(text(one)).append("</p>"));
    sites(out, floor, rules, now);
    queues(out, floor, rules, now);
    agents(out, floor, rules, now);
    callers(out, floor, now);
    return out.append("</body></html>\n").toString();
  }

  private static void sites(StringBuilder out, FloorView floor, Rulebook rules, Instant now) {
    out.append(
        "<h2>Sites</h2><table><tr><th>Site<th>Local time<th>Now<th>Until<th>Because of</tr>");
    for (Site site : rules.company().sites().values()) {
      var state = floor.sites().get(site.id());
      if (state != null) {
        out.append(
            "<tr><td>%s<td>%s<td><span class='tag %s'>%s</span><td>%s<td>%s</tr>"
                .formatted(
                    text(site.label()),
                    LOCAL.format(now.atZone(site.zone())),
                    state.open() ? "open" : "closed",
                    state.open() ? "open" : "closed",
                    state.until().map(at -> LOCAL.format(at.atZone(site.zone()))).orElse(""),
                    text(state.cause().text() + from(state.cause()))));
      }
    }
    out.append("</table>");
  }

  private static String from(Cause cause) {
    return cause.source().isEmpty() ? "" : " (" + cause.source() + ")";
  }

  private void queues(StringBuilder out, FloorView floor, Rulebook rules, Instant now) {
    out.append("<h2>Queues</h2><table>");
    out.append("<tr><th>Queue<th>Waiting<th>Longest<th>Promise<th>Kept in the last hour</tr>");
    for (Queue queue : rules.company().queues().values()) {
      List<FloorView.Caller> callers =
          floor.callers().stream()
              .filter(caller -> caller.request().queue().equals(queue.id()))
              .toList();
      Optional<Instant> since =
          callers.stream().map(caller -> caller.request().since()).min(Comparator.naturalOrder());
      out.append(
          "<tr><td>%s<td>%d<td>%s<td>%s<td>%s</tr>"
              .formatted(
                  text(queue.label()),
                  callers.size(),
                  since.map(at -> length(Duration.between(at, now))).orElse(""),
                  queue.serviceLevel().map(FloorPage::promise).orElse(""),
                  queue.serviceLevel().map(_ -> kept(levels.of(queue.id(), now))).orElse("")));
    }
    out.append("</table>");
  }

  private static String promise(ServiceLevel level) {
    return "%d %% in %s".formatted(level.percent(), length(level.within()));
  }

  private static String kept(ServiceLevels.Kept kept) {
    return kept.counted() == 0
        ? "nobody called"
        : "%.0f %% of %d".formatted(100 * kept.share(), kept.counted());
  }

  private static void agents(StringBuilder out, FloorView floor, Rulebook rules, Instant now) {
    out.append("<h2>Agents</h2><table><tr><th>Agent<th>Site<th>State<th>For<th>Telephone</tr>");
    for (FloorView.Person person : floor.agents()) {
      String state = person.state().getClass().getSimpleName();
      var site = floor.sites().get(person.agent().site());
      boolean away = site != null && !site.open();
      out.append(
          "<tr%s><td>%s<td>%s<td><span class='tag %s'>%s</span><td>%s<td>%s %s</tr>"
              .formatted(
                  away ? " class=away" : "",
                  text(person.agent().label()),
                  text(rules.company().label(person.agent().site())) + (away ? ", closed" : ""),
                  state,
                  state.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT),
                  text(VerdictText.doing(person.state(), now)),
                  text(person.agent().endpoint().value()),
                  person.device().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
    out.append("</table>");
  }

  private static void callers(StringBuilder out, FloorView floor, Instant now) {
    out.append("<h2>Callers waiting for a person</h2>");
    if (floor.callers().isEmpty()) {
      out.append("<p class=sub>Nobody waits.</p>");
      return;
    }
    out.append("<table><tr><th>Call<th>Queue<th>Language<th>Waits<th>Rings</tr>");
    for (FloorView.Caller caller : floor.callers()) {
      out.append(
          "<tr><td>%s<td>%s<td>%s<td>%s<td>%s</tr>"
              .formatted(
                  text(caller.call().value()),
                  text(caller.request().queue().name()),
                  text(caller.request().language().tag()),
                  length(Duration.between(caller.request().since(), now)),
                  caller.with().map(agent -> text(agent.name())).orElse("")));
    }
    out.append("</table>");
  }

  private static String length(Duration length) {
    return length.toMinutes() == 0
        ? length.toSeconds() + " s"
        : "%d min %d s".formatted(length.toMinutes(), length.toSecondsPart());
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace("\"", "&quot;");
  }
}
