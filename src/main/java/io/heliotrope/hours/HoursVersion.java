package io.heliotrope.hours;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.HoursText;
import io.heliotrope.config.ScheduleText;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of hours that was published: those of the sites it changes.
 *
 * @param number from 0, which is what sites.yaml said first
 * @param inForce from when on it counts, {@link Instant#MIN} for version 0
 * @param backTo the version after which all is again as if nothing had been published since
 * @param sites what each of them has from then on
 */
public record HoursVersion(
    int number,
    Instant published,
    Instant inForce,
    String author,
    String why,
    List<String> acknowledged,
    Optional<Integer> backTo,
    Map<SiteId, ScheduleText> sites) {

  /** The author of what was changed in the files. */
  public static final String FILES = "sites.yaml";

  public HoursVersion {
    acknowledged = List.copyOf(acknowledged);
    sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
    if (number < 0 || backTo.filter(earlier -> earlier < 0 || earlier >= number).isPresent()) {
      throw new IllegalArgumentException(
          "Version %d can't go back to version %s.".formatted(number, backTo));
    }
  }

  /** Version 0. */
  public static HoursVersion first(Instant at, Map<SiteId, ScheduleText> sites) {
    return new HoursVersion(0, at, Instant.MIN, FILES, "", List.of(), Optional.empty(), sites);
  }

  /**
   * One that was kept as a text.
   *
   * @throws IllegalArgumentException if the head lacks something
   */
  public static HoursVersion of(HoursText text) {
    HoursText.Head head = text.head();
    int number = head.version().orElseThrow(() -> lacks("version"));
    return new HoursVersion(
        number,
        head.published().orElseThrow(() -> lacks("published")),
        number == 0 ? Instant.MIN : head.inForce().orElseThrow(() -> lacks("in-force")),
        head.author().orElseThrow(() -> lacks("author")),
        head.why().orElse(""),
        head.acknowledged(),
        head.backTo(),
        text.sites());
  }

  private static IllegalArgumentException lacks(String what) {
    return new IllegalArgumentException("The head of a version needs '%s'.".formatted(what));
  }

  /** As it is kept. */
  public HoursText text() {
    return new HoursText(
        new HoursText.Head(
            Optional.of(number),
            number == 0 ? Optional.empty() : Optional.of(number - 1),
            Optional.empty(),
            Optional.of(published),
            Optional.of(inForce).filter(at -> at.isAfter(Instant.MIN)),
            backTo,
            Optional.of(author),
            Optional.of(why).filter(text -> !text.isEmpty()),
            acknowledged),
        sites);
  }

  /** How people speak of it: {@code version 7 (ana, 2026-11-24T10:00:00Z)}. */
  @Override
  public String toString() {
    return "version %d (%s, %s)".formatted(number, author, published);
  }
}
