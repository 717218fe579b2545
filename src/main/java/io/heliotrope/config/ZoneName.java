package io.heliotrope.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Time zones by their IANA names, such as {@code Europe/Lisbon}: a fixed offset knows no summer.
 */
final class ZoneName {

  private static final Set<String> KNOWN = known();

  private ZoneName() {}

  static ZoneId of(String name) {
    if (KNOWN.contains(name)) {
      return ZoneId.of(name);
    }
    throw new IllegalArgumentException(
        """
        '%s' is no time zone.
        %s\
        """
            .formatted(name, advice(name)));
  }

  private static String advice(String name) {
    String wanted = name.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    List<String> ofThatCity =
        KNOWN.stream().filter(id -> city(id).equalsIgnoreCase(wanted)).sorted().toList();
    if (!ofThatCity.isEmpty()) {
      return "Maybe '%s'?".formatted(ofThatCity.getFirst());
    }
    return Suggestion.find(name, KNOWN)
        .map("Maybe '%s'?"::formatted)
        .orElse("Maybe name the region and its largest city, such as Europe/Lisbon.");
  }

  private static String city(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private static Set<String> known() {
    Set<String> names = new TreeSet<>(ZoneId.getAvailableZoneIds());
    names.removeIf(id -> !id.contains("/") || id.startsWith("SystemV/") || id.startsWith("Etc/"));
    names.add("UTC");
    return names;
  }
}
