package io.heliotrope.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What came of a change of hours, for people. */
final class HoursSentences {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

  private HoursSentences() {}

  /** {@code Lisbon: closed from … to … (storm: flooded)}. */
  static String of(JsonNode override) {
    var zone = ZoneId.of(override.path("zone").asString());
    return "%s %s: %s from %s to %s (%s) because of %s"
        .formatted(
            override.path("site").asString(),
            override.path("name").asString(),
            override.path("effect").asString(),
            time(override.path("from"), zone),
            time(override.path("to"), zone),
            zone,
            override.path("reason").asString());
  }

  static String author(JsonNode override) {
    return ", said by %s at %s"
        .formatted(override.path("by").asString(), override.path("set").asString());
  }

  private static String time(JsonNode instant, ZoneId zone) {
    return TIME.format(Instant.parse(instant.asString()).atZone(zone));
  }

  static void tell(JsonNode answer, boolean cancelled, PrintWriter out) {
    for (JsonNode one : answer.path("overrides")) {
      if (cancelled) {
        out.printf(
            "%s %s is taken back.%n", one.path("site").asString(), one.path("name").asString());
      } else {
        out.println(of(one));
      }
    }
    HoursAccess.tellReview(answer, out);
    if (!cancelled) {
      for (JsonNode one : answer.path("overrides")) {
        out.printf(
            "To take it back: heliotrope hours override --cancel %s %s%n",
            one.path("site").asString(), one.path("name").asString());
      }
    }
    out.flush();
  }

  static void published(JsonNode answer, PrintWriter out) {
    JsonNode version = answer.path("version");
    if (version.isMissingNode()) {
      return;
    }
    Instant published = Instant.parse(version.path("published").asString());
    Instant inForce = Instant.parse(version.path("inForce").asString());
    out.printf(
        "Published as version %d, %s. To take it back: heliotrope hours rollback%n",
        version.path("number").asInt(),
        inForce.isAfter(published) ? "in force from " + inForce : "in force now");
  }
}
