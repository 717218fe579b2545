package io.heliotrope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
  private static final String SCHEMAS = "schema";

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

  /**
   * Copies the company into the folder, and the schemas by which editors complete and check it.
   *
   * @throws FileAlreadyExistsException if one of the files is there already; then none is written
   */
  public static void copyCompany(Path to) throws IOException {
    try {
      URI source =
          java.util.Objects.requireNonNull(
                  InitCommand.class.getClassLoader().getResource(COMPANY), "no company inside")
              .toURI();
      if (source.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(source, Map.of())) {
          copy(jar.getPath("/"), to);
        }
      } else {
        Path company = Path.of(source);
        copy(company.resolve("../..").normalize(), to);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path resources, Path to) throws IOException {
    Map<Path, Path> files = new LinkedHashMap<>();
    find(resources.resolve(COMPANY), to, files);
    find(resources.resolve(SCHEMAS), to.resolve(SCHEMAS), files);
    for (Path target : files.values()) {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(target.toString());
      }
    }
    Files.createDirectories(to);
    for (Map.Entry<Path, Path> file : files.entrySet()) {
      Files.createDirectories(file.getValue().getParent());
      Files.copy(file.getKey(), file.getValue());
    }
  }

  private static void find(Path from, Path to, Map<Path, Path> files) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.filter(Files::isRegularFile)
          .forEach(one -> files.put(one, to.resolve(from.relativize(one).toString())));
    }
  }
}
