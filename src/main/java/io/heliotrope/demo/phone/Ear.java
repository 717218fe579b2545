package io.heliotrope.demo.phone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What a telephone hears: recorded, measured, recognised. Safe for any thread. */
public final class Ear {

  private static final int WINDOW = Wav.RATE / 10;
  private static final double CLEARLY = 0.5;
  private static final double AMONG_OTHERS = 0.25;
  private static final double AUDIBLE = 80;
  private static final long LONGEST_NAP_MILLIS = 20;
  private static final long LATE_NANOS = Duration.ofMillis(60).toNanos();

  /** The notes of the lab's music on hold. */
  private static final List<Tone> MUSIC = List.of(new Tone(330), new Tone(415), new Tone(494));

  private final long switchedOn = System.nanoTime();
  private final PromptEar prompts;
  private short[] recording = new short[Wav.RATE * 20];
  private int length;
  private int packets;
  private long lastPacket;
  private long largestGap;
  private long lastAudible;

  public Ear(PromptBook book) {
    prompts = new PromptEar(book, switchedOn);
  }

  /** Hears the samples of a packet that arrived at that time of {@link System#nanoTime}. */
  synchronized void hear(long nanos, short[] samples) {
    if (packets++ > 0) {
      largestGap = Math.max(largestGap, nanos - lastPacket);
    }
    lastPacket = nanos;
    record(nanos, samples);
    if (loudness(samples) > AUDIBLE) {
      lastAudible = nanos;
    }
    if (samples.length <= PromptEar.FRAME) { // the last packet of a file is shorter
      prompts.hear(nanos, Arrays.copyOf(samples, PromptEar.FRAME));
    }
    notifyAll();
  }

  /** Wakes whoever waits: something else than sound has changed. */
  synchronized void stir() {
    notifyAll();
  }

  /** Waits until that is so, looking again whenever something was heard; false if it never was. */
  public synchronized boolean waitFor(BooleanSupplier what, Duration within) {
    long until = System.nanoTime() + within.toNanos();
    try {
      while (!what.getAsBoolean()) {
        long millis = (until - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return false;
        }
        wait(Math.min(millis, LONGEST_NAP_MILLIS));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The prompts recognised so far. One that plays just now is the last and not over. */
  public synchronized List<Heard> heard() {
    return prompts.heard(System.nanoTime());
  }

  /** Has this prompt been heard to its end, in any language? */
  public boolean heard(String prompt) {
    return heard().stream().anyMatch(heard -> heard.prompt().equals(prompt) && heard.whole());
  }

  /** Has this prompt begun, in any language? */
  public boolean heardBeginningOf(String prompt) {
    return heard().stream().anyMatch(heard -> heard.prompt().equals(prompt));
  }

  /** Was this tone clearly in the last tenth of a second? */
  public synchronized boolean hears(Tone tone) {
    return fresh() && tone.shareOf(recording, length - WINDOW, length) > CLEARLY;
  }

  /** Was this tone one of a few in the last tenth of a second? */
  public synchronized boolean hearsAmongOthers(Tone tone) {
    return fresh() && tone.shareOf(recording, length - WINDOW, length) > AMONG_OTHERS;
  }

  /** Was the lab's music on hold in the last tenth of a second? */
  public boolean hearsMusic() {
    return MUSIC.stream().anyMatch(this::hears);
  }

  /** How long, in all, this tone was clearly heard. */
  public Duration heardFor(Tone tone) {
    return heardFor(List.of(tone));
  }

  /** How long, in all, the lab's music was heard. */
  public Duration heardMusicFor() {
    return heardFor(MUSIC);
  }

  private synchronized Duration heardFor(List<Tone> tones) {
    int windows = 0;
    for (int from = 0; from + WINDOW <= length; from += WINDOW) {
      int begin = from;
      Predicate<Tone> here = tone -> tone.shareOf(recording, begin, begin + WINDOW) > CLEARLY;
      if (tones.stream().anyMatch(here)) {
        windows++;
      }
    }
    return Duration.ofMillis(windows * 1000L * WINDOW / Wav.RATE);
  }

  /** The longest stretch without an audible sound between two times of {@link System#nanoTime}. */
  public synchronized Duration longestSilence(long fromNanos, long toNanos) {
    int step = PromptEar.FRAME;
    int from = Math.max(0, position(fromNanos));
    int to = position(toNanos);
    int longest = 0;
    int silent = 0;
    for (int at = from; at + step <= to; at += step) {
      boolean audible =
          at + step <= length && loudness(Arrays.copyOfRange(recording, at, at + step)) > AUDIBLE;
      silent = audible ? 0 : silent + step;
      longest = Math.max(longest, silent);
    }
    return Duration.ofMillis(longest * 1000L / Wav.RATE);
  }

  /** When something audible last arrived, by {@link System#nanoTime}; 0 if nothing has. */
  public synchronized long lastAudibleNanos() {
    return lastAudible;
  }

  public synchronized int packets() {
    return packets;
  }

  /** The longest time between two packets. Long where Asterisk had nothing to play. */
  public synchronized Duration largestGap() {
    return Duration.ofNanos(largestGap);
  }

  /** Writes all that was heard to a sound file. */
  public void save(Path file) throws IOException {
    short[] sound;
    synchronized (this) {
      sound = Arrays.copyOf(recording, length);
    }
    Wav.write(file, sound);
  }

  private boolean fresh() {
    return length >= WINDOW && System.nanoTime() - lastPacket < 2 * LATE_NANOS;
  }

  private int position(long nanos) {
    return (int) ((nanos - switchedOn) * Wav.RATE / 1_000_000_000L);
  }

  /**
   * Appends; where packets were missing for longer, silence is put between, so that time is true.
   */
  private void record(long nanos, short[] samples) {
    int here = position(nanos);
    if (here - length > LATE_NANOS * Wav.RATE / 1_000_000_000L) {
      length = here; // the array holds zeros there
    }
    if (length + samples.length > recording.length) {
      recording = Arrays.copyOf(recording, Math.max(recording.length * 2, length * 2));
    }
    System.arraycopy(samples, 0, recording, length, samples.length);
    length += samples.length;
  }

  private static double loudness(short[] samples) {
    double energy = 0;
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    return Math.sqrt(energy / Math.max(1, samples.length));
  }
}
