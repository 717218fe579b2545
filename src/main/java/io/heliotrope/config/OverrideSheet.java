package io.heliotrope.config;

import io.heliotrope.call.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The overrides that were said while the server ran, {@code overrides.yaml}, as sites.yaml writes
 * them.
 *
 * @param revision counts the changes, from 0
 * @param last the last change; empty if there has been none
 * @param sites those that have any
 */
public record OverrideSheet(
    int revision, Optional<Change> last, Map<SiteId, List<HoursOverride>> sites) {

  public static final OverrideSheet EMPTY = new OverrideSheet(0, Optional.empty(), Map.of());

  /** Who changed what, when and why. */
  public record Change(Instant at, String who, String what, String why) {}

  private static final int MOST = 1_000_000_000;

  public OverrideSheet {
    var all = new LinkedHashMap<SiteId, List<HoursOverride>>();
    sites.forEach((site, some) -> all.put(site, List.copyOf(some)));
    sites = Collections.unmodifiableMap(all);
  }

  public List<HoursOverride> of(SiteId site) {
    return sites.getOrDefault(site, List.of());
  }

  public Optional<HoursOverride> find(SiteId site, String name) {
    return of(site).stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** The same with another override of each of those sites, the latest there. */
  public OverrideSheet with(Map<SiteId, HoursOverride> more, Change change) {
    var all = new LinkedHashMap<>(sites);
    more.forEach((site, one) -> {
      List<HoursOverride> ofSite = new ArrayList<>(of(site));
      ofSite.add(one);
      all.put(site, ofSite);
    });
    return new OverrideSheet(revision + 1, Optional.of(change), all);
  }

  /** The same without that one. */
  public OverrideSheet without(SiteId site, String name, Change change) {
    var all = new LinkedHashMap<>(sites);
    all.put(site, of(site).stream().filter(one -> !one.name().equals(name)).toList());
    all.values().removeIf(List::isEmpty);
    return new OverrideSheet(revision + 1, Optional.of(change), all);
  }

  /** The text read; empty if it can't be used. */
  public static Optional<OverrideSheet> read(
      String file, String text, HoursCheck check, Mistakes mistakes) {
    long before = mistakes.errors();
    return YamlReader.read(file, text, mistakes)
        .flatMap(node -> Fields.of(node, "", mistakes))
        .flatMap(fields -> {
          int revision = fields.or("revision", FieldType.integer(0, MOST), 0);
          Optional<Change> last = fields.optional("changed", FieldType.object(OverrideSheet::last));
          var overrides = new ScheduleField(check).overrides();
          var sites = fields.or("sites", FieldType.map(SiteId::new, overrides), Map.of());
          fields.refuseOthers();
          return mistakes.errors() > before
              ? Optional.empty()
              : Optional.of(new OverrideSheet(revision, last, sites));
        });
  }

  private static Optional<Change> last(Fields fields) {
    Optional<Instant> at = fields.required("at", FieldType.text().then(WallTime::instant));
    Optional<String> who = fields.required("by", FieldType.text());
    Optional<String> what = fields.required("what", FieldType.text());
    String why = fields.or("why", FieldType.text(), "");
    return at.isEmpty() || who.isEmpty() || what.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change(at.get(), who.get(), what.get(), why));
  }

  /** The sheet written, so that it is read as the same. */
  public String write() {
    var tree = new YamlTree().number("revision", revision);
    last.ifPresent(change -> {
      var one = new YamlTree();
      one.text("at", change.at().toString()).text("by", change.who()).text("what", change.what());
      if (!change.why().isEmpty()) {
        one.text("why", change.why());
      }
      tree.put("changed", one.tree());
    });
    var all = new YamlTree();
    sites.forEach((site, some) -> {
      var ofSite = new YamlTree();
      some.forEach(one -> ofSite.put(one.name(), tree(one)));
      all.put(site.name(), ofSite.tree());
    });
    return YamlWriter.write(tree.put("sites", all.tree()).tree());
  }

  private static YamlNode.Mapping tree(HoursOverride one) {
    var tree = new YamlTree().text("from", one.from().toString()).text("to", one.to().toString());
    switch (one.effect()) {
      case HoursOverride.Effect.Closed() -> tree.truth("closed", true);
      case HoursOverride.Effect.Open() -> tree.truth("open", true);
      case HoursOverride.Effect.Other(var hours) -> tree.text("hours", hours);
    }
    if (one.emergency()) {
      tree.truth("emergency", true);
    }
    tree.text("reason", one.reason());
    if (!one.author().isEmpty()) {
      tree.text("by", one.author());
    }
    return tree.text("set", one.set()).tree();
  }
}
