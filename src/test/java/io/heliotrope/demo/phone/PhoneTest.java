package io.heliotrope.demo.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sound half of the telephones, without a PBX. */
class PhoneTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Test
  void ulawGivesBackWhatFitsALine() {
    for (int sample = -32_000; sample <= 32_000; sample += 37) {
      short back = Ulaw.decode(Ulaw.encode((short) sample));
      assertThat((double) back).isCloseTo(sample, within(Math.max(8, Math.abs(sample) * 0.04)));
    }
    assertThat(Ulaw.encode((short) 0)).isEqualTo((byte) 0xff);
  }

  @Test
  void soundFilesComeBackAsTheyWereWritten() throws IOException {
    short[] sound = babble(1, 4_001);
    Wav.write(folder.resolve("a.wav"), sound);

    assertThat(Wav.read(folder.resolve("a.wav"))).isEqualTo(sound);
  }

  @Test
  void aToneIsToldFromItsNeighbours() {
    var sound = new short[800];
    new Tone(700).frame(3, sound);

    assertThat(new Tone(700).shareOf(sound, 0, 800)).isGreaterThan(0.95);
    assertThat(new Tone(760).shareOf(sound, 0, 800)).isLessThan(0.05);
  }

  @Test
  void twoTelephonesHearEachOther() throws IOException {
    try (var one = new RtpPhone(new Tone(700), new Ear(PromptBook.EMPTY));
        var two = new RtpPhone(new Tone(900), new Ear(PromptBook.EMPTY))) {
      one.speakTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), two.port()));
      two.speakTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), one.port()));

      assertThat(one.ear().waitFor(() -> one.ear().hears(new Tone(900)), SOON)).isTrue();
      assertThat(two.ear().waitFor(() -> two.ear().hears(new Tone(700)), SOON)).isTrue();
      assertThat(two.ear().hears(new Tone(900))).isFalse();
    }
  }

  @Test
  void aPromptIsRecognisedAmongOthersAndInTheMidstOfNoise() throws IOException {
    var ear = new Ear(book("welcome", babble(1, 9_000), "goodbye", babble(2, 7_000)));

    play(ear, Arrays.copyOf(babble(9, 3_210), 3_210));
    play(ear, quieter(babble(2, 7_000)));

    assertThat(ear.heard())
        .singleElement()
        .satisfies(heard -> {
          assertThat(heard.prompt()).isEqualTo("goodbye");
          assertThat(heard.whole()).isTrue();
          assertThat(heard.over()).isTrue();
          assertThat(heard.likeness()).isGreaterThan(0.98);
        });
  }

  @Test
  void aPromptThatIsCutOffHasBeenHeardInPart() throws IOException {
    short[] welcome = babble(1, 16_000);
    var ear = new Ear(book("welcome", welcome, "other", babble(2, 16_000)));

    play(ear, Arrays.copyOf(welcome, 8_000));
    play(ear, babble(3, 16_000));

    assertThat(ear.heard())
        .singleElement()
        .satisfies(heard -> {
          assertThat(heard.share()).isCloseTo(0.5, within(0.03));
          assertThat(heard.whole()).isFalse();
          assertThat(heard.over()).isTrue();
        });
  }

  @Test
  void ofTwoPromptsThatBeginAlikeTheOneThatWentOnIsMeant() throws IOException {
    short[] brief = babble(1, 8_000);
    short[] lengthy = Arrays.copyOf(brief, 16_000);
    System.arraycopy(babble(5, 8_000), 0, lengthy, 8_000, 8_000);
    PromptBook book = book("brief", brief, "lengthy", lengthy);

    var first = new Ear(book);
    play(first, lengthy);
    var second = new Ear(book);
    play(second, brief);
    play(second, new short[8_000]);

    assertThat(first.heard()).extracting(Heard::prompt).containsExactly("lengthy");
    assertThat(second.heard("brief")).isTrue();
    assertThat(second.heard("lengthy")).isFalse();
  }

  @Test
  void silenceHasALength() {
    var ear = new Ear(PromptBook.EMPTY);
    long began = System.nanoTime();
    play(ear, babble(1, 8_000));
    long from = System.nanoTime();

    assertThat(ear.longestSilence(from, from + Duration.ofSeconds(2).toNanos()))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(2));
    assertThat(ear.longestSilence(began, began + Duration.ofMillis(900).toNanos()))
        .isLessThan(Duration.ofMillis(100));
  }

  private PromptBook book(String one, short[] first, String two, short[] second)
      throws IOException {
    Path english = Files.createDirectories(folder.resolve("en/heliotrope"));
    Wav.write(english.resolve(one + ".wav"), first);
    Wav.write(english.resolve(two + ".wav"), second);
    return PromptBook.read(folder);
  }

  /** In packets of 20 ms, all at once. */
  private static void play(Ear ear, short[] sound) {
    for (int at = 0; at < sound.length; at += PromptEar.FRAME) {
      var frame = Arrays.copyOfRange(sound, at, Math.min(sound.length, at + PromptEar.FRAME));
      ear.hear(System.nanoTime(), frame);
    }
  }

  /** Something like speech: syllables of coloured noise. */
  private static short[] babble(int seed, int length) {
    var random = new Random(seed);
    var sound = new short[length];
    double smooth = 0;
    for (int i = 0; i < length; i++) {
      smooth = 0.7 * smooth + 0.3 * random.nextGaussian();
      double syllable = 0.6 + 0.4 * Math.sin(i / (300.0 + 40 * (seed % 7)));
      sound[i] = (short) Math.clamp(9_000 * syllable * smooth, -30_000, 30_000);
    }
    return sound;
  }

  private static short[] quieter(short[] sound) {
    var quiet = new short[sound.length];
    for (int i = 0; i < sound.length; i++) {
      quiet[i] = Ulaw.decode(Ulaw.encode((short) (sound[i] / 3)));
    }
    return quiet;
  }
}
