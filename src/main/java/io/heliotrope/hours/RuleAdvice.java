package io.heliotrope.hours;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to try instead of what is not understood. */
final class RuleAdvice {

  /** What people may write and we can't judge by: its name for the message. */
  private static final Map<String, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry("SH", "school holidays are"),
          Map.entry("sunrise", "the sun's own hours are"),
          Map.entry("sunset", "the sun's own hours are"),
          Map.entry("dawn", "the sun's own hours are"),
          Map.entry("dusk", "the sun's own hours are"));

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private RuleAdvice() {}

  /** The mistake that what stands here is. */
  static HoursException notUnderstood(Scanner in) {
    Optional<HoursException> unsupported = unsupported(in);
    if (unsupported.isPresent()) {
      return unsupported.get();
    }
    if (in.stands("||")) {
      return in.wrong("a rule must stand before '||'.", "");
    }
    if (DayReader.find(in).isPresent()) {
      return in.wrong(
          "a weekday must stand before its times.", "Maybe a ';' is missing before it.");
    }
    return in.wrong("this is not understood.", anyAdvice(in));
  }

  /** The mistake that what stands here is if it is known, and not supported. */
  static Optional<HoursException> unsupported(Scanner in) {
    return Optional.ofNullable(in.stands("(") ? "calculated times are" : UNSUPPORTED.get(in.word()))
        .map(what -> in.wrong(what + " not supported.", "Maybe name the times."));
  }

  private static String anyAdvice(Scanner in) {
    String day = DayReader.adviceForDay(in);
    if (!day.isEmpty()) {
      return day;
    }
    for (String month : MONTHS) {
      if (in.standsIgnoringCase(month)) {
        return "Maybe '%s': months are %s.".formatted(month, String.join(", ", MONTHS));
      }
    }
    for (String word : List.of("off", "closed", "open", "PH", "week", "easter")) {
      if (in.word().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
        return "Maybe '%s'.".formatted(word);
      }
    }
    return TimeReader.dashAdvice(in);
  }
}
