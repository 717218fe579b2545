package io.heliotrope.console;

import io.heliotrope.config.HoursOverride.Effect;
import io.heliotrope.hours.Gap;
import io.heliotrope.hours.HoursBoard;
import io.heliotrope.hours.HoursChange;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.HoursOverrides;
import io.heliotrope.session.HoursPublishing;
import io.heliotrope.session.HoursReview;
import io.heliotrope.session.port.HoursShelf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people ask of hours and what they are answered, as JSON: over HTTP, or without a server. */
public final class HoursJson {

  private final HoursOverrides overrides;
  private final HoursPublishing publishing;

  public HoursJson(HoursDesk desk) {
    this.overrides = new HoursOverrides(desk);
    this.publishing = new HoursPublishing(desk);
  }

  /**
   * Does what is asked for.
   *
   * @param action the last word of the path below {@code /api/hours}
   * @return empty if there is no such action
   * @throws io.heliotrope.session.HoursRefused if it is refused
   * @throws IllegalArgumentException if something is not understood
   */
  public Optional<JsonObject> ask(String action, JsonObject body) {
    return Optional.ofNullable(
        switch (action) {
          case "export" -> new JsonObject().put("text", publishing.export());
          case "log" -> log(publishing.log());
          case "overrides" -> said(overrides.list());
          case "override" -> done(overrides.override(text(body, "site"), wish(body)));
          case "cancel" ->
              done(
                  overrides.cancel(
                      text(body, "site"), text(body, "name"), by(body), texts(body, "accept")));
          case "close" -> done(overrides.emergency(sites(body), wish(body, new Effect.Closed())));
          case "open" -> done(overrides.emergency(sites(body), wish(body, new Effect.Open())));
          case "diff" -> review(publishing.diff(draft(body)));
          case "publish" ->
              published(
                  publishing.publish(
                      draft(body), text(body, "why"), by(body), texts(body, "accept")));
          case "rollback" ->
              published(publishing.rollback(number(body, "to"), text(body, "why"), by(body)));
          default -> null;
        });
  }

  private static HoursOverrides.Wish wish(JsonObject body) {
    String hours = text(body, "hours");
    Effect effect =
        switch (text(body, "effect")) {
          case "closed" -> new Effect.Closed();
          case "open" -> new Effect.Open();
          case "" -> new Effect.Other(hours);
          default -> throw new IllegalArgumentException("'effect' is 'closed' or 'open'.");
        };
    return wish(body, effect);
  }

  private static HoursOverrides.Wish wish(JsonObject body, Effect effect) {
    return new HoursOverrides.Wish(
        text(body, "name"),
        text(body, "from"),
        text(body, "to"),
        effect,
        text(body, "reason"),
        by(body),
        texts(body, "accept"));
  }

  private static HoursPublishing.Wish draft(JsonObject body) {
    return new HoursPublishing.Wish(
        Optional.of(text(body, "text")).filter(text -> !text.isBlank()),
        body.containsKey("file") ? text(body, "file") : "hours.yaml",
        number(body, "follows"),
        text(body, "at"));
  }

  private static List<String> sites(JsonObject body) {
    List<String> sites = texts(body, "sites");
    if (sites.isEmpty() && !Boolean.TRUE.equals(body.getValue("all"))) {
      throw new IllegalArgumentException("It needs 'sites', or 'all': true.");
    }
    return sites;
  }

  private static String text(JsonObject body, String name) {
    return AgentsApi.text(body, name);
  }

  private static String by(JsonObject body) {
    return AgentsApi.by(body);
  }

  private static Optional<Integer> number(JsonObject body, String name) {
    return switch (body.getValue(name)) {
      case null -> Optional.empty();
      case Integer number -> Optional.of(number);
      default -> throw new IllegalArgumentException("'%s' must be a number.".formatted(name));
    };
  }

  private static List<String> texts(JsonObject body, String name) {
    return switch (body.getValue(name)) {
      case null -> List.of();
      case JsonArray array when array.stream().allMatch(String.class::isInstance) ->
          array.stream().map(String.class::cast).toList();
      default ->
          throw new IllegalArgumentException("'%s' must be a list of texts.".formatted(name));
    };
  }

  private static JsonObject log(List<HoursShelf.Deed> deeds) {
    var all = new JsonArray();
    for (HoursShelf.Deed deed : deeds) {
      var one =
          new JsonObject()
              .put("at", deed.at().toString())
              .put("who", deed.who())
              .put("what", deed.what())
              .put("why", deed.why());
      deed.version().ifPresent(number -> one.put("version", number));
      deed.revision().ifPresent(number -> one.put("revision", number));
      all.add(one);
    }
    return new JsonObject().put("log", all);
  }

  private static JsonObject done(HoursOverrides.Done done) {
    return said(done.said()).mergeIn(review(done.review()));
  }

  private static JsonObject said(List<HoursOverrides.Said> said) {
    var all = new JsonArray();
    for (HoursOverrides.Said one : said) {
      var override = one.override();
      var json =
          new JsonObject()
              .put("site", one.site().id().name())
              .put("label", one.site().label())
              .put("zone", one.site().zone().getId())
              .put("name", override.name())
              .put("effect", HoursOverrides.word(override.effect()))
              .put("from", one.from().toString())
              .put("to", one.to().toString())
              .put("emergency", override.emergency())
              .put("reason", override.reason())
              .put("by", override.author());
      override.set().map(Instant::toString).ifPresent(at -> json.put("set", at));
      all.add(json);
    }
    return new JsonObject().put("overrides", all);
  }

  private static JsonObject published(HoursPublishing.Done done) {
    var json = new JsonObject().put("published", done.version().isPresent());
    done.version().ifPresent(version -> json.put("version", version(version)));
    return json.mergeIn(review(done.review()));
  }

  private static JsonObject version(HoursVersion version) {
    var json =
        new JsonObject()
            .put("number", version.number())
            .put("published", version.published().toString())
            .put("inForce", version.inForce().toString())
            .put("author", version.author())
            .put("why", version.why())
            .put("acknowledged", new JsonArray(version.acknowledged()))
            .put(
                "sites",
                new JsonArray(version.sites().keySet().stream().map(Object::toString).toList()));
    version.backTo().ifPresent(number -> json.put("backTo", number));
    return json;
  }

  private static JsonObject review(HoursReview review) {
    var lines = new JsonArray();
    review
        .lines()
        .forEach(line ->
            lines.add(
                new JsonObject()
                    .put(
                        "kind",
                        line.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                    .put("text", line.text())));
    var changes = new JsonArray();
    for (HoursBoard.SiteChanges site : review.difference().sites()) {
      site.changes().forEach(change -> changes.add(change(site, change)));
    }
    return new JsonObject()
        .put("changes", changes)
        .put("opened", gaps(review.difference().gaps().opened()))
        .put("closed", gaps(review.difference().gaps().closed()))
        .put("lines", lines);
  }

  private static JsonObject change(HoursBoard.SiteChanges site, HoursChange change) {
    return new JsonObject()
        .put("site", site.site().id().name())
        .put("zone", site.site().zone().getId())
        .put("queues", new JsonArray(site.queues().stream().map(Object::toString).toList()))
        .put("opens", change.opens())
        .mergeIn(when(change));
  }

  private static JsonObject when(HoursChange change) {
    return new JsonObject()
        .put("days", new JsonArray(change.days().stream().map(Object::toString).toList()))
        .put("from", change.from().toString())
        .put("to", change.to().toString())
        .put("daysLater", change.daysLater())
        .put("first", change.first().toString())
        .put("last", change.last().toString())
        .put("except", new JsonArray(change.except().stream().map(Object::toString).toList()));
  }

  private static JsonArray gaps(List<Gap> gaps) {
    var all = new JsonArray();
    for (Gap gap : gaps) {
      all.add(
          new JsonObject()
              .put("name", gap.name())
              .put("language", gap.language().tag())
              .put("queues", new JsonArray(gap.queues().stream().map(Object::toString).toList()))
              .put("zone", gap.zone().getId())
              .mergeIn(when(gap.when())));
    }
    return all;
  }
}
