package io.heliotrope.demo.phone;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SIP message (RFC 3261) as a telephone sent or received it.
 *
 * @param at when, by the telephone's own clock, to the microsecond
 * @param sent did the telephone send it?
 */
public record SipMessage(Instant at, boolean sent, String text) {

  private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3}) .*");
  private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) ");

  /** {@code INVITE}, {@code BYE} …; for an answer the request's. */
  public String method() {
    return status() == 0
        ? firstLine().substring(0, Math.max(0, firstLine().indexOf(' ')))
        : header("CSeq").map(value -> value.substring(value.indexOf(' ') + 1)).orElse("");
  }

  /** {@code 200}, {@code 486} …; 0 for a request. */
  public int status() {
    Matcher status = STATUS.matcher(firstLine());
    return status.matches() ? Integer.parseInt(status.group(1)) : 0;
  }

  /** Is it that request? */
  public boolean requests(String method) {
    return status() == 0 && method().equals(method);
  }

  /** Is it that answer to that request? */
  public boolean answers(int status, String method) {
    return status() == status && method().equals(method);
  }

  public String callId() {
    return header("Call-ID").orElse("");
  }

  /** The value of the first header of that name. */
  public Optional<String> header(String name) {
    return text.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  /** The port at which the sender wants to hear sound, if the message says. */
  public Optional<Integer> audioPort() {
    Matcher audio = AUDIO.matcher(text);
    return audio.find() ? Optional.of(Integer.valueOf(audio.group(1))) : Optional.empty();
  }

  private String firstLine() {
    return text.lines().findFirst().orElse("");
  }

  @Override
  public String toString() {
    return (sent ? "sent " : "received ") + firstLine();
  }
}
