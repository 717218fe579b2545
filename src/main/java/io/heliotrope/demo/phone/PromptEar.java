package io.heliotrope.demo.phone;

import io.heliotrope.demo.phone.PromptBook.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recognises prompts in a stream of frames of 20 ms. For one thread at a time. */
final class PromptEar {

  /*
   * Asterisk begins every file it plays with a packet of its own, so a prompt can only begin where a
   * packet begins. After each packet the last half second is compared with the first half second of
   * every prompt: first a loud piece of 80 ms, which rules out nearly all, then the whole. The
   * comparison is the normalised correlation, which does not mind how loud it is. What began like a
   * prompt is then followed packet by packet until it ends or no longer sounds like it.
   */

  static final int FRAME = 160;
  private static final int OPENING_FRAMES = 25;
  private static final int LOUD_FRAMES = 4;
  private static final double ALIKE = 0.75;
  private static final double QUIET = 60;
  private static final int MOST_STRANGE_FRAMES = 4;

  /** One prompt's end and the next one's beginning may lie in one packet. */
  private static final int EDGE_FRAMES = 10;

  private static final Duration CUT_OFF = Duration.ofMillis(300);

  private final List<Reference> references = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final short[] last = new short[OPENING_FRAMES * FRAME];
  private final long[] arrivals = new long[OPENING_FRAMES];
  private final long switchedOn;
  private long frames;

  PromptEar(PromptBook book, long switchedOnNanos) {
    switchedOn = switchedOnNanos;
    book.pages().stream()
        .filter(page -> page.sound().length >= LOUD_FRAMES * FRAME)
        .map(Reference::new)
        .forEach(references::add);
  }

  /** Hears a frame. */
  void hear(long nanos, short[] frame) {
    for (Candidate candidate : candidates) {
      candidate.hear(nanos, frame);
    }
    System.arraycopy(last, FRAME, last, 0, last.length - FRAME);
    System.arraycopy(frame, 0, last, last.length - FRAME, FRAME);
    System.arraycopy(arrivals, 1, arrivals, 0, arrivals.length - 1);
    arrivals[arrivals.length - 1] = nanos;
    frames++;
    for (Reference reference : references) {
      if (frames >= reference.openingFrames && reference.beginsAt(last)) {
        candidates.add(new Candidate(reference));
      }
    }
  }

  /** What has been recognised so far, in the order in which it began. */
  List<Heard> heard(long nowNanos) {
    var heard = new ArrayList<Heard>();
    for (Candidate candidate : candidates) {
      if (candidates.stream().noneMatch(other -> other.explainsBetterThan(candidate))) {
        heard.add(candidate.heard(nowNanos));
      }
    }
    return heard;
  }

  private static double alikeness(short[] a, int fromA, short[] b, int fromB, int length) {
    double both = 0;
    double onlyA = 0;
    double onlyB = 0;
    for (int i = 0; i < length; i++) {
      double x = a[fromA + i];
      double y = b[fromB + i];
      both += x * y;
      onlyA += x * x;
      onlyB += y * y;
    }
    return onlyA == 0 || onlyB == 0 ? 0 : both / Math.sqrt(onlyA * onlyB);
  }

  private static double loudness(short[] sound, int from, int length) {
    double energy = 0;
    for (int i = from; i < from + length; i++) {
      energy += (double) sound[i] * sound[i];
    }
    return Math.sqrt(energy / length);
  }

  /** A prompt to compare with, in whole frames, the last one filled up with silence. */
  private static final class Reference {
    final Page page;
    final short[] sound;
    final int length;
    final int openingFrames;
    final int loudest;

    Reference(Page page) {
      this.page = page;
      length = (page.sound().length + FRAME - 1) / FRAME;
      sound = Arrays.copyOf(page.sound(), length * FRAME);
      openingFrames = Math.min(OPENING_FRAMES, length);
      int best = 0;
      for (int frame = 1; frame <= openingFrames - LOUD_FRAMES; frame++) {
        if (loudnessAt(frame) > loudnessAt(best)) {
          best = frame;
        }
      }
      loudest = best;
    }

    private double loudnessAt(int frame) {
      return loudness(sound, frame * FRAME, LOUD_FRAMES * FRAME);
    }

    boolean beginsAt(short[] last) {
      int from = last.length - openingFrames * FRAME;
      int loud = loudest * FRAME;
      return alikeness(sound, loud, last, from + loud, LOUD_FRAMES * FRAME) > ALIKE
          && alikeness(sound, 0, last, from, openingFrames * FRAME) > ALIKE;
    }
  }

  /** Something that began like a prompt. */
  private final class Candidate {
    final Reference reference;
    final long firstFrame;
    final long began;
    long heardLast;
    int next;
    int alikeUntil;
    int strange;
    boolean over;
    double both;
    double ours;
    double theirs;

    Candidate(Reference reference) {
      this.reference = reference;
      next = reference.openingFrames;
      alikeUntil = next;
      firstFrame = frames - next;
      began = arrivals[arrivals.length - next];
      heardLast = arrivals[arrivals.length - 1];
      weigh(last, last.length - next * FRAME, 0, next * FRAME);
      over = next == reference.length;
    }

    void hear(long nanos, short[] frame) {
      if (over) {
        return;
      }
      if (nanos - heardLast > CUT_OFF.toNanos()) {
        over = true;
        return;
      }
      heardLast = nanos;
      int at = next++ * FRAME;
      boolean quiet = loudness(reference.sound, at, FRAME) < QUIET;
      if (quiet || alikeness(reference.sound, at, frame, 0, FRAME) > ALIKE / 2) {
        strange = 0;
        alikeUntil = next;
        weigh(frame, 0, at, FRAME);
      } else {
        strange++;
      }
      over = strange > MOST_STRANGE_FRAMES || next == reference.length;
    }

    private void weigh(short[] frame, int from, int at, int length) {
      for (int i = 0; i < length; i++) {
        double x = reference.sound[at + i];
        double y = frame[from + i];
        both += x * y;
        ours += x * x;
        theirs += y * y;
      }
    }

    /** Where two prompts begin alike, it was the one that sounded right for longer. */
    boolean explainsBetterThan(Candidate other) {
      boolean overlap =
          firstFrame + EDGE_FRAMES < other.firstFrame + other.alikeUntil
              && other.firstFrame + EDGE_FRAMES < firstFrame + alikeUntil;
      if (other == this || !overlap) {
        return false;
      }
      if (alikeUntil != other.alikeUntil) {
        return alikeUntil > other.alikeUntil;
      }
      int likeness = Double.compare(likeness(), other.likeness());
      return likeness > 0 || likeness == 0 && candidates.indexOf(this) < candidates.indexOf(other);
    }

    double likeness() {
      return ours == 0 || theirs == 0 ? 0 : both / Math.sqrt(ours * theirs);
    }

    Heard heard(long nowNanos) {
      return new Heard(
          reference.page.prompt(),
          reference.page.language(),
          Duration.ofNanos(began - switchedOn),
          began,
          (double) alikeUntil / reference.length,
          likeness(),
          over || nowNanos - heardLast > CUT_OFF.toNanos());
    }
  }
}
