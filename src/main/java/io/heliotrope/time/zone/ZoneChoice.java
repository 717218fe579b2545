package io.heliotrope.time.zone;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose rules of time zones decide in this process: Java's own, unless the operating system's are
 * newer and can be read whole.
 *
 * @param java the release that came with Java
 * @param system the release that the operating system has
 * @param folder where the operating system's is looked for
 * @param trouble why data that should decide, or be compared, can't
 */
public record ZoneChoice(
    Source source,
    Optional<ZoneRelease> java,
    Optional<ZoneRelease> system,
    Path folder,
    Optional<ZoneWarning> trouble) {

  /** The variable of the environment that names another folder than the system's. */
  public static final String FOLDER_VARIABLE = "HELIOTROPE_ZONEINFO";

  private static final Path USUAL_FOLDER = Path.of("/usr/share/zoneinfo");
  private static final String PROPERTY = "java.time.zone.DefaultZoneRulesProvider";

  private static @Nullable ZoneChoice made;

  /** Not in {@link SystemZoneRules}: to touch it is to have Java choose its rules. */
  private static volatile @Nullable Zoneinfo systemZones;

  /** Where the rules come from. */
  public enum Source {
    JAVA,
    SYSTEM,
    /** Somebody has given Java another provider, by its own option. */
    OPTION
  }

  /**
   * Settles it for this process. Must come before anything asks java.time for a zone: from then on
   * Java answers by the rules it has. Never fails: in doubt Java's own rules decide.
   */
  public static synchronized ZoneChoice make(Map<String, String> environment) {
    if (made == null) {
      made = make(Path.of(System.getProperty("java.home", "")), folder(environment));
    }
    return made;
  }

  /** As it was made; where nobody made one, as in tests, Java's own rules decide. */
  public static synchronized ZoneChoice inForce() {
    return made == null
        ? look(Path.of(System.getProperty("java.home", "")), folder(System.getenv()))
            .with(Source.JAVA)
        : made;
  }

  /** What decides; empty if that can't be known. */
  public Optional<ZoneRelease> release() {
    return switch (source) {
      case JAVA -> java;
      case SYSTEM -> system;
      case OPTION -> Optional.empty();
    };
  }

  /** In one line: what decides, and what else there is. */
  public String text() {
    return switch (source) {
      case JAVA -> "%s of Java; the system has %s".formatted(name(java), name(system));
      case SYSTEM ->
          "%s of the system (%s); Java has %s".formatted(name(system), folder, name(java));
      case OPTION -> "of the provider that Java's option %s names".formatted(PROPERTY);
    };
  }

  /** What a person should know at that instant, each with what to do; empty if all is well. */
  public List<ZoneWarning> warnings(Instant now) {
    List<ZoneWarning> warnings = new ArrayList<>();
    trouble.ifPresent(warnings::add);
    release().flatMap(release -> ZoneNews.missed(release, now)).ifPresent(warnings::add);
    return warnings;
  }

  /** For {@link SystemZoneRules}, which Java makes by itself. */
  static Zoneinfo systemZones() {
    return Objects.requireNonNull(systemZones, "Set by ZoneChoice.make");
  }

  private static Path folder(Map<String, String> environment) {
    String named = environment.getOrDefault(FOLDER_VARIABLE, "");
    return named.isBlank() ? USUAL_FOLDER : Path.of(named);
  }

  private static ZoneChoice make(Path javaHome, Path folder) {
    ZoneChoice choice = look(javaHome, folder);
    if (System.getProperty(PROPERTY) != null) {
      return choice.with(Source.OPTION);
    }
    if (choice.source == Source.SYSTEM) {
      try {
        Zoneinfo zones = whole(folder, javaHome);
        systemZones = zones;
        System.setProperty(PROPERTY, SystemZoneRules.class.getName());
        String decides = ZoneRulesProvider.getVersions("UTC").lastEntry().getKey();
        if (!decides.equals(zones.release().toString())) {
          throw new ZoneDataException("Java had chosen before it could be told");
        }
      } catch (IOException | RuntimeException e) {
        return choice.with(Source.JAVA).unusable(e);
      }
    }
    return choice;
  }

  /** What there is, and what should decide; nothing is settled by it. */
  static ZoneChoice look(Path javaHome, Path folder) {
    var unknown =
        new ZoneChoice(Source.JAVA, Optional.empty(), Optional.empty(), folder, Optional.empty());
    ZoneRelease java;
    try {
      java = JavaZones.read(javaHome).release();
    } catch (IOException | RuntimeException e) {
      return unknown.troubled(
          "it can't be told how old Java's time zones are: " + why(e), "use a Temurin JDK 25");
    }
    var javas =
        new ZoneChoice(Source.JAVA, Optional.of(java), Optional.empty(), folder, Optional.empty());
    try {
      ZoneRelease system = Zoneinfo.release(folder);
      Source newer = system.isNewerThan(java) ? Source.SYSTEM : Source.JAVA;
      return new ZoneChoice(newer, javas.java, Optional.of(system), folder, Optional.empty());
    } catch (NoSuchFileException e) {
      // a system without zones of its own is well, unless somebody named the folder
      return folder.equals(USUAL_FOLDER) ? javas : javas.unusable(e);
    } catch (IOException | RuntimeException e) {
      return javas.unusable(e);
    }
  }

  /** The system's zones, if they are all there: Java knows most names, too. */
  private static Zoneinfo whole(Path folder, Path javaHome) throws IOException {
    Zoneinfo zones = Zoneinfo.read(folder);
    var missing = new TreeSet<>(JavaZones.read(javaHome).names());
    missing.removeAll(zones.names());
    if (!missing.isEmpty()) {
      throw new ZoneDataException(
          "%s: it lacks zones that Java knows: %s".formatted(folder, String.join(", ", missing)));
    }
    return zones;
  }

  private ZoneChoice with(Source other) {
    return new ZoneChoice(other, java, system, folder, trouble);
  }

  private ZoneChoice unusable(Exception e) {
    return troubled(
        "the system's time zones can't be used, so Java's decide: " + why(e),
        "apt-get install --reinstall tzdata");
  }

  private ZoneChoice troubled(String text, String advice) {
    return new ZoneChoice(source, java, system, folder, Optional.of(new ZoneWarning(text, advice)));
  }

  private static String why(Exception e) {
    return e instanceof NoSuchFileException
        ? e.getMessage() + " is missing"
        : String.valueOf(e.getMessage());
  }

  private static String name(Optional<ZoneRelease> release) {
    return release.map(ZoneRelease::toString).orElse("none that can be read");
  }
}
