package io.heliotrope.cli;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Country;
import io.heliotrope.call.Market;
import io.heliotrope.config.CallerPlace;
import io.heliotrope.config.Site;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.hours.OpenState;
import io.heliotrope.journal.Story;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Verdict;
import io.heliotrope.routing.VerdictText;
import io.heliotrope.session.Prospect;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.time.zone.ZoneChoice;
import io.heliotrope.time.zone.ZoneRelease;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a call would go, for people and for programs.
 *
 * @param live are the agents as they stand on a running server?
 */
record RouteReport(Rulebook rules, IncomingCall call, Instant at, boolean live, Prospect prospect) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  String text() {
    var out = new StringBuilder();
    line(out, "%s: %s calls %s", DAY.format(at), call.caller(), call.did());
    line(
        out,
        "  flow %s answers in %s%s",
        prospect.flow().name(),
        prospect.language(),
        prospect.market().map(market -> "; the caller is in " + market).orElse(""));
    CallersClock.of(rules, call, at)
        .ifPresent(words -> line(out, "  the caller's clock: %s", words));
    sites().forEach((site, state) -> line(out, "  %s", site(site, state)));
    line(
        out,
        "  %s",
        live
            ? "agents as they stand on the running server"
            : "agents as their sites' hours say: all at work, all free");
    if (prospect.choices().isEmpty()) {
      line(out, "%nNobody is asked for: the menus are all there is.");
    }
    prospect.choices().forEach(choice -> tell(out, choice));
    return out.toString();
  }

  private void tell(StringBuilder out, Prospect.Choice choice) {
    var ask = choice.ask();
    line(
        out,
        "%n%s, in %s%s",
        ask.node().queue(),
        ask.language(),
        ask.ways().isEmpty() ? "" : " (" + String.join(", then ", ask.ways()) + ")");
    String said =
        choice
            .nobodyAwake()
            .map(nobody -> nobodyAwake(nobody, choice))
            .or(() ->
                choice.decision().decision().taken().isEmpty()
                    ? Optional.of("the caller waits: nobody can be asked at once")
                    : Optional.empty())
            .map(words -> "  " + words + "\n")
            .orElse("");
    out.append(said);
    new Story((prompt, language) -> Optional.empty(), rules.company())
        .tell(choice.decision())
        .ifPresent(words -> line(out, "  %s", words.replace("\n", "\n  ")));
  }

  private String nobodyAwake(FloorEvent.NobodyAwake nobody, Prospect.Choice choice) {
    return "nobody is awake%s; the flow goes on at '%s'"
        .formatted(
            nobody.opens().map(opens -> " before " + DAY.format(opens)).orElse(""),
            choice.ask().node().nobodyAwake());
  }

  private String site(Site site, OpenState state) {
    var texts = new VerdictText(rules.company());
    return "%s %s%s%s (%s%s)"
        .formatted(
            site.label(),
            state.open() ? "open" : "closed",
            state.since().map(since -> " since " + texts.local(site.id(), since, at)).orElse(""),
            state.until().map(until -> " until " + texts.local(site.id(), until, at)).orElse(""),
            state.cause().text(),
            state.cause().source().isEmpty() ? "" : ", " + state.cause().source());
  }

  private Map<Site, OpenState> sites() {
    Map<Site, OpenState> states = new LinkedHashMap<>();
    for (Site site : rules.company().sites().values()) {
      states.put(site, Objects.requireNonNull(rules.rules().hours().get(site.id())).at(at));
    }
    return states;
  }

  /** The same, as JSON has it. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", at.toString());
    json.put("did", call.did().digits());
    call.caller().number().ifPresent(number -> json.put("from", number.value()));
    json.put("flow", prospect.flow().name());
    json.put("language", prospect.language().toString());
    prospect.market().map(Market::code).ifPresent(market -> json.put("market", market));
    json.put("agents", live ? "live" : "scheduled");
    json.put("rules", rules.version());
    json.put("zoneData", ZoneChoice.inForce().release().map(ZoneRelease::toString).orElse(""));
    CallerPlace place = rules.company().place(call.caller().number(), call.did());
    place.country().map(Country::code).ifPresent(country -> json.put("country", country));
    json.put("zones", place.zones().stream().map(ZoneId::getId).toList());
    List<Object> sites = new ArrayList<>();
    sites().forEach((site, state) -> sites.add(json(site, state)));
    json.put("sites", sites);
    json.put("asks", prospect.choices().stream().map(this::json).toList());
    return json;
  }

  private static Map<String, Object> json(Site site, OpenState state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("site", site.id().name());
    json.put("open", state.open());
    state.since().ifPresent(since -> json.put("since", since.toString()));
    state.until().ifPresent(until -> json.put("until", until.toString()));
    json.put("because", state.cause().text());
    json.put("source", state.cause().source());
    json.put("zone", site.zone().getId());
    return json;
  }

  private Map<String, Object> json(Prospect.Choice choice) {
    Decision decision = choice.decision().decision();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("queue", choice.ask().node().queue().name());
    json.put("node", choice.ask().node().name());
    json.put("language", choice.ask().language().toString());
    json.put("ways", choice.ask().ways());
    json.put("zoneData", choice.decision().zoneData());
    decision.taken().map(AgentId::name).ifPresent(agent -> json.put("taken", agent));
    choice
        .nobodyAwake()
        .ifPresent(nobody -> {
          json.put("nobodyAwake", true);
          nobody.opens().ifPresent(opens -> json.put("opens", opens.toString()));
          json.put("then", choice.ask().node().nobodyAwake());
        });
    json.put(
        "agents",
        decision.verdicts().entrySet().stream()
            .map(one -> verdict(one.getKey(), one.getValue()))
            .toList());
    return json;
  }

  private Map<String, Object> verdict(AgentId agent, Verdict verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("agent", agent.name());
    json.put("taken", verdict instanceof Verdict.Taken);
    json.put("why", new VerdictText(rules.company()).of(verdict, at));
    return json;
  }

  private static void line(StringBuilder out, String format, Object... words) {
    out.append(format.formatted(words).replace("\r\n", "\n")).append('\n');
  }
}
