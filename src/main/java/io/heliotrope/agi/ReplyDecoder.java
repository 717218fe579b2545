package io.heliotrope.agi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.call.Printable;
import io.netty.buffer.ByteBuf;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Asterisk says after the environment: replies to commands, and {@code HANGUP} between
 * any two lines. All of it as measured on Asterisk 22.10:
 *
 * <ul>
 *   <li>{@code 200 result=1 (value)}: the value may hold line feeds and parentheses, so that a
 *       reply is whole when a line ends with {@code )}, or with {@code )} and {@code endpos=…} and
 *       the like;
 *   <li>{@code 100 result=0 Trying...} is no reply yet: the reply follows;
 *   <li>{@code 520-…} opens a block of lines without any prefix, up to {@code 520 End of proper
 *       usage.};
 *   <li>lines may end with CR LF; an empty line says nothing.
 * </ul>
 */
final class ReplyDecoder implements Lines.Sink {

  /** Takes what was read. Each method says whether to read on. */
  interface Sink {
    boolean reply(Reply reply);

    boolean hangup();

    /** The PBX has begun; its reply comes later. */
    boolean trying();
  }

  private static final long TWO_HUNDRED = ascii("200 resu");
  private static final int RESULT = (int) (ascii("lt=\0\0\0\0\0") >>> 40);
  private static final long POSITION = ascii(" endpos=");
  private static final int PREFIX = "200 result=".length();
  private static final byte[] HANGUP = "HANGUP".getBytes(US_ASCII);
  private static final int MOST_USAGE_LINES = 1_000;

  private static final Pattern OK =
      Pattern.compile("200(?: result[= ]?(\\S*)(?: (.*))?| .*)?", Pattern.DOTALL);
  private static final Pattern TAIL = Pattern.compile(" [a-z0-9]+=.*", Pattern.DOTALL);

  private final Sink sink;
  private final int longest;
  private final Lines lines;
  private @Nullable StringBuilder open;
  private int usageLines;

  ReplyDecoder(int longest, Sink sink) {
    this.longest = longest;
    this.lines = new Lines(longest);
    this.sink = sink;
  }

  /**
   * Reads on.
   *
   * @throws AgiException at a line that is none of the protocol's
   */
  void feed(ByteBuf in) {
    lines.feed(in, this);
  }

  @Override
  public boolean line(ByteBuf bytes, int from, int length) {
    if (open == null && usageLines == 0) {
      int result = number(bytes, from, length);
      if (result != Reply.NO_NUMBER) {
        return sink.reply(Reply.of(result));
      }
    }
    return open == null ? first(bytes, from, length) : more(bytes, from, length);
  }

  /**
   * The number of a line that is {@code 200 result=N} or {@code 200 result=N endpos=M}, as nearly
   * all are: read without making a string.
   */
  private static int number(ByteBuf bytes, int from, int length) {
    if (length <= PREFIX
        || bytes.getLong(from) != TWO_HUNDRED
        || bytes.getMedium(from + 8) != RESULT) {
      return Reply.NO_NUMBER;
    }
    int end = from + length;
    boolean negative = bytes.getByte(from + PREFIX) == '-';
    int first = negative ? from + PREFIX + 1 : from + PREFIX;
    int after = afterDigits(bytes, first, end);
    if (after == first || after > first + 8 || !(after == end || isPosition(bytes, after, end))) {
      return Reply.NO_NUMBER;
    }
    int number = 0;
    for (int at = first; at < after; at++) {
      number = number * 10 + bytes.getByte(at) - '0';
    }
    return negative ? -number : number;
  }

  private static boolean isPosition(ByteBuf bytes, int from, int end) {
    return end - from > Long.BYTES
        && bytes.getLong(from) == POSITION
        && afterDigits(bytes, from + Long.BYTES, end) == end;
  }

  private static int afterDigits(ByteBuf bytes, int from, int end) {
    int at = from;
    while (at < end && bytes.getByte(at) >= '0' && bytes.getByte(at) <= '9') {
      at++;
    }
    return at;
  }

  private boolean first(ByteBuf bytes, int from, int lengthWithReturn) {
    int length = withoutReturn(bytes, from, lengthWithReturn);
    if (length == 0) {
      return true;
    }
    if (isHangup(bytes, from, length)) {
      return sink.hangup();
    }
    String line = bytes.toString(from, length, UTF_8);
    if (usageLines > 0) {
      return usage(line);
    }
    if (line.startsWith("520-")) {
      usageLines = 1;
      return true;
    }
    if (line.startsWith("100 ")) {
      return sink.trying();
    }
    if (isStatus(line, "510") || isStatus(line, "511") || isStatus(line, "520")) {
      return sink.reply(new Reply(Integer.parseInt(line, 0, 3, 10), Reply.NO_NUMBER, ""));
    }
    if (!isStatus(line, "200")) {
      throw new AgiException(Refusal.ENVIRONMENT, "not a reply of AGI: " + masked(line));
    }
    if (isOpen(line)) {
      open = new StringBuilder(bytes.toString(from, lengthWithReturn, UTF_8));
      return true;
    }
    return sink.reply(ok(line));
  }

  private boolean usage(String line) {
    if (line.startsWith("520 ")) {
      usageLines = 0;
      return sink.reply(new Reply(520, Reply.NO_NUMBER, ""));
    }
    if (++usageLines > MOST_USAGE_LINES) {
      throw new AgiException(
          Refusal.ENVIRONMENT, "a 520 block of more than " + MOST_USAGE_LINES + " lines");
    }
    return true;
  }

  /** A further line of a value that has line feeds in it. */
  private boolean more(ByteBuf bytes, int from, int lengthWithReturn) {
    StringBuilder reply = open == null ? new StringBuilder() : open;
    if (reply.length() + lengthWithReturn > longest) {
      throw new AgiException(Refusal.ENVIRONMENT, "a value of more than " + longest + " bytes");
    }
    int length = withoutReturn(bytes, from, lengthWithReturn);
    String line = bytes.toString(from, length, UTF_8);
    boolean whole = ends(line);
    reply.append('\n').append(whole ? line : bytes.toString(from, lengthWithReturn, UTF_8));
    if (!whole) {
      return true;
    }
    open = null;
    return sink.reply(ok(reply.toString()));
  }

  private static Reply ok(String line) {
    Matcher parts = OK.matcher(line);
    if (!parts.matches()) {
      throw new AgiException(Refusal.ENVIRONMENT, "not a reply of AGI: " + masked(line));
    }
    return new Reply(Reply.OK, result(parts.group(1)), value(parts.group(2)));
  }

  private static int result(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 10) {
      return Reply.NO_NUMBER;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException digitsAndStars) {
      return Reply.NO_NUMBER;
    }
  }

  private static String value(@Nullable String rest) {
    int from = rest == null || rest.startsWith("(") ? 0 : rest.indexOf(" (") + 1;
    if (rest == null || !rest.startsWith("(", from)) {
      return "";
    }
    return rest.substring(from + 1, Math.max(from + 1, rest.lastIndexOf(')')));
  }

  /** Does a value begin in this line without ending in it? */
  private static boolean isOpen(String line) {
    Matcher parts = OK.matcher(line);
    if (!parts.matches()) {
      return false;
    }
    @Nullable String rest = parts.group(2);
    return rest != null && rest.startsWith("(") && !ends(rest);
  }

  private static boolean ends(String line) {
    int last = line.lastIndexOf(')');
    return last >= 0
        && (last == line.length() - 1
            || TAIL.matcher(line).region(last + 1, line.length()).matches());
  }

  private static boolean isStatus(String line, String status) {
    return line.startsWith(status) && (line.length() == 3 || line.charAt(3) == ' ');
  }

  private static boolean isHangup(ByteBuf bytes, int from, int length) {
    if (length != HANGUP.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes.getByte(from + i) != HANGUP[i]) {
        return false;
      }
    }
    return true;
  }

  private static int withoutReturn(ByteBuf bytes, int from, int length) {
    return length > 0 && bytes.getByte(from + length - 1) == '\r' ? length - 1 : length;
  }

  /** For the log: cut, escaped, and digits hidden, since they may be a caller's secret. */
  private static String masked(String line) {
    String start = line.length() > 40 ? line.substring(0, 40) + "…" : line;
    return Printable.of(start).replaceAll("[0-9]", "•");
  }

  private static long ascii(String eight) {
    long value = 0;
    for (byte b : eight.getBytes(US_ASCII)) {
      value = value << 8 | (b & 0xff);
    }
    return value;
  }
}
