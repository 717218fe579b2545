package io.heliotrope.agi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * The block of {@code agi_…: value} lines with which Asterisk opens a session, read as it comes.
 *
 * <p>A caller's number can carry line feeds into it where the dialplan does not clean it (measured
 * on Asterisk 22.10), so that a stranger writes lines of his own. Therefore the rule is strict:
 * each key exactly once, no key that Asterisk does not send, no carriage return anywhere, arguments
 * numbered without a gap and after all else, and nothing behind the empty line before we have
 * spoken, but that the caller has hung up. A forged environment then has a key twice, or lacks one,
 * and is refused as a whole.
 */
final class Environment implements Lines.Sink {

  private static final ByteBuf ARGUMENT =
      Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer("agi_arg_".getBytes(US_ASCII)));

  private static final ByteBuf HANGUP =
      Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer("HANGUP\n".getBytes(US_ASCII)));

  private final int mostLines;
  private final Lines lines;
  private int count;
  private int seen;
  private int arguments;
  private boolean complete;

  private String script = "";
  private String channel = "";
  private String language = "";
  private String uniqueId = "";
  private String callerId = "";
  private String callerIdName = "";
  private String dnid = "";
  private String extension = "";
  private String first = "";

  Environment(int longestLine, int mostLines) {
    this.mostLines = mostLines;
    this.lines = new Lines(longestLine);
  }

  /**
   * Reads on, as far as the environment goes.
   *
   * @return whether the environment is complete
   * @throws AgiException if it is not one, or not a genuine one
   */
  boolean feed(ByteBuf in) {
    lines.feed(in, this);
    if (complete && !mayFollow(in)) {
      throw refuse("something behind the empty line; Asterisk is silent there until spoken to");
    }
    return complete;
  }

  private static boolean mayFollow(ByteBuf rest) {
    int length = Math.min(rest.readableBytes(), HANGUP.readableBytes());
    return ByteBufUtil.equals(rest, rest.readerIndex(), HANGUP, 0, length);
  }

  @Override
  public boolean line(ByteBuf bytes, int from, int length) {
    if (length == 0) {
      int missing = Key.REQUIRED & ~seen;
      if (missing != 0) {
        throw refuse("it ends without " + Key.values()[Integer.numberOfTrailingZeros(missing)]);
      }
      complete = true;
      return false;
    }
    if (++count > mostLines) {
      throw refuse("more than " + mostLines + " lines");
    }
    int end = from + length;
    int colon = bytes.indexOf(from, end, (byte) ':');
    if (colon < 0) {
      throw refuse("line " + count + " has no colon");
    }
    if (bytes.indexOf(colon, end, (byte) '\r') >= 0) {
      throw refuse("line " + count + " has a carriage return");
    }
    int value = colon + 1 < end && bytes.getByte(colon + 1) == ' ' ? colon + 2 : colon + 1;
    Key key = Key.find(bytes, from, colon - from);
    if (key == null) {
      argument(bytes, from, colon, value, end);
    } else if ((seen & key.bit()) != 0) {
      throw refuse(key + " comes twice");
    } else {
      seen |= key.bit();
      keep(key, bytes, value, end);
    }
    return true;
  }

  private void keep(Key key, ByteBuf bytes, int from, int end) {
    switch (key) {
      case NETWORK_SCRIPT -> script = text(bytes, from, end);
      case CHANNEL -> channel = text(bytes, from, end);
      case LANGUAGE -> language = text(bytes, from, end);
      case UNIQUEID -> uniqueId = text(bytes, from, end);
      case CALLERID -> callerId = text(bytes, from, end);
      case CALLERIDNAME -> callerIdName = text(bytes, from, end);
      case DNID -> dnid = text(bytes, from, end);
      case EXTENSION -> extension = text(bytes, from, end);
      case NETWORK,
          REQUEST,
          TYPE,
          VERSION,
          CALLINGPRES,
          CALLINGANI2,
          CALLINGTON,
          CALLINGTNS,
          RDNIS,
          CONTEXT,
          PRIORITY,
          ENHANCED,
          ACCOUNTCODE,
          THREADID -> {}
    }
  }

  private void argument(ByteBuf bytes, int from, int colon, int value, int end) {
    int prefix = ARGUMENT.readableBytes();
    if (colon - from <= prefix || !ByteBufUtil.equals(bytes, from, ARGUMENT, 0, prefix)) {
      throw refuse("line " + count + " has a key that Asterisk does not send");
    }
    if ((seen & Key.REQUIRED) != Key.REQUIRED) {
      throw refuse("line " + count + " is an argument before the environment is whole");
    }
    arguments++;
    if (!bytes
        .toString(from + prefix, colon - from - prefix, US_ASCII)
        .equals(Integer.toString(arguments))) {
      throw refuse("line " + count + " is not argument " + arguments);
    }
    if (arguments == 1) {
      first = text(bytes, value, end);
    }
  }

  private static String text(ByteBuf bytes, int from, int end) {
    return bytes.toString(from, end - from, UTF_8);
  }

  private static AgiException refuse(@Nullable String why) {
    return new AgiException(Refusal.ENVIRONMENT, "the environment is not genuine: " + why);
  }

  /** The path of the URL: what the dialplan wants of us. Empty where there is none. */
  String script() {
    return script;
  }

  String channel() {
    return channel;
  }

  String language() {
    return language;
  }

  /** With the PBX's secret system name before the last {@code -}: not for a log. */
  String uniqueId() {
    return uniqueId;
  }

  String callerId() {
    return callerId;
  }

  String callerIdName() {
    return callerIdName;
  }

  String dnid() {
    return dnid;
  }

  String extension() {
    return extension;
  }

  /** The first argument; empty if there is none. */
  String argument() {
    return first;
  }
}
