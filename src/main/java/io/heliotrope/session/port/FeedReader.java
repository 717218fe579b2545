package io.heliotrope.session.port;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Understands what a calendar's feed says. */
@FunctionalInterface
public interface FeedReader {

  /** Bytes of a feed, and letters; what is longer is no calendar of holidays. */
  int LONGEST = 2 << 20;

  /**
   * The whole days of those years, each with what it is called.
   *
   * @param content whatever came from the network
   * @param from the first day that matters
   * @param to the last
   * @throws IllegalArgumentException if it is no calendar; the message ends a sentence, and has
   *     nothing of the content
   */
  Reading read(String content, LocalDate from, LocalDate to);

  /**
   * What was understood.
   *
   * @param notes what in it does not count, and why
   */
  record Reading(SortedMap<LocalDate, String> days, List<String> notes) {
    public Reading {
      days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
      notes = List.copyOf(notes);
    }
  }
}
