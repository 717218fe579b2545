package io.heliotrope.session;

import io.heliotrope.config.Company;
import io.heliotrope.hours.ChangeText;
import io.heliotrope.hours.Gap;
import io.heliotrope.hours.HoursBoard;
import io.heliotrope.hours.HoursChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a change of hours means for callers, as a machine and as people read it. */
public record HoursReview(HoursBoard.Difference difference, List<Line> lines) {

  /** A line for people. */
  public record Line(Kind kind, String text) {}

  /** What a line is about. */
  public enum Kind {
    SITE,
    OPENS,
    CLOSES,
    GAP_OPENED,
    GAP_CLOSED,
    NOTE
  }

  public HoursReview {
    lines = List.copyOf(lines);
  }

  static HoursReview of(HoursBoard before, HoursBoard after, Company company, Instant now) {
    return of(before.difference(after, company, now));
  }

  /** As above, where nothing changes after that end: an emergency does not wait for 400 days. */
  static HoursReview until(
      Instant end, HoursBoard before, HoursBoard after, Company company, Instant now) {
    return of(before.difference(after, company, now, end));
  }

  private static HoursReview of(HoursBoard.Difference difference) {
    List<Line> lines = new ArrayList<>();
    for (HoursBoard.SiteChanges site : difference.sites()) {
      String queues =
          site.queues().isEmpty()
              ? "no queue"
              : site.queues().stream().map(Object::toString).collect(Collectors.joining(", "));
      lines.add(
          new Line(
              Kind.SITE,
              "%s (%s), which serves %s"
                  .formatted(site.site().label(), site.site().zone(), queues)));
      LocalDate horizon = horizon(difference, site.site().zone());
      for (HoursChange change : site.changes()) {
        lines.add(
            new Line(change.opens() ? Kind.OPENS : Kind.CLOSES, ChangeText.of(change, horizon)));
      }
    }
    difference
        .gaps()
        .opened()
        .forEach(gap -> lines.add(new Line(Kind.GAP_OPENED, text(gap, true, difference))));
    difference
        .gaps()
        .closed()
        .forEach(gap -> lines.add(new Line(Kind.GAP_CLOSED, text(gap, false, difference))));
    return new HoursReview(difference, lines);
  }

  private static LocalDate horizon(HoursBoard.Difference difference, ZoneId zone) {
    return LocalDate.ofInstant(difference.from().plus(HoursBoard.HORIZON), zone);
  }

  private static String text(Gap gap, boolean opened, HoursBoard.Difference difference) {
    return ChangeText.of(gap, opened, horizon(difference, gap.zone()));
  }

  /** The same with something more to know. */
  HoursReview with(String note) {
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(Kind.NOTE, note));
    return new HoursReview(difference, more);
  }

  /** The gaps in coverage that are opened, in words. */
  List<String> opened() {
    return lines.stream().filter(line -> line.kind() == Kind.GAP_OPENED).map(Line::text).toList();
  }

  /**
   * Does nothing if all gaps that are opened are accepted.
   *
   * @throws HoursRefused if not, with their names
   */
  void mustBeAccepted(List<String> accepted) {
    List<Gap> open =
        difference.gaps().opened().stream().filter(gap -> !accepted.contains(gap.name())).toList();
    if (!open.isEmpty()) {
      throw new HoursRefused(
          "Nothing was changed, because it%n%s%nMaybe other hours; or say that it is meant so: --accept %s"
              .formatted(
                  open.stream()
                      .map(gap -> "  " + text(gap, true, difference))
                      .collect(Collectors.joining("\n")),
                  open.stream().map(Gap::name).distinct().collect(Collectors.joining(" "))));
    }
  }
}
