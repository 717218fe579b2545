package io.heliotrope.cli;

import io.heliotrope.config.Site;
import io.heliotrope.hours.Cause;
import io.heliotrope.hours.OpenState;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.hours.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hours for programs. */
final class OpenJson {

  private OpenJson() {}

  static Map<String, Object> state(Site site, SiteHours hours, Instant moment) {
    OpenState state = hours.at(moment);
    Map<String, Object> json = site(site);
    json.put("open", state.open());
    state.since().ifPresent(since -> json.put("since", since.toString()));
    state.until().ifPresent(until -> json.put("until", until.toString()));
    json.put("cause", cause(state.cause()));
    return json;
  }

  static Map<String, Object> week(Site site, SiteHours hours, LocalDate monday, ZoneId clock) {
    Instant from = WallClock.start(monday.atStartOfDay(), clock);
    Instant to = WallClock.start(monday.plusWeeks(1).atStartOfDay(), clock);
    Map<String, Object> json = site(site);
    json.put("clock", clock.getId());
    List<Map<String, Object>> spans =
        hours.between(from, to).stream()
            .map(span -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("from", span.from().toString());
              one.put("to", span.to().toString());
              one.put("open", span.open());
              one.put("cause", cause(span.cause()));
              return one;
            })
            .toList();
    json.put("spans", spans);
    return json;
  }

  static Map<String, Object> site(Site site) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("site", site.id().name());
    json.put("label", site.label());
    json.put("zone", site.zone().getId());
    return json;
  }

  static Map<String, Object> cause(Cause cause) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "kind",
        switch (cause) {
          case Cause.ByRule _ -> "rule";
          case Cause.ByOverride _ -> "override";
        });
    json.put("text", cause.text());
    if (cause instanceof Cause.ByRule rule && !rule.holiday().isEmpty()) {
      json.put("holiday", rule.holiday());
    }
    json.put("source", cause.source());
    return json;
  }
}
