package io.heliotrope.ami;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Lets through what the PBX itself wrote, and of that only what we need.
 *
 * <p>A caller can put line ends into his number, and Asterisk writes it raw into its events
 * (measured on Asterisk 22.10): so a block may be cut in two, grow lines, or be followed by a whole
 * event of the caller's making. What he cannot know is the PBX's system name.
 */
final class EventSieve {

  /*
   * What a forger can do, and what stops him:
   * - write a whole event: it has no SystemName, or a wrong one;
   * - add lines to a true event, or end it early behind lines of his own, so that a true hang-up
   *   seems to be of another channel: an id begins with the system name, and a line that we read
   *   must not stand twice;
   * - write a response: Asterisk-Java takes only those to an action it sent; those it would stumble
   *   over (a repeated line, no action id) end here;
   * - write the item of a list: its action id must end with our token, fresh for each connection.
   * Whatever else he adds is in lines that nobody reads: they are left out, so that Asterisk-Java
   * neither parses nor logs them.
   */

  private static final Map<String, Set<String>> READ =
      Map.ofEntries(
          entry(
              "dialbegin",
              Set.of("uniqueid", "linkedid", "destuniqueid", "destlinkedid", "destchannel")),
          entry("newstate", Set.of("uniqueid", "linkedid", "channelstate")),
          entry(
              "bridgeenter", Set.of("uniqueid", "linkedid", "bridgeuniqueid", "bridgenumchannels")),
          entry("bridgeleave", Set.of("uniqueid", "linkedid")),
          entry("hanguprequest", Set.of("uniqueid", "linkedid")),
          entry("hangup", Set.of("uniqueid", "linkedid", "cause")),
          entry("dtmfend", Set.of("uniqueid", "linkedid", "digit", "direction")),
          entry("devicestatechange", Set.of("device", "state")),
          entry("devicestatelistcomplete", Set.of("listitems")),
          entry("originateresponse", Set.of("context", "exten", "reason")),
          entry("fullybooted", Set.of()));

  private static final Set<String> ALWAYS_READ =
      Set.of("event", "systemname", "timestamp", "actionid");
  private static final Set<String> IDS =
      Set.of("uniqueid", "linkedid", "destuniqueid", "destlinkedid");

  /** More lines than the longest true event has several times over. */
  static final int MOST_LINES = 400;

  private final String systemName;
  private final String token;

  /** What became of a block. */
  sealed interface Verdict {}

  /** True: read these lines. */
  record Pass(List<String> lines) implements Verdict {}

  /** True, or harmless, and nothing that we read. */
  record Skip() implements Verdict {}

  /** Not written by the PBX as it stands. */
  record Forged(String why) implements Verdict {}

  private static final Skip SKIP = new Skip();

  /**
   * @param token what the action ids of our lists end with
   */
  EventSieve(Secret systemName, String token) {
    this.systemName = systemName.value();
    this.token = token;
  }

  Verdict judge(List<String> block) {
    if (block.size() > MOST_LINES) {
      return new Forged("it has more than " + MOST_LINES + " lines");
    }
    return switch (block.isEmpty() ? "" : keyOf(block.getFirst())) {
      case "event" -> judgeEvent(block);
      case "response" -> judgeResponse(block);
      default -> new Forged("it begins neither with Event nor with Response");
    };
  }

  private Verdict judgeEvent(List<String> block) {
    var kind = valueOf(block.getFirst()).toLowerCase(Locale.ROOT);
    var wanted = READ.get(kind);
    var seen = new HashMap<String, String>();
    var lines = new ArrayList<String>();
    for (var line : block) {
      var key = keyOf(line);
      if (ALWAYS_READ.contains(key) || (wanted != null && wanted.contains(key))) {
        if (seen.put(key, valueOf(line)) != null) {
          return new Forged("the line " + key + " stands there twice");
        }
        lines.add(line);
      }
    }
    var name = seen.get("systemname");
    boolean ours = seen.getOrDefault("actionid", "").endsWith("#" + token);
    if (name == null && !ours) {
      // At login Asterisk says on this connection alone, without its name, that it has booted.
      return kind.equals("fullybooted") ? SKIP : new Forged("it has no SystemName");
    }
    if (name != null && !name.equals(systemName)) {
      return new Forged("its SystemName is not this PBX's");
    }
    if (wanted == null || isOfNobodysCall(kind, seen)) {
      return SKIP;
    }
    for (var key : wanted) {
      var value = seen.get(key);
      if (value == null) {
        return new Forged("the line " + key + " is missing");
      }
      if (IDS.contains(key) && !value.startsWith(systemName + "-")) {
        return new Forged(key + " does not begin with the SystemName");
      }
    }
    return new Pass(lines);
  }

  /** Where we have somebody rung of our own accord, nobody calls them. */
  private static boolean isOfNobodysCall(String kind, Map<String, String> seen) {
    return kind.equals("dialbegin")
        && !seen.containsKey("uniqueid")
        && !seen.containsKey("linkedid");
  }

  private static Verdict judgeResponse(List<String> block) {
    var seen = new HashSet<String>();
    for (var line : block) {
      var key = keyOf(line);
      if (!key.equals("output") && !seen.add(key)) {
        return new Forged("the line " + key + " stands there twice");
      }
    }
    return seen.contains("actionid") ? new Pass(block) : new Forged("it answers no action");
  }

  private static String keyOf(String line) {
    int colon = line.indexOf(':');
    return (colon < 0 ? line : line.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
  }

  private static String valueOf(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(colon + 1).strip();
  }
}
