package io.heliotrope.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/**
 * An event that lasts one or more whole days.
 *
 * @param starts the days on which it begins, by what it says of repeating
 * @param length in days, at least 1
 */
record WholeDays(List<LocalDate> starts, long length) {

  /** Longer rules are no calendar's. */
  private static final int LONGEST_RULE = 500;

  private static final int LONGEST_EVENT = 366;
  private static final Pattern TIME_OF_DAY = Pattern.compile("(?i).*BY(HOUR|MINUTE|SECOND)=.*");
  private static final Pattern UNTIL = Pattern.compile("(?i)UNTIL=([^;]*)");
  private static final Pattern LENGTH =
      Pattern.compile("\\+?P(?:(\\d{1,4})W|(\\d{1,5})D(?:T0+[HMS])*|T(\\d{1,5})H)");

  /**
   * The event read; empty if it is no matter of whole days.
   *
   * @param work is told about each step before it is done
   * @throws IllegalArgumentException if it is not understood
   */
  static Optional<WholeDays> of(RawEvent event, LocalDate from, LocalDate to, LongConsumer work) {
    RawEvent.Value written =
        event.find("DTSTART").orElseThrow(() -> new IllegalArgumentException("it has no begin"));
    EventTime start = EventTime.of(written, Optional.empty());
    boolean utc = written.text().endsWith("Z");
    Optional<Long> length = length(event, start, written.zone());
    if (utc || !start.isDay() || length.isEmpty()) {
      return Optional.empty();
    }
    long days = Math.max(1, length.get());
    var starts = new TreeSet<LocalDate>();
    starts.add(start.date());
    for (RawEvent.Value one : event.list("RDATE")) {
      starts.add(EventTime.of(one, written.zone()).date());
    }
    LocalDate first = from.minusDays(Math.min(days, LONGEST_EVENT));
    String rule = event.text("RRULE");
    if (!rule.isEmpty()) {
      starts.addAll(repeated(rule, start.date(), written.zone(), first, to, work));
    }
    for (RawEvent.Value one : event.list("EXDATE")) {
      starts.remove(EventTime.of(one, written.zone()).date());
    }
    return Optional.of(new WholeDays(List.copyOf(starts), days));
  }

  /** In days; empty if they are not whole. */
  private static Optional<Long> length(RawEvent event, EventTime start, Optional<String> zone) {
    Optional<RawEvent.Value> end = event.find("DTEND");
    if (end.isPresent()) {
      EventTime last = EventTime.of(end.get(), zone);
      return last.isDay()
          ? Optional.of(ChronoUnit.DAYS.between(start.date(), last.date()))
          : Optional.empty();
    }
    String text = event.text("DURATION");
    if (text.isEmpty()) {
      return start.time().isEmpty() ? Optional.of(1L) : Optional.empty();
    }
    var shape = LENGTH.matcher(text);
    if (!shape.matches()) {
      return Optional.empty();
    }
    if (shape.group(3) != null) {
      long hours = Long.parseLong(shape.group(3));
      return hours % 24 == 0 ? Optional.of(hours / 24) : Optional.empty();
    }
    return Optional.of(
        shape.group(1) != null
            ? 7 * Long.parseLong(shape.group(1))
            : Long.parseLong(shape.group(2)));
  }

  private static List<LocalDate> repeated(
      String written,
      LocalDate start,
      Optional<String> zone,
      LocalDate first,
      LocalDate to,
      LongConsumer work) {
    if (written.length() > LONGEST_RULE || TIME_OF_DAY.matcher(written).matches()) {
      throw new IllegalArgumentException("it does not repeat by days");
    }
    Recur<LocalDate> rule = new Recur<>(untilDay(written, zone));
    long step = Math.max(1L, rule.getInterval()) * days(rule.getFrequency());
    long choices = 1 + written.chars().filter(c -> c == ',').count();
    LocalDate looked = rule.getCount() > 0 || start.isAfter(first) ? start : first;
    work.accept(steps(start, looked, step) + steps(looked, to, step) * choices);
    List<LocalDate> found = new ArrayList<>(rule.getDates(start, first, to));
    found.removeIf(day -> day.isBefore(start));
    return found;
  }

  private static long steps(LocalDate from, LocalDate to, long length) {
    return Math.max(0, ChronoUnit.DAYS.between(from, to)) / length + 1;
  }

  /** An end in UTC is that of the day on the event's own clock. */
  private static String untilDay(String rule, Optional<String> zone) {
    var until = UNTIL.matcher(rule);
    if (!until.find()) {
      return rule;
    }
    LocalDate day =
        EventTime.of(new RawEvent.Value("UNTIL", until.group(1), Optional.empty()), zone).date();
    return until.replaceFirst("UNTIL=" + day.toString().replace("-", ""));
  }

  private static int days(Frequency frequency) {
    return switch (frequency) {
      case DAILY -> 1;
      case WEEKLY -> 7;
      case MONTHLY -> 28;
      case YEARLY -> 365;
      case HOURLY, MINUTELY, SECONDLY ->
          throw new IllegalArgumentException("it does not repeat by days");
    };
  }
}
