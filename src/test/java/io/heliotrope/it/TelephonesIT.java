package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.CallerPhone.Dialled;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Heard;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.PromptBook;
import io.heliotrope.demo.phone.SipMessage;
import io.heliotrope.demo.phone.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The telephones that all other tests rely on, against a dialplan without Heliotrope. */
class TelephonesIT {

  private static final Duration SOON = Duration.ofSeconds(8);
  private static final String DIALPLAN =
      """
      [from-trunk](+)
      exten => 100,1,Answer()
       same => n,Read(KEYS,heliotrope/welcome,4,,,3)
       same => n,Playback(heliotrope/goodbye)
       same => n,UserEvent(Typed,Keys: ${KEYS})
       same => n,Set(GLOBAL(TYPED)=${KEYS})
       same => n,Hangup()
      exten => 200,1,Answer()
       same => n,Dial(PJSIP/1001,10,gm)
       same => n,Set(GLOBAL(RESULT)=${DIALSTATUS} ${HANGUPCAUSE})
       same => n,Playback(heliotrope/goodbye)
       same => n,Hangup()
      """;

  private static Path folder = Path.of("");
  private static LabPbx pbx;
  private static Exchange exchange;
  private static int agentPort;

  @BeforeAll
  static void startAsterisk() throws IOException, InterruptedException {
    Workshop.needsAsterisk();
    folder = Workshop.folder();
    Path english = Files.createDirectories(folder.resolve("sounds/en/heliotrope"));
    say("Welcome to the sunny side of the street", english.resolve("welcome.wav"));
    say("Good bye, and come again", english.resolve("goodbye.wav"));
    Path dialplan = Files.writeString(folder.resolve("dialplan.conf"), DIALPLAN);
    agentPort = Exchange.freePort();
    pbx =
        LabPbx.start(
            new LabPbx.Setup(folder.resolve("pbx"), List.of("127.0.0.1:1"))
                .withSounds(folder.resolve("sounds"))
                .withAgents(List.of("1001 sip:1001@127.0.0.1:" + agentPort))
                .with("--add", "extensions.conf=" + dialplan));
    exchange = new Exchange(pbx.sipPort(), folder, PromptBook.read(folder.resolve("sounds")));
  }

  @AfterAll
  static void stopAsterisk() {
    if (pbx != null) {
      pbx.close();
      Workshop.remove(folder);
    }
  }

  @Test
  void aCallerHearsThePromptsToTheirEndAndTypesDigits() throws IOException {
    try (var caller = call("100")) {
      assertThat(caller.ear().waitFor(() -> caller.ear().heard("welcome"), SOON)).isTrue();
      caller.press("1234");
      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();

      assertThat(caller.ear().heard())
          .extracting(Heard::prompt)
          .containsExactly("welcome", "goodbye");
      assertThat(caller.ear().heard()).allMatch(Heard::whole).allMatch(h -> h.likeness() > 0.98);
      assertThat(pbx.cli("dialplan show globals")).contains("TYPED=1234");
    }
  }

  @Test
  void aKeyPressedIntoAPromptCutsItOff() throws IOException {
    try (var caller = call("100")) {
      caller.ear().waitFor(() -> caller.ear().heardBeginningOf("welcome"), SOON);
      caller.press("5");
      caller.ear().waitFor(() -> caller.ear().heard("goodbye"), SOON);

      assertThat(caller.ear().heard().getFirst())
          .satisfies(heard -> {
            assertThat(heard.prompt()).isEqualTo("welcome");
            assertThat(heard.whole()).isFalse();
            assertThat(heard.share()).isBetween(0.1, 0.8);
          });
    }
  }

  @Test
  void callerAndAgentHearEachOtherUntilTheAgentHangsUp() throws IOException {
    try (var agent = agent(Manner.answersAfter(1500));
        var caller = call("200")) {
      assertThat(caller.ear().waitFor(() -> caller.ear().hearsMusic(), SOON))
          .as("%s", caller)
          .isTrue();
      assertThat(agent.ear().waitFor(() -> agent.ear().hears(new Tone(1000)), SOON))
          .as("%s", agent)
          .isTrue();
      assertThat(caller.ear().waitFor(() -> caller.ear().hears(new Tone(1500)), SOON)).isTrue();
      agent.hangUp();
      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();

      assertThat(caller.ear().heard("goodbye")).isTrue();
      assertThat(agent.calls()).isEqualTo(1);
      assertThat(agent.sent()).isGreaterThan(0);
      assertThat(pbx.cli("dialplan show globals")).contains("RESULT=ANSWER 16");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {486, 603, 404})
  void anAgentRefuses(int status) throws IOException {
    try (var agent = agent(new Manner.Refuses(status));
        var caller = call("200")) {
      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();

      assertThat(agent.messages()).extracting(SipMessage::status).contains(status);
      assertThat(caller.ear().heard("goodbye")).isTrue();
    }
  }

  @Test
  void aCallerWhoGivesUpReleasesTheAgent() throws IOException {
    try (var agent = agent(Manner.neverAnswers());
        var caller = call("200")) {
      assertThat(agent.ear().waitFor(agent::rings, SOON)).as("%s", agent).isTrue();
      caller.hangUp();
      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();

      assertThat(agent.ear().waitFor(() -> cancelled(agent), SOON)).as("%s", agent).isTrue();
      assertThat(pbx.channels()).isZero();
    }
  }

  private static boolean cancelled(AgentPhone agent) {
    return agent.messages().stream().anyMatch(message -> message.answers(487, "INVITE"));
  }

  private static CallerPhone call(String did) throws IOException {
    return CallerPhone.call(exchange, new Dialled("+15550001", did), new Tone(1000));
  }

  private static AgentPhone agent(Manner manner) throws IOException {
    return new AgentPhone(exchange, agentPort, new Tone(1500), manner);
  }

  private static void say(String text, Path file) throws IOException, InterruptedException {
    String speak =
        "espeak-ng -v en --stdout \"$0\" | sox -t wav - -r 8000 -c 1 -b 16 \"$1\" norm -6 silence 1 0.01 0.5%";
    Process process =
        new ProcessBuilder("bash", "-c", speak, text, file.toString()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
