package io.heliotrope.demo.phone;

import io.heliotrope.demo.phone.CallerPhone.Dialled;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Callers by the dozen, patient and deaf: always the same number of them is in a call, and whoever
 * is hung up on is followed by another. One process plays them all, so that they cost little.
 */
public final class Crowd implements AutoCloseable {

  private static final int CALLS_A_SECOND = 50;

  private final DatagramSocket deafEar;
  private final Sipp sipp;
  private final Set<String> present = ConcurrentHashMap.newKeySet();

  /** So many callers dial that number, one after the other; {@code present} tells how far it is. */
  public Crowd(Exchange exchange, String did, int size) throws IOException {
    deafEar = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    sipp =
        Sipp.start(
            Scenarios.caller(new Dialled("1555[call_number]", did), deafEar.getLocalPort()),
            exchange.folder(),
            Exchange.freePort(),
            List.of(
                ("-m 1000000 -l %d -r %d 127.0.0.1:%d"
                        .formatted(size, CALLS_A_SECOND, exchange.sipPort()))
                    .split(" ")),
            this::on);
  }

  /** How many have been answered and not been hung up on. */
  public int present() {
    return present.size();
  }

  @Override
  public void close() {
    sipp.close();
    deafEar.close();
  }

  private void on(SipMessage message) {
    if (message.answers(200, "INVITE") && !message.sent()) {
      present.add(message.callId());
    } else if (message.requests("BYE")) {
      present.remove(message.callId());
    }
  }

  @Override
  public String toString() {
    return "%d callers, sipp says %s".formatted(present(), sipp.remarks());
  }
}
