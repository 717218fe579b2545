package io.heliotrope.demo.phone;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;

/**
 * Where telephones are plugged in.
 *
 * @param sipPort the PBX's, on loopback
 * @param folder for what sipp needs while it runs
 * @param prompts what the telephones' ears know
 */
public record Exchange(int sipPort, Path folder, PromptBook prompts) {

  /** A UDP port on loopback that nobody uses just now. */
  public static int freePort() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
