package io.heliotrope.session;

import io.heliotrope.call.CalendarId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.Feed;
import io.heliotrope.config.NumberRule;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.floor.Rules;
import io.heliotrope.flow.Flow;
import io.heliotrope.hours.Calendars;
import io.heliotrope.hours.FeedCalendars;
import io.heliotrope.hours.FeedDays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's files, read, checked and fit to serve: one version of all that decides. A call
 * keeps the version it began with.
 *
 * @param hours what the files say of the hours of each site
 * @param feeds calendars that others keep
 * @param calendars where public holidays are known from
 */
public record Rulebook(
    Rules rules,
    Map<String, Flow> flows,
    Map<SiteId, ScheduleText> hours,
    Map<CalendarId, Feed> feeds,
    Calendars calendars) {

  public Rulebook {
    flows = Map.copyOf(flows);
    hours = Collections.unmodifiableMap(new LinkedHashMap<>(hours));
    feeds = Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
    for (NumberRule number : rules.company().numbers()) {
      if (!flows.containsKey(number.flow())) {
        throw new IllegalArgumentException(
            "A number's flow (%s) is none of %s.".formatted(number.flow(), flows.keySet()));
      }
    }
  }

  /** Rules that are in no files. */
  public Rulebook(Rules rules, Map<String, Flow> flows) {
    this(rules, flows, hoursOf(rules.company()), Map.of(), Calendars.NONE);
  }

  private static Map<SiteId, ScheduleText> hoursOf(Company company) {
    Map<SiteId, ScheduleText> hours = new LinkedHashMap<>();
    company.sites().forEach((id, site) -> hours.put(id, ScheduleText.of(site.schedule().hours())));
    return hours;
  }

  /** The same with other rules, of the same files. */
  Rulebook with(Rules other) {
    return new Rulebook(other, flows, hours, feeds, calendars);
  }

  /**
   * The same with the days of its calendars.
   *
   * @param days of those that have been read, by now
   */
  public Rulebook with(Map<CalendarId, FeedDays> days) {
    if (feeds.isEmpty()) {
      return this;
    }
    Calendars countries = calendars instanceof FeedCalendars both ? both.countries() : calendars;
    Map<CalendarId, FeedDays> all = new LinkedHashMap<>();
    feeds.keySet().forEach(one -> all.put(one, days.getOrDefault(one, FeedDays.none(one))));
    var known = new FeedCalendars(countries, all);
    return new Rulebook(
        Rules.of(rules.version(), rules.company(), known), flows, hours, feeds, known);
  }

  public String version() {
    return rules.version();
  }

  public Company company() {
    return rules.company();
  }

  /** The queues that agents can pass callers on to, by the digit they press. */
  Map<Character, QueueId> transferKeys() {
    Map<Character, QueueId> keys = new HashMap<>();
    company()
        .queues()
        .values()
        .forEach(queue -> queue.keys().transfer().ifPresent(key -> keys.put(key, queue.id())));
    return keys;
  }

  /** How the rules read for one call: which flow, and in which language it begins. */
  Optional<Script> script(io.heliotrope.session.port.IncomingCall call) {
    return company()
        .rule(call.did())
        .map(number ->
            new Script(
                this,
                java.util.Objects.requireNonNull(flows.get(number.flow())),
                company()
                    .language(call.caller().number(), call.did())
                    .orElse(new Language(call.language().tag())),
                call));
  }
}
