package io.heliotrope.calendar;

import io.heliotrope.call.Printable;
import io.heliotrope.session.port.FeedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * Reads iCalendar (RFC 5545): events of whole days, repeated and excepted. What comes from the
 * network is hostile: no step of it is unbounded, and nothing that it names is looked up. For any
 * thread.
 */
public final class CalendarReader implements FeedReader {

  /** Steps of repeating and days of lasting, of all events together. */
  static final long MOST_WORK = 2_000_000;

  private static final String NAMELESS = "holiday";

  @Override
  public Reading read(String content, LocalDate from, LocalDate to) {
    if (content.length() > LONGEST) {
      throw new IllegalArgumentException("it is longer than %d MB".formatted(LONGEST / (1 << 20)));
    }
    try {
      return new Work(from, to).read(events(content));
    } catch (IllegalArgumentException said) {
      throw said;
    } catch (RuntimeException unforeseen) { // the library's, at something it did not expect
      throw new IllegalArgumentException("it is not iCalendar, or not all of it", unforeseen);
    }
  }

  private static List<RawEvent> events(String content) {
    var events = new EventCollector();
    try (var lines = new UnfoldingReader(new StringReader(content), true)) {
      new CalendarParserImpl(true).parse(lines, events);
      return events.events();
    } catch (ParserException e) {
      if (e.getCause() instanceof TooMuch refused) {
        throw refused;
      }
      throw new IllegalArgumentException(
          "it is not iCalendar, or not all of it (line %d)".formatted(e.getLineNo()), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("it is not iCalendar", e);
    }
  }

  /** One calendar being read. */
  private static final class Work {

    private final LocalDate from;
    private final LocalDate to;
    private final SortedMap<LocalDate, String> days = new TreeMap<>();
    private final Skipped timed = new Skipped();
    private final Skipped tentative = new Skipped();
    private final Skipped unclear = new Skipped();
    private long work;

    Work(LocalDate from, LocalDate to) {
      this.from = from;
      this.to = to;
    }

    Reading read(List<RawEvent> events) {
      Map<String, Set<LocalDate>> moved = moved(events);
      for (RawEvent event : events) {
        String status = event.text("STATUS");
        if (status.equalsIgnoreCase("TENTATIVE")) {
          tentative.add(event);
        } else if (!status.equalsIgnoreCase("CANCELLED")) {
          boolean alone = event.find("RECURRENCE-ID").isPresent();
          add(event, alone ? Set.of() : moved.getOrDefault(event.text("UID"), Set.of()));
        }
      }
      List<String> notes = new ArrayList<>();
      timed
          .text("at times of the day")
          .map(text -> text + "; half days are said in hours: Dec 24 08:00-13:00")
          .ifPresent(notes::add);
      tentative.text("tentative").ifPresent(notes::add);
      unclear.text("not understood").ifPresent(notes::add);
      return new Reading(days, notes);
    }

    /** The days of repeated events that are said otherwise by an event of their own. */
    private static Map<String, Set<LocalDate>> moved(List<RawEvent> events) {
      Map<String, Set<LocalDate>> moved = new HashMap<>();
      for (RawEvent event : events) {
        event
            .find("RECURRENCE-ID")
            .flatMap(Work::day)
            .ifPresent(
                day -> moved.computeIfAbsent(event.text("UID"), _ -> new HashSet<>()).add(day));
      }
      return moved;
    }

    private static Optional<LocalDate> day(RawEvent.Value value) {
      try {
        return Optional.of(EventTime.of(value, value.zone()).date());
      } catch (IllegalArgumentException unclear) {
        return Optional.empty();
      }
    }

    private void add(RawEvent event, Set<LocalDate> without) {
      try {
        Optional<WholeDays> whole = WholeDays.of(event, from, to, this::worked);
        if (whole.isEmpty()) {
          timed.add(event);
          return;
        }
        for (LocalDate start : whole.get().starts()) {
          if (!without.contains(start)) {
            put(start, whole.get().length(), name(event));
          }
        }
      } catch (TooMuch e) {
        throw e;
      } catch (RuntimeException e) { // whatever the library meets in a rule: BYDAY=M is beyond it
        unclear.add(event);
      }
    }

    private void put(LocalDate start, long length, String name) {
      LocalDate end = start.plusDays(length);
      LocalDate day = start.isBefore(from) ? from : start;
      for (; day.isBefore(end) && !day.isAfter(to); day = day.plusDays(1)) {
        worked(1);
        days.merge(day, name, (one, other) -> one.compareTo(other) < 0 ? one : other);
      }
    }

    private void worked(long steps) {
      work += steps;
      if (work > MOST_WORK) {
        throw new TooMuch("it repeats too much");
      }
    }
  }

  private static String name(RawEvent event) {
    String title = event.title();
    return title.isEmpty() ? NAMELESS : Printable.of(title);
  }

  /** Events that do not count. */
  private static final class Skipped {

    private int count;
    private String example = "";

    void add(RawEvent event) {
      if (count++ == 0) {
        example = name(event);
      }
    }

    Optional<String> text(String what) {
      return count == 0
          ? Optional.empty()
          : Optional.of("not counted: %,d %s, such as '%s'".formatted(count, what, example));
    }
  }
}
