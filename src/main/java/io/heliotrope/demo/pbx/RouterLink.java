package io.heliotrope.demo.pbx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One FastAGI connection to a router. Reads as Asterisk does, which looks at the socket but reads
 * through a buffer: of two commands in one packet the second lies there until more bytes come.
 */
final class RouterLink implements Closeable {

  private static final int CONNECT_MILLIS = 2_000;
  private static final int LONGEST_COMMAND = 8_191;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private boolean closed;

  /**
   * @throws IOException if the router cannot be reached within 2 s
   */
  RouterLink(InetSocketAddress router, Channel channel) throws IOException {
    try {
      socket.connect(router, CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      out = socket.getOutputStream();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    Thread.ofVirtual().name("fake-pbx-reader").start(() -> read(channel));
  }

  private void read(Channel channel) {
    var buffered = new ByteArrayOutputStream();
    var chunk = new byte[LONGEST_COMMAND];
    try (InputStream in = socket.getInputStream()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        while (takeLine(buffered, channel)) {
          // what lay in the buffer: as long as there is something to read, Asterisk goes on
        }
        buffered.write(chunk, 0, n);
        takeLine(buffered, channel);
      }
    } catch (IOException closed) {
      // told below
    }
    tell(channel, new Signal.RouterGone());
  }

  /**
   * Nothing of this connection reaches the channel once it is closed: there may be another by then.
   */
  private synchronized void tell(Channel channel, Signal signal) {
    if (!closed) {
      channel.tell(signal);
    }
  }

  private boolean takeLine(ByteArrayOutputStream buffered, Channel channel) {
    byte[] bytes = buffered.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        buffered.reset();
        buffered.write(bytes, i + 1, bytes.length - i - 1);
        tell(channel, new Signal.Command(new String(bytes, 0, i, UTF_8)));
        return true;
      }
    }
    return false;
  }

  /** Writes the lines; that the router is gone will be noticed by the reader. */
  void write(String lines) {
    try {
      out.write(lines.getBytes(UTF_8));
    } catch (IOException gone) {
      // the reader tells
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // nothing is left to do
    }
  }
}
