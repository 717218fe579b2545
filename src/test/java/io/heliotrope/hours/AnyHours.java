package io.heliotrope.hours;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hours, zones and instants as they come. */
final class AnyHours {

  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
  private static final List<String> DATES =
      List.of(
          "Apr-Oct",
          "Nov-Mar",
          "Dec 24-Jan 02",
          "Feb 29",
          "easter -2 days",
          "Mar Su[-1]-Oct Su[-1] -1 day",
          "Jan 01-31/8",
          "1995-2030",
          "2030+",
          "1999 Dec 31",
          "week 01-53/2",
          "week 20-30");
  private static final List<String> NTH = List.of("Mo[1]", "Su[-1]", "We[2-4]", "Sa[-1] +1 day");
  static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();
  private static final Instant LAST = Instant.parse("2036-01-01T00:00:00Z");

  private AnyHours() {}

  static ZoneId zone(RandomGenerator random) {
    return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }

  /** From 1970 to 2035, half of them near a change of the clocks. */
  static Instant instant(RandomGenerator random, ZoneId zone) {
    Instant any = Instant.EPOCH.plusSeconds(random.nextLong(LAST.getEpochSecond()));
    ZoneOffsetTransition next = zone.getRules().nextTransition(any);
    if (next == null || random.nextBoolean()) {
      return any;
    }
    return next.getInstant().plusSeconds(random.nextLong(-200_000, 200_000));
  }

  static String text(RandomGenerator random) {
    List<String> rules =
        IntStream.rangeClosed(0, random.nextInt(4))
            .mapToObj(_ ->
                random.nextInt(3) > 0
                    ? anyRule(random)
                    : (DATES.get(random.nextInt(DATES.size())) + " " + anyRule(random)).strip())
            .toList();
    boolean adds = random.nextInt(4) == 0 && rules.stream().noneMatch(AnyHours::endsWithDays);
    String text = String.join(adds ? ", " : "; ", rules);
    return random.nextInt(4) > 0
        ? text
        : text + fallback(random, text) + (random.nextBoolean() ? "" : "; " + anyRule(random));
  }

  /** Then a rule that is added may be meant for them, too. */
  private static boolean endsWithDays(String rule) {
    return !rule.contains(":") && !rule.matches(".*(?:off|open|unknown|\")");
  }

  /** It may not be open where an earlier rule says that it is closed, or may last longer. */
  private static String fallback(RandomGenerator random, String text) {
    String rule = anyRule(random);
    boolean said = rule.endsWith("off") || rule.endsWith("unknown") || rule.endsWith("\"");
    if (!said && (text.contains("off") || text.contains("+"))) {
      rule = rule.replaceFirst("open$", "") + " unknown";
    }
    return " || " + rule + (random.nextInt(3) > 0 ? "" : " || \"by appointment\"");
  }

  private static String anyRule(RandomGenerator random) {
    String days =
        switch (random.nextInt(6)) {
          case 0 -> "";
          case 1 -> NTH.get(random.nextInt(NTH.size()));
          default -> day(random) + (random.nextBoolean() ? "" : "-" + day(random));
        };
    if (random.nextInt(5) == 0) {
      days += (days.isEmpty() ? "" : "," + day(random));
    }
    String times =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(_ -> anyRange(random))
            .collect(Collectors.joining(","));
    boolean bare = days.isEmpty() && times.isEmpty();
    String word =
        switch (random.nextInt(8)) {
          case 0, 1 -> "off";
          case 2 -> bare ? "unknown" : "\"perhaps\"";
          default -> bare ? "open" : "";
        };
    return (days + " " + times + " " + word).strip();
  }

  private static String anyRange(RandomGenerator random) {
    int from = random.nextInt(24 * 60);
    int to = from + 1 + random.nextInt(24 * 60 - 1);
    String end =
        time(
            random.nextBoolean() && to % (24 * 60) != from
                ? to
                : to % (24 * 60) == 0 ? 24 * 60 : to % (24 * 60));
    return switch (random.nextInt(10)) {
      case 0 -> time(from) + "+";
      case 1 -> time(from) + "-" + end + "+";
      default -> time(from) + "-" + end;
    };
  }

  private static String day(RandomGenerator random) {
    return DAYS.get(random.nextInt(7));
  }

  static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}
