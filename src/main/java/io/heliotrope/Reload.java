package io.heliotrope;

import io.heliotrope.config.Mistake;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.SettingsReader;
import io.heliotrope.hours.Calendars;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.SoundCatalogue;
import io.heliotrope.session.FeedDesk;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.RulebookReader;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Reads the operator's files and the rendered prompts anew when they change, or on SIGHUP. Wrong
 * files change nothing; calls in progress keep the rules they began with.
 */
final class Reload implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Reload.class);
  private static final long EVERY_MILLIS = 1_000;
  private static final String SETTINGS_CHANGED =
      SettingsReader.FILE + " has changed: it is read at the start only. Maybe restart.";

  private final Path folder;
  private final Path settings;
  private final Path manifest;
  private final Function<Mistakes, Sounds> sounds;
  private final Consumer<Sounds> newSounds;
  private final FeedDesk feeds;
  private final HoursDesk hours;
  private final Calendars calendars;
  private final Clock clock;
  private final Journal journal;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("reload").daemon().factory());
  private Map<Path, String> read = Map.of();
  private Map<Path, String> seen = Map.of();
  private String settingsServed = "";
  private volatile List<String> refused = List.of();
  private volatile boolean restartNeeded;

  /**
   * @param sounds the folder of the rendered prompts
   * @param readSounds reads the prompts anew
   * @param newSounds takes them, when the files are right
   */
  Reload(
      Path folder,
      Path sounds,
      Function<Mistakes, Sounds> readSounds,
      Consumer<Sounds> newSounds,
      FeedDesk feeds,
      HoursDesk hours,
      Calendars calendars,
      Clock clock,
      Journal journal) {
    this.folder = folder;
    this.settings = folder.resolve(SettingsReader.FILE);
    this.manifest = SoundCatalogue.manifest(sounds);
    this.sounds = readSounds;
    this.newSounds = newSounds;
    this.feeds = feeds;
    this.hours = hours;
    this.calendars = calendars;
    this.clock = clock;
    this.journal = journal;
  }

  void start() {
    read = files();
    seen = read;
    settingsServed = stamp(settings);
    thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    try {
      Signal.handle(new Signal("HUP"), signal -> thread.execute(this::readAnew));
    } catch (IllegalArgumentException e) {
      log.debug("No SIGHUP here: {}", e.getMessage());
    }
  }

  /** Why the files as they are now are not in force; empty when they are. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(refused);
    if (restartNeeded) {
      all.add(SETTINGS_CHANGED);
    }
    return all;
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
    guarded("Calendars could not be read anew", feeds::look);
    guarded("The hours that were published could not be read anew", hours::look);
  }

  private static void guarded(String trouble, Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      log.error(trouble, e);
    }
  }

  private void readAnew() {
    read = files();
    restartNeeded = !stamp(settings).equals(settingsServed);
    if (restartNeeded) {
      log.warn(SETTINGS_CHANGED);
    }
    try {
      var mistakes = new Mistakes();
      var heard = sounds.apply(mistakes);
      var rulebook = RulebookReader.read(folder, heard, calendars, mistakes);
      mistakes.list().forEach(mistake -> log.warn("{}", mistake));
      if (rulebook.isEmpty() || mistakes.hasErrors()) {
        refused =
            mistakes.list().stream()
                .filter(Mistake::isError)
                .limit(1)
                .map(first -> "the files were changed and refused: " + first)
                .toList();
        log.error("The files have mistakes; version {} stays in force", hours.filesVersion());
        journal.record(new JournalEntry.RulesRefused(clock.now(), mistakes.list()));
      } else {
        refused = List.of();
        newSounds.accept(heard);
        if (rulebook.get().version().equals(hours.filesVersion())) {
          log.info(
              "Read the files anew: the rules are as before, version {}", rulebook.get().version());
        } else {
          feeds.feeds(rulebook.get().feeds().values());
          hours.files(rulebook.get());
          log.info("New rules are in force: version {}", rulebook.get().version());
        }
      }
    } catch (RuntimeException e) {
      log.error("The files could not be read anew", e);
    }
  }

  private Map<Path, String> files() {
    Map<Path, String> found = new TreeMap<>();
    found.put(manifest, stamp(manifest));
    for (Path place :
        List.of(folder, folder.resolve(RulebookReader.FLOWS), folder.resolve(PromptTexts.FOLDER))) {
      try (Stream<Path> here = Files.list(place)) {
        here.filter(file -> file.toString().endsWith(".yaml"))
            .forEach(file -> found.put(file, stamp(file)));
      } catch (IOException e) {
        found.put(place, "unreadable");
      }
    }
    return found;
  }

  /** Its rights count too: a file that could not be read may be readable now. */
  private static String stamp(Path file) {
    try {
      return Files.readAttributes(file, "unix:lastModifiedTime,size,ctime").toString();
    } catch (IOException e) {
      return "gone";
    }
  }
}
