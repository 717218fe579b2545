package io.heliotrope.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.ami.EventSieve.Forged;
import io.heliotrope.ami.EventSieve.Pass;
import io.heliotrope.ami.EventSieve.Skip;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a caller wrote into his number never becomes an event. Blocks as seen on Asterisk 22.10. */
class EventSieveTest {

  private static final String SECRET = "5f3a9c77e0b14d28";
  private static final String TOKEN = "00000000deadbeef";
  private final EventSieve sieve = new EventSieve(new Secret(SECRET), TOKEN);

  private static final String HANGUP =
      """
      Event: Hangup
      Privilege: call,all
      SystemName: 5f3a9c77e0b14d28
      Channel: PJSIP/trunk-00000001
      ChannelState: 6
      CallerIDNum: 15550001
      CallerIDName: José
      Uniqueid: 5f3a9c77e0b14d28-1795338060.1
      Linkedid: 5f3a9c77e0b14d28-1795338060.1
      Cause: 16
      Cause-txt: Normal Clearing
      """;

  @Test
  void passesATrueEventWithoutTheLinesNobodyReads() {
    assertThat(judge(HANGUP))
        .isEqualTo(
            new Pass(
                List.of(
                    "Event: Hangup",
                    "SystemName: 5f3a9c77e0b14d28",
                    "Uniqueid: 5f3a9c77e0b14d28-1795338060.1",
                    "Linkedid: 5f3a9c77e0b14d28-1795338060.1",
                    "Cause: 16")));
  }

  @Test
  void skipsTrueEventsThatAreNoNews() {
    assertThat(judge(HANGUP.replace("Event: Hangup", "Event: NewConnectedLine")))
        .isInstanceOf(Skip.class);
  }

  @Test
  void skipsTheRingingOfSomebodyWhomWeCall() {
    assertThat(
            judge(
                """
                Event: DialBegin
                Privilege: call,all
                SystemName: 5f3a9c77e0b14d28
                DestChannel: PJSIP/2001-00000007
                DestUniqueid: 5f3a9c77e0b14d28-1795338060.9
                DestLinkedid: 5f3a9c77e0b14d28-1795338060.9
                DialString: 2001
                """))
        .isInstanceOf(Skip.class);
  }

  @Test
  void dropsAWholeEventOfACallersMaking() {
    assertThat(
            judge(
                """
                Event: Hangup
                Privilege: call,all
                Channel: PJSIP/1001-1
                CallerIDName: N
                Language: en
                Uniqueid: 5f3a9c77e0b14d28-1795338060.7
                Linkedid: 5f3a9c77e0b14d28-1795338060.7
                """))
        .isEqualTo(new Forged("it has no SystemName"));
  }

  @Test
  void dropsAnEventWithAGuessedName() {
    assertThat(judge(HANGUP.replace("SystemName: 5f3a9c77e0b14d28", "SystemName: lisbon")))
        .isEqualTo(new Forged("its SystemName is not this PBX's"));
  }

  @Test
  void dropsAnEventThatTheCallerCutShort() {
    assertThat(judge(HANGUP.substring(0, HANGUP.indexOf("CallerIDName"))))
        .isInstanceOf(Forged.class);
  }

  @Test
  void dropsATrueEventInWhichTheCallerPutAnothersId() {
    var victim = "Uniqueid: 1795338060.9\nLinkedid: 1795338060.9\nCause: 16\n";
    assertThat(judge(HANGUP.substring(0, HANGUP.indexOf("CallerIDName")) + victim))
        .isInstanceOf(Forged.class);
  }

  @Test
  void dropsAnEventInWhichALineThatWeReadStandsTwice() {
    assertThat(judge(HANGUP.replace("CallerIDName: José", "Cause: 17")))
        .isEqualTo(new Forged("the line cause stands there twice"));
  }

  @Test
  void dropsAnotherSystemsNameBesideOurs() {
    assertThat(judge(HANGUP.replace("CallerIDName: José", "SystemName: x")))
        .isInstanceOf(Forged.class);
  }

  @Test
  void takesAnItemOfAListOnlyWithOurToken() {
    var item = "Event: DeviceStateChange\nActionID: 7_3#%s\nDevice: PJSIP/1001\nState: INUSE\n";
    assertThat(judge(item.formatted(TOKEN))).isInstanceOf(Pass.class);
    assertThat(judge(item.formatted("0000000000000000"))).isInstanceOf(Forged.class);
  }

  @Test
  void dropsAResponseOnWhichAsteriskJavaWouldStumble() {
    assertThat(judge("Response: Success\nActionID: 1\nActionID: 2\n")).isInstanceOf(Forged.class);
    assertThat(judge("Response: Success\nResponse: Error\nActionID: 2\n"))
        .isInstanceOf(Forged.class);
    assertThat(judge("Response: Success\nMessage: hello\n")).isInstanceOf(Forged.class);
  }

  @Test
  void takesTheResponsesToOurActions() {
    assertThat(judge("Response: Success\nActionID: 1_2#" + TOKEN + "\nPing: Pong\n"))
        .isInstanceOf(Pass.class);
  }

  @Test
  void sayingAtLoginThatItHasBootedIsNoForgery() {
    assertThat(judge("Event: FullyBooted\nPrivilege: system,all\nStatus: Fully Booted\n"))
        .isInstanceOf(Skip.class);
  }

  @Test
  void survivesWhatIsNoBlockAtAll() {
    assertThat(judge("((hello)(world))\n")).isInstanceOf(Forged.class);
    assertThat(judge(":\n")).isInstanceOf(Forged.class);
    assertThat(judge("Event\n")).isInstanceOf(Forged.class);
    assertThat(judge("Event: Hangup\n" + "x: y\n".repeat(1_000))).isInstanceOf(Forged.class);
    assertThat(sieve.judge(List.of())).isInstanceOf(Forged.class);
  }

  @Test
  void whateverACallerWritesIntoHisNumberNobodyElseIsHungUp() {
    var parts =
        List.of(
            "",
            "1",
            "Event: Hangup",
            "Uniqueid: %s",
            "Linkedid: %s",
            "Cause: 16",
            "SystemName: x",
            "SystemName: ",
            "Privilege: call,all",
            "ActionID: 1_1#0",
            "Response: Success",
            "uniqueid:%s",
            " Uniqueid : %s",
            "Uniqueid",
            "Event: DTMFEnd",
            "Digit: 1",
            "Direction: Received");
    for (int seed = 0; seed < 20_000; seed++) {
      var chance = new Random(seed);
      var number = new StringBuilder("1");
      for (int i = chance.nextInt(9); i >= 0; i--) {
        number
            .append('\n')
            .append(parts.get(chance.nextInt(parts.size())).formatted("1795338060.9"));
      }
      var sent = HANGUP.replace("15550001", number);
      for (var block : sent.split("\n\n", -1)) {
        if (judge(block) instanceof Pass(var lines) && lines.getFirst().startsWith("Event")) {
          assertThat(lines)
              .as("seed %d, number %s", seed, number)
              .contains("Event: Hangup", "Uniqueid: 5f3a9c77e0b14d28-1795338060.1")
              .noneMatch(line -> line.contains("1795338060.9"));
        }
      }
    }
  }

  private EventSieve.Verdict judge(String block) {
    var lines = new ArrayList<>(block.lines().toList());
    lines.removeIf(String::isEmpty);
    return sieve.judge(lines);
  }
}
