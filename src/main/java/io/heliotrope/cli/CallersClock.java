package io.heliotrope.cli;

import io.heliotrope.call.Country;
import io.heliotrope.config.CallerPlace;
import io.heliotrope.flow.DayPart;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.port.IncomingCall;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a caller likely is, and how late it is there: what flows and callbacks go by. */
final class CallersClock {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
  private static final int MOST = 3; // clocks that are shown

  private CallersClock() {}

  /** In words; empty if nobody can tell. */
  static Optional<String> of(Rulebook rules, IncomingCall call, Instant now) {
    CallerPlace place = rules.company().place(call.caller().number(), call.did());
    String clocks =
        place.zones().stream()
            .limit(MOST)
            .map(zone -> "%s in %s".formatted(LOCAL.format(now.atZone(zone)), zone))
            .collect(Collectors.joining(", "));
    int more = place.zones().size() - MOST;
    return clocks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s%s; country %s, %s"
                .formatted(
                    clocks,
                    more > 0 ? " and %d more".formatted(more) : "",
                    place.country().map(Country::code).orElse("unknown"),
                    DayPart.of(now, place.zones())
                        .map(DayPart::word)
                        .orElse("no one part of the day")));
  }
}
