package io.heliotrope.demo.phone;

/**
 * The sound coding of telephone lines (ITU-T G.711, µ-law): 8,000 samples a second, a byte each.
 */
final class Ulaw {

  private static final int BIAS = 0x84;
  private static final int LOUDEST = 32_635;
  private static final short[] DECODED = new short[256];

  static {
    for (int code = 0; code < 256; code++) {
      int bits = ~code & 0xff;
      int magnitude = (((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4);
      DECODED[code] = (short) ((bits & 0x80) != 0 ? BIAS - magnitude : magnitude - BIAS);
    }
  }

  private Ulaw() {}

  static short decode(byte code) {
    return DECODED[code & 0xff];
  }

  static byte encode(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs((int) sample), LOUDEST) + BIAS;
    int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    return (byte) ~(sign | segment << 4 | (magnitude >> (segment + 3)) & 0x0f);
  }
}
