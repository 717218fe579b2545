package io.heliotrope.store;

import io.heliotrope.call.CalendarId;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.FeedShelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps calendars in a folder of the journal's, for its owner alone: the last good copy ({@code
 * pt-holidays.ics}), a later one that was not believed ({@code pt-holidays~refused.ics}), and what
 * is known of both ({@code pt-holidays.json}), which is written last. A copy of which nothing is
 * known, because a crash came between, counts as no copy.
 */
public final class FeedFolder implements FeedShelf {

  /** Below the journal. */
  private static final String FOLDER = "hours/calendars";

  private static final String FRESH = ".fresh";

  private final Path folder;
  private final Disk disk = new Disk();
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param journal the journal's folder
   */
  public FeedFolder(Path journal) {
    this.folder = journal.resolve(FOLDER);
  }

  private Path good(CalendarId calendar) {
    return folder.resolve(calendar + ".ics");
  }

  private Path bad(CalendarId calendar) {
    return folder.resolve(calendar + "~refused.ics"); // no calendar's name can have a tilde
  }

  private Path known(CalendarId calendar) {
    return folder.resolve(calendar + ".json");
  }

  @Override
  public Kept read(CalendarId calendar) throws IOException {
    String known;
    try {
      known = Files.readString(known(calendar));
    } catch (NoSuchFileException | NotDirectoryException none) {
      return Kept.NOTHING;
    }
    try {
      JsonNode tree = json.readTree(known);
      return new Kept(
          copy(calendar, tree.path("copy")),
          refused(calendar, tree.path("refused")),
          trouble(tree.path("trouble")));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new IOException("%s is not as it was written".formatted(known(calendar)), e);
    }
  }

  private Optional<Copy> copy(CalendarId calendar, JsonNode tree) throws IOException {
    return tree.isObject()
        ? Optional.of(
            new Copy(
                Files.readString(good(calendar)),
                tree.path("source").asString(""),
                Instant.parse(tree.path("asOf").asString("")),
                text(tree, "tag"),
                text(tree, "changed"),
                tree.path("by").asString("")))
        : Optional.empty();
  }

  private Optional<Refused> refused(CalendarId calendar, JsonNode tree) throws IOException {
    // whoever throws away what was not believed throws away no more
    return tree.isObject() && Files.exists(bad(calendar))
        ? Optional.of(
            new Refused(
                Files.readString(bad(calendar)),
                tree.path("source").asString(""),
                Instant.parse(tree.path("asOf").asString(""))))
        : Optional.empty();
  }

  private static Optional<FeedAlarm> trouble(JsonNode tree) {
    return tree.isObject()
        ? Optional.of(
            new FeedAlarm(
                FeedAlarm.Kind.valueOf(tree.path("kind").asString("")),
                tree.path("text").asString("")))
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode tree, String name) {
    return tree.has(name) ? Optional.of(tree.path(name).asString("")) : Optional.empty();
  }

  @Override
  public void keep(CalendarId calendar, Kept kept) throws IOException {
    disk.folder(folder);
    ObjectNode tree = json.createObjectNode();
    if (kept.copy().isPresent()) {
      Copy copy = kept.copy().get();
      ObjectNode one = tree.putObject("copy");
      one.put("source", copy.source());
      one.put("asOf", copy.asOf().toString());
      copy.tag().ifPresent(tag -> one.put("tag", tag));
      copy.changed().ifPresent(changed -> one.put("changed", changed));
      one.put("by", copy.by());
      replace(good(calendar), copy.text());
    }
    if (kept.refused().isPresent()) {
      Refused refused = kept.refused().get();
      ObjectNode one = tree.putObject("refused");
      one.put("source", refused.source());
      one.put("asOf", refused.asOf().toString());
      replace(bad(calendar), refused.text());
    }
    kept.trouble()
        .ifPresent(trouble -> {
          ObjectNode one = tree.putObject("trouble");
          one.put("kind", trouble.kind().name());
          one.put("text", trouble.text());
        });
    replace(known(calendar), json.writeValueAsString(tree) + "\n");
    if (kept.refused().isEmpty()) {
      Files.deleteIfExists(bad(calendar));
    }
  }

  private void replace(Path file, String text) throws IOException {
    Path fresh = folder.resolve(file.getFileName() + FRESH);
    disk.write(fresh, text.getBytes(StandardCharsets.UTF_8));
    disk.rename(fresh, file);
  }

  @Override
  public String stamp(CalendarId calendar) {
    try {
      return Files.readAttributes(known(calendar), "unix:lastModifiedTime,size,ino").toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "gone";
    }
  }
}
