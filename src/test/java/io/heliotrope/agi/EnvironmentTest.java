package io.heliotrope.agi;

import static io.heliotrope.agi.Worlds.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.agi.AgiSettings.Pbxs;
import io.heliotrope.call.CallId;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.Stage;
import io.heliotrope.session.port.IncomingCall;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Asterisk says first, and what somebody else would like it to have said. */
class EnvironmentTest {

  private static final Arrivals ONE_PBX = new Arrivals(AgiSettings.DEFAULTS);

  @Test
  void aGenuineEnvironmentIsACall() {
    IncomingCall call = call(ENVIRONMENT);

    assertThat(call.id()).hasToString("pbx-1795338060.1");
    assertThat(call.channel()).isEqualTo("PJSIP/trunk-00000001");
    assertThat(call.did()).hasToString("5551000");
    assertThat(call.caller().number()).hasToString("Optional[+15550001]");
    assertThat(call.caller().name()).contains("José Müller 北京 😀");
    assertThat(call.language()).hasToString("en");
    assertThat(call.left()).isEmpty();
  }

  @Test
  void everySplitOfTheBytesIsTheSameCall() {
    IncomingCall whole = call(ENVIRONMENT);
    byte[] bytes = ENVIRONMENT.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int at = 1; at < bytes.length; at++) {
      var environment = new Environment(4_096, 64);
      assertThat(environment.feed(wrapped(bytes, 0, at))).isFalse();
      assertThat(environment.feed(wrapped(bytes, at, bytes.length - at))).isTrue();
      assertThat(ONE_PBX.call(environment)).isEqualTo(whole);
    }
  }

  @Test
  void byteByByteIsTheSameCall() {
    var environment = new Environment(4_096, 64);
    byte[] bytes = ENVIRONMENT.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      assertThat(environment.feed(wrapped(bytes, i, 1))).isEqualTo(i == bytes.length - 1);
    }
    assertThat(ONE_PBX.call(environment)).isEqualTo(call(ENVIRONMENT));
  }

  @Test
  void theScriptMayBeMissing() {
    assertThat(call(Worlds.edited(e -> e.replace("agi_network_script: route\n", ""))).did())
        .hasToString("5551000");
  }

  @Test
  void aLineOfOurOwnAskingSaysWhatItIsFor() {
    IncomingCall promised = call(Worlds.environment(Map.of("agi_arg_1", "callback:lab-1.2")));
    assertThat(promised.callback()).contains(new CallId("lab-1.2"));
    assertThat(promised.consult()).isEmpty();
    IncomingCall asking = call(Worlds.environment(Map.of("agi_arg_1", "consult:0420")));
    assertThat(asking.consult()).contains("0420");
    assertThat(asking.callback()).isEmpty();
    assertThat(asking.left()).isEmpty();
    assertThat(call(Worlds.environment(Map.of("agi_arg_1", "consult:x"))).consult()).isEmpty();
  }

  @Test
  void aCallThatADeadRouterLeftSaysHowFarItHadCome() {
    IncomingCall call = call(Worlds.environment(Map.of("agi_arg_1", "waiting:billing")));

    assertThat(call.left()).contains(Stage.of(Stage.Step.WAITING, new QueueId("billing")));
  }

  @Test
  void theNumberMayBeTheExtension() {
    String text = Worlds.environment(Map.of("agi_dnid", "unknown", "agi_extension", "+4989123"));

    assertThat(call(text).did()).hasToString("4989123");
  }

  @Test
  void aCallerMayBeUnknownOrStrange() {
    assertThat(caller("unknown", "unknown")).isEqualTo("anonymous, Optional.empty");
    assertThat(caller("", "")).isEqualTo("anonymous, Optional.empty");
    assertThat(caller("${SHELL(id)}", "\"\" <1234>")).isEqualTo("anonymous, Optional[\"\" <1234>]");
    assertThat(caller("1&PJSIP/1002", "A \\\"quoted\\\" \\\\ back"))
        .isEqualTo("anonymous, Optional[A \\\"quoted\\\" \\\\ back]");
    assertThat(caller("7".repeat(80), "x".repeat(80)))
        .isEqualTo("anonymous, Optional[" + "x".repeat(80) + "]");
    assertThat(caller("1", "tab\there\u0001\u001b[31m")).isEqualTo("1, Optional[tabhere[31m]");
  }

  @Test
  void brokenUtf8InANameIsShownAsSuch() {
    byte[] bytes =
        ENVIRONMENT.replace("José", "Jos#").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '#' ? (byte) 0xe9 : bytes[i];
    }
    var environment = new Environment(4_096, 64);
    environment.feed(wrapped(bytes, 0, bytes.length));

    assertThat(ONE_PBX.call(environment).caller().name()).contains("Jos\ufffd Müller 北京 😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\nagi_context: internal",
        "1\nagi_x: y",
        "1\n\n200 result=1",
        "1\r\nagi_context: internal\r\nagi_x: y",
        "1\r",
        "1\nHANGUP",
        "1\n\nHANGUP",
        "1\n\n",
        "1\nagi_arg_1: talked:billing",
        "1\nagi_threadid: 5\n\n200 result=1",
      })
  void aCallerWhoWritesLinesOfHisOwnIsNeverServed(String number) {
    for (String key : List.of("agi_callerid", "agi_dnid", "agi_rdnis", "agi_extension")) {
      refused(Worlds.environment(Map.of(key, number)), Refusal.ENVIRONMENT);
    }
  }

  @Test
  void aForgedEndIsNoticedByWhatComesBehind() {
    String end = "s\nagi_priority: 1\nagi_enhanced: 0.0\nagi_accountcode: \nagi_threadid: 1\n\n2";

    refused(Worlds.environment(Map.of("agi_extension", end)), Refusal.ENVIRONMENT);
  }

  @Test
  void eachKeyHasToComeExactlyOnce() {
    for (String line : ENVIRONMENT.strip().split("\n", -1)) {
      if (!line.startsWith("agi_arg") && !line.startsWith("agi_network_script")) {
        refused(Worlds.edited(e -> e.replace(line + "\n", "")), Refusal.ENVIRONMENT);
      }
      refused(
          Worlds.edited(e -> e.replace(line + "\n", line + "\n" + line + "\n")),
          Refusal.ENVIRONMENT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agi_arg_3 foo\n",
        "agi_arg_4: gap\n",
        "agi_arg_: none\n",
        "agi_arg_03: zero\n",
        "agi_argument: 1\n",
        "agi_: x\n",
        "AGI_ARG_3: x\n",
        ": x\n",
        " \n",
        "200 result=1\n"
      })
  void aStrangeLineIsRefused(String line) {
    refused(Worlds.edited(e -> e.replace("\n\n", "\n" + line + "\n")), Refusal.ENVIRONMENT);
  }

  @Test
  void argumentsComeLast() {
    refused(
        Worlds.edited(e -> "agi_arg_1: x\n" + e.replace("agi_arg_1: \nagi_arg_2: 1\n", "")),
        Refusal.ENVIRONMENT);
  }

  @Test
  void anEndlessLineAndEndlessLinesAreCutOff() {
    var endless = new Environment(4_096, 64);
    endless.feed(Worlds.bytes("a".repeat(4_000)));
    assertThatThrownBy(() -> endless.feed(Worlds.bytes("a".repeat(97))))
        .hasMessageContaining("more than 4096 bytes");

    var many = new StringBuilder(ENVIRONMENT.strip());
    for (int i = 3; i < 60; i++) {
      many.append("\nagi_arg_").append(i).append(": x");
    }
    refused(many + "\n\n", Refusal.ENVIRONMENT);
  }

  @Test
  void aNumberIsDigits() {
    refused(Worlds.environment(Map.of("agi_dnid", "12a", "agi_extension", "s")), Refusal.NUMBER);
    refused(
        Worlds.environment(Map.of("agi_dnid", "1".repeat(21), "agi_extension", "٣٤")),
        Refusal.NUMBER);
  }

  @Test
  void aPbxIsKnownByItsSecretSystemName() {
    var two =
        new Arrivals(
            new AgiSettings(
                "127.0.0.1",
                0,
                List.of(),
                AgiSettings.Limits.DEFAULTS,
                Duration.ofSeconds(15),
                new Pbxs(
                    Map.of("s3-cret", new PbxName("lisbon"), "other", new PbxName("denver")),
                    new PbxName("none"))));

    IncomingCall call =
        two.call(read(Worlds.environment(Map.of("agi_uniqueid", "s3-cret-1795338060.1"))));
    assertThat(call.pbx()).hasToString("lisbon");
    assertThat(call.id()).hasToString("lisbon-1795338060.1");
    for (String foreign : List.of("lab-1795338060.1", "1795338060.1", "s3-cret", "-1")) {
      Environment environment = read(Worlds.environment(Map.of("agi_uniqueid", foreign)));
      assertThatThrownBy(() -> two.call(environment))
          .isInstanceOfSatisfying(
              AgiException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.UNKNOWN_PBX))
          .hasMessageNotContaining("lab");
    }
  }

  @Test
  void settingsDoNotPrintSystemNames() {
    var pbxs = new Pbxs(Map.of("s3cret", new PbxName("lisbon")), new PbxName("none"));
    assertThat(pbxs.toString()).contains("lisbon").doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pt_BR", "PT-br", "pt-br"})
  void aLanguageIsATag(String text) {
    assertThat(call(Worlds.environment(Map.of("agi_language", text))).language())
        .hasToString("pt-br");
  }

  @Test
  void aLanguageThatIsNoneIsEnglish() {
    assertThat(call(Worlds.environment(Map.of("agi_language", "../../etc"))).language())
        .hasToString("en");
  }

  private static String caller(String number, String name) {
    var caller =
        call(Worlds.environment(Map.of("agi_callerid", number, "agi_calleridname", name))).caller();
    return caller + ", " + caller.name();
  }

  private static IncomingCall call(String text) {
    return ONE_PBX.call(read(text));
  }

  private static Environment read(String text) {
    var environment = new Environment(4_096, 64);
    assertThat(environment.feed(Worlds.bytes(text))).isTrue();
    return environment;
  }

  private static void refused(String text, Refusal refusal) {
    var environment = new Environment(4_096, 64);
    assertThatThrownBy(
            () -> {
              if (environment.feed(Worlds.bytes(text))) {
                ONE_PBX.call(environment);
              }
            })
        .isInstanceOfSatisfying(
            AgiException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }

  private static ByteBuf wrapped(byte[] bytes, int from, int length) {
    return io.netty.buffer.Unpooled.wrappedBuffer(bytes, from, length);
  }
}
