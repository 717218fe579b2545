package io.heliotrope.demo.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A caller's telephone and the one call it makes. */
public final class CallerPhone implements AutoCloseable {

  /**
   * What is dialled.
   *
   * @param from the caller's number as in the SIP address: not checked, for it may be hostile
   * @param name the caller's name as between the quotes of the SIP header, likewise
   * @param did the number dialled, likewise
   */
  public record Dialled(String from, String name, String did) {

    public Dialled(String from, String did) {
      this(from, "", did);
    }
  }

  private static final Duration DIALLING = Duration.ofSeconds(10);

  private final RtpPhone rtp;
  private final Sipp sipp;
  private final List<SipMessage> messages = new CopyOnWriteArrayList<>();

  private CallerPhone(Exchange exchange, Dialled dialled, Voice voice) throws IOException {
    rtp = new RtpPhone(voice, new Ear(exchange.prompts()));
    sipp =
        Sipp.start(
            Scenarios.caller(dialled, rtp.port()),
            exchange.folder(),
            Exchange.freePort(),
            List.of("-m", "1", "127.0.0.1:" + exchange.sipPort()),
            this::on);
  }

  /** Dials. */
  public static CallerPhone call(Exchange exchange, Dialled dialled, Voice voice)
      throws IOException {
    return new CallerPhone(exchange, dialled, voice);
  }

  public Ear ear() {
    return rtp.ear();
  }

  /** Everything said over SIP so far. */
  public List<SipMessage> messages() {
    return List.copyOf(messages);
  }

  public boolean answered() {
    return messages.stream().anyMatch(message -> message.answers(200, "INVITE"));
  }

  /** Is the call over, whoever ended it? */
  public boolean over() {
    return refused()
        || messages.stream()
            .anyMatch(message -> message.requests("BYE") || message.requests("CANCEL"));
  }

  private boolean refused() {
    return messages.stream()
        .anyMatch(message -> message.method().equals("INVITE") && message.status() >= 300);
  }

  /** Did the far side hang up? */
  public boolean leftAlone() {
    return messages.stream().anyMatch(message -> !message.sent() && message.requests("BYE"));
  }

  /** Presses keys, each for 100 ms. Returns at once. */
  public void press(String keys) {
    rtp.press(keys);
  }

  /** Packets of sound sent so far. */
  public long sent() {
    return rtp.sent();
  }

  /** Hangs up, or gives up while it rings; who has only just dialled gives up then. */
  public void hangUp() {
    ear().waitFor(() -> !messages.isEmpty() || !sipp.runs(), DIALLING);
    if (!messages.isEmpty() && !over()) {
      sipp.nudge(messages.getFirst().callId());
    }
  }

  /** Waits for the end of the call; false if it goes on, or broke off in a way that is no end. */
  public boolean ends(Duration within) {
    return sipp.ended(within) && (sipp.exitCode() == 0 || refused());
  }

  /** Writes all that was heard to a sound file. */
  public void save(Path file) throws IOException {
    ear().save(file);
  }

  /** Hangs up if need be, and puts the telephone away. */
  @Override
  public void close() {
    if (sipp.runs()) {
      hangUp();
      sipp.ended(Duration.ofMillis(500));
    }
    sipp.close();
    rtp.close();
  }

  private void on(SipMessage message) {
    messages.add(message);
    if (!message.sent() && message.method().equals("INVITE")) {
      message
          .audioPort()
          .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
          .ifPresent(rtp::speakTo);
    }
    if (over()) {
      rtp.fallSilent();
    }
    rtp.ear().stir();
  }

  @Override
  public String toString() {
    return "caller %s, heard %s, sipp says %s".formatted(messages, ear().heard(), sipp.remarks());
  }
}
