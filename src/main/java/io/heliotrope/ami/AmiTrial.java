package io.heliotrope.ami;

import java.io.IOException;

/** Logs in to a PBX's manager interface and out again, to see whether it works. */
public final class AmiTrial {

  private AmiTrial() {}

  /**
   * What the PBX calls its release. Takes some seconds at most.
   *
   * @throws IOException if it does not work; the message says why, and perhaps what to do
   */
  public static String version(AmiSettings pbx) throws IOException {
    try (var connection = new AmiConnection(pbx, event -> {}, verdict -> {})) {
      connection.open();
      return connection.version();
    }
  }
}
