package io.heliotrope.demo.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An agent's telephone. It is rung, and takes calls in its {@link Manner}. */
public final class AgentPhone implements AutoCloseable {

  private final Exchange exchange;
  private final int port;
  private final RtpPhone rtp;
  private final List<SipMessage> messages = new CopyOnWriteArrayList<>();
  private final List<Consumer<SipMessage>> listeners = new CopyOnWriteArrayList<>();
  private Sipp sipp;

  /** Plugs it in at that local SIP port; from then on it can be called. */
  public AgentPhone(Exchange exchange, int port, Voice voice, Manner manner) throws IOException {
    this.exchange = exchange;
    this.port = port;
    this.rtp = new RtpPhone(voice, new Ear(exchange.prompts()));
    this.sipp = start(manner);
  }

  public int port() {
    return port;
  }

  public Ear ear() {
    return rtp.ear();
  }

  /** Takes calls in that manner from now on; a call it has ends without a word. */
  public void behave(Manner manner) throws IOException {
    sipp.close();
    sipp = start(manner);
  }

  /** Calls the listener for every message from now on, on a thread of the telephone's. */
  public void listen(Consumer<SipMessage> listener) {
    listeners.add(listener);
  }

  /** Everything said over SIP so far. */
  public List<SipMessage> messages() {
    return List.copyOf(messages);
  }

  /** How many times it has been called. Repetitions of one request count once. */
  public long calls() {
    return messages.stream()
        .filter(message -> !message.sent() && message.requests("INVITE"))
        .map(SipMessage::callId)
        .distinct()
        .count();
  }

  /** Has it been called and neither answered nor been released? */
  public boolean rings() {
    return !messages.isEmpty() && last().answers(180, "INVITE");
  }

  /** Has it answered a call that is not over? */
  public boolean talks() {
    return !messages.isEmpty()
        && has(m -> m.answers(200, "INVITE"))
        && has(m -> m.requests("ACK"))
        && !has(m -> m.requests("BYE"));
  }

  /** Was there such a message in the last call? */
  private boolean has(Predicate<SipMessage> message) {
    return messages.stream().filter(m -> m.callId().equals(last().callId())).anyMatch(message);
  }

  /** Presses keys, each for 100 ms. Returns at once. */
  public void press(String keys) {
    rtp.press(keys);
  }

  /** Packets of sound sent so far. */
  public long sent() {
    return rtp.sent();
  }

  /** Answers now. */
  public void answer() {
    sipp.nudge(last().callId());
  }

  /** Hangs up now. */
  public void hangUp() {
    sipp.nudge(last().callId());
  }

  /** Unplugs it: from now on nobody is at that address. */
  @Override
  public void close() {
    sipp.close();
    rtp.close();
  }

  private Sipp start(Manner manner) throws IOException {
    Sipp started =
        Sipp.start(
            Scenarios.agent(manner, rtp.port()),
            exchange.folder(),
            port,
            List.of("-m", "1000000"),
            this::on);
    started.awaitPort();
    return started;
  }

  private SipMessage last() {
    return messages.getLast();
  }

  private void on(SipMessage message) {
    if (message.requests("INFO")) {
      return; // our own nudge
    }
    messages.add(message);
    switch (message.method()) {
      case "INVITE" -> {
        if (message.answers(200, "INVITE")) {
          speakToTheCallerOf(message.callId());
        }
      }
      case "BYE", "CANCEL" -> rtp.fallSilent();
      default -> {}
    }
    listeners.forEach(listener -> listener.accept(message));
    rtp.ear().stir();
  }

  private void speakToTheCallerOf(String callId) {
    messages.stream()
        .filter(message -> message.requests("INVITE") && message.callId().equals(callId))
        .flatMap(message -> message.audioPort().stream())
        .findFirst()
        .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .ifPresent(rtp::speakTo);
  }

  @Override
  public String toString() {
    return "agent's telephone at %d, %s, heard %d packets, sipp says %s"
        .formatted(port, messages, ear().packets(), sipp.remarks());
  }
}
