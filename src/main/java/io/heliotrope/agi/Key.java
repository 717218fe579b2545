package io.heliotrope.agi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines of an AGI environment, all of them, as measured on Asterisk 22.10. */
enum Key {
  NETWORK,
  /** Missing when the URL has no path. */
  NETWORK_SCRIPT,
  REQUEST,
  CHANNEL,
  LANGUAGE,
  TYPE,
  UNIQUEID,
  VERSION,
  CALLERID,
  CALLERIDNAME,
  CALLINGPRES,
  CALLINGANI2,
  CALLINGTON,
  CALLINGTNS,
  DNID,
  RDNIS,
  CONTEXT,
  EXTENSION,
  PRIORITY,
  ENHANCED,
  ACCOUNTCODE,
  THREADID;

  /** One bit for each key that a genuine environment always has. */
  static final int REQUIRED = ((1 << values().length) - 1) & ~NETWORK_SCRIPT.bit();

  private static final Key[][] BY_LENGTH = new Key[24][0];

  static {
    for (Key key : values()) {
      int length = key.name.readableBytes();
      Key[] same = java.util.Arrays.copyOf(BY_LENGTH[length], BY_LENGTH[length].length + 1);
      same[same.length - 1] = key;
      BY_LENGTH[length] = same;
    }
  }

  private final ByteBuf name =
      Unpooled.unreleasableBuffer(
          Unpooled.wrappedBuffer(("agi_" + name().toLowerCase(Locale.ROOT)).getBytes(US_ASCII)));

  int bit() {
    return 1 << ordinal();
  }

  /** The key with exactly that name, or null. */
  static @Nullable Key find(ByteBuf bytes, int from, int length) {
    if (length < BY_LENGTH.length) {
      for (Key key : BY_LENGTH[length]) {
        if (ByteBufUtil.equals(bytes, from, key.name, 0, length)) {
          return key;
        }
      }
    }
    return null;
  }
}
