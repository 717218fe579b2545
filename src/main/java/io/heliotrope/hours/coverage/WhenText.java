package io.heliotrope.hours.coverage;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Recurrences in words: {@code every Mon–Fri 17:00–18:00 UTC from 15 Mar to 26 Mar 2027}. */
final class WhenText {

  private static final DateTimeFormatter DATE = format("d MMM uuuu");
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter WEEKDAY = format("EEE d MMM uuuu");
  private static final DateTimeFormatter TIME = format("HH:mm");
  private static final DateTimeFormatter MOMENT = format("EEE d MMM uuuu HH:mm");

  private WhenText() {}

  static String of(Recurrence when) {
    if (when.isAlways() && when.isAllWeek()) {
      return "at any time";
    }
    if (when.isOnce() || when.isAllWeek()) {
      return once(when);
    }
    boolean again = when.before() || when.after() || weeks(when) > 0 || when.days().size() == 7;
    return "%s%s UTC%s".formatted(again ? "every " : "", week(when), dates(when));
  }

  private static long weeks(Recurrence when) {
    return Duration.between(when.first(), when.last()).toDays() / 7;
  }

  private static String once(Recurrence when) {
    Stretch time = when.firstTime();
    if (when.before()) {
      return "until %s UTC".formatted(MOMENT.format(utc(time.to())));
    }
    if (when.after()) {
      return "from %s UTC on".formatted(MOMENT.format(utc(time.from())));
    }
    return time.length().compareTo(Duration.ofDays(1)) <= 0
        ? "%s %s UTC".formatted(WEEKDAY.format(utc(time.from())), times(time))
        : "%s to %s UTC".formatted(MOMENT.format(utc(time.from())), MOMENT.format(utc(time.to())));
  }

  /** {@code Mon–Fri 17:00–18:00} or {@code Fri 18:00–Mon 08:00}. */
  static String week(Recurrence when) {
    Stretch time = when.firstTime();
    return when.length().compareTo(Duration.ofDays(1)) <= 0
        ? days(when.days()) + " " + times(time)
        : "%s %s–%s %s"
            .formatted(
                name(Recurrence.day(time.from())),
                TIME.format(utc(time.from())),
                name(Recurrence.day(time.to())),
                TIME.format(utc(time.to())));
  }

  private static String dates(Recurrence when) {
    if (when.isAlways()) {
      return "";
    }
    if (when.before()) {
      return " until " + date(when.last());
    }
    if (when.after()) {
      return " from %s on".formatted(date(when.first()));
    }
    boolean sameYear = utc(when.first()).getYear() == utc(when.last()).getYear();
    return " from %s to %s"
        .formatted((sameYear ? DAY : DATE).format(utc(when.first())), date(when.last()));
  }

  private static String times(Stretch time) {
    String to = TIME.format(utc(time.to()));
    return TIME.format(utc(time.from())) + "–" + (to.equals("00:00") ? "24:00" : to);
  }

  private static String days(Set<DayOfWeek> days) {
    if (days.size() == DayOfWeek.values().length) {
      return "day";
    }
    List<List<DayOfWeek>> rows = new ArrayList<>();
    for (DayOfWeek day : days) {
      if (!rows.isEmpty() && rows.getLast().getLast().plus(1) == day) {
        rows.getLast().add(day);
      } else {
        rows.add(new ArrayList<>(List.of(day)));
      }
    }
    if (rows.size() > 1
        && rows.getFirst().getFirst() == DayOfWeek.MONDAY
        && rows.getLast().getLast() == DayOfWeek.SUNDAY) { // over the end of the week
      rows.getLast().addAll(rows.removeFirst());
    }
    return rows.stream().map(WhenText::row).collect(Collectors.joining(", "));
  }

  private static String row(List<DayOfWeek> days) {
    return switch (days.size()) {
      case 1 -> name(days.getFirst());
      case 2 -> name(days.getFirst()) + ", " + name(days.getLast());
      default -> name(days.getFirst()) + "–" + name(days.getLast());
    };
  }

  static String date(Instant instant) {
    return DATE.format(utc(instant));
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
