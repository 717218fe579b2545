package io.heliotrope.hours;

import io.heliotrope.call.QueueId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells changes and gaps in words. */
public final class ChangeText {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final int MOST_EXCEPTIONS = 6;

  private ChangeText() {}

  /**
   * {@code every Mon–Fri 17:00–18:00 from 24 Nov 2026: closed instead of open, but not on 25 Dec
   * 2026}.
   *
   * @param horizon the last day that was compared: what lasts until then is told without an end
   */
  public static String of(HoursChange change, LocalDate horizon) {
    return when(change, horizon)
        + (change.opens() ? ": open instead of closed" : ": closed instead of open")
        + exceptions(change);
  }

  /**
   * {@code opens the gap fr:sat-18:00: nobody speaks French for billing, every Sat 18:00–20:00 from
   * 28 Nov 2026 (Europe/Lisbon)}.
   *
   * @param horizon as above
   */
  public static String of(Gap gap, boolean opened, LocalDate horizon) {
    String language =
        Locale.forLanguageTag(gap.language().tag()).getDisplayLanguage(Locale.ENGLISH);
    String queues = gap.queues().stream().map(QueueId::name).collect(Collectors.joining(", "));
    return "%s the gap %s: nobody %s %s for %s, %s (%s)%s"
        .formatted(
            opened ? "opens" : "closes",
            gap.name(),
            opened ? "speaks" : "spoke",
            language,
            queues,
            when(gap.when(), horizon),
            gap.zone(),
            exceptions(gap.when()));
  }

  private static String when(HoursChange change, LocalDate horizon) {
    var text = new StringBuilder();
    if (change.once()) {
      text.append("on ").append(DATE.format(change.first())).append(' ');
      text.append(TIME.format(change.from())).append('–').append(end(change));
      if (change.daysLater() > 1 || (change.daysLater() == 1 && !atMidnight(change))) {
        text.append(" (%s)".formatted(DATE.format(change.first().plusDays(change.daysLater()))));
      }
      return text.toString();
    }
    text.append("every ").append(days(change.days())).append(' ');
    text.append(TIME.format(change.from())).append('–').append(end(change));
    if (change.daysLater() > 1) {
      text.append(" (%d days later)".formatted(change.daysLater()));
    }
    text.append(" from ").append(SHORT_DATE.format(change.first()));
    if (change.last().plusDays(8).isBefore(horizon)) {
      text.append(" to ").append(SHORT_DATE.format(change.last()));
    }
    return text.toString();
  }

  private static String exceptions(HoursChange change) {
    return change.except().isEmpty() ? "" : ", but not on " + dates(change.except());
  }

  private static boolean atMidnight(HoursChange change) {
    return change.to().equals(LocalTime.MIDNIGHT);
  }

  private static String end(HoursChange change) {
    return change.daysLater() == 1 && atMidnight(change) ? "24:00" : TIME.format(change.to());
  }

  private static String dates(List<LocalDate> dates) {
    String named =
        dates.stream()
            .limit(MOST_EXCEPTIONS)
            .map(SHORT_DATE::format)
            .collect(Collectors.joining(", "));
    return dates.size() > MOST_EXCEPTIONS
        ? "%s and %d more days".formatted(named, dates.size() - MOST_EXCEPTIONS)
        : named;
  }

  /** {@code Mon–Fri}, {@code Mon, Wed}, {@code day}. */
  static String days(Set<DayOfWeek> all) {
    if (all.size() == 7) {
      return "day";
    }
    List<String> parts = new ArrayList<>();
    List<DayOfWeek> days = List.copyOf(new TreeSet<>(all));
    for (int i = 0; i < days.size(); ) {
      int last = i;
      while (last + 1 < days.size()
          && days.get(last + 1).getValue() == days.get(last).getValue() + 1) {
        last++;
      }
      if (last - i >= 2) {
        parts.add(name(days.get(i)) + "–" + name(days.get(last)));
      } else {
        days.subList(i, last + 1).forEach(day -> parts.add(name(day)));
      }
      i = last + 1;
    }
    return String.join(", ", parts);
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }
}
