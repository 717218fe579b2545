package io.heliotrope.config;

import io.heliotrope.call.SiteId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hours of sites as a text of their own, {@code hours.yaml}: what sites.yaml says of the hours
 * of those sites, with a head that says where it comes from. A draft and what is kept are the same.
 */
public record HoursText(Head head, Map<SiteId, ScheduleText> sites) {

  /**
   * Where a text comes from. A draft may leave all of it out but {@code follows}.
   *
   * @param version its number, if it has been published
   * @param follows the last version that the author knew
   * @param asOf when it was written out
   * @param published when it was published
   * @param inForce from when on it counts
   * @param backTo the version that is in force again, if this one takes others back
   * @param acknowledged the gaps in coverage that the author opens knowingly
   */
  public record Head(
      Optional<Integer> version,
      Optional<Integer> follows,
      Optional<Instant> asOf,
      Optional<Instant> published,
      Optional<Instant> inForce,
      Optional<Integer> backTo,
      Optional<String> author,
      Optional<String> why,
      List<String> acknowledged) {

    /** That of a text of which nobody needs to know more. */
    public static final Head NONE =
        new Head(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public Head {
      acknowledged = List.copyOf(acknowledged);
    }

    /** That of what is live after that version. */
    public static Head live(int follows, Instant asOf) {
      return new Head(
          Optional.empty(),
          Optional.of(follows),
          Optional.of(asOf),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
  }

  private static final int MOST = 1_000_000;
  private static final FieldType<Integer> NUMBER = FieldType.integer(0, MOST);
  private static final FieldType<Instant> INSTANT = FieldType.text().then(WallTime::instant);

  public HoursText {
    sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
  }

  /**
   * The text read; empty if it can't be used.
   *
   * @param file what to call it in mistakes, and where rules come from
   */
  public static Optional<HoursText> read(
      String file, String text, HoursCheck check, Mistakes mistakes) {
    long before = mistakes.errors();
    return YamlReader.read(file, text, mistakes)
        .flatMap(node -> Fields.of(node, "", mistakes))
        .flatMap(fields -> {
          Head head = head(fields);
          var schedule = new ScheduleField(check);
          var sites =
              fields.required(
                  "sites", FieldType.objects(SiteId::new, (_, site) -> schedule.text(site)));
          fields.refuseOthers();
          return mistakes.errors() > before
              ? Optional.empty()
              : sites.map(all -> new HoursText(head, all));
        });
  }

  private static Head head(Fields fields) {
    return new Head(
        fields.optional("version", NUMBER),
        fields.optional("follows", NUMBER),
        fields.optional("as-of", INSTANT),
        fields.optional("published", INSTANT),
        fields.optional("in-force", INSTANT),
        fields.optional("back-to", NUMBER),
        fields.optional("author", FieldType.text()),
        fields.optional("why", FieldType.text()),
        fields.or("acknowledged", FieldType.oneOrMore(FieldType.text()), List.of()));
  }

  /** The text written, so that it is read as the same. */
  public String write() {
    var tree = new YamlTree();
    head.version().ifPresent(number -> tree.number("version", number));
    head.follows().ifPresent(number -> tree.number("follows", number));
    tree.text("as-of", head.asOf());
    tree.text("published", head.published());
    tree.text("in-force", head.inForce());
    head.backTo().ifPresent(number -> tree.number("back-to", number));
    tree.text("author", head.author());
    tree.text("why", head.why());
    tree.texts("acknowledged", head.acknowledged());
    var all = new YamlTree();
    sites.forEach((site, text) -> all.put(site.name(), text.tree()));
    return YamlWriter.write(tree.put("sites", all.tree()).tree());
  }
}
