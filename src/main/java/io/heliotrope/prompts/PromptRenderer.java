package io.heliotrope.prompts;

import io.heliotrope.call.Language;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the operator's texts into the sound files a PBX plays, in Asterisk's layout: {@code
 * LANGUAGE/heliotrope/KEY.wav} (8 kHz) and {@code .wav16} (16 kHz). What has not changed is kept.
 */
public final class PromptRenderer {

  /** Asterisk's endings: it takes the one that costs the call's codec least. */
  private static final Map<String, Integer> RATES = Map.of(".wav", 8_000, ".wav16", 16_000);

  private final Path folder;
  private final TtsCommand tts;
  private final Consumer<Progress> progress;
  private final Mistakes mistakes;

  /**
   * One file more.
   *
   * @param done how many by now, of {@code total}
   * @param spoken was it rendered, or kept from before?
   */
  public record Progress(int done, int total, Language language, String file, boolean spoken) {}

  /** How many sounds were rendered, kept from before, and removed because nothing says them. */
  public record Result(int spoken, int kept, int removed) {}

  private PromptRenderer(
      Path folder, TtsCommand tts, Consumer<Progress> progress, Mistakes mistakes) {
    this.folder = folder;
    this.tts = tts;
    this.progress = progress;
    this.mistakes = mistakes;
  }

  /**
   * Renders what has changed; the folder is whole at every moment.
   *
   * @param operatorsFolder has the texts in {@code prompts/LANGUAGE.yaml}, and recordings that go
   *     before the speech command in {@code prompts/LANGUAGE/KEY.wav}
   * @param sounds where the files go
   * @param digits also what Asterisk needs to say digits and numbers
   * @param mistakes hears of texts that are wrong, and of those that could not be spoken: the
   *     others are
   * @throws IOException if the folder can't be written, or the speech command is missing
   */
  public static Result render(
      Path operatorsFolder,
      Path sounds,
      TtsCommand tts,
      boolean digits,
      Consumer<Progress> progress,
      Mistakes mistakes)
      throws IOException, InterruptedException {
    Files.createDirectories(sounds);
    return new PromptRenderer(sounds, tts, progress, mistakes)
        .render(Speech.all(operatorsFolder, digits, mistakes));
  }

  private Result render(List<Speech> speeches) throws IOException, InterruptedException {
    var wanted = speeches.stream().map(Speech::path).collect(Collectors.toSet());
    var before = Manifest.isIn(folder) ? Manifest.read(folder) : Manifest.EMPTY;
    var entries = new ConcurrentHashMap<String, Manifest.Entry>();
    before.sounds().stream()
        .filter(entry -> wanted.contains(entry.path()) && isThere(entry))
        .forEach(entry -> entries.put(entry.path(), entry));
    var fingerprint = tts.fingerprint();
    var spoken = new AtomicInteger();
    var done = new AtomicInteger();
    Path scratch = Files.createTempDirectory(folder, ".rendering");
    try {
      inParallel(
          speeches,
          speech -> {
            var hash = speech.hash(tts, fingerprint);
            var entry = entries.get(speech.path());
            boolean fresh = entry == null || !entry.hash().equals(hash);
            if (fresh) {
              entries.put(speech.path(), speak(speech, hash, scratch));
              spoken.incrementAndGet();
            }
            tell(
                new Progress(
                    done.incrementAndGet(),
                    speeches.size(),
                    speech.language(),
                    speech.file(),
                    fresh));
          });
    } finally {
      delete(scratch);
      new Manifest(List.copyOf(entries.values())).write(folder); // also of one that ended early
    }
    int removed = 0;
    for (var entry : before.sounds()) {
      if (!wanted.contains(entry.path())) {
        removed++;
        for (var ending : RATES.keySet()) {
          Files.deleteIfExists(folder.resolve(entry.path() + ending));
        }
      }
    }
    return new Result(spoken.get(), done.get() - spoken.get(), removed);
  }

  private Manifest.Entry speak(Speech speech, String hash, Path scratch)
      throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(scratch, "one");
    Path raw;
    if (speech.recording().isPresent()) {
      raw = speech.recording().get();
    } else {
      raw = own.resolve("raw.wav");
      Path text = Files.writeString(own.resolve("text.txt"), speech.text() + "\n");
      Tool.run(own, tts.filled(text, raw, speech.language()));
    }
    var studio = new Studio(own);
    var path = speech.path();
    for (var rate : RATES.entrySet()) {
      studio.finish(raw, rate.getValue(), folder.resolve(path + rate.getKey()));
    }
    long millis = Studio.length(folder.resolve(path + ".wav")).toMillis();
    return new Manifest.Entry(speech.language().tag(), speech.file(), speech.text(), hash, millis);
  }

  private boolean isThere(Manifest.Entry entry) {
    return RATES.keySet().stream()
        .allMatch(ending -> Files.isRegularFile(folder.resolve(entry.path() + ending)));
  }

  private synchronized void tell(Progress one) {
    progress.accept(one);
  }

  private interface Work {
    void on(Speech speech) throws IOException, InterruptedException;
  }

  /** As many at once as there are processors; a text that fails does not stop the others. */
  private void inParallel(List<Speech> speeches, Work work) throws InterruptedException {
    try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      var jobs = new ArrayList<Future<Boolean>>();
      for (var speech : speeches) {
        Callable<Boolean> job =
            () -> {
              work.on(speech);
              return true;
            };
        jobs.add(workers.submit(job));
      }
      for (int i = 0; i < jobs.size(); i++) {
        try {
          jobs.get(i).get();
        } catch (ExecutionException e) {
          failed(speeches.get(i), e.getCause());
        } catch (InterruptedException e) {
          workers.shutdownNow();
          throw e;
        }
      }
    }
  }

  private void failed(Speech speech, @Nullable Throwable why) {
    mistakes.error(
        Place.file(PromptTexts.FOLDER + "/" + speech.language() + ".yaml"),
        speech.file(),
        new IllegalArgumentException(
            "could not be spoken: " + (why == null ? "" : why.getMessage()), why));
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
