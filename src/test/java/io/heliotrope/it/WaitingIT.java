package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Outcome;
import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Manner;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waiting on a real Asterisk: announcements that never hold anybody up, and keys that work. */
class WaitingIT {

  private static final Logger log = LoggerFactory.getLogger(WaitingIT.class);

  private final Lab lab = Lab.shared();
  private final Lane lane = lab.lanes().next();
  private final Calls calls = new Calls(lab, lane);

  @LaneTest
  void thePlaceInLineIsToldAndThenThereIsMusic() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var first = talks(agent);
        var caller = calls.asksForPerson()) {
      Calls.hears(caller, "position-1");
      Calls.hearsMusic(caller);
      agent.hangUp();
      Calls.talk(caller, agent, Lane.SOON);
      caller.hangUp();
      assertThat(caller.ends(Lane.SOON)).isTrue();
      first.hangUp();
    }
    calls.noChannels();
  }

  @LaneTest
  void anAgentWhoIsFreeCutsOffWhatIsAnnounced() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(0));
        var first = talks(agent);
        var caller = calls.asksForPerson()) {
      Calls.begins(caller, "position-1");
      long free = System.nanoTime();
      agent.hangUp();
      Calls.talk(caller, agent, Lane.SOON);
      log.info("From the agent's hang-up to the next talk: {} ms", millisSince(free));
      assertThat(caller.ear().heard("position-1")).as("all of it: %s", caller).isFalse();
      caller.hangUp();
      assertThat(caller.ends(Lane.SOON)).isTrue();
      first.hangUp();
    }
    calls.noChannels();
  }

  @LaneTest
  void aKeyDuringTheAnnouncementEndsTheWait() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.answersAfter(100));
        var first = talks(agent);
        var caller = calls.asksForPerson()) {
      Calls.begins(caller, "position-1");
      caller.press("1");
      Calls.hears(caller, "goodbye");
      assertThat(caller.ends(Lane.SOON)).isTrue();
      calls.endedOnce(Outcome.CallbackPromised.class::isInstance);
      first.hangUp();
    }
    calls.noChannels();
  }

  @LaneTest
  void aKeyWhileTheAgentIsRungStopsTheRinging() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.neverAnswers());
        var caller = calls.asksForPerson()) {
      assertThat(agent.ear().waitFor(agent::rings, Lane.SOON)).as("%s", agent).isTrue();
      long pressed = System.nanoTime();
      caller.press("1");
      assertThat(agent.ear().waitFor(() -> cancelled(agent), Lane.SOON)).as("%s", agent).isTrue();
      log.info("From pressing the key to the end of the ringing: {} ms", millisSince(pressed));
      Calls.hears(caller, "goodbye");
      calls.leftNothing(caller, Outcome.CallbackPromised.class::isInstance);
    }
  }

  @LaneTest
  void aHangUpWhileTheAgentIsRungStopsTheRinging() throws IOException {
    try (var agent = lane.plugIn(lab.exchange(), Manner.neverAnswers());
        var caller = calls.asksForPerson()) {
      assertThat(agent.ear().waitFor(agent::rings, Lane.SOON)).as("%s", agent).isTrue();
      long hungUp = System.nanoTime();
      caller.hangUp();
      assertThat(agent.ear().waitFor(() -> cancelled(agent), Lane.SOON)).as("%s", agent).isTrue();
      log.info("From the caller's hang-up to the end of the ringing: {} ms", millisSince(hungUp));
      calls.leftNothing(caller, Outcome.Abandoned.class::isInstance);
    }
  }

  private CallerPhone talks(AgentPhone agent) throws IOException {
    var first = calls.asksForPerson();
    Calls.talk(first, agent, Lane.SOON);
    return first;
  }

  private static boolean cancelled(AgentPhone agent) {
    return agent.messages().stream().anyMatch(message -> message.answers(487, "INVITE"));
  }

  private static long millisSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }
}
