package io.heliotrope.demo.pbx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A router that says exactly what a test tells it to, to see what the PBX makes of it. */
public final class ContractRouter implements AutoCloseable {

  private static final int LIMIT_MILLIS = 20_000;

  private final ServerSocket server;

  ContractRouter(int port) throws IOException {
    server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server.setSoTimeout(LIMIT_MILLIS);
  }

  InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", server.getLocalPort());
  }

  /** The next call: the session behind its environment. */
  Session call() throws IOException {
    return new Session(server.accept());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** One AGI session. */
  static final class Session implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    final Map<String, String> environment = new LinkedHashMap<>();

    Session(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.setTcpNoDelay(true);
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        int colon = line.indexOf(": ");
        environment.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }

    Session says(String commands) throws IOException {
      socket.getOutputStream().write((commands + "\n").getBytes(UTF_8));
      return this;
    }

    /** The next line is exactly this, or one of the same shape: {@code *} stands for anything. */
    Session hears(String shape) throws IOException {
      assertThat(String.valueOf(in.readLine())).matches(pattern(shape));
      return this;
    }

    /** Reads a line and looks at its beginning. */
    boolean lineStartsWith(String text) throws IOException {
      return String.valueOf(in.readLine()).startsWith(text);
    }

    /** The lines up to the end of the connection. */
    List<String> hearsTheEnd() throws IOException {
      var lines = new ArrayList<String>();
      try {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          lines.add(line);
        }
      } catch (SocketException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
      return lines;
    }

    /** Nothing comes for a while. */
    Session hearsNothing(int millis) throws IOException {
      socket.setSoTimeout(millis);
      try {
        assertThat(in.readLine()).as("nothing").isEqualTo("nothing");
      } catch (java.net.SocketTimeoutException silence) {
        socket.setSoTimeout(LIMIT_MILLIS);
      }
      return this;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }

    private static String pattern(String shape) {
      return "\\Q" + shape.replace("*", "\\E.*\\Q") + "\\E";
    }
  }
}
