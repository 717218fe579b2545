package io.heliotrope.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.heliotrope.demo.lab.LabPbx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to AMI as plain text, and believes everything: what a naive client would see. */
final class AmiSpy implements AutoCloseable {

  /** For {@code manager.conf}: sees what happens and every AGI command, and may do nothing. */
  static final String USER =
      """
      [spy]
      secret = spy
      read = call,agi,dtmf
      write =
      deny = 0.0.0.0/0.0.0.0
      permit = 127.0.0.1/255.255.255.255
      """;

  private final Socket socket;
  private final List<String> blocks = new CopyOnWriteArrayList<>();

  AmiSpy(LabPbx pbx) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), pbx.amiPort());
    socket
        .getOutputStream()
        .write("Action: Login\r\nUsername: spy\r\nSecret: spy\r\n\r\n".getBytes(ISO_8859_1));
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    for (String line = in.readLine(); !"Response: Success".equals(line); line = in.readLine()) {
      if (line == null || line.startsWith("Response: ")) {
        throw new IOException("Asterisk let the spy not in: " + line);
      }
    }
    Thread.ofVirtual().name("ami-spy").start(() -> listen(in));
  }

  /** The blocks that contain that text, in order. */
  List<String> blocksWith(String text) {
    return blocks.stream().filter(block -> block.contains(text)).toList();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void listen(BufferedReader in) {
    var block = new StringBuilder();
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty()) {
          block.append(line).append('\n');
        } else if (!block.isEmpty()) {
          blocks.add(block.toString());
          block.setLength(0);
        }
      }
    } catch (IOException e) {
      // closed
    }
  }
}
