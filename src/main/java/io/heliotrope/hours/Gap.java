package io.heliotrope.hours;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * When nobody of some queues is awake who speaks a language.
 *
 * @param name by which people speak of it: the language, and when it begins: {@code fr:sat-18:00},
 *     {@code fr:mon-fri-17:00}, or {@code fr:2026-12-24-18:00} if it is there once
 * @param zone on whose clock, that of a site whose hours make the difference
 * @param when it is there, closed instead of open
 */
public record Gap(
    String name, Language language, Set<QueueId> queues, ZoneId zone, HoursChange when) {

  public Gap {
    queues = Collections.unmodifiableSet(new LinkedHashSet<>(queues));
  }

  /** Those that one has more than the other. */
  public record Compared(List<Gap> opened, List<Gap> closed) {

    public Compared {
      opened = List.copyOf(opened);
      closed = List.copyOf(closed);
    }
  }
}
