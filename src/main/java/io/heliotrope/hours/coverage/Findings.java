package io.heliotrope.hours.coverage;

import static io.heliotrope.hours.coverage.Recurrence.WEEK;

import io.heliotrope.hours.coverage.Sweep.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what there is to say of one need, and why. */
final class Findings {

  private static final Duration TWO_WEEKS = WEEK.multipliedBy(2);

  private final Reasons reasons;
  private final int need;
  private final Stretch horizon;

  Findings(List<SiteWatches> sites, int need, Stretch horizon) {
    this.reasons = new Reasons(sites);
    this.need = need;
    this.horizon = horizon;
  }

  /** First what is usual, then what is not. */
  List<Finding> of(Map<Mark, List<Stretch>> marked) {
    List<Finding> findings = new ArrayList<>();
    usual(findings, State.GAP, marked.getOrDefault(Mark.USUAL_GAP, List.of()));
    usual(findings, State.THIN, marked.getOrDefault(Mark.USUAL_THIN, List.of()));
    usual(findings, State.OVERLAP, marked.getOrDefault(Mark.USUAL_OVERLAP, List.of()));
    List<Finding> unusual = new ArrayList<>();
    unusual(unusual, State.GAP, marked.getOrDefault(Mark.NEW_GAP, List.of()));
    unusual(unusual, State.THIN, marked.getOrDefault(Mark.NEW_THIN, List.of()));
    unusual.sort(Comparator.comparing(finding -> finding.when().first()));
    findings.addAll(unusual);
    return findings;
  }

  private void usual(List<Finding> findings, State state, List<Stretch> stretches) {
    for (Recurrence when : Recurrences.of(stretches, horizon)) {
      Stretch last = when.lastTime();
      findings.add(
          new Finding.Usual(
              state,
              when,
              state == State.OVERLAP ? reasons.usuallyThere(need, when.firstTime()) : List.of(),
              when.before() ? List.of() : reasons.sinceTheWeekBefore(need, when.firstTime()),
              when.after()
                  ? List.of()
                  : reasons.sinceTheWeekBefore(
                      need, new Stretch(last.from().plus(WEEK), last.to().plus(WEEK)))));
    }
  }

  /** What has the same reason is told together. */
  private void unusual(List<Finding> findings, State state, List<Stretch> stretches) {
    // beyond the edges it is known not to go on
    var around = new Stretch(horizon.from().minus(TWO_WEEKS), horizon.to().plus(TWO_WEEKS));
    Map<List<Reason>, List<Stretch>> byReason = new LinkedHashMap<>();
    for (Stretch one : stretches) {
      byReason.computeIfAbsent(reasons.fewerThanUsual(need, one), _ -> new ArrayList<>()).add(one);
    }
    byReason.forEach((because, times) ->
        Recurrences.of(times, around)
            .forEach(when -> findings.add(new Finding.Unusual(state, when, because))));
  }
}
