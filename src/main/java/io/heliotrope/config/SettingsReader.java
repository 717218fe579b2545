package io.heliotrope.config;

import io.heliotrope.call.PbxName;
import io.heliotrope.config.ServerSettings.Agi;
import io.heliotrope.config.ServerSettings.Journal;
import io.heliotrope.config.ServerSettings.Pbx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code heliotrope.yaml}. Everything has a default but the PBXs. */
public final class SettingsReader {

  public static final String FILE = "heliotrope.yaml";

  private static final FieldType<HostPort> ADDRESS = FieldType.made(HostPort::of);
  private static final FieldType<Duration> DRAIN =
      FieldType.duration(Duration.ZERO, Duration.ofHours(24));

  /** Every event carries it, and whoever guesses it could forge events. */
  private static final int SYSTEM_NAME_LENGTH = 16;

  private final SecretReader secrets;
  private final Path folder;
  private final Mistakes mistakes;

  private static final Path USUAL_JOURNAL = Path.of("/var/lib/heliotrope/journal");

  private SettingsReader(Path folder, Map<String, String> environment, Mistakes mistakes) {
    this.folder = folder;
    this.secrets = new SecretReader(folder, environment);
    this.mistakes = mistakes;
  }

  /**
   * The settings, or empty if a mistake makes them unusable.
   *
   * @param folder the operator's; relative paths in the file are below it
   * @param environment where secrets may be
   */
  public static Optional<ServerSettings> read(
      Path folder, Map<String, String> environment, Mistakes mistakes) {
    return new SettingsReader(folder, environment, mistakes).settings();
  }

  /**
   * Where a server of that folder keeps its journal; empty if the folder does not say how to run.
   */
  public static Optional<Path> journal(Path folder) {
    var unused = new Mistakes(); // nobody asks here whether the settings are right
    try {
      return YamlReader.read(FILE, Files.readString(folder.resolve(FILE)), unused)
          .flatMap(node -> Fields.of(node, "", unused))
          .map(fields -> {
            var reader = new SettingsReader(folder, Map.of(), unused);
            return fields.or(
                "journal",
                FieldType.object(f -> Optional.of(reader.journal(f).folder())),
                USUAL_JOURNAL);
          });
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<ServerSettings> settings() {
    long before = mistakes.errors();
    String text;
    try {
      text = Files.readString(folder.resolve(FILE));
    } catch (IOException e) {
      mistakes.error(
          Place.file(FILE),
          "",
          "can't be read: " + FileTrouble.why(e) + ".",
          "Maybe take the one that 'heliotrope init' writes: it says where the PBX is.");
      return Optional.empty();
    }
    Optional<ServerSettings> settings =
        YamlReader.read(FILE, text, mistakes)
            .flatMap(node -> Fields.of(node, "", mistakes))
            .map(this::settings);
    return mistakes.errors() > before ? Optional.empty() : settings;
  }

  private ServerSettings settings(Fields fields) {
    Agi agi = fields.or("agi", FieldType.object(f -> Optional.of(agi(f))), agiByDefault());
    HostPort web =
        fields
            .optional(
                "web",
                FieldType.object(
                    f -> Optional.of(f.or("listen", ADDRESS, new HostPort("127.0.0.1", 8080)))))
            .orElse(new HostPort("127.0.0.1", 8080));
    Journal journal =
        fields.or(
            "journal",
            FieldType.object(f -> Optional.of(journal(f))),
            new Journal(USUAL_JOURNAL, 64, 50));
    Path sounds = fields.or("sounds", path(), Path.of("/var/lib/heliotrope/sounds"));
    Map<PbxName, Pbx> pbxs =
        fields.required("pbxs", FieldType.objects(PbxName::new, this::pbx)).orElse(Map.of());
    fields.refuseOthers();
    return new ServerSettings(agi, web, journal, sounds, List.copyOf(pbxs.values()));
  }

  private static Agi agiByDefault() {
    return new Agi(
        new HostPort("127.0.0.1", 4573),
        List.of("127.0.0.0/8", "::1/128"),
        20_000,
        Duration.ofMinutes(10));
  }

  private static Agi agi(Fields fields) {
    Agi usual = agiByDefault();
    return new Agi(
        fields.or("listen", ADDRESS, usual.listen()),
        fields.or("allow", FieldType.list(FieldType.text()), usual.allow()),
        fields.or("calls", FieldType.integer(1, 1_000_000), usual.calls()),
        fields.or("drain", DRAIN, usual.drain()));
  }

  private Journal journal(Fields fields) {
    return new Journal(
        fields.or("folder", path(), USUAL_JOURNAL),
        fields.or("file-size", FieldType.integer(1, 4096), 64),
        fields.or("files", FieldType.integer(2, 10_000), 50));
  }

  private Optional<Pbx> pbx(PbxName name, Fields fields) {
    var ami = fields.or("ami", ADDRESS, new HostPort("127.0.0.1", 5038));
    var user = fields.or("user", FieldType.text(), "heliotrope");
    var secret = secrets.read("secret", 1, fields);
    var systemName = secrets.read("system-name", SYSTEM_NAME_LENGTH, fields);
    return secret.isEmpty() || systemName.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pbx(name, ami, user, secret.get(), systemName.get()));
  }

  private FieldType<Path> path() {
    return FieldType.text().then(folder::resolve);
  }
}
