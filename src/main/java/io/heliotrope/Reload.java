package io.heliotrope;

import io.heliotrope.config.Mistakes;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.RulebookReader;
import io.heliotrope.session.Switchboard;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Reads the operator's files anew when they change, or on SIGHUP. Wrong files change nothing; calls
 * in progress keep the rules they began with.
 */
final class Reload implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Reload.class);
  private static final long EVERY_MILLIS = 1_000;

  private final Path folder;
  private final Sounds sounds;
  private final Switchboard switchboard;
  private final Clock clock;
  private final Journal journal;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("reload").daemon().factory());
  private Map<Path, String> read = Map.of();
  private Map<Path, String> seen = Map.of();
  private volatile List<String> refused = List.of();

  Reload(Path folder, Sounds sounds, Switchboard switchboard, Clock clock, Journal journal) {
    this.folder = folder;
    this.sounds = sounds;
    this.switchboard = switchboard;
    this.clock = clock;
    this.journal = journal;
  }

  void start() {
    read = files();
    seen = read;
    thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    try {
      Signal.handle(new Signal("HUP"), signal -> thread.execute(this::readAnew));
    } catch (IllegalArgumentException e) {
      log.debug("No SIGHUP here: {}", e.getMessage());
    }
  }

  /** What is wrong with the files that were refused last; empty when the files are in force. */
  List<String> refused() {
    return refused;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Waits until the files have been still for one look: an editor may write several. */
  private void look() {
    Map<Path, String> now = files();
    if (!now.equals(read) && now.equals(seen)) {
      readAnew();
    }
    seen = now;
  }

  private void readAnew() {
    read = files();
    try {
      var mistakes = new Mistakes();
      var rulebook = RulebookReader.read(folder, sounds, mistakes);
      mistakes.list().forEach(mistake -> log.warn("{}", mistake));
      if (rulebook.isEmpty() || mistakes.hasErrors()) {
        refused = List.of("the files were changed and refused: " + mistakes.list().getFirst());
        log.error(
            "The files have mistakes; version {} stays in force", switchboard.rulebook().version());
        journal.record(new JournalEntry.RulesRefused(clock.now(), mistakes.list()));
      } else {
        refused = List.of();
        if (!rulebook.get().version().equals(switchboard.rulebook().version())) {
          switchboard.rulebook(rulebook.get());
          log.info("New rules are in force: version {}", rulebook.get().version());
        }
      }
    } catch (RuntimeException e) {
      log.error("The files could not be read anew", e);
    }
  }

  private Map<Path, String> files() {
    Map<Path, String> found = new TreeMap<>();
    for (Path place : List.of(folder, folder.resolve(RulebookReader.FLOWS))) {
      try (Stream<Path> here = Files.list(place)) {
        here.filter(file -> file.toString().endsWith(".yaml"))
            .forEach(file -> found.put(file, stamp(file)));
      } catch (IOException e) {
        found.put(place, "unreadable");
      }
    }
    return found;
  }

  private static String stamp(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size();
    } catch (IOException e) {
      return "gone";
    }
  }
}
