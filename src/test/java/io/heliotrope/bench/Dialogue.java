package io.heliotrope.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/**
 * The dialogue every server has with every caller: what Heliotrope really sends in a call that
 * hears a welcome, chooses from a menu, hears an answer and is done.
 */
final class Dialogue {

  /** The nine commands, as Heliotrope writes them. */
  static final List<String> NINE =
      List.of(
          "SET VARIABLE HELIOTROPE_TAKEN 1",
          "SET VARIABLE TIMEOUT(absolute) 15",
          "SET VARIABLE CHANNEL(language) \"pt\"",
          "ANSWER",
          "STREAM FILE \"heliotrope/welcome\" \"0123456789*#\"",
          "STREAM FILE \"heliotrope/main-menu\" \"0123456789*#\"",
          "STREAM FILE \"heliotrope/opening-hours\" \"0123456789*#\"",
          "STREAM FILE \"heliotrope/goodbye\" \"\"",
          "SET VARIABLE HELIOTROPE_FINISHED 1");

  /** What holds a caller in music; the last one comes again whenever it is answered. */
  static final List<String> HOLD = List.of("ANSWER", "SET MUSIC ON", "WAIT FOR DIGIT 5000");

  /** Dialled by callers of the nine commands. */
  static final String SERVED = "5551000";

  /** Dialled by callers who ask for a person, wait in music, and are never helped. */
  static final String HELD = "5552000";

  /** The PBX's. */
  static final String SYSTEM_NAME = "bench-9f3c1e7a5b2d4860";

  private Dialogue() {}

  /** A command without quotes: servers may quote an argument or not. */
  static String plain(String command) {
    return command.replace("\"", "").strip();
  }

  /** What Asterisk 22 writes first for our dialplan, on a call of this number to this DID. */
  static byte[] environment(long number, String did) {
    return """
    agi_network: yes
    agi_network_script: route
    agi_request: agi://127.0.0.1:4573/route
    agi_channel: PJSIP/trunk-%1$08x
    agi_language: en
    agi_type: PJSIP
    agi_uniqueid: %4$s-1795338060.%1$d
    agi_version: 22.10.1
    agi_callerid: 1555%2$07d
    agi_calleridname: unknown
    agi_callingpres: 0
    agi_callingani2: 0
    agi_callington: 0
    agi_callingtns: 0
    agi_dnid: %3$s
    agi_rdnis: unknown
    agi_context: heliotrope
    agi_extension: %3$s
    agi_priority: 12
    agi_enhanced: 0.0
    agi_accountcode:\s
    agi_threadid: 139864561092288

    """
        .formatted(number, number % 10_000_000, did, SYSTEM_NAME)
        .getBytes(US_ASCII);
  }
}
