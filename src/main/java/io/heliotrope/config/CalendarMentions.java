package io.heliotrope.config;

import io.heliotrope.call.CalendarId;
import io.heliotrope.call.Printable;
import io.heliotrope.config.YamlNode.Entry;
import io.heliotrope.config.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which calendars sites name, to be held against those there are when all of the file is read. */
final class CalendarMentions {

  private final Mistakes mistakes;
  private final List<Located<CalendarId>> meant = new ArrayList<>();

  CalendarMentions(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The name of a calendar in a site's hours. */
  FieldType<CalendarId> type() {
    return FieldType.made(CalendarId::new).heardBy(meant::add);
  }

  /**
   * Tells which of those that sites name are not there, and which of those there are no site names.
   *
   * @param calendars what the file says under that name, right or wrong
   */
  void check(Optional<YamlNode> calendars) {
    List<Entry> there =
        calendars.isPresent() && calendars.get() instanceof Mapping all ? all.entries() : List.of();
    List<String> names = there.stream().map(Entry::key).toList();
    there.forEach(this::isNamed);
    meant.forEach(one -> isThere(one, names));
  }

  private void isNamed(Entry calendar) {
    if (meant.stream().noneMatch(one -> one.value().name().equals(calendar.key()))) {
      mistakes.warning(
          calendar.place(),
          "calendars." + calendar.key(),
          "no site has this calendar.",
          "Maybe add 'calendar: %s' to a site.".formatted(Printable.of(calendar.key())));
    }
  }

  private void isThere(Located<CalendarId> calendar, List<String> names) {
    String name = calendar.value().name();
    if (!names.contains(name)) {
      mistakes.error(
          calendar.place(),
          calendar.path(),
          "there is no calendar '%s'.".formatted(name),
          names.isEmpty()
              ? "Maybe say where it is: 'calendars: { %s: { url: https://… } }', beside 'sites'."
                  .formatted(name)
              : Suggestion.advice(name, names));
    }
  }
}
