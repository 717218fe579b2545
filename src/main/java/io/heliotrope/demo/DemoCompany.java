package io.heliotrope.demo;

import io.heliotrope.demo.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The files of Sunhouse Energy, the company of the demo. */
public final class DemoCompany {

  private static final String FROM = "/company/demo/";

  private static final List<String> FILES =
      List.of(
          "sites.yaml",
          "agents.yaml",
          "queues.yaml",
          "numbers.yaml",
          "flows/main.yaml",
          "prompts/en.yaml",
          "prompts/pt.yaml",
          "prompts/fr.yaml",
          "prompts/es.yaml");

  private DemoCompany() {}

  /** Copies them into a folder that is new or empty. */
  public static void copyTo(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> there = Files.list(folder)) {
        if (there.findAny().isPresent()) {
          throw new LabException(
              "The folder %s is not empty.\nMaybe name a new one.".formatted(folder));
        }
      }
      for (String file : FILES) {
        Path to = folder.resolve(file);
        Files.createDirectories(to.getParent());
        try (InputStream in = DemoCompany.class.getResourceAsStream(FROM + file)) {
          if (in == null) {
            throw new LabException("This build lacks " + FROM + file + ".");
          }
          Files.copy(in, to);
        }
      }
    } catch (IOException e) {
      throw new LabException("The demo's files could not be written to " + folder + ".", e);
    }
  }

  /** A secret in a file that only we can read, as {@code heliotrope.yaml} refers to it. */
  static void keepSecret(Path file, String secret) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret);
  }
}
