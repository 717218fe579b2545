package io.heliotrope.demo.phone;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what sipp 3.6 writes with {@code -trace_msg}, message by message, as it is written. */
final class SipTrace {

  private static final Pattern RULE =
      Pattern.compile("-{40,} ?(\\d{4}-\\d{2}-\\d{2})\\s(\\d{2}:\\d{2}:\\d{2}\\.\\d{6})\\s*");
  private static final Pattern HEAD =
      Pattern.compile("UDP message (sent|received) [\\[(](\\d+)[\\])]? bytes.*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

  private final BufferedReader in;
  private final Consumer<SipMessage> messages;
  private final Consumer<String> remarks;

  /** {@code remarks} hears what is no message: sipp's own warnings and errors. */
  SipTrace(BufferedReader in, Consumer<SipMessage> messages, Consumer<String> remarks) {
    this.in = in;
    this.messages = messages;
    this.remarks = remarks;
  }

  /** Reads to the end. The stream must be ISO 8859-1, so that a character is a byte. */
  void read() throws IOException {
    LocalDateTime at = LocalDateTime.MIN;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Matcher rule = RULE.matcher(line);
      Matcher head = HEAD.matcher(line);
      if (rule.matches()) {
        at = LocalDateTime.parse(rule.group(1) + " " + rule.group(2), TIME);
      } else if (head.matches()) {
        in.readLine(); // an empty one
        boolean sent = head.group(1).equals("sent");
        String text = characters(Integer.parseInt(head.group(2)));
        messages.accept(new SipMessage(at.atZone(ZoneId.systemDefault()).toInstant(), sent, text));
      } else if (!line.isBlank()) {
        remarks.accept(line);
      }
    }
  }

  private String characters(int count) throws IOException {
    var text = new char[count];
    int read = 0;
    while (read < count) {
      int more = in.read(text, read, count - read);
      if (more < 0) {
        break;
      }
      read += more;
    }
    return new String(text, 0, read).replace("\r\n", "\n");
  }
}
