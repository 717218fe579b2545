package io.heliotrope.hours.coverage;

import io.heliotrope.config.Company;
import io.heliotrope.hours.Cause;
import io.heliotrope.hours.coverage.Reason.ClockChange;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reasons in words. */
final class ReasonText {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final List<String> NUMBERS = List.of("a week", "two weeks", "three weeks");

  private final Company company;

  ReasonText(Company company) {
    this.company = company;
  }

  /** What comes after the fact: {@code , because …}; empty if there is nothing to say. */
  String of(Finding finding) {
    return switch (finding) {
      case Finding.Unusual unusual ->
          unusual.because().isEmpty() ? "" : ", because " + words(unusual.because(), this::lost);
      case Finding.Usual usual -> of(usual);
    };
  }

  private String of(Finding.Usual usual) {
    List<ClockChange> since = clocks(usual.since());
    List<ClockChange> until = clocks(usual.until());
    if (!since.isEmpty() && !until.isEmpty()) {
      if (zones(since).equals(zones(until))) {
        return ", because the clocks of %s are %s then"
            .formatted(names(since), since.getFirst().isForward() ? "forward" : "back");
      }
      if (since.getFirst().isForward() == until.getFirst().isForward()) {
        return ", because %s, %s before %s"
            .formatted(words(since, this::lost), between(since, until), names(until));
      }
    }
    List<String> parts = new ArrayList<>();
    if (!usual.since().isEmpty()) {
      parts.add(", because " + words(usual.since(), this::lost));
    }
    if (!usual.until().isEmpty()) {
      parts.add(
          (usual.since().isEmpty() ? ", until " : "; until ") + words(usual.until(), this::found));
    }
    return String.join("", parts);
  }

  /** {@code Europe/Lisbon springs forward on 28 Mar 2027 and Denver is closed (…)}. */
  private static String words(
      List<? extends Reason> reasons, Function<Reason.SiteHours, String> ofSite) {
    return Few.of(
        reasons.stream()
            .map(reason ->
                switch (reason) {
                  case ClockChange change -> clocks(change);
                  case Reason.SiteHours hours -> ofSite.apply(hours);
                })
            .toList());
  }

  private static String clocks(ClockChange change) {
    boolean day = change.length().compareTo(Duration.ofHours(20)) > 0;
    String what =
        change.isForward()
            ? day ? "skips a day" : "springs forward"
            : day ? "has a day twice" : "falls back";
    return "%s %s on %s".formatted(change.zone(), what, DATE.format(change.date()));
  }

  /** Why a site is missing. */
  private String lost(Reason.SiteHours hours) {
    return "%s %s (%s)"
        .formatted(
            company.label(hours.site()),
            !hours.open()
                ? "is closed"
                : hours.seats() == 0 ? "has nobody for it" : "has only " + hours.seats(),
            text(hours.cause()));
  }

  /** Why it is there again. */
  private String found(Reason.SiteHours hours) {
    return "%s %s (%s)"
        .formatted(
            company.label(hours.site()),
            hours.open() ? hours.seats() == 0 ? "has nobody for it" : "is open" : "is closed",
            text(hours.cause()));
  }

  static String text(Cause cause) {
    return cause.source().isEmpty() ? cause.text() : cause.text() + ", " + cause.source();
  }

  private static String between(List<ClockChange> since, List<ClockChange> until) {
    LocalDate first = since.getFirst().date();
    long days = ChronoUnit.DAYS.between(first, until.getFirst().date());
    if (days % 7 == 0 && days / 7 >= 1 && days / 7 <= NUMBERS.size()) {
      return NUMBERS.get((int) days / 7 - 1);
    }
    return days % 7 == 0 && days > 0
        ? days / 7 + " weeks"
        : days == 1 ? "a day" : days == 0 ? "some hours" : days + " days";
  }

  /** The reasons, if the clocks are all there is to it. */
  private static List<ClockChange> clocks(List<Reason> reasons) {
    List<ClockChange> clocks = new ArrayList<>();
    for (Reason reason : reasons) {
      switch (reason) {
        case ClockChange change -> clocks.add(change);
        case Reason.SiteHours _ -> {
          return List.of();
        }
      }
    }
    return clocks;
  }

  private static Set<String> zones(List<ClockChange> changes) {
    return changes.stream().map(change -> change.zone().getId()).collect(Collectors.toSet());
  }

  private static String names(List<ClockChange> changes) {
    return Few.of(changes.stream().map(change -> change.zone().getId()).toList());
  }
}
