package io.heliotrope.agi;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines, however it was split on its way. A whole line is passed on
 * where it lies, without a copy; only the beginning of an unfinished one is kept.
 */
final class Lines {

  /** Takes lines, without their line feed. */
  @FunctionalInterface
  interface Sink {
    /**
     * One line: {@code length} bytes of {@code bytes} at {@code from}, valid during this call only.
     *
     * @return false to hear no more
     */
    boolean line(ByteBuf bytes, int from, int length);
  }

  private static final byte[] NOTHING = {};
  private static final byte LF = '\n';

  private final int longest;
  private byte[] held = NOTHING;
  private int heldLength;

  Lines(int longest) {
    this.longest = longest;
  }

  /**
   * Reads all of {@code in}, or up to the line after which the sink had enough.
   *
   * @throws AgiException if a line is longer than allowed
   */
  void feed(ByteBuf in, Sink sink) {
    boolean goOn = true;
    while (goOn && in.isReadable()) {
      int from = in.readerIndex();
      int feed = in.indexOf(from, in.writerIndex(), LF);
      int length = (feed < 0 ? in.writerIndex() : feed) - from;
      if (length > longest - heldLength) {
        throw new AgiException(Refusal.ENVIRONMENT, "a line of more than " + longest + " bytes");
      }
      if (feed < 0) {
        hold(in, length);
        return;
      }
      if (heldLength == 0) {
        in.readerIndex(feed + 1);
        goOn = sink.line(in, from, length);
      } else {
        hold(in, length);
        in.skipBytes(1);
        ByteBuf whole = Unpooled.wrappedBuffer(held, 0, heldLength);
        held = NOTHING;
        heldLength = 0;
        goOn = sink.line(whole, 0, whole.readableBytes());
      }
    }
  }

  private void hold(ByteBuf in, int length) {
    if (heldLength + length > held.length) {
      held = Arrays.copyOf(held, Math.max(heldLength + length, Math.min(longest, held.length * 2)));
    }
    in.readBytes(held, heldLength, length);
    heldLength += length;
  }
}
