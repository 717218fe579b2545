package io.heliotrope.time.zone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/**
 * Every zone's changes of offset until 2035 as others have printed them, in a folder beside the
 * project.
 */
record ListedZones(ZoneRelease release, Map<String, List<String>> changes) {

  private static final Path FOLDER = Path.of("../shared/data/time-zones");
  private static final Instant END = Instant.parse("2035-01-01T00:00:00Z");

  /** What is listed; a test without it is skipped. */
  static ListedZones read() throws IOException {
    Path file = FOLDER.resolve("tzdata2026b-tzvalidate.zip");
    assumeTrue(Files.exists(file), file + " is absent: changes of offset are not checked");
    var changes = new TreeMap<String, List<String>>();
    String release = "";
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      zip.getNextEntry();
      var in = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8));
      List<String> zone = List.of();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("Version: ")) {
          release = line.substring("Version: ".length());
        } else if (line.startsWith("Initially:")) {
          zone.add("at first " + offset(line));
        } else if (line.matches("\\d{4}-.*")) {
          add(zone, line.substring(0, 20).replace(' ', 'T'), offset(line));
        } else if (!line.isBlank() && !line.contains(": ")) {
          zone = new ArrayList<>();
          changes.put(line, zone);
        }
      }
    }
    return new ListedZones(ZoneRelease.find(release).orElseThrow(), changes);
  }

  /** The same of rules as they are in Java. */
  static List<String> changes(ZoneRules rules) {
    List<String> changes = new ArrayList<>();
    changes.add("at first " + text(rules.getOffset(Instant.parse("0001-01-01T00:00:00Z"))));
    ZoneOffsetTransition next = rules.nextTransition(Instant.parse("0001-01-01T00:00:00Z"));
    while (next != null && next.getInstant().isBefore(END)) {
      add(changes, next.getInstant().toString(), text(next.getOffsetAfter()));
      next = rules.nextTransition(next.getInstant());
    }
    return changes;
  }

  /** A change of name alone is none. */
  private static void add(List<String> changes, String at, String offset) {
    if (!changes.getLast().endsWith(" " + offset)) {
      changes.add(at + " " + offset);
    }
  }

  private static String offset(String line) {
    return line.substring(21, 30);
  }

  private static String text(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    return "%s%02d:%02d:%02d"
        .formatted(
            offset.getTotalSeconds() < 0 ? "-" : "+",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60);
  }
}
