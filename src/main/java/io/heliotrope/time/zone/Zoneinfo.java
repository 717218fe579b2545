package io.heliotrope.time.zone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The operating system's zones: a folder of TZif files, and {@code tzdata.zi}, which tells their
 * release, their names, and which names mean the same zone.
 */
final class Zoneinfo {

  private static final String LIST = "tzdata.zi";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z][A-Za-z0-9~_+-]*(/[A-Za-z0-9~_+-]+){0,3}");
  private static final Pattern HEAD = Pattern.compile("# version (\\S+)");

  /** Stands for "nobody has set a zone here". */
  private static final String NO_ZONE = "Factory";

  private static final int LARGEST_FILE = 1 << 16;
  private static final int LARGEST_LIST = 1 << 21;
  private static final int MOST_LINKS = 8; // one after the other

  private final ZoneRelease release;
  private final Map<String, String> fileOf;
  private final Map<String, byte[]> files;

  private Zoneinfo(ZoneRelease release, Map<String, String> fileOf, Map<String, byte[]> files) {
    this.release = release;
    this.fileOf = fileOf;
    this.files = files;
  }

  /**
   * Which release is there.
   *
   * @throws NoSuchFileException if the folder has no list of its zones
   * @throws ZoneDataException if that names no release
   */
  static ZoneRelease release(Path folder) throws IOException {
    Path list = regular(folder.resolve(LIST));
    try (var in = new InputStreamReader(Files.newInputStream(list), StandardCharsets.UTF_8)) {
      char[] head = new char[80];
      int length = Math.max(0, in.read(head));
      String line = new String(head, 0, length).lines().findFirst().orElse("");
      var matcher = HEAD.matcher(line);
      return Optional.of(matcher)
          .filter(java.util.regex.Matcher::matches)
          .flatMap(found -> ZoneRelease.find(found.group(1)))
          .orElseThrow(
              () -> new ZoneDataException("%s: its first line names no release".formatted(list)));
    }
  }

  /**
   * The folder as it is now, whole: every zone is read once, so that none fails later, and an
   * upgrade of the system's does not mix two releases.
   */
  static Zoneinfo read(Path folder) throws IOException {
    ZoneRelease release = release(folder);
    Map<String, String> fileOf = names(folder);
    Map<String, byte[]> files = new HashMap<>();
    for (String name : new TreeSet<>(fileOf.values())) {
      files.put(name, file(folder.resolve(name)));
    }
    return new Zoneinfo(release, fileOf, files);
  }

  ZoneRelease release() {
    return release;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(fileOf.keySet());
  }

  /**
   * @param name one of {@link #names()}
   */
  ZoneRules rules(String name) throws ZoneDataException {
    byte[] file = files.get(fileOf.getOrDefault(name, ""));
    if (file == null) {
      throw new ZoneDataException("there is no zone " + name);
    }
    return TzifRules.of(Tzif.read(file));
  }

  private static byte[] file(Path file) throws IOException {
    Path plain = regular(file);
    try (InputStream in = Files.newInputStream(plain)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new ZoneDataException("it is larger than any zone");
      }
      Tzif.read(bytes);
      return bytes;
    } catch (ZoneDataException e) {
      throw new ZoneDataException("%s: %s".formatted(file, e.getMessage()));
    }
  }

  /** Each name, and the file that has its rules: older names have none of their own everywhere. */
  private static Map<String, String> names(Path folder) throws IOException {
    Path list = regular(folder.resolve(LIST));
    if (Files.size(list) > LARGEST_LIST) {
      throw new ZoneDataException("%s: it is larger than any list of zones".formatted(list));
    }
    Set<String> zones = new TreeSet<>();
    Map<String, String> links = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(list, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", 4);
        if (words.length > 2 && words[0].equals("Z")) {
          zones.add(checked(words[1], list));
        } else if (words.length == 3 && words[0].equals("L")) {
          links.put(checked(words[2], list), checked(words[1], list));
        }
      }
    }
    zones.remove(NO_ZONE);
    Map<String, String> fileOf = new TreeMap<>();
    zones.forEach(zone -> fileOf.put(zone, zone));
    for (String name : links.keySet()) {
      String target = name;
      for (int i = 0; i < MOST_LINKS && !zones.contains(target); i++) {
        target = links.getOrDefault(target, target);
      }
      if (!zones.contains(target)) {
        throw new ZoneDataException("%s: %s leads to no zone".formatted(list, name));
      }
      fileOf.put(name, target);
    }
    return fileOf;
  }

  private static String checked(String name, Path list) throws ZoneDataException {
    if (name.length() > 64 || !NAME.matcher(name).matches()) {
      throw new ZoneDataException("%s: it has a name that no zone has".formatted(list));
    }
    return name;
  }

  /** Reading from a pipe or a device might never end. */
  private static Path regular(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new ZoneDataException("%s is no plain file".formatted(file));
    }
    return file;
  }
}
