package io.heliotrope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a small company's files, to begin from. */
@Command(
    name = "init",
    description = {
      "Writes the files of a small company with three sites, to begin from.",
      "Nothing that exists is overwritten."
    })
public final class InitCommand implements Callable<Integer> {

  private static final String COMPANY = "company/demo";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Where to; the folder is made if need be.")
  private Path folder = Path.of(".");

  @Override
  public Integer call() throws IOException {
    try {
      copyCompany(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException(
          "%s exists already, and nothing was written over it.\nMaybe choose an empty folder."
              .formatted(e.getFile()),
          e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        """
        A company is in %s. Next:
          heliotrope call  -c %s     play a pretend call
          heliotrope check -c %s     after each change
        and to serve: say in heliotrope.yaml where your PBX is.
        """,
        folder, folder, folder);
    out.flush();
    return 0;
  }

  /** Copies the company into the folder; what is there already stays, and is told. */
  public static void copyCompany(Path to) throws IOException {
    try {
      URI source =
          java.util.Objects.requireNonNull(
                  InitCommand.class.getClassLoader().getResource(COMPANY), "no company inside")
              .toURI();
      if (source.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(source, Map.of())) {
          copy(jar.getPath(COMPANY), to);
        }
      } else {
        copy(Path.of(source), to);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(target);
        } else {
          Files.copy(one, target);
        }
      }
    }
  }
}
