package io.heliotrope.demo;

import io.heliotrope.cli.Starter;
import io.heliotrope.demo.lab.LabException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the demo. {@code scripts/demo} calls it, with all it needs at hand. */
@Command(
    name = "demo",
    hidden = true,
    description = "Three sites, three calls. Maybe run scripts/demo: it provides what this needs.")
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--once", description = "End after the calls; 1 if one was not served as told.")
  private boolean once;

  @Option(names = "--no-pbx", description = "Without Asterisk: a fake speaks the protocol.")
  private boolean noPbx;

  @Option(
      names = "--sounds",
      paramLabel = "DIR",
      description = "Where to keep the rendered prompts.")
  private @Nullable Path sounds;

  @Option(names = "--work", paramLabel = "DIR", description = "A new folder with a short name.")
  private @Nullable Path work;

  @Option(names = "--keep", paramLabel = "DIR", description = "Keep recordings and logs there.")
  private @Nullable Path keep;

  private final Starter starter;

  public DemoCommand(Starter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!noPbx && sounds == null) {
      throw new LabException(
          "The demo needs a folder for its prompts (--sounds DIR).\n"
              + "Maybe run scripts/demo, which names one, or use --no-pbx.");
    }
    if (keep != null) {
      Files.createDirectories(keep);
    }
    Path folder = work == null ? Files.createTempDirectory("he-demo-") : work;
    var cleaning = new Cleaning(folder, Optional.ofNullable(keep));
    Runtime.getRuntime().addShutdownHook(new Thread(cleaning::close, "demo-end"));
    try (cleaning) {
      return play(cleaning);
    }
  }

  private int play(Cleaning cleaning) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Page page = Page.ofTerminal(out);
    if (noPbx) {
      page.line("WITHOUT A PBX: a fake speaks Asterisk's protocol to the real router. No sound.");
    }
    var demo =
        Demo.build(
            page,
            starter,
            cleaning.folder,
            noPbx ? Optional.empty() : Optional.ofNullable(sounds),
            Optional.ofNullable(keep));
    cleaning.demo.set(demo);
    boolean good = demo.play();
    if (!once) {
      demo.invite();
      new CountDownLatch(1).await(); // until Ctrl-C
    }
    return good ? 0 : 1;
  }

  /** Ends the demo and removes its folder, once, however we end. */
  private static final class Cleaning implements AutoCloseable {

    final Path folder;
    final Optional<Path> keep;
    final AtomicReference<@Nullable Demo> demo = new AtomicReference<>();
    private boolean done;

    Cleaning(Path folder, Optional<Path> keep) {
      this.folder = folder;
      this.keep = keep;
    }

    @Override
    public synchronized void close() {
      if (done) {
        return;
      }
      done = true;
      Demo running = demo.get();
      if (running != null) {
        running.close();
      }
      try (Stream<Path> all = Files.walk(folder)) {
        if (keep.isPresent()) {
          keepLogs(keep.get());
        }
        all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      } catch (IOException e) {
        System.err.println("Could not keep logs or remove " + folder + ": " + e.getMessage());
      }
    }

    private void keepLogs(Path to) throws IOException {
      for (Path log : List.of(Path.of("heliotrope.log"), Path.of("pbx/log/messages"))) {
        if (Files.exists(folder.resolve(log))) {
          Files.copy(
              folder.resolve(log),
              to.resolve(log.startsWith("pbx") ? "asterisk.log" : "heliotrope.log"),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
