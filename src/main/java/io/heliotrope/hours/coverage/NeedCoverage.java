package io.heliotrope.hours.coverage;

import io.heliotrope.call.SiteId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * When a need is met, and when not.
 *
 * @param sites those that can help at some time, with the most seats they have for it
 * @param gaps when nobody is there: in order, without overlap, as are the others
 * @param thin when fewer are there than was promised
 * @param overlaps when two sites or more are there
 * @param findings what there is to say of these: the usual week first
 */
public record NeedCoverage(
    Need need,
    Map<SiteId, Integer> sites,
    List<Stretch> gaps,
    List<Stretch> thin,
    List<Stretch> overlaps,
    List<Finding> findings) {

  public NeedCoverage {
    gaps = List.copyOf(gaps);
    thin = List.copyOf(thin);
    overlaps = List.copyOf(overlaps);
    findings = List.copyOf(findings);
  }

  /** How long all of these are together. */
  public static Duration total(List<Stretch> stretches) {
    return stretches.stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
  }
}
