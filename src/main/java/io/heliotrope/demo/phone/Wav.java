package io.heliotrope.demo.phone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sound files: RIFF WAVE, 16 bits, one channel, 8,000 samples a second. */
public final class Wav {

  static final int RATE = 8_000;

  private Wav() {}

  /**
   * Reads the samples of a file.
   *
   * @throws IOException if it can't be read or is no such sound file
   */
  public static short[] read(Path file) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < 12 || !word(bytes).equals("RIFF")) {
      throw new IOException(file + " is no WAVE file.");
    }
    bytes.position(12);
    while (bytes.remaining() >= 8) {
      String kind = word(bytes);
      int length = Math.min(bytes.getInt(), bytes.remaining());
      int next = bytes.position() + length + (length & 1);
      if (kind.equals("fmt ")) {
        demand(file, bytes);
      } else if (kind.equals("data")) {
        var samples = new short[length / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
      }
      bytes.position(Math.min(next, bytes.limit()));
    }
    throw new IOException(file + " holds no sound.");
  }

  /** Writes samples to a file. */
  public static void write(Path file, short[] samples) throws IOException {
    int length = samples.length * 2;
    var bytes = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(ISO_8859_1)).putInt(36 + length);
    bytes.put("WAVEfmt ".getBytes(ISO_8859_1)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(ISO_8859_1)).putInt(length);
    bytes.asShortBuffer().put(samples);
    Files.write(file, bytes.array());
  }

  private static void demand(Path file, ByteBuffer bytes) throws IOException {
    int at = bytes.position();
    int channels = bytes.getShort(at + 2);
    int rate = bytes.getInt(at + 4);
    int bits = bytes.getShort(at + 14);
    if (channels != 1 || rate != RATE || bits != 16) {
      throw new IOException(
          "%s has %d channels, %d samples a second, %d bits; expected 1, %d, 16."
              .formatted(file, channels, rate, bits, RATE));
    }
  }

  private static String word(ByteBuffer bytes) {
    var word = new byte[4];
    bytes.get(word);
    return new String(word, ISO_8859_1);
  }
}
