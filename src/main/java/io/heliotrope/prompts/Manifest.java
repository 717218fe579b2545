package io.heliotrope.prompts;

import io.heliotrope.call.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is in a folder of sounds, kept there as {@code heliotrope-manifest.json}. */
record Manifest(List<Entry> sounds) {

  static final String FILE = "heliotrope-manifest.json";
  static final Manifest EMPTY = new Manifest(List.of());

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * One sound.
   *
   * @param file as the PBX finds it: {@code heliotrope/welcome}, {@code digits/7}
   * @param hash of all that the sound was made from
   * @param millis how long it plays
   */
  record Entry(String language, String file, String text, String hash, long millis) {

    Entry {
      new Language(language);
      if (file.isBlank() || file.startsWith("/") || file.contains("..") || millis < 0) {
        throw new IllegalArgumentException("'%s' is no sound of ours.".formatted(file));
      }
    }

    /** Without the ending, inside the folder of sounds. */
    String path() {
      return language + "/" + file;
    }
  }

  Manifest {
    sounds = sounds.stream().sorted(Comparator.comparing(Entry::path)).toList();
  }

  /**
   * @throws IOException if there is none, or it is none; the message says what to do
   */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      return JSON.readValue(Files.readString(file), Manifest.class);
    } catch (JacksonException | NullPointerException e) {
      throw new IOException(
          "'%s' can't be understood.\nMaybe delete it and run: heliotrope prompts render"
              .formatted(file),
          e);
    }
  }

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  void write(Path folder) throws IOException {
    Path half = folder.resolve(FILE + ".new");
    Files.writeString(half, JSON.writeValueAsString(this) + "\n");
    Files.move(
        half,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
