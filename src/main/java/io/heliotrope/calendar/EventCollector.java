package io.heliotrope.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.ContentHandler;

/**
 * Hears a calendar line by line and keeps what matters of its events. No object of the library's
 * model is made of it: that would look zones up on the network.
 */
final class EventCollector implements ContentHandler {

  /** More are no calendar of holidays. */
  static final int MOST_EVENTS = 20_000;

  /** A calendar, its events, their alarms, and some room. */
  private static final int DEEPEST = 6;

  private static final Set<String> KEPT =
      Set.of(
          "UID",
          "SUMMARY",
          "STATUS",
          "DTSTART",
          "DTEND",
          "DURATION",
          "RRULE",
          "RDATE",
          "EXDATE",
          "RECURRENCE-ID");

  private final List<RawEvent> events = new ArrayList<>();
  private Optional<RawEvent> event = Optional.empty();
  private int depth;
  private boolean kept;
  private String name = "";
  private String text = "";
  private Optional<String> zone = Optional.empty();

  List<RawEvent> events() {
    return events;
  }

  @Override
  public void startCalendar() {}

  @Override
  public void endCalendar() {}

  @Override
  public void startComponent(String component) {
    if (++depth > DEEPEST) {
      throw new TooMuch("it is nested too deeply");
    }
    if (depth == 1 && component.equalsIgnoreCase("VEVENT")) {
      if (events.size() == MOST_EVENTS) {
        throw new TooMuch("it has more than %,d events".formatted(MOST_EVENTS));
      }
      event = Optional.of(new RawEvent());
    }
  }

  @Override
  public void endComponent(String component) {
    if (--depth == 0) {
      event.ifPresent(events::add);
      event = Optional.empty();
    }
  }

  @Override
  public void startProperty(String property) {
    name = property.toUpperCase(Locale.ROOT);
    kept = depth == 1 && event.isPresent() && KEPT.contains(name);
    text = "";
    zone = Optional.empty();
  }

  @Override
  public void propertyValue(String value) {
    text = value;
  }

  @Override
  public void parameter(String parameter, String value) {
    if (kept && parameter.equalsIgnoreCase("TZID")) {
      zone = Optional.of(value.replace("\"", ""));
    }
  }

  @Override
  public void endProperty(String property) {
    if (kept) {
      event.orElseThrow().add(new RawEvent.Value(name, text.strip(), zone));
    }
  }
}
