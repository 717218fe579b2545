package io.heliotrope.ami;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.SendActionCallback;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.manager.response.CoreSettingsResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one PBX, logged in once and never again: Asterisk-Java 3.42 would reconnect by
 * itself, 10 times at 50 ms and then every 5 s for ever, and stumble over a forged block. So it is
 * given a sieved socket and no second one; {@link AmiLink} makes the next connection.
 */
final class AmiConnection extends ManagerConnectionImpl implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final AmiSettings settings;
  private final String token = HexFormat.of().toHexDigits(RANDOM.nextLong());
  private final int identity = RANDOM.nextInt();
  private final Consumer<EventSieve.Verdict> judged;
  private @Nullable SocketConnectionFacade socket;
  private @Nullable String version;

  /** The PBX is there and says no: trying again at once would not help. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * @param listener hears events on Asterisk-Java's thread and must not block it
   */
  AmiConnection(
      AmiSettings settings, ManagerEventListener listener, Consumer<EventSieve.Verdict> judged) {
    this.settings = settings;
    this.judged = judged;
    setHostname(settings.host());
    setPort(settings.port());
    setUsername(settings.user());
    setPassword(settings.password().value());
    setSocketTimeout((int) CONNECT_LIMIT.toMillis());
    registerUserEventClass(BridgeChangeEvent.Enter.class);
    registerUserEventClass(BridgeChangeEvent.Leave.class);
    registerUserEventClass(DeviceStateEvent.class);
    registerUserEventClass(DeviceStateListCompleteEvent.class);
    addEventListener(listener);
  }

  /**
   * Connects and logs in; takes up to several seconds.
   *
   * @throws Refused if a person has to change something first; the message says what
   * @throws IOException if it may work the next time
   */
  void open() throws IOException {
    try {
      login();
    } catch (AuthenticationFailedException e) {
      close();
      if (e.getCause() != null) {
        throw new IOException("the PBX hung up during login", e);
      }
      throw new Refused(
          """
          The PBX refused the manager user '%s' at %s (%s).
          Maybe the secret in manager.conf differs, or 'permit' there does not allow our address.\
          """
              .formatted(settings.user(), settings.where(), e.getMessage()));
    } catch (TimeoutException e) {
      close();
      throw new IOException("no answer to the login", e);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** What the PBX calls its release, once open. */
  String version() {
    return version == null ? "" : version;
  }

  /** Sends the action and does not wait; the callback hears null if the connection ends first. */
  void send(AbstractManagerAction action, SendActionCallback answered) throws IOException {
    action.setActionId(token);
    try {
      sendAction(action, answered);
    } catch (IllegalStateException e) {
      throw new IOException("the connection has ended", e);
    }
  }

  @Override
  protected SocketConnectionFacade createSocket() throws IOException {
    if (socket != null) {
      throw new IOException("one connection, one socket");
    }
    var sieve = new EventSieve(settings.systemName(), token);
    socket = new SievedSocket(super.createSocket(), sieve, judged);
    return socket;
  }

  /** Asks once, and checks the PBX while at it. Runs inside the login. */
  @Override
  protected AsteriskVersion determineVersion() throws IOException, TimeoutException {
    var answer = sendAction(new CoreSettingsAction());
    if (!(answer instanceof CoreSettingsResponse core) || core.getAsteriskVersion() == null) {
      throw new Refused(
          """
          The manager user '%s' at %s may not ask for CoreSettings.
          Maybe add 'reporting' to its write classes in manager.conf.\
          """
              .formatted(settings.user(), settings.where()));
    }
    if (!settings.systemName().value().equals(core.getSystemName())) {
      throw new Refused(
          """
          The system name of the PBX at %s is another than the one we were told.
          Maybe set systemname in its asterisk.conf to the secret of our settings, and restart it.\
          """
              .formatted(settings.where()));
    }
    version = core.getAsteriskVersion();
    var release = Release.find(version);
    if (release.isPresent() && release.get().isOlderThan(Release.OLDEST)) {
      throw new Refused(
          "PBX %s at %s runs Asterisk %s, which is too old.\nMaybe update it to %s or newer."
              .formatted(settings.pbx(), settings.where(), release.get(), Release.SAFE));
    }
    var known = AsteriskVersion.getDetermineVersionFromString("Asterisk " + version);
    return known == null ? AsteriskVersion.DEFAULT_VERSION : known;
  }

  /** Ends the connection at once. The state says so first, or Asterisk-Java would reconnect. */
  @Override
  public void close() {
    try (var _ = withLock()) {
      state = ManagerConnectionState.DISCONNECTED;
    }
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed as far as we are concerned.
      }
    }
  }

  /** Asterisk-Java makes action ids of it; a random one cannot be guessed. */
  @Override
  public int hashCode() {
    return identity;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  static boolean isError(@Nullable Object response) {
    return response instanceof ManagerError;
  }
}
