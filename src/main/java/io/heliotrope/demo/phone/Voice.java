package io.heliotrope.demo.phone;

/** What a telephone says. */
@FunctionalInterface
public interface Voice {

  /** Says nothing, audibly: packets of silence. */
  Voice SILENCE = (number, samples) -> java.util.Arrays.fill(samples, (short) 0);

  /** Fills the samples of one frame of 20 ms; {@code number} counts the frames from 0. */
  void frame(long number, short[] samples);

  /** Says a recording once, then another voice goes on. */
  static Voice recording(short[] sound, Voice then) {
    return (number, samples) -> {
      long from = number * samples.length;
      if (from + samples.length > sound.length) {
        then.frame(number, samples);
      } else {
        System.arraycopy(sound, (int) from, samples, 0, samples.length);
      }
    };
  }
}
