package io.heliotrope.hours;

import io.heliotrope.call.CalendarId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Countries' holidays, and those of the calendars that the files name.
 *
 * @param feeds in the order of the file; one that has not been read yet has no days
 */
public record FeedCalendars(Calendars countries, Map<CalendarId, FeedDays> feeds)
    implements Calendars {

  public FeedCalendars {
    feeds = Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
  }

  @Override
  public Holidays country(String code) {
    return countries.country(code);
  }

  @Override
  public Optional<Holidays> feed(CalendarId calendar) {
    return Optional.ofNullable(feeds.get(calendar));
  }

  @Override
  public Set<CalendarId> feedNames() {
    return feeds.keySet();
  }

  /** Tells one state of all these days from another; empty if no calendar is named. */
  public String mark() {
    if (feeds.isEmpty()) {
      return "";
    }
    var sum = new CRC32();
    feeds.values().forEach(one -> sum.update(one.toString().getBytes(StandardCharsets.UTF_8)));
    return "%08x".formatted(sum.getValue());
  }
}
