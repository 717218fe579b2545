package io.heliotrope.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Agents as a terminal shows them. Times are the terminal's own. */
final class AgentsTable {

  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private AgentsTable() {}

  /** A line for each, under a line of titles. */
  static String of(List<JsonNode> agents, Instant now) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"AGENT", "SITE", "STATE", "SINCE", "FOR", "WHY", "TELEPHONE"});
    for (JsonNode agent : agents) {
      Instant since = Instant.parse(agent.path("since").asString());
      rows.add(
          new String[] {
            agent.path("agent").asString(),
            agent.path("siteLabel").asString(),
            state(agent),
            clock(since, now),
            length(since, now),
            agent.path("cause").asString(),
            agent.path("endpoint").asString() + " " + words(agent.path("device").asString())
          });
    }
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
      }
    }
    var text = new StringBuilder();
    for (String[] row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]).repeat(' ', widths[i] - row[i].codePointCount(0, row[i].length()) + 2);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** What came of a request: {@code ana is paused (lunch)}. */
  static String sentence(JsonNode answer, Instant now) {
    JsonNode agent = answer.path("agent");
    String name = agent.path("agent").asString();
    String stands = "%s is %s".formatted(name, state(agent));
    return switch (answer.path("answer").asString()) {
      case "already" -> stands + ", as before";
      default -> stands + until(agent, now);
    };
  }

  /** A lock-out: {@code ana is locked out until 14:03:20}. */
  static String locked(JsonNode one, Instant now) {
    return "%s is locked out until %s"
        .formatted(
            one.path("who").asString(), clock(Instant.parse(one.path("until").asString()), now));
  }

  private static String until(JsonNode agent, Instant now) {
    return agent.has("until")
        ? " until " + clock(Instant.parse(agent.path("until").asString()), now)
        : "";
  }

  /** The state, with the reason of a pause, and with what is to come after the call. */
  private static String state(JsonNode agent) {
    String state = agent.path("state").asString();
    String reason = agent.path("reason").asString("");
    if (state.equals("paused")) {
      return "paused (%s)".formatted(reason);
    }
    String duty = agent.path("duty").asString();
    boolean pending = !duty.equals("signed-in") && !state.equals(duty);
    return words(state) + (pending ? ", then " + words(duty) : "");
  }

  private static String words(String name) {
    return name.replace('-', ' ');
  }

  private static String clock(Instant at, Instant now) {
    boolean near = Duration.between(at, now).abs().compareTo(Duration.ofHours(20)) < 0;
    return (near ? TODAY : EARLIER).format(at.atZone(ZoneId.systemDefault()));
  }

  private static String length(Instant since, Instant now) {
    long seconds = Math.max(0, Duration.between(since, now).toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200
        ? seconds / 60 + " min"
        : seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
  }
}
