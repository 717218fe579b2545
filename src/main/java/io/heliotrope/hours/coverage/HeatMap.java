package io.heliotrope.hours.coverage;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Coverage as a picture: the hours of the week from left to right, a row for each site and each
 * need. An SVG that stands alone and is readable on light and on dark ground.
 */
public final class HeatMap {

  private static final int HOUR = 6;
  private static final int ROW = 20;
  private static final int CELL = 16;
  private static final int HEAD = 96;
  private static final int MARGIN = 20;
  private static final int FONT = 12;

  /** How wide a character is at most, on the average of a label. */
  private static final double CHARACTER = 0.62;

  private static final int LONGEST_LABEL = 40;

  private static final String STYLE =
      """
      svg { --ground: #ffffff; --ink: #1f2933; --faint: #5f6c7b; --line: #cbd2d9;
            --closed: #eceff3; --some: #b9d6ee; --most: #6aaedb; --open: #1f6fb2; --two: #0b3c66;
            --gap: #d1495b; --gapmost: #ec9a8b; --gapsome: #f7d3b5; }
      @media (prefers-color-scheme: dark) {
        svg { --ground: #14181d; --ink: #e6eaef; --faint: #9aa5b1; --line: #3a434d;
              --closed: #222931; --some: #22445f; --most: #2f709f; --open: #4aa3df; --two: #a9d8f7;
              --gap: #e4576b; --gapmost: #9c4450; --gapsome: #6b4a35; } }
      text { font: 12px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: var(--ink); }
      .title { font-size: 17px; font-weight: 600; }
      .faint { fill: var(--faint); }
      .head { font-weight: 600; }
      .ground { fill: var(--ground); }
      line { stroke: var(--line); }
      .closed { fill: var(--closed); } .some { fill: var(--some); } .most { fill: var(--most); }
      .open { fill: var(--open); } .two { fill: var(--two); }
      .gap { fill: var(--gap); } .gapmost { fill: var(--gapmost); } .gapsome { fill: var(--gapsome); }
      """;

  /**
   * How an hour of the week is shown.
   *
   * @param css the class in the picture
   * @param words in the legend and where the pointer is
   */
  private enum Shade {
    CLOSED("closed", "closed"),
    SOME("some", "open in some weeks"),
    MOST("most", "open in most weeks"),
    OPEN("open", "open in every week"),
    GAP("gap", "nobody in any week"),
    GAP_MOST("gapmost", "nobody in most weeks"),
    GAP_SOME("gapsome", "nobody in some weeks"),
    COVERED("open", "somebody in every week"),
    TWO("two", "two sites or more in every week");

    private final String css;
    private final String words;

    Shade(String css, String words) {
      this.css = css;
      this.words = words;
    }
  }

  private record Row(String label, Shade[] shades) {}

  private final Company company;
  private final Coverage coverage;
  private final List<NeedCoverage> needs;

  /**
   * @param needs a row for each
   */
  public HeatMap(Company company, Coverage coverage, List<NeedCoverage> needs) {
    this.company = company;
    this.coverage = coverage;
    this.needs = List.copyOf(needs);
  }

  /** The picture, as text. */
  public String svg() {
    List<Row> sites = company.sites().keySet().stream().map(this::row).toList();
    List<Row> rows = needs.stream().map(this::row).toList();
    int left = left(sites, rows);
    int width = left + HourShares.HOURS * HOUR + MARGIN;
    int second = HEAD + sites.size() * ROW + ROW + 8;
    int legend = second + rows.size() * ROW + ROW;
    int height = legend + 3 * ROW;
    String dates =
        "%s to %s"
            .formatted(
                WhenText.date(coverage.horizon().from()), WhenText.date(coverage.horizon().to()));
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" \
        width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
        <title id="title">%3$s: who is awake in each hour of the week</title>
        <desc id="desc">%4$s</desc>
        <style>%5$s</style>
        <rect class="ground" width="%1$d" height="%2$d"/>
        <text class="title" x="%6$d" y="32">%3$s: who is awake</text>
        <text class="faint" x="%6$d" y="52">each hour of the week, %7$s; times in UTC</text>
        """
            .formatted(
                width,
                height,
                xml(shortened(company.name())),
                xml(description(dates)),
                STYLE,
                MARGIN,
                dates));
    days(svg, left, second + rows.size() * ROW);
    rows(svg, "Sites", sites, left, HEAD);
    rows(svg, "Needs", rows, left, second);
    legend(svg, left, legend);
    return svg.append("</svg>\n").toString();
  }

  private String description(String dates) {
    return "%s. %s"
        .formatted(
            dates,
            needs.stream()
                .map(one ->
                    "%s: nobody %.1f %% of the time"
                        .formatted(
                            one.need().label(),
                            100.0
                                * NeedCoverage.total(one.gaps()).toSeconds()
                                / coverage.horizon().length().toSeconds()))
                .collect(Collectors.joining("; ")));
  }

  private static int left(List<Row> sites, List<Row> rows) {
    int longest = "Needs".length();
    for (List<Row> list : List.of(sites, rows)) {
      for (Row row : list) {
        longest = Math.max(longest, row.label().length());
      }
    }
    return MARGIN + (int) (longest * CHARACTER * FONT) + 12;
  }

  private Row row(SiteId site) {
    double[] open = HourShares.of(coverage.when(new Need.Anybody(), site), coverage.horizon());
    return new Row(
        shortened(company.label(site)),
        shades(hour ->
            open[hour] == 0
                ? Shade.CLOSED
                : open[hour] >= 1 ? Shade.OPEN : open[hour] >= 0.5 ? Shade.MOST : Shade.SOME));
  }

  private Row row(NeedCoverage one) {
    double[] gaps = HourShares.of(one.gaps(), coverage.horizon());
    double[] overlaps = HourShares.of(one.overlaps(), coverage.horizon());
    return new Row(
        shortened(one.need().label()),
        shades(hour ->
            gaps[hour] >= 1
                ? Shade.GAP
                : gaps[hour] >= 0.5
                    ? Shade.GAP_MOST
                    : gaps[hour] > 0
                        ? Shade.GAP_SOME
                        : overlaps[hour] >= 1 ? Shade.TWO : Shade.COVERED));
  }

  private static Shade[] shades(java.util.function.IntFunction<Shade> ofHour) {
    Shade[] shades = new Shade[HourShares.HOURS];
    Arrays.setAll(shades, ofHour);
    return shades;
  }

  private static void days(StringBuilder svg, int left, int bottom) {
    for (DayOfWeek day : DayOfWeek.values()) {
      int x = left + day.ordinal() * 24 * HOUR;
      svg.append(
          "<line x1=\"%1$d\" y1=\"%2$d\" x2=\"%1$d\" y2=\"%3$d\"/>\n"
              .formatted(x, HEAD - 30, bottom));
      svg.append(
          "<text class=\"head\" x=\"%d\" y=\"%d\">%s</text>\n"
              .formatted(x + 4, HEAD - 20, day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
      for (int hour = 6; hour < 24; hour += 6) {
        svg.append(
            "<text class=\"faint\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">%d</text>\n"
                .formatted(x + hour * HOUR, HEAD - 5, hour));
      }
    }
  }

  private static void rows(StringBuilder svg, String head, List<Row> rows, int left, int top) {
    svg.append(
        "<text class=\"head\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(MARGIN, top - 5, head));
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      int y = top + i * ROW;
      svg.append(
          "<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(MARGIN, y + ROW - 7, xml(row.label())));
      for (int hour = 0; hour < HourShares.HOURS; ) {
        int end = hour + 1;
        while (end < HourShares.HOURS && row.shades()[end] == row.shades()[hour]) {
          end++;
        }
        svg.append(
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"><title>%s</title></rect>\n"
                .formatted(
                    row.shades()[hour].css,
                    left + hour * HOUR,
                    y + 1,
                    (end - hour) * HOUR,
                    CELL,
                    xml(
                        "%s, %s to %s UTC: %s"
                            .formatted(
                                row.label(), time(hour), time(end), row.shades()[hour].words))));
        hour = end;
      }
    }
  }

  private static void legend(StringBuilder svg, int left, int top) {
    int y = top;
    for (List<Shade> line :
        List.of(
            List.of(Shade.OPEN, Shade.MOST, Shade.SOME, Shade.CLOSED),
            List.of(Shade.TWO, Shade.COVERED, Shade.GAP_SOME, Shade.GAP_MOST, Shade.GAP))) {
      int x = left;
      svg.append(
          "<text class=\"head\" x=\"%d\" y=\"%d\">%s</text>\n"
              .formatted(MARGIN, y + FONT, line.contains(Shade.OPEN) ? "Sites" : "Needs"));
      for (Shade shade : line) {
        svg.append(
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"14\" height=\"14\" stroke=\"var(--line)\"/>\n"
                .formatted(shade.css, x, y));
        svg.append("<text x=\"%d\" y=\"%d\">%s</text>\n".formatted(x + 20, y + FONT, shade.words));
        x += 44 + (int) (shade.words.length() * CHARACTER * FONT);
      }
      y += ROW + 4;
    }
  }

  /** {@code Mon 18:00}. */
  private static String time(int hour) {
    return "%s %02d:00"
        .formatted(
            DayOfWeek.MONDAY.plus(hour / 24 % 7).getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
            hour % 24);
  }

  private static String shortened(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("\\p{Cntrl}", " ");
  }
}
