package io.heliotrope.demo.pbx;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.session.port.PbxNews;
import java.time.Duration;
import java.util.function.Predicate;

/** The dialplan's routine that rings an agent, {@code heliotrope-ring}, with AMI's news of it. */
final class RingRoutine {

  private static final Duration LONGEST_TALK = Duration.ofHours(4);
  private static final Duration BACK = Duration.ofSeconds(15);
  private static final int ANSWERED = 16;

  private final FakeAsterisk pbx;
  private final CallId call;
  private final Channel channel;

  RingRoutine(FakeAsterisk pbx, CallId call, Channel channel) {
    this.pbx = pbx;
    this.call = call;
    this.channel = channel;
  }

  /**
   * Runs it.
   *
   * @param arguments {@code PHONE,SECONDS,WHISPER,QUEUE}
   */
  void run(String arguments) {
    String[] parts = arguments.split(",", -1);
    Endpoint endpoint = new Endpoint(parts[0]);
    Duration ringTime = Duration.ofSeconds(Long.parseLong(parts[1]));
    String whisper = parts[2];
    String queue = parts[3];

    channel.variables.put("HELIOTROPE_STAGE", "ringing:" + queue);
    channel.watchdog(LONGEST_TALK);
    String leg = pbx.nextLeg(endpoint, channel);
    news((name, at) -> new PbxNews.Dialing(name, at, call, endpoint, leg));
    String result =
        switch (pbx.agent(endpoint)) {
          case FakeAgent.Refuses(var status, var cause) -> {
            end(endpoint, cause);
            yield status + "," + cause + ",0";
          }
          case FakeAgent.NeverAnswers() ->
              ringing(endpoint, ringTime, ringTime, false, Duration.ZERO);
          case FakeAgent.LeavesDuringWhisper(var ring) ->
              ringing(endpoint, ringTime, ring, !whisper.isEmpty(), Duration.ZERO);
          case FakeAgent.Answers(var ring, var talk) ->
              ringing(endpoint, ringTime, ring, false, talk);
        };
    pbx.legEnded(leg);
    if (result.endsWith(",1")) {
      channel.variables.put("HELIOTROPE_STAGE", "talked:" + queue);
    }
    channel.variables.put("HELIOTROPE_RING", result);
    channel.watchdog(BACK);
  }

  private String ringing(
      Endpoint endpoint, Duration ringTime, Duration ring, boolean leaves, Duration talk) {
    device(endpoint, DeviceState.RINGING);
    news((name, at) -> new PbxNews.Ringing(name, at, call, endpoint));
    boolean answers = ring.compareTo(ringTime) < 0;
    Signal rung = channel.next(answers ? ring : ringTime, atAgent());
    if (!(rung instanceof Signal.Elapsed)) {
      end(endpoint, 0);
      return again(rung, (rung instanceof Signal.LegHungUp ? "CHANUNAVAIL" : "CANCEL") + ",0,0");
    }
    if (!answers) {
      end(endpoint, 0);
      return "NOANSWER,0,0";
    }
    device(endpoint, DeviceState.IN_USE);
    news((name, at) -> new PbxNews.PickedUp(name, at, call, endpoint));
    if (leaves) {
      end(endpoint, ANSWERED);
      return "ANSWER,16,0";
    }
    channel.music = false;
    channel.hear("agent " + endpoint);
    news((name, at) -> new PbxNews.Bridged(name, at, call));
    Signal talked = channel.next(talk, atAgent());
    news((name, at) -> new PbxNews.Unbridged(name, at, call));
    end(endpoint, ANSWERED);
    return again(talked, "ANSWER,16,1");
  }

  private void end(Endpoint endpoint, int cause) {
    news((name, at) -> new PbxNews.AgentLegEnded(name, at, call, endpoint, cause));
    device(endpoint, DeviceState.NOT_IN_USE);
  }

  private String again(Signal signal, String result) {
    if (signal instanceof Signal.HungUp || signal instanceof Signal.Watchdog) {
      channel.tellFirst(signal);
    }
    return result;
  }

  /** While the routine runs neither the router nor the caller's keys can do anything. */
  private static Predicate<Signal> atAgent() {
    return s ->
        s instanceof Signal.HungUp || s instanceof Signal.LegHungUp || s instanceof Signal.Watchdog;
  }

  private void device(Endpoint endpoint, DeviceState state) {
    news((name, at) -> new PbxNews.DeviceChanged(name, at, endpoint, state));
  }

  private void news(FakeAsterisk.Told told) {
    pbx.tell(told);
  }
}
