package io.heliotrope.ami;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * A connection that hands Asterisk-Java only the blocks its sieve lets pass. Here, line by line,
 * and not at the events: what a forger writes must not even be parsed, since Asterisk-Java's reader
 * ends on a list where it expects a word.
 */
final class SievedSocket implements SocketConnectionFacade {

  private final SocketConnectionFacade socket;
  private final EventSieve sieve;
  private final Consumer<EventSieve.Verdict> judged;
  private final Queue<String> passed = new ArrayDeque<>();
  private boolean greeted;

  /**
   * @param judged hears of every block, on the reader's thread
   */
  SievedSocket(
      SocketConnectionFacade socket, EventSieve sieve, Consumer<EventSieve.Verdict> judged) {
    this.socket = socket;
    this.sieve = sieve;
    this.judged = judged;
  }

  @Override
  public @Nullable String readLine() throws IOException {
    if (!greeted) {
      greeted = true; // "Asterisk Call Manager/11.0.0" stands alone, with no empty line after it
      return socket.readLine();
    }
    while (passed.isEmpty()) {
      var block = readBlock();
      if (block == null) {
        return null;
      }
      var verdict = sieve.judge(block);
      judged.accept(verdict);
      if (verdict instanceof EventSieve.Pass(var lines)) {
        passed.addAll(lines);
        passed.add("");
      }
    }
    return passed.remove();
  }

  /** The lines up to the next empty one, of which more than the sieve allows are not kept. */
  private @Nullable List<String> readBlock() throws IOException {
    var block = new ArrayList<String>();
    while (true) {
      var line = socket.readLine();
      if (line == null) {
        return null;
      }
      if (line.isEmpty()) {
        if (!block.isEmpty()) {
          return block;
        }
      } else if (block.size() <= EventSieve.MOST_LINES) {
        block.add(line);
      }
    }
  }

  @Override
  public void write(String text) throws IOException {
    socket.write(text);
  }

  @Override
  public void flush() throws IOException {
    socket.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public InetAddress getRemoteAddress() {
    return socket.getRemoteAddress();
  }

  @Override
  public int getRemotePort() {
    return socket.getRemotePort();
  }
}
