package io.heliotrope.agi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Spoils bytes, and cuts them up as a network may. */
final class Mutations {

  private static final List<String> JUNK =
      List.of(
          "\n",
          "\r\n",
          "\r",
          "\0",
          "200 result=1\n",
          "200 result=-1\n",
          "HANGUP\n",
          "(",
          ")",
          "520-\n",
          "520 \n",
          "511 dead\n",
          "100 \n",
          "agi_x: y\n",
          "200",
          " ",
          "\ufffd",
          "\n\n",
          "200 result=1 (");

  private Mutations() {}

  /** One to three changes behind the first {@code kept} bytes. */
  static byte[] spoilt(byte[] good, int kept, RandomGenerator random) {
    byte[] bytes = good;
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      bytes = change(bytes, kept, random);
    }
    return bytes;
  }

  private static byte[] change(byte[] bytes, int kept, RandomGenerator random) {
    int at = random.nextInt(kept, bytes.length + 1);
    int end = Math.min(bytes.length, at + random.nextInt(1, 12));
    return switch (random.nextInt(6)) {
      case 0 -> joined(bytes, at, JUNK.get(random.nextInt(JUNK.size())).getBytes(UTF_8), at);
      case 1 -> joined(bytes, at, new byte[0], end); // some are lost
      case 2 -> joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end); // some come twice
      case 3 -> joined(bytes, at, new byte[] {(byte) random.nextInt()}, end);
      case 4 -> Arrays.copyOf(bytes, Math.max(kept, at)); // the rest never comes
      default -> joined(bytes, at, noise(random), at);
    };
  }

  private static byte[] noise(RandomGenerator random) {
    var noise = new byte[random.nextInt(1, 40)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
    var out = new byte[to + middle.length + bytes.length - from];
    System.arraycopy(bytes, 0, out, 0, to);
    System.arraycopy(middle, 0, out, to, middle.length);
    System.arraycopy(bytes, from, out, to + middle.length, bytes.length - from);
    return out;
  }

  /** Hands the bytes over in pieces, each in a buffer of its own that counts its references. */
  static void inPieces(byte[] bytes, RandomGenerator random, Consumer<ByteBuf> taker) {
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(bytes.length - at, random.nextInt(1, random.nextBoolean() ? 4 : 200));
      ByteBuf piece = PooledByteBufAllocator.DEFAULT.buffer(length);
      piece.writeBytes(bytes, at, length);
      at += length;
      taker.accept(piece);
    }
  }
}
