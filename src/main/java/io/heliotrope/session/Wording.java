package io.heliotrope.session;

import io.heliotrope.call.Printable;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.DurationText;
import io.heliotrope.config.Site;
import io.heliotrope.config.Suggestion;
import io.heliotrope.config.WallTime;
import io.heliotrope.hours.WallClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people type who change hours. */
final class Wording {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern READING = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final int LONGEST = 200;

  private Wording() {}

  static SiteId site(String name, Company company) {
    List<String> names = company.sites().keySet().stream().map(SiteId::name).toList();
    if (!names.contains(name)) {
      throw new HoursRefused(
          "There is no site '%s'.\n%s"
              .formatted(Printable.of(name), Suggestion.advice(name, names))
              .strip());
    }
    return new SiteId(name);
  }

  static Site site(SiteId id, Company company) {
    return Optional.ofNullable(company.sites().get(id)).orElseThrow();
  }

  /** A reason, or who somebody is. */
  static String line(String what, String text) {
    if (text.isBlank()) {
      throw new HoursRefused("It needs %s.\nMaybe --%s \"…\".".formatted(what, what));
    }
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw new HoursRefused(
          "'%s' has at most %d characters, on one line.".formatted(what, LONGEST));
    }
    return text.strip();
  }

  static String overrideName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new HoursRefused(
          "'%s' is no name for an override.\nMaybe letters a-z, digits and '-': christmas-party."
              .formatted(Printable.of(name)));
    }
    return name;
  }

  static WallTime begin(String text, ZoneId zone, Instant now) {
    return text.isEmpty() ? WallTime.of(now, zone) : WallTime.begin(soon(text, zone, now));
  }

  static WallTime end(String text, ZoneId zone, Instant now) {
    if (text.isEmpty()) {
      throw new HoursRefused(
          "It needs an end.\nMaybe '18:00', '2h', '2026-12-24 13:00' on the site's clock, or '2026-12-24' for that day's end.");
    }
    return WallTime.end(soon(text, zone, now));
  }

  /** {@code 18:00} is the next time that clock shows it; {@code 2h} is so long from now. */
  private static String soon(String text, ZoneId zone, Instant now) {
    if (READING.matcher(text).matches()) {
      LocalDateTime today =
          LocalDateTime.ofInstant(now, zone).toLocalDate().atTime(LocalTime.parse(text));
      boolean past = !WallClock.end(today, zone).isAfter(now);
      return (past ? today.plusDays(1) : today).toString();
    }
    return DurationText.find(text)
        .map(length -> WallTime.of(now.plus(length), zone).toString())
        .orElse(text);
  }
}
