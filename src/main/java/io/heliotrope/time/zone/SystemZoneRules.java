package io.heliotrope.time.zone;

import java.io.IOException;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's rules, given to java.time in place of Java's own. Java makes it itself, by
 * its name, the first time anybody asks for a zone.
 */
public final class SystemZoneRules extends ZoneRulesProvider {

  private final Zoneinfo zones = ZoneChoice.systemZones();
  private final Map<String, ZoneRules> read = new ConcurrentHashMap<>();

  /** For java.time alone. */
  public SystemZoneRules() {}

  @Override
  protected Set<String> provideZoneIds() {
    return zones.names();
  }

  @Override
  protected ZoneRules provideRules(String zone, boolean forCaching) {
    ZoneRules rules = read.get(zone);
    if (rules == null) {
      rules = read(zone);
      read.put(zone, rules);
    }
    return rules;
  }

  @Override
  protected NavigableMap<String, ZoneRules> provideVersions(String zone) {
    return new TreeMap<>(Map.of(zones.release().toString(), provideRules(zone, false)));
  }

  private ZoneRules read(String zone) {
    try {
      return zones.rules(zone);
    } catch (IOException e) {
      throw new ZoneRulesException(
          "The rules of %s can't be read: %s".formatted(zone, e.getMessage()), e);
    }
  }
}
