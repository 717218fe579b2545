package io.heliotrope.cli;

import io.heliotrope.config.Site;
import io.heliotrope.floor.Rules;
import io.heliotrope.hours.OpenState;
import io.heliotrope.hours.SiteHours;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** When sites open and close next. */
@Command(
    name = "next",
    description = "Tells which sites open and close next, and which rule says so.",
    footer = {
      "",
      "Examples:",
      "  heliotrope hours next",
      "  heliotrope hours next lisbon --count 3 --from 2027-03-27T12:00Z"
    })
final class HoursNextCommand implements Callable<Integer> {

  private static final int MOST = 10_000;

  private record Change(Instant at, Site site, OpenState state) {}

  @Mixin private Common common = new Common();
  @Mixin private HoursOptions options = new HoursOptions();

  @Parameters(paramLabel = "SITE", arity = "0..*", description = "Only these sites.")
  private List<String> names = List.of();

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many changes (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Those after that moment; after now if left out.")
  private String from = "now";

  @Override
  public Integer call() {
    if (count < 1 || count > MOST) {
      throw options.misused("--count: %d is not 1 to %d.".formatted(count, MOST));
    }
    Instant begin = options.instant("--from", from);
    Rules rules = common.rules();
    List<Change> changes = new ArrayList<>();
    for (Site site : options.sites(rules.company(), names)) {
      changes.addAll(changes(site, rules.hours(site.id()), begin));
    }
    changes.sort(Comparator.comparing(Change::at));
    List<Change> next = changes.subList(0, Math.min(count, changes.size()));
    options.answer(
        () -> Map.of("from", begin.toString(), "changes", json(next)),
        out -> tell(next, begin, out));
    return 0;
  }

  private static void tell(List<Change> next, Instant begin, PrintWriter out) {
    next.forEach(change -> out.println(line(change, begin)));
    if (next.isEmpty()) {
      out.println("Nothing changes any more.");
    }
  }

  private List<Change> changes(Site site, SiteHours hours, Instant begin) {
    List<Change> changes = new ArrayList<>();
    Optional<Instant> at = hours.at(begin).until();
    while (at.isPresent() && changes.size() < count) {
      OpenState state = hours.at(at.get());
      changes.add(new Change(at.get(), site, state));
      at = state.until();
    }
    return changes;
  }

  private static String line(Change change, Instant begin) {
    return "%s  %-6s  %s, %s, in %s: %s"
        .formatted(
            change.at(),
            change.state().open() ? "opens" : "closes",
            change.site().label(),
            OpenText.moment(change.at(), change.site().zone()),
            OpenText.length(Duration.between(begin, change.at())),
            OpenText.cause(change.state().cause()));
  }

  private static List<Map<String, Object>> json(List<Change> changes) {
    return changes.stream()
        .map(change -> {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("at", change.at().toString());
          json.putAll(OpenJson.site(change.site()));
          json.put("open", change.state().open());
          json.put("cause", OpenJson.cause(change.state().cause()));
          return json;
        })
        .toList();
  }
}
