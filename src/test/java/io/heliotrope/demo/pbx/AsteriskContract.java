package io.heliotrope.demo.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.demo.pbx.ContractRouter.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What we build on: how Asterisk with our dialplan answers AGI. The fake keeps it on every build,
 * the real one wherever there is one.
 *
 * <p>The rig's PBX knows one router, an agent {@code PJSIP/1001} who answers at once and talks for
 * half a second, {@code PJSIP/1002} who is busy, {@code PJSIP/1003} who never answers, and no other
 * telephone. It has the sound file {@link Rig#longSound()}, at least two seconds long.
 */
public abstract class AsteriskContract {

  /** A PBX that sends its calls to one router. */
  public interface Rig extends AutoCloseable {
    /** A call from 15550001 to 5551000. */
    Caller call();

    /** Hangs up the agent's leg that rings, from outside. */
    void endsTheRinging();

    String longSound();

    @Override
    void close();
  }

  /** Somebody who calls. */
  public interface Caller {
    void presses(char key);

    void hangsUp();

    /** Waits until the caller's telephone is on the hook. */
    void awaitsTheEnd();
  }

  private ContractRouter router;
  private Rig rig;

  /** The PBX under test, which sends its calls to that router. */
  protected abstract Rig rig(ContractRouter router) throws Exception;

  /** The router's port, where the PBX cannot be told later; 0 for any. */
  protected int routerPort() {
    return 0;
  }

  @BeforeEach
  void open() throws Exception {
    router = new ContractRouter(routerPort());
    rig = rig(router);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    router.close();
  }

  @Test
  void theEnvironmentIsWhole() throws Exception {
    Caller caller = rig.call();
    try (Session call = router.call()) {
      assertThat(call.environment)
          .containsEntry("agi_dnid", "5551000")
          .containsEntry("agi_callerid", "15550001")
          .containsEntry("agi_arg_1", "")
          .containsEntry("agi_arg_2", "1")
          .containsKeys("agi_network", "agi_uniqueid", "agi_channel", "agi_threadid")
          .hasSize(24);
      finish(call);
    }
    caller.awaitsTheEnd();
  }

  @Test
  void plainCommands() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      call.says("channel status").hears("200 result=6");
      call.says("SET VARIABLE X \"a \\\"b\\\" \\\\ c\"").hears("200 result=1");
      call.says("GET VARIABLE X").hears("200 result=1 (a \"b\" \\ c)");
      call.says("SET VARIABLE EMPTY \"\"").hears("200 result=1");
      call.says("GET VARIABLE UNSET").hears("200 result=0");
      call.says("SET MUSIC ON default").hears("200 result=0");
      call.says("SET VARIABLE CHANNEL(language) \"en\"").hears("200 result=1");
      call.says("NOOP\r").hears("510 *");
      call.says("NONSENSE").hears("510 *");
      call.says("").hears("510 *");
      call.says("SET VARIABLE ONLYNAME").hears("520-*");
      while (!call.lineStartsWith("520 ")) {
        // the block's inner lines
      }
      finish(call);
    }
  }

  @Test
  void aMissingFileIsMinusOneThoughTheCallerIsThere() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      call.says("STREAM FILE \"no/such/file\" \"\"").hears("200 result=-1 endpos=*");
      call.says("CHANNEL STATUS").hears("200 result=6");
      finish(call);
    }
  }

  @Test
  void aDigitEndsAWaitOrAFile() throws Exception {
    Caller caller = rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      call.says("WAIT FOR DIGIT 10000");
      caller.presses('5');
      call.hears("200 result=53");
      call.says("STREAM FILE \"" + rig.longSound() + "\" \"0123456789*#\"");
      caller.presses('7');
      call.hears("200 result=55 endpos=*");
      call.says("WAIT FOR DIGIT 100").hears("200 result=0");
      finish(call);
    }
  }

  @Test
  void theNextCommandEndsAWaitWhichIsAnsweredFirst() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      call.says("WAIT FOR DIGIT 10000").hearsNothing(100);
      call.says("GET VARIABLE HELIOTROPE_TAKEN").hears("200 result=1").hears("200 result=1 (1)");
      finish(call);
    }
  }

  @Test
  void theNextCommandEndsAFileWhichIsNotAnswered() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      call.says("STREAM FILE \"" + rig.longSound() + "\" \"\"").hearsNothing(100);
      call.says("GET VARIABLE HELIOTROPE_TAKEN").hears("200 result=1 (1)");
      call.says("STREAM FILE \"" + rig.longSound() + "\" \"\"").hearsNothing(100);
      call.says("").hears("510 *");
      finish(call);
    }
  }

  @Test
  void ofTwoCommandsInOnePacketTheSecondWaitsForMoreBytes() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("NOOP\nGET VARIABLE HELIOTROPE_TAKEN").hears("200 result=0").hearsNothing(300);
      call.says("NOOP").hears("200 result=1 (1)");
    }
  }

  @Test
  void aWaitReadTogetherWithWhatShouldEndItGoesOnUntilAnEmptyLineComes() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      call.says("WAIT FOR DIGIT 10000\nGET VARIABLE HELIOTROPE_TAKEN").hearsNothing(300);
      call.says("").hears("200 result=1").hears("200 result=1 (1)").hears("510 *");
      finish(call);
    }
  }

  @Test
  void aHangUpWhileNothingIsPending() throws Exception {
    Caller caller = rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      caller.hangsUp();
      assertThat(call.hearsTheEnd()).isNotEmpty().allMatch(line -> line.equals("HANGUP"));
    }
  }

  @Test
  void aHangUpDuringAWait() throws Exception {
    Caller caller = rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      call.says("WAIT FOR DIGIT 10000").hearsNothing(100);
      caller.hangsUp();
      assertThat(call.hearsTheEnd()).startsWith("200 result=-1").endsWith("HANGUP");
    }
  }

  @Test
  void ringingAnAgentWhoTalksAndHangsUp() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      rings(call, "PJSIP/1001", "ANSWER,16,1");
      call.says("GET VARIABLE HELIOTROPE_STAGE").hears("200 result=1 (talked:sales)");
      finish(call);
    }
  }

  @Test
  void ringingAgentsWhoDoNotTalk() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      rings(call, "PJSIP/1003", "NOANSWER,0,0");
      rings(call, "PJSIP/1002", "BUSY,17,0");
      rings(call, "PJSIP/1999", "CHANUNAVAIL,3,0");
      call.says("GET VARIABLE HELIOTROPE_STAGE").hears("200 result=1 (ringing:sales)");
      finish(call);
    }
  }

  @Test
  void ringingEndsAWaitAsWell() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      call.says("WAIT FOR DIGIT 10000").hearsNothing(100);
      call.says("GOSUB heliotrope-ring s 1 \"PJSIP/1002,1,,sales\"");
      call.hears("200 result=1")
          .hears("100 result=0 Trying...")
          .hears("200 result=0 Gosub complete");
      finish(call);
    }
  }

  @Test
  void theCallerHangsUpWhileItRings() throws Exception {
    Caller caller = rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      call.says("GOSUB heliotrope-ring s 1 \"PJSIP/1003,10,,sales\"");
      call.hears("100 result=0 Trying...").hearsNothing(200);
      caller.hangsUp();
      assertThat(call.hearsTheEnd()).endsWith("HANGUP");
    }
  }

  /** An earlier agent's hang-up cause must not stand for this one, who has none. */
  @Test
  void anOfferTakenBackHasNoCause() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("ANSWER").hears("200 result=0");
      rings(call, "PJSIP/1002", "BUSY,17,0");
      call.says("GOSUB heliotrope-ring s 1 \"PJSIP/1003,10,,sales\"");
      call.hears("100 result=0 Trying...").hearsNothing(300);
      rig.endsTheRinging();
      call.hears("200 result=0 Gosub complete");
      call.says("GET VARIABLE HELIOTROPE_RING").hears("200 result=1 (CHANUNAVAIL,0,0)");
      finish(call);
    }
  }

  @Test
  void anUnknownRoutineIsSaidSo() throws Exception {
    rig.call();
    try (Session call = taken()) {
      call.says("GOSUB heliotrope-nothing s 1 \"x\"");
      call.hears("200 result=-1 Gosub label not found");
      finish(call);
    }
  }

  @Test
  void theWatchdogTakesTheCallBackFromARouterThatHangs() throws Exception {
    rig.call();
    Session hanging = router.call();
    hanging.says("SET VARIABLE HELIOTROPE_TAKEN 1").hears("200 result=1");
    hanging.says("SET VARIABLE HELIOTROPE_STAGE \"waiting:sales\"").hears("200 result=1");
    hanging.says("SET VARIABLE TIMEOUT(absolute) 1").hears("200 result=1");
    assertThat(hanging.hearsTheEnd()).isNotEmpty().allMatch(line -> line.equals("HANGUP"));
    try (Session call = router.call()) {
      assertThat(call.environment)
          .containsEntry("agi_arg_1", "waiting:sales")
          .containsEntry("agi_arg_2", "2");
      finish(call);
    }
  }

  @Test
  void aRouterThatDiesAfterTakingTheCallIsTriedOnceMore() throws Exception {
    Caller caller = rig.call();
    taken().close();
    try (Session call = router.call()) {
      assertThat(call.environment).containsEntry("agi_arg_2", "2");
      finish(call);
    }
    caller.awaitsTheEnd();
  }

  /** A router's first words. */
  private Session taken() throws Exception {
    Session call = router.call();
    call.says("SET VARIABLE HELIOTROPE_TAKEN 1").hears("200 result=1");
    return call.says("SET VARIABLE TIMEOUT(absolute) 30").hears("200 result=1");
  }

  private static void finish(Session call) throws Exception {
    call.says("SET VARIABLE HELIOTROPE_FINISHED 1").hears("200 result=1");
  }

  private static void rings(Session call, String endpoint, String result) throws Exception {
    call.says("GOSUB heliotrope-ring s 1 \"" + endpoint + ",1,,sales\"");
    call.hears("100 result=0 Trying...").hears("200 result=0 Gosub complete");
    call.says("GET VARIABLE HELIOTROPE_RING").hears("200 result=1 (" + result + ")");
  }
}
