package io.heliotrope.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.heliotrope.demo.phone.SipMessage;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The far end of one telephone, played word by word. Knows just enough SIP (RFC 3261) for that. */
final class PlayedPbx implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 8_000;
  private static final String SOUND =
      """
      Content-Type: application/sdp

      v=0
      o=pbx 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 9 RTP/AVP 0
      """;

  private final DatagramSocket socket;
  private SocketAddress telephone = new InetSocketAddress(0);
  private int calls;

  PlayedPbx() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Calls the agent's telephone at that port, and waits until it rings. */
  SipMessage ring(int agentPort) throws IOException {
    telephone = new InetSocketAddress(InetAddress.getLoopbackAddress(), agentPort);
    String id = "From: <sip:pbx@127.0.0.1>;tag=p\nTo: <sip:agent@127.0.0.1>\nCall-ID: c" + ++calls;
    send(head("INVITE") + id + "\nCSeq: 1 INVITE\n" + SOUND);
    return expectAnswer(180, "INVITE");
  }

  /** Says something more in the call that the message belongs to. */
  void request(String method, SipMessage call, int number) throws IOException {
    boolean calledUs = !call.sent() && call.status() == 0;
    String who =
        calledUs
            ? "From: %s;tag=p\nTo: %s".formatted(header(call, "To"), header(call, "From"))
            : headers(call, "From", "To");
    send(
        "%s%s\nCall-ID: %s\nCSeq: %d %s\n%s"
            .formatted(head(method), who, call.callId(), number, method, body(method)));
  }

  /** Answers a request with a status and its text. */
  void answer(SipMessage request, String status) throws IOException {
    String to = header(request, "To");
    send(
        "SIP/2.0 %s\n%s\nTo: %s\nContact: <sip:pbx@127.0.0.1:%d>\n%s"
            .formatted(
                status,
                headers(request, "Via", "From", "Call-ID", "CSeq"),
                to.contains(";tag=") ? to : to + ";tag=p",
                port(),
                body(request.method())));
  }

  /** The next request of that kind; everything before it is passed over. */
  SipMessage expect(String method) throws IOException {
    return receive(message -> message.requests(method));
  }

  /** The next answer of that kind; everything before it is passed over. */
  SipMessage expectAnswer(int status, String method) throws IOException {
    return receive(message -> message.answers(status, method));
  }

  @Override
  public void close() {
    socket.close();
  }

  private String head(String method) {
    return """
    %s sip:phone@127.0.0.1 SIP/2.0
    Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK-%s-%d
    Contact: <sip:pbx@127.0.0.1:%d>
    Max-Forwards: 70
    """
        .formatted(method, port(), method, System.nanoTime(), port());
  }

  private static String body(String method) {
    return method.equals("INVITE") ? SOUND : "Content-Length: 0\n\n";
  }

  private static String headers(SipMessage message, String... names) {
    return Stream.of(names)
        .map(name -> name + ": " + header(message, name))
        .collect(Collectors.joining("\n"));
  }

  private static String header(SipMessage message, String name) {
    return message.header(name).orElse("");
  }

  private SipMessage receive(Predicate<SipMessage> which) throws IOException {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    while (true) {
      socket.receive(packet);
      telephone = packet.getSocketAddress();
      var text = new String(packet.getData(), 0, packet.getLength(), ISO_8859_1);
      var message = new SipMessage(Instant.now(), false, text.replace("\r\n", "\n"));
      if (which.test(message)) {
        return message;
      }
    }
  }

  private void send(String text) throws IOException {
    byte[] bytes = text.replace("\n", "\r\n").getBytes(ISO_8859_1);
    socket.send(new DatagramPacket(bytes, bytes.length, telephone));
  }
}
