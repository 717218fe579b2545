package io.heliotrope.cli;

import io.heliotrope.config.Site;
import io.heliotrope.hours.Cause;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.hours.Span;
import io.heliotrope.hours.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/** A site's week: a line for each day, a character for each half hour, and what is unusual. */
final class WeekPicture {

  private static final int CELLS = 48;
  private static final int MINUTES = 30;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final String INDENT = " ".repeat(14);

  private final Site site;
  private final SiteHours hours;
  private final ZoneId clock;
  private final char drawing;

  /**
   * @param clock whose days and times are told
   * @param drawing what stands for open
   */
  WeekPicture(Site site, SiteHours hours, ZoneId clock, char drawing) {
    this.site = site;
    this.hours = hours;
    this.clock = clock;
    this.drawing = drawing;
  }

  String of(LocalDate monday) {
    var text = new StringBuilder();
    text.append(
        "%s (%s)%s%n"
            .formatted(
                site.label(),
                site.zone(),
                clock.equals(site.zone()) ? "" : ", on the clock of " + clock));
    text.append(INDENT);
    for (int hour = 0; hour < 24; hour += 2) {
      text.append("%-4d".formatted(hour));
    }
    text.append("24\n");
    for (int day = 0; day < 7; day++) {
      text.append(line(monday.plusDays(day)));
    }
    return text.toString();
  }

  private String line(LocalDate date) {
    Instant begin = start(date.atStartOfDay());
    Instant end = start(date.plusDays(1).atStartOfDay());
    String name = "  %-12s".formatted(DAY.format(date));
    if (!begin.isBefore(end)) {
      return "%s(the calendar skips this day)%n".formatted(name);
    }
    List<Span> spans = hours.between(begin, end);
    var cells = new StringBuilder();
    for (int cell = 0; cell < CELLS; cell++) {
      cells.append(cell(date.atStartOfDay().plusMinutes((long) cell * MINUTES), spans));
    }
    var text = new StringBuilder();
    text.append("%s%s  %s".formatted(name, cells, times(spans, begin, end)).stripTrailing());
    text.append('\n');
    notes(spans, begin, end).forEach(note -> text.append(INDENT).append(note).append('\n'));
    return text.toString();
  }

  /** Half an hour: open for all of it, for a part, not at all, or not on that day's clock. */
  private char cell(LocalDateTime reading, List<Span> spans) {
    Instant from = start(reading);
    Instant to = WallClock.end(reading.plusMinutes(MINUTES), clock);
    if (!from.isBefore(to)) {
      return '-';
    }
    boolean open = false;
    boolean closed = false;
    for (Span span : spans) {
      if (span.from().isBefore(to) && from.isBefore(span.to())) {
        open |= span.open();
        closed |= !span.open();
      }
    }
    return open ? (closed ? ':' : drawing) : '.';
  }

  private String times(List<Span> spans, Instant begin, Instant end) {
    List<String> times = new ArrayList<>();
    Instant from = begin;
    boolean open = false;
    for (Span span : spans) {
      if (span.open() != open) {
        if (open) {
          times.add(time(from) + "-" + time(span.from()));
        }
        from = span.from();
        open = span.open();
      }
    }
    if (open) {
      times.add(time(from) + "-" + (time(end).equals("00:00") ? "24:00" : time(end)));
    }
    return times.isEmpty() ? "closed" : String.join(", ", times);
  }

  /** What makes this day another than usual. */
  private SequencedSet<String> notes(List<Span> spans, Instant begin, Instant end) {
    SequencedSet<String> notes = new LinkedHashSet<>();
    for (Span span : spans) {
      if (isUnusual(span.cause())) {
        notes.add(
            "^ %s: %s".formatted(span.open() ? "open" : "closed", OpenText.cause(span.cause())));
      }
    }
    change(notes, site.zone(), begin, end);
    change(notes, clock, begin, end);
    return notes;
  }

  private static boolean isUnusual(Cause cause) {
    return switch (cause) {
      case Cause.ByRule rule -> !rule.holiday().isEmpty();
      case Cause.ByOverride _ -> true;
    };
  }

  private void change(SequencedSet<String> notes, ZoneId zone, Instant begin, Instant end) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(begin.minusNanos(1));
    if (change != null && change.getInstant().isBefore(end)) {
      notes.add(
          "^ %s: the clocks go %s, %s is followed by %s"
              .formatted(
                  zone,
                  change.isGap() ? "forward" : "back",
                  TIME.format(change.getDateTimeBefore()),
                  TIME.format(change.getDateTimeAfter())));
    }
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(clock));
  }

  private Instant start(LocalDateTime reading) {
    return WallClock.start(reading, clock);
  }
}
