package io.heliotrope.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line between two ports of this machine that can be cut and mended. */
final class TcpRelay implements AutoCloseable {

  private final ServerSocket listener;
  private final int to;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  TcpRelay(int to) throws IOException {
    this.to = to;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("relay").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Everything that goes through ends now, and nothing new gets through. */
  void cut() {
    cut = true;
    open.forEach(TcpRelay::close);
    open.clear();
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        if (cut) {
          close(near);
        } else {
          var far = new Socket(InetAddress.getLoopbackAddress(), to);
          open.addAll(List.of(near, far));
          Thread.ofVirtual().start(() -> pass(near, far));
          Thread.ofVirtual().start(() -> pass(far, near));
        }
      } catch (IOException e) {
        // closed, or nobody at the far end: the near one will try again
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // cut
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it was
    }
  }
}
