package io.heliotrope.demo.phone;

/** A pure tone: every telephone has its own, so that the far side can tell whom it hears. */
public record Tone(int hertz) implements Voice {

  private static final int LOUDNESS = 6_000;

  public Tone {
    if (hertz < 100 || hertz > 3_400) {
      throw new IllegalArgumentException(
          "A tone (%d Hz) must fit through a telephone line: 100 to 3400 Hz.".formatted(hertz));
    }
  }

  @Override
  public void frame(long number, short[] samples) {
    double step = 2 * Math.PI * hertz / Wav.RATE;
    long first = number * samples.length;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (LOUDNESS * Math.sin(step * ((first + i) % Wav.RATE)));
    }
  }

  /** How much of the sound's energy is this tone: 0 none, 1 all. By Goertzel's filter. */
  double shareOf(short[] sound, int from, int to) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / Wav.RATE);
    double before = 0;
    double last = 0;
    double energy = 0;
    for (int i = from; i < to; i++) {
      double now = sound[i] + coefficient * last - before;
      before = last;
      last = now;
      energy += (double) sound[i] * sound[i];
    }
    double power = last * last + before * before - coefficient * last * before;
    return energy == 0 ? 0 : Math.min(1, 2 * power / (energy * (to - from)));
  }
}
