package io.heliotrope.config;

import io.heliotrope.config.ServerSettings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Fetches secrets from where the operator's files say they are; never from the files themselves.
 */
final class SecretReader {

  private final Path folder;
  private final Map<String, String> environment;

  SecretReader(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * The secret called {@code name}: from {@code name-file} or {@code name-env}, one of them.
   *
   * @param least characters it needs to have
   */
  Optional<Secret> read(String name, int least, Fields fields) {
    String file = name + "-file";
    String variable = name + "-env";
    if (fields.has(file) == fields.has(variable)) {
      fields
          .mistakes()
          .error(
              fields.place(),
              fields.path(),
              "needs either '%s' or '%s'.".formatted(file, variable),
              "Maybe '%s: /etc/heliotrope/%s', readable by heliotrope alone."
                  .formatted(file, name));
      return Optional.empty();
    }
    return fields.has(file)
        ? fields.optional(file, FieldType.text().then(this::fromFile).then(longEnough(least)))
        : fields.optional(
            variable, FieldType.text().then(this::fromEnvironment).then(longEnough(least)));
  }

  private static UnaryOperator<Secret> longEnough(int least) {
    return secret -> {
      int length = secret.value().length();
      if (length < least) {
        throw new IllegalArgumentException(
            "the secret there has %d characters and needs %d at least.\nMaybe make one: openssl rand -hex 16"
                .formatted(length, least));
      }
      return secret;
    };
  }

  private Secret fromEnvironment(String variable) {
    String value = environment.get(variable);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "the environment has no '%s'.\nMaybe export it before starting.".formatted(variable));
    }
    return secret(value, variable);
  }

  private Secret fromFile(String name) {
    Path file = folder.resolve(name);
    try {
      Privacy.refuseIfOthersMayRead(file);
      return secret(Files.readString(file), name);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          """
          '%s' can't be read: %s.
          Maybe put the secret there, for heliotrope alone: install -m 600 -o heliotrope /dev/stdin %s\
          """
              .formatted(file, FileTrouble.why(e), file),
          e);
    }
  }

  private static Secret secret(String text, String from) {
    String value = text.strip();
    if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException(
          "the secret in '%s' is empty or has control characters.".formatted(from));
    }
    return new Secret(value);
  }
}
