package io.heliotrope.ami;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An Asterisk as far as its manager interface goes, on a real socket. Speaks as measured on
 * Asterisk 22.10: the banner, login by challenge, CoreSettings, DeviceStateList, Ping, Hangup.
 */
public final class FakeAmi implements AutoCloseable {

  public static final String USER = "heliotrope";
  public static final String PASSWORD = "open-sesame";
  public static final String SYSTEM_NAME = "5f3a9c77e0b14d28";

  private static final String CHALLENGE = "145769581";

  private final ServerSocket server;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> actions = new CopyOnWriteArrayList<>();
  private final Map<String, String> devices = new LinkedHashMap<>();
  private final AtomicInteger logins = new AtomicInteger();

  /** What CoreSettings says. */
  public volatile String version = "22.10.1";

  public volatile String systemName = SYSTEM_NAME;

  /** Refuses every login. */
  public volatile boolean refuses;

  /** An action it never answers. */
  public volatile String ignores = "";

  /** An action it denies. */
  public volatile String denies = "";

  /** Devices it leaves out of the list that it counted. */
  public volatile int losesItems;

  public FakeAmi() throws IOException {
    this(0);
  }

  /** On that port, as after a restart. */
  public FakeAmi(int port) throws IOException {
    server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofVirtual().name("fake-ami").start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  public int logins() {
    return logins.get();
  }

  public void device(String name, String state) {
    synchronized (devices) {
      devices.put(name, state);
    }
  }

  /** What it was asked to do, with lower-case keys, of that action's name. */
  public List<Map<String, String>> actions(String name) {
    return actions.stream().filter(action -> name.equalsIgnoreCase(action.get("action"))).toList();
  }

  /** Sends an event of its own, with its system name where Asterisk puts it. */
  public void event(String name, String... lines) {
    sendRaw(
        "Event: %s\r\nPrivilege: call,all\r\nSystemName: %s\r\n%s\r\n\r\n"
            .formatted(name, systemName, String.join("\r\n", lines)));
  }

  /** Sends text as it stands to everybody logged in. */
  public void sendRaw(String text) {
    for (var connection : connections) {
      send(connection, text);
    }
  }

  /** Cuts all connections, as a crash does. */
  public void cut() {
    for (var connection : connections) {
      try {
        connection.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }

  private void accept() {
    while (true) {
      try {
        var connection = server.accept();
        connection.setTcpNoDelay(true);
        Thread.ofVirtual().name("fake-ami-connection").start(() -> serve(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      send(connection, "Asterisk Call Manager/11.0.0\r\n");
      for (var action = read(in); action != null; action = read(in)) {
        actions.add(action);
        answer(connection, action);
      }
    } catch (IOException | UncheckedIOException e) {
      // The other side went away.
    } finally {
      connections.remove(connection);
    }
  }

  private static @Nullable Map<String, String> read(BufferedReader in) throws IOException {
    var action = new LinkedHashMap<String, String>();
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty()) {
        return action;
      }
      int colon = line.indexOf(':');
      action.put(
          line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    return null;
  }

  private void answer(Socket connection, Map<String, String> action) {
    var name = action.getOrDefault("action", "").toLowerCase(java.util.Locale.ROOT);
    if (name.equalsIgnoreCase(ignores)) {
      return;
    }
    if (name.equalsIgnoreCase(denies)) {
      respond(connection, action, "Error", "Message: Permission denied");
      return;
    }
    switch (name) {
      case "challenge" -> respond(connection, action, "Success", "Challenge: " + CHALLENGE);
      case "login" -> login(connection, action);
      case "coresettings" ->
          respond(
              connection,
              action,
              "Success",
              "AMIversion: 11.0.0",
              "AsteriskVersion: " + version,
              "SystemName: " + systemName);
      case "ping" ->
          respond(connection, action, "Success", "Ping: Pong", "Timestamp: 1409169929.412068");
      case "devicestatelist" -> list(connection, action);
      case "hangup" -> respond(connection, action, "Error", "Message: No such channel");
      default -> respond(connection, action, "Error", "Message: Invalid/unknown command");
    }
  }

  private void login(Socket connection, Map<String, String> action) {
    if (refuses || !USER.equals(action.get("username")) || !key().equals(action.get("key"))) {
      respond(connection, action, "Error", "Message: Authentication failed");
      return;
    }
    logins.incrementAndGet();
    connections.add(connection);
    respond(connection, action, "Success", "Message: Authentication accepted");
    send(connection, "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n");
  }

  private void list(Socket connection, Map<String, String> action) {
    Map<String, String> now;
    synchronized (devices) {
      now = new LinkedHashMap<>(devices);
    }
    respond(
        connection, action, "Success", "EventList: start", "Message: Device States will follow");
    int left = losesItems;
    losesItems = 0;
    for (var device : now.entrySet()) {
      if (left-- <= 0) {
        send(
            connection,
            "Event: DeviceStateChange\r\nActionID: %s\r\nDevice: %s\r\nState: %s\r\n\r\n"
                .formatted(action.get("actionid"), device.getKey(), device.getValue()));
      }
    }
    send(
        connection,
        "Event: DeviceStateListComplete\r\nActionID: %s\r\nEventList: Complete\r\nListItems: %d\r\n\r\n"
            .formatted(action.get("actionid"), now.size()));
  }

  private static void respond(
      Socket connection, Map<String, String> action, String how, String... lines) {
    send(
        connection,
        "Response: %s\r\nActionID: %s\r\n%s\r\n\r\n"
            .formatted(how, action.get("actionid"), String.join("\r\n", lines)));
  }

  private static void send(Socket connection, String text) {
    try {
      synchronized (connection) {
        connection.getOutputStream().write(text.getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key() {
    try {
      var md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest((CHALLENGE + PASSWORD).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
