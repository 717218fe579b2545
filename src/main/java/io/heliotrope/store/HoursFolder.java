package io.heliotrope.store;

import io.heliotrope.call.CalendarId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.config.HoursCheck;
import io.heliotrope.config.HoursText;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.OverrideSheet;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.hours.Calendars;
import io.heliotrope.hours.Holidays;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.hours.ScheduleCheck;
import io.heliotrope.session.port.HoursShelf;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps published hours in a folder of the journal's: a file for each version that is never changed
 * ({@code 0007.yaml}), all overrides in one ({@code overrides.yaml}), and who did what, a line of
 * JSON each ({@code audit.jsonl}). All of it is for its owner alone.
 */
public final class HoursFolder implements HoursShelf {

  /** Below the journal. */
  private static final String FOLDER = "hours";

  private static final String OVERRIDES = "overrides.yaml";
  private static final String SEEN = "sites-seen.yaml";
  private static final String FRESH = ".fresh";
  private static final Pattern VERSION = Pattern.compile("([0-9]{4,9})\\.yaml");
  private static final HoursCheck CHECK = new ScheduleCheck(new Any());

  /** What was checked when it was published is not checked again. */
  private static final class Any implements Calendars {
    @Override
    public Holidays country(String code) {
      return Holidays.NONE;
    }

    @Override
    public Optional<Holidays> feed(CalendarId calendar) {
      return Optional.of(Holidays.NONE);
    }
  }

  private final Path folder;
  private final Disk disk;
  private final AuditFile audit;

  /** By whoever works here now. */
  private boolean locked;

  /**
   * @param journal the journal's folder
   */
  public HoursFolder(Path journal) {
    this(journal, new Disk());
  }

  HoursFolder(Path journal, Disk disk) {
    this.folder = journal.resolve(FOLDER);
    this.disk = disk;
    this.audit = new AuditFile(folder.resolve("audit.jsonl"), disk);
  }

  @Override
  public synchronized <T> T alone(Work<T> work) throws IOException {
    if (locked) {
      return work.run();
    }
    disk.folder(folder);
    Path file = folder.resolve(".lock");
    try (var channel =
            FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                Disk.ownerOnly(file, "rw-------"));
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("%s can't be locked".formatted(file));
      }
      locked = true;
      mendAudit();
      return work.run();
    } catch (OverlappingFileLockException e) {
      throw new IOException("somebody else in this program is writing to " + folder, e);
    } finally {
      locked = false;
    }
  }

  /** A crash between a change and its line must not leave a change of which nobody is told. */
  private void mendAudit() throws IOException {
    Stock stock = read();
    List<Deed> told = audit.read();
    int version = last(told, Deed::version);
    for (HoursVersion one : stock.versions()) {
      if (one.number() > version) {
        audit.add(Deed.of(one));
      }
    }
    Optional<Deed> override = Deed.of(stock.overrides());
    if (override.isPresent() && stock.overrides().revision() > last(told, Deed::revision)) {
      audit.add(override.get());
    }
  }

  private static int last(List<Deed> deeds, Function<Deed, Optional<Integer>> number) {
    return deeds.stream().flatMap(deed -> number.apply(deed).stream()).reduce(-1, Math::max);
  }

  @Override
  public Stock read() throws IOException {
    List<String> troubles = new ArrayList<>();
    List<HoursVersion> versions = new ArrayList<>();
    for (var file : versionFiles().entrySet()) {
      if (file.getKey() != versions.size()) {
        troubles.add(
            "%s is there, but version %d is not: what was published since does not count.\nMaybe bring the file back from a backup."
                .formatted(file.getValue(), versions.size()));
        break;
      }
      Optional<HoursVersion> version = version(file.getValue(), troubles);
      if (version.isEmpty()) {
        break;
      }
      versions.add(version.get());
    }
    return new Stock(versions, sitesSeen(troubles), overrides(troubles), troubles);
  }

  private Map<Integer, Path> versionFiles() throws IOException {
    Map<Integer, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.forEach(file -> {
        Matcher name = VERSION.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          files.put(Integer.parseInt(name.group(1)), file);
        }
      });
    } catch (NoSuchFileException | NotDirectoryException none) {
      // nothing has been kept yet
    }
    return files;
  }

  /** Where a rule of it comes from is told by the version, its author and when. */
  private static Optional<HoursVersion> version(Path file, List<String> troubles) {
    try {
      String text = Files.readString(file);
      var mistakes = new Mistakes();
      Optional<HoursVersion> first =
          HoursText.read(String.valueOf(file.getFileName()), text, CHECK, mistakes)
              .map(HoursVersion::of);
      if (first.isEmpty()) {
        troubles.add("%s is not as it was published: %s".formatted(file, mistakes.list()));
      }
      return first.flatMap(version ->
          HoursText.read(version.toString(), text, CHECK, mistakes).map(HoursVersion::of));
    } catch (IllegalArgumentException e) {
      troubles.add("%s is not as it was published: %s".formatted(file, e.getMessage()));
    } catch (IOException e) {
      troubles.add("%s can't be read: %s".formatted(file, FileTrouble.why(e)));
    }
    return Optional.empty();
  }

  private OverrideSheet overrides(List<String> troubles) {
    Path file = folder.resolve(OVERRIDES);
    try {
      var mistakes = new Mistakes();
      Optional<OverrideSheet> sheet =
          OverrideSheet.read(OVERRIDES, Files.readString(file), CHECK, mistakes);
      if (sheet.isEmpty()) {
        troubles.add("%s is not as it was written: %s".formatted(file, mistakes.list()));
      }
      return sheet.orElse(OverrideSheet.EMPTY);
    } catch (NoSuchFileException | NotDirectoryException none) {
      return OverrideSheet.EMPTY;
    } catch (IOException e) {
      troubles.add("%s can't be read: %s".formatted(file, FileTrouble.why(e)));
      return OverrideSheet.EMPTY;
    }
  }

  private Map<SiteId, ScheduleText> sitesSeen(List<String> troubles) {
    Path file = folder.resolve(SEEN);
    try {
      var mistakes = new Mistakes();
      var text = HoursText.read(SEEN, Files.readString(file), CHECK, mistakes);
      if (text.isEmpty()) {
        troubles.add("%s is not as it was written: %s".formatted(file, mistakes.list()));
      }
      return text.map(HoursText::sites).orElse(Map.of());
    } catch (NoSuchFileException | NotDirectoryException none) {
      return Map.of();
    } catch (IOException e) {
      troubles.add("%s can't be read: %s".formatted(file, FileTrouble.why(e)));
      return Map.of();
    }
  }

  @Override
  public String stamp() {
    Map<String, String> stamps = new LinkedHashMap<>();
    try {
      versionFiles().keySet().forEach(number -> stamps.put(number.toString(), ""));
    } catch (IOException e) {
      stamps.put(FOLDER, "unreadable");
    }
    try {
      stamps.put(
          OVERRIDES,
          Files.readAttributes(folder.resolve(OVERRIDES), "unix:lastModifiedTime,size,ino")
              .toString());
    } catch (IOException | UnsupportedOperationException e) {
      stamps.put(OVERRIDES, "gone");
    }
    return stamps.toString();
  }

  @Override
  public void keep(HoursVersion version) throws IOException {
    Path file = folder.resolve("%04d.yaml".formatted(version.number()));
    if (Files.exists(file)) {
      throw new IOException("%s is there already: a version is never changed".formatted(file));
    }
    replace(file, version.text().write());
    audit.add(Deed.of(version));
  }

  @Override
  public void keep(OverrideSheet overrides) throws IOException {
    replace(folder.resolve(OVERRIDES), overrides.write());
    audit.add(Deed.of(overrides).orElseThrow());
  }

  @Override
  public void seen(Map<SiteId, ScheduleText> files) throws IOException {
    replace(folder.resolve(SEEN), new HoursText(HoursText.Head.NONE, files).write());
  }

  @Override
  public void done(Deed deed) throws IOException {
    audit.add(deed);
  }

  @Override
  public List<Deed> deeds() throws IOException {
    return audit.read();
  }

  /** What a crash leaves is the file before or this one. */
  private void replace(Path file, String content) throws IOException {
    Path fresh = folder.resolve(file.getFileName() + FRESH);
    disk.write(fresh, content.getBytes(StandardCharsets.UTF_8));
    disk.rename(fresh, file);
  }
}
