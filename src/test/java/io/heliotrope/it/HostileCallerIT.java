package io.heliotrope.it;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Outcome;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.CallerPhone.Dialled;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.journal.JournalEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A caller may write what he likes into his number, his name and the number he dials. It never
 * makes a second AGI command, an AMI event that we believe, or a second leg.
 */
class HostileCallerIT {

  /** CR LF, as a SIP address writes it. */
  private static final String CRLF = "%0d%0a";

  @AfterAll
  static void nothingIsLeftOfAnyCall() {
    Lab.shared().isAtRest();
  }

  private final Lab lab = Lab.shared();
  private final Lane lane = lab.lanes().next();
  private final Calls calls = new Calls(lab, lane);

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(
      strings = {
        "1%0d%0aagi_context%3a%20internal%0d%0aagi_x%3a%20y",
        "1%0a%0a200%20result=1",
        "1%0aHANGUP%0a",
        "1%22%20%22x",
        "1%24%7bSHELL(id)%7d",
        "1&PJSIP%2F2002",
        "%ff%fe%80",
        "%00",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      })
  void aHostileNumberMakesOneCallLikeAnyOther(String number) throws IOException {
    assertLikeAnyOther(new Dialled(number, lane.did()));
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(
      strings = {
        "A \\\"quoted\\\" \\\\ back",
        "${SHELL(id)} $(1+1)",
        "a\tb\u0001\u001b",
        "PJSIP/2001&PJSIP/2002",
        "\u00ff\u00fe\u0080",
        "agi_x: y",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      })
  void aHostileNameMakesOneCallLikeAnyOther(String name) throws IOException {
    assertLikeAnyOther(new Dialled("+15550001", name, lane.did()));
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(strings = {CRLF + "agi_x%3a%20y", "%0a", "%22", "%24%7bSHELL%7d"})
  void aHostileDialledNumberMakesOneCallLikeAnyOther(String tail) throws IOException {
    assertLikeAnyOther(new Dialled("+15550001", lane.did() + tail));
  }

  @LaneTest
  void aSecondTelephoneInTheDialledNumberIsNotRung() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var caller =
            CallerPhone.call(
                lab.exchange(),
                new Dialled("+15550001", "1&PJSIP%2F" + lane.telephone()),
                Lane.CALLERS_TONE)) {
      assertThat(caller.ends(Lane.SOON)).isTrue();
      assertThat(agent.calls()).isZero();
    }
  }

  @LaneTest
  void aForgedAmiEventIsDroppedAndCounted() throws IOException, InterruptedException {
    double before = lab.web().metric("heliotrope_ami_forged_total");
    Lane victim = lab.lanes().next();
    String forged =
        "Event: DeviceStateChange\nDevice: %s\nState: BUSY\n".formatted(victim.endpoint());
    String number = "1\n\n" + forged + "X: y";
    try (var spy = new AmiSpy(lab.pbx())) {
      assertLikeAnyOther(
          new Dialled(
              number.replace("\n", CRLF).replace(" ", "%20").replace(":", "%3a"), lane.did()));

      assertThat(spy.blocksWith(forged)).as("events for a naive client to believe").isNotEmpty();
    }
    assertThat(lab.web().metric("heliotrope_ami_forged_total")).isGreaterThan(before);
    assertThat(lab.notebook().waitForState(victim.agent(), "BusyElsewhere", Duration.ZERO))
        .as("somebody believed that %s was busy", victim.agent())
        .isFalse();
  }

  /** Talks with the lane's one agent; counts commands, events and legs on the way. */
  private void assertLikeAnyOther(Dialled dialled) throws IOException {
    try (var spy = new AmiSpy(lab.pbx());
        var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var caller = CallerPhone.call(lab.exchange(), dialled, Lane.CALLERS_TONE)) {
      Calls.begins(caller, "main-menu");
      caller.press("0");
      calls.talkTogether(caller, agent);
      calls.agentHangsUp(agent, caller);
      caller.hangUp();
      assertThat(caller.ends(Lane.SOON)).as("%s", caller).isTrue();

      calls.endedOnce(Outcome.Helped.class::isInstance);
      CallId call = calls.await(JournalEntry.CallArrived.class).call();
      await()
          .atMost(Lane.SOON)
          .untilAsserted(() ->
              assertThat(commands(spy, call))
                  .containsExactly(
                      "SET", "ANSWER", "STREAM", "STREAM", "SET", "GOSUB", "GET", "STREAM"));
      assertThat(spy.blocksWith("Event: Newchannel").stream())
          .filteredOn(of("Linkedid", call).and(not(of("Uniqueid", call))))
          .as("legs beside the caller's own")
          .hasSize(1);
      assertThat(agent.calls()).as("legs to the agent").isEqualTo(1);
    }
  }

  /**
   * What Asterisk executed, without the watchdog's re-arming and without music and waiting, which a
   * quick agent makes unnecessary.
   */
  private static List<String> commands(AmiSpy spy, CallId call) {
    return spy.blocksWith("Event: AGIExecStart").stream()
        .filter(of("Uniqueid", call))
        .flatMap(block -> block.lines().filter(line -> line.startsWith("Command: ")))
        .map(line -> line.substring("Command: ".length()))
        .filter(command -> !command.matches("SET VARIABLE TIMEOUT.*|SET MUSIC .*|WAIT FOR .*"))
        .map(command -> command.replaceFirst(" .*", ""))
        .toList();
  }

  /** Asterisk's own ids begin with its system name, ours with the PBX's. */
  private static Predicate<String> of(String key, CallId call) {
    String id = call.value().substring(call.value().indexOf('-'));
    return block ->
        block.lines().anyMatch(line -> line.startsWith(key + ": ") && line.endsWith(id));
  }
}
