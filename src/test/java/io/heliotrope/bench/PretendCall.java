package io.heliotrope.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One caller's channel: writes the environment, answers each command at once as Asterisk 22 would.
 * Only WAIT FOR DIGIT stays pending, for as long as it says or until the next command, and GOSUB,
 * by which an agent is rung, for ever.
 */
final class PretendCall {

  /** Lines are the same few for every caller: each is decoded once. */
  private static final Map<Integer, String> KNOWN = new HashMap<>();

  private static final ByteBuffer DONE = wire("200 result=0");
  private static final ByteBuffer SET = wire("200 result=1");
  private static final ByteBuffer UP = wire("200 result=6");
  private static final ByteBuffer PLAYED = wire("200 result=0 endpos=8000");
  private static final ByteBuffer PRESSED = wire("200 result=49 endpos=4800");
  private static final ByteBuffer EMPTY = wire("200 result=1 ()");
  private static final ByteBuffer TRYING = wire("100 result=0 Trying...");
  private static final ByteBuffer UNKNOWN = wire("510 Invalid or unknown command");

  private final PretendAsterisk asterisk;
  private final SocketChannel channel;
  private final byte[] environment;
  private final long due;
  private final List<String> transcript = new ArrayList<>(Dialogue.NINE.size());
  private final StringBuilder unfinished = new StringBuilder(0);
  private long repliedAt;
  private long waitsUntil;
  private boolean waits;

  private PretendCall(
      PretendAsterisk asterisk, SocketChannel channel, byte[] environment, long due) {
    this.asterisk = asterisk;
    this.channel = channel;
    this.environment = environment;
    this.due = due;
  }

  /** Begins a call, from {@code near} or from wherever the kernel likes. */
  static void begin(
      PretendAsterisk asterisk,
      Selector selector,
      Optional<InetSocketAddress> near,
      InetSocketAddress far,
      byte[] environment,
      long due)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    if (near.isPresent()) {
      channel.bind(near.get());
    }
    var call = new PretendCall(asterisk, channel, environment, due);
    if (channel.connect(far)) {
      channel.register(selector, SelectionKey.OP_READ, call);
      channel.write(ByteBuffer.wrap(environment));
    } else {
      channel.register(selector, SelectionKey.OP_CONNECT, call);
    }
  }

  List<String> transcript() {
    return transcript;
  }

  long waitsUntil() {
    return waitsUntil;
  }

  void ready(SelectionKey key, long now) {
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        channel.write(ByteBuffer.wrap(environment));
      } else {
        read(now);
      }
    } catch (IOException refused) {
      end();
    }
  }

  void waitIsOver() {
    waits = false;
    try {
      reply(DONE);
    } catch (IOException gone) {
      end();
    }
  }

  private void read(long now) throws IOException {
    ByteBuffer in = asterisk.buffer();
    if (channel.read(in) < 0) {
      end();
      return;
    }
    in.flip();
    int from = 0;
    for (int i = 0; i < in.limit(); i++) {
      if (in.get(i) == '\n') {
        command(line(in, from, i), now);
        from = i + 1;
      }
    }
    if (from < in.limit()) {
      unfinished.append(text(in, from, in.limit()));
    }
  }

  private String line(ByteBuffer in, int from, int to) {
    if (unfinished.isEmpty()) {
      int hash = 0;
      for (int i = from; i < to; i++) {
        hash = 31 * hash + in.get(i);
      }
      String known = KNOWN.get(hash);
      if (known == null) {
        known = text(in, from, to);
        KNOWN.put(hash, known);
      }
      return known;
    }
    String whole = unfinished.append(text(in, from, to)).toString();
    unfinished.setLength(0);
    return whole;
  }

  private void command(String command, long now) throws IOException {
    if (transcript.isEmpty()) {
      asterisk.tookOff(due, now);
    } else if (repliedAt != 0) {
      asterisk.turnedAround(now - repliedAt);
    }
    if (transcript.size() <= Dialogue.NINE.size()) {
      transcript.add(command);
    }
    if (waits) {
      waits = false;
      asterisk.waitsNoMore(this);
      reply(SET);
    }
    if (command.startsWith("WAIT FOR DIGIT")) {
      long millis = Long.parseLong(Dialogue.plain(command).substring("WAIT FOR DIGIT ".length()));
      waitsUntil = now + TimeUnit.MILLISECONDS.toNanos(millis);
      waits = true;
      repliedAt = 0;
      asterisk.waits(this);
    } else if (command.startsWith("GOSUB")) {
      reply(TRYING);
      repliedAt = 0;
      asterisk.rings(this);
    } else {
      reply(answerTo(command));
    }
  }

  private static ByteBuffer answerTo(String command) {
    if (command.startsWith("SET VARIABLE")) {
      return SET;
    } else if (command.startsWith("STREAM FILE")) {
      return command.contains("menu") ? PRESSED : PLAYED;
    } else if (command.startsWith("ANSWER") || command.startsWith("SET MUSIC")) {
      return DONE;
    } else if (command.startsWith("CHANNEL STATUS")) {
      return UP;
    } else if (command.startsWith("GET FULL VARIABLE")) {
      return EMPTY;
    }
    return UNKNOWN;
  }

  private void reply(ByteBuffer reply) throws IOException {
    repliedAt = System.nanoTime();
    channel.write(reply.rewind());
  }

  private void end() {
    try {
      channel.close();
    } catch (IOException closedAllTheSame) {
      // nothing is left to be done for this caller
    }
    asterisk.ended(this);
  }

  private static String text(ByteBuffer in, int from, int to) {
    byte[] bytes = new byte[to - from];
    in.get(from, bytes);
    return new String(bytes, US_ASCII);
  }

  private static ByteBuffer wire(String line) {
    byte[] bytes = (line + "\n").getBytes(US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
