package io.heliotrope.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Makes of a raw recording what a telephone wants, with sox: silence cut off at both ends, the same
 * loudness for all, short fades so that nothing clicks.
 */
final class Studio {

  /** Changes of what is done here must change this: it makes all prompts be rendered anew. */
  static final String FINGERPRINT = "studio 2";

  /** Mean loudness and highest peak, in dB below full scale. */
  static final double LOUDNESS = -19;

  static final double PEAK = -3;

  /** Softer than this it is not speech, and noise is all that could be made louder. */
  private static final double SOFTEST = -60;

  private static final Pattern RMS = Pattern.compile("(?m)^RMS lev dB\\s+(-?[0-9.]+|-inf)");

  private static final List<String> CLEAN =
      List.of(
          "highpass 60 silence 1 0.01 0.3% reverse silence 1 0.01 0.3% reverse pad 0.03 0.06"
              .split(" "));
  private static final List<String> FADE = List.of("fade", "t", "0.01", "-0", "0.03");

  private final Path scratch;

  /**
   * @param scratch a folder for what is half done, of our own, on the disk of the finished files
   */
  Studio(Path scratch) {
    this.scratch = scratch;
  }

  /** Finishes the recording at that rate, 16-bit mono; the file is replaced whole or not at all. */
  void finish(Path recording, int rate, Path finished) throws IOException, InterruptedException {
    // Made by sox, not as temporary files: those nobody else may read, and Asterisk is somebody
    // else.
    Path clean = scratch.resolve("clean.wav");
    Path done = scratch.resolve("done.wav");
    try {
      Tool.run(
          scratch,
          words(
              List.of("sox", "-R", recording.toString(), "-r", "" + rate, "-c", "1", "-b", "16"),
              List.of(clean.toString()),
              CLEAN));
      double gain = LOUDNESS - loudness(clean);
      // The limiter works against full scale, so the peak wanted is taken off after it.
      Tool.run(
          scratch,
          words(
              List.of("sox", "-R", clean.toString(), "-b", "16", done.toString()),
              List.of("gain", "-l", decibels(gain - PEAK), "gain", decibels(PEAK)),
              FADE));
      Files.createDirectories(finished.toAbsolutePath().getParent());
      Files.move(
          done, finished, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(clean);
      Files.deleteIfExists(done);
    }
  }

  private double loudness(Path file) throws IOException, InterruptedException {
    var rms = RMS.matcher(Tool.run(scratch, List.of("sox", file.toString(), "-n", "stats")));
    double loudness =
        rms.find() && !rms.group(1).equals("-inf")
            ? Double.parseDouble(rms.group(1))
            : Double.NEGATIVE_INFINITY;
    if (loudness < SOFTEST) {
      throw new IOException("there is nothing but silence in it.");
    }
    return loudness;
  }

  /** How long a WAV file plays. */
  static Duration length(Path file) throws IOException {
    try {
      var format = AudioSystem.getAudioFileFormat(file.toFile());
      return Duration.ofMillis(
          Math.round(1_000.0 * format.getFrameLength() / format.getFormat().getFrameRate()));
    } catch (UnsupportedAudioFileException e) {
      throw new IOException("'%s' is no WAV file.".formatted(file), e);
    }
  }

  private static String decibels(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  @SafeVarargs
  private static List<String> words(List<String>... parts) {
    return Arrays.stream(parts).flatMap(List::stream).toList();
  }
}
