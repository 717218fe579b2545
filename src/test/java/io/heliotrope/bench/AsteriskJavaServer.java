package io.heliotrope.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.util.ServerSocketFacade;

/** Asterisk-Java's own FastAGI server with the same dialogue as a script of its own kind. */
final class AsteriskJavaServer {
  private static final String KEYS = "0123456789*#";

  private AsteriskJavaServer() {}

  /**
   * Says {@code listening PORT}.
   *
   * @param args {@code held} makes it hold its callers; a number after it is the most threads of
   *     its pool, else the default (500) stands
   */
  public static void main(String[] args) throws Exception {
    List<String> wishes = List.of(args);
    AgiScript script =
        wishes.contains("held")
            ? (request, channel) -> hold(channel)
            : (request, channel) -> serve(channel);
    int port = freePort();
    var server =
        new DefaultAgiServer(script) {
          @Override
          protected ServerSocketFacade createServerSocket() throws IOException {
            ServerSocketFacade bound = super.createServerSocket();
            System.out.println("listening " + port);
            return bound;
          }
        };
    server.setAddress(InetAddress.getLoopbackAddress());
    server.setPort(port);
    wishes.stream()
        .filter(wish -> wish.chars().allMatch(Character::isDigit))
        .forEach(most -> server.setMaximumPoolSize(Integer.parseInt(most)));
    server.startup();
  }

  /** Eight commands; the library itself sends a ninth, which says how the script ended. */
  private static void serve(AgiChannel caller) throws AgiException {
    caller.setVariable("HELIOTROPE_TAKEN", "1");
    caller.setVariable("TIMEOUT(absolute)", "15");
    caller.setVariable("CHANNEL(language)", "pt");
    caller.answer();
    caller.streamFile("heliotrope/welcome", KEYS);
    caller.streamFile("heliotrope/main-menu", KEYS);
    caller.streamFile("heliotrope/opening-hours", KEYS);
    caller.streamFile("heliotrope/goodbye");
  }

  private static void hold(AgiChannel caller) throws AgiException {
    caller.answer();
    caller.playMusicOnHold();
    while (true) {
      caller.waitForDigit(5000);
    }
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
