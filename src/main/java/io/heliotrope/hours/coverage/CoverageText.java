package io.heliotrope.hours.coverage;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Coverage in sentences. Times are UTC: the sites' own clocks change on different days. */
public final class CoverageText {

  private final Company company;
  private final ReasonText reasons;

  public CoverageText(Company company) {
    this.company = company;
    this.reasons = new ReasonText(company);
  }

  /**
   * All of it.
   *
   * @param needs those to tell of; those with the same story are told together
   */
  public String of(Coverage coverage, List<NeedCoverage> needs) {
    Stretch horizon = coverage.horizon();
    var text = new StringBuilder();
    text.append(
        "%s, %s to %s (%d days), times in UTC%n"
            .formatted(
                company.name(),
                WhenText.date(horizon.from()),
                WhenText.date(horizon.to()),
                ChronoUnit.DAYS.between(horizon.from(), horizon.to())));
    record Same(Map<SiteId, Integer> sites, List<Finding> findings) {}
    Map<Same, List<NeedCoverage>> groups = new LinkedHashMap<>();
    for (NeedCoverage one : needs) {
      groups
          .computeIfAbsent(new Same(one.sites(), one.findings()), _ -> new ArrayList<>())
          .add(one);
    }
    groups.values().forEach(group -> text.append('\n').append(block(coverage, group)));
    return text.toString();
  }

  private String block(Coverage coverage, List<NeedCoverage> group) {
    NeedCoverage first = group.getFirst();
    Need told = group.size() == 1 ? first.need() : new Need.Anybody();
    var text = new StringBuilder();
    text.append(group.stream().map(one -> one.need().label()).collect(Collectors.joining(" · ")));
    text.append(": ").append(sites(first.sites())).append('\n');
    text.append("  ").append(summary(coverage, first)).append('\n');
    for (Finding finding : first.findings()) {
      text.append("  ").append(sentence(told, coverage.promised(), finding)).append('\n');
    }
    return text.toString();
  }

  /** {@code Sun 29 Mar 2026 01:00–02:00 UTC: nobody speaks French, because …}. */
  public String sentence(Need need, int promised, Finding finding) {
    String when = WhenText.of(finding.when());
    String what =
        switch (finding.state()) {
          case GAP -> "nobody " + need.one();
          case THIN -> "fewer than %d %s".formatted(promised, need.many());
          case OVERLAP -> together(finding);
        };
    return "%s: %s%s".formatted(when, what, reasons.of(finding));
  }

  private String together(Finding finding) {
    return switch (finding) {
      case Finding.Usual usual -> labels(usual.sites()) + " are there";
      case Finding.Unusual _ -> "more sites than one are there";
    };
  }

  private static String summary(Coverage coverage, NeedCoverage one) {
    Duration all = coverage.horizon().length();
    List<String> parts = new ArrayList<>();
    parts.add(one.gaps().isEmpty() ? "somebody at any time" : "nobody " + share(one.gaps(), all));
    if (!one.thin().isEmpty()) {
      parts.add("fewer than %d %s".formatted(coverage.promised(), share(one.thin(), all)));
    }
    if (!one.overlaps().isEmpty()) {
      parts.add("several sites " + share(one.overlaps(), all));
    }
    return String.join(", ", parts);
  }

  /** {@code 12.5 % of the time (1200 h)}. */
  private static String share(List<Stretch> stretches, Duration all) {
    Duration total = NeedCoverage.total(stretches);
    return String.format(
        Locale.ROOT,
        "%.1f %% of the time (%s h)",
        100.0 * total.toSeconds() / Math.max(1, all.toSeconds()),
        hours(total));
  }

  private static String hours(Duration total) {
    return total.toMinutesPart() == 0
        ? String.valueOf(total.toHours())
        : String.format(Locale.ROOT, "%.1f", total.toMinutes() / 60.0);
  }

  private String sites(Map<SiteId, Integer> sites) {
    return sites.isEmpty()
        ? "nobody"
        : sites.entrySet().stream()
            .map(entry -> company.label(entry.getKey()) + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  private String labels(Collection<SiteId> sites) {
    return Few.of(sites.stream().map(company::label).toList());
  }
}
