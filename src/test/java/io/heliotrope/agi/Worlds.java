package io.heliotrope.agi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Texts of AGI, as measured on Asterisk 22.10. */
final class Worlds {

  static final String ENVIRONMENT =
      """
      agi_network: yes
      agi_network_script: route
      agi_request: agi://127.0.0.1:4573/route
      agi_channel: PJSIP/trunk-00000001
      agi_language: en
      agi_type: PJSIP
      agi_uniqueid: lab-1795338060.1
      agi_version: 22.10.1+dfsg+~cs6.17.60671434-1
      agi_callerid: +15550001
      agi_calleridname: José Müller 北京 😀
      agi_callingpres: 0
      agi_callingani2: 0
      agi_callington: 0
      agi_callingtns: 0
      agi_dnid: 5551000
      agi_rdnis: unknown
      agi_context: heliotrope-next
      agi_extension: s
      agi_priority: 17
      agi_enhanced: 0.0
      agi_accountcode:\s
      agi_threadid: 139864561092288
      agi_arg_1:\s
      agi_arg_2: 1

      """;

  private Worlds() {}

  /** The environment with the values of some keys replaced, as they stand. */
  static String environment(Map<String, String> values) {
    String text = ENVIRONMENT;
    for (var value : values.entrySet()) {
      text =
          text.replaceFirst(
              "(?m)^" + value.getKey() + ": .*$",
              java.util.regex.Matcher.quoteReplacement(value.getKey() + ": " + value.getValue()));
    }
    return text;
  }

  static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, UTF_8);
  }

  static String edited(UnaryOperator<String> edit) {
    return edit.apply(ENVIRONMENT);
  }

  /** Is all of it lines that say HANGUP, or the beginning of one? */
  static boolean isHangup(ByteBuf bytes) {
    return "HANGUP\nHANGUP\n".contains(bytes.toString(UTF_8));
  }
}
