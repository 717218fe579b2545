package io.heliotrope.time.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody misses whose rules of time zones are old. */
final class ZoneNews {

  /**
   * A release that changed what clocks show after it, and how.
   *
   * @param what as a sentence goes on: "they do not know that, from the autumn of 2026 on, …"
   */
  private record Item(ZoneRelease release, String what) {}

  /** The newest release when this version was made, and the day it was published. */
  static final ZoneRelease NEWEST = new ZoneRelease(2026, "f");

  private static final LocalDate PUBLISHED = LocalDate.of(2026, 10, 27);

  private static final List<Item> NEWS =
      List.of(
          news("b", "Vancouver stays at UTC-7"),
          news("c", "Calgary and Edmonton stay at UTC-6 and Morocco at UTC"),
          news("d", "Yellowknife stays at UTC-6"),
          news("e", "Winnipeg stays at UTC-5"),
          news("f", "Cuba stays at UTC-4 until November 2027"));

  private static final String ADVICE =
      "apt-get update && apt-get install tzdata, or a newer Java; then restart";

  /** Governments change clocks some times a year, often at short notice. */
  private static final int MONTHS_A_RELEASE_IS_GOOD_FOR = 12;

  private ZoneNews() {}

  private static Item news(String letterOf2026, String what) {
    return new Item(new ZoneRelease(2026, letterOf2026), what);
  }

  /** Why rules of that release are known to be old at that instant, and what to do about it. */
  static Optional<ZoneWarning> missed(ZoneRelease release, Instant now) {
    if (NEWEST.isNewerThan(release)) {
      String missed =
          NEWS.stream()
              .filter(item -> item.release.isNewerThan(release))
              .map(Item::what)
              .collect(Collectors.joining(", "));
      return Optional.of(
          new ZoneWarning(
              "the time zones' rules are of release %s, and %s is out%s"
                  .formatted(
                      release,
                      NEWEST,
                      missed.isEmpty()
                          ? ""
                          : ": they do not know that, from the autumn of 2026 on, " + missed),
              ADVICE));
    }
    LocalDate good = latestBirthday(release).plusMonths(MONTHS_A_RELEASE_IS_GOOD_FOR);
    return now.isAfter(good.atStartOfDay().toInstant(ZoneOffset.UTC))
        ? Optional.of(
            new ZoneWarning(
                "the time zones' rules are of release %s, more than a year old".formatted(release),
                ADVICE))
        : Optional.empty();
  }

  /** Its name tells no more than the year. */
  private static LocalDate latestBirthday(ZoneRelease release) {
    return release.equals(NEWEST) ? PUBLISHED : LocalDate.of(release.year(), 12, 31);
  }
}
