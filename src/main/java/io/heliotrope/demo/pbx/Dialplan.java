package io.heliotrope.demo.pbx;

import io.heliotrope.demo.pbx.FakeCall.Ending;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** The entry dialplan for one call: one router after the other, then the fallback. */
final class Dialplan {

  private static final Duration FIRST = Duration.ofSeconds(4);
  private static final Duration MAYBE_BACK = Duration.ofSeconds(3);

  private final FakeAsterisk pbx;
  private final Channel channel;
  private final FakeCall call;
  private final RingRoutine ring;
  private final String from;
  private final String did;

  Dialplan(
      FakeAsterisk pbx, Channel channel, FakeCall call, RingRoutine ring, String from, String did) {
    this.pbx = pbx;
    this.channel = channel;
    this.call = call;
    this.ring = ring;
    this.from = from;
    this.did = did;
  }

  Ending run() {
    List<InetSocketAddress> routers = pbx.routers();
    channel.variables.put("HELIOTROPE_STAGE", "");
    for (int number = 1; number <= routers.size(); number++) {
      if (finishes(routers.get(number - 1), number)) {
        return Ending.FINISHED;
      }
      if (channel.isHungUp()) {
        return Ending.HUNG_UP;
      }
    }
    // a router that is alone and had taken the call may be back in a moment
    if (routers.size() == 1 && isSet("HELIOTROPE_TAKEN")) {
      Signal waited = channel.next(MAYBE_BACK, s -> s instanceof Signal.HungUp);
      if (waited instanceof Signal.Elapsed && finishes(routers.get(0), 2)) {
        return Ending.FINISHED;
      }
    }
    channel.watchdog(Duration.ZERO);
    return channel.isHungUp() ? Ending.HUNG_UP : Ending.FALLBACK;
  }

  private boolean finishes(InetSocketAddress router, int number) {
    channel.variables.put("HELIOTROPE_TAKEN", "0");
    channel.variables.put("HELIOTROPE_FINISHED", "0");
    channel.variables.put("HELIOTROPE_REFUSED", "");
    channel.watchdog(pbx.firstWatchdog(FIRST));
    channel.forgetRouter();
    try (var link = new RouterLink(router, channel)) {
      link.write(environment(number));
      var dialogue = new Dialogue(channel, link, pbx.sounds(), ring, call.commandList());
      if (dialogue.run() == Dialogue.End.HUNG_UP) {
        return false;
      }
    } catch (IOException unreachable) {
      return false;
    }
    channel.watchdog(Duration.ZERO);
    String refused = channel.variables.getOrDefault("HELIOTROPE_REFUSED", "");
    if (!refused.isEmpty()) {
      call.refused(refused);
    }
    return isSet("HELIOTROPE_FINISHED");
  }

  private boolean isSet(String variable) {
    return "1".equals(channel.variables.get(variable));
  }

  private String environment(int number) {
    return """
    agi_network: yes
    agi_network_script: route
    agi_request: agi://127.0.0.1/route
    agi_channel: %s
    agi_language: %s
    agi_type: PJSIP
    agi_uniqueid: %s
    agi_version: 22.10.1
    agi_callerid: %s
    agi_calleridname: unknown
    agi_callingpres: 0
    agi_callingani2: 0
    agi_callington: 0
    agi_callingtns: 0
    agi_dnid: %s
    agi_rdnis: unknown
    agi_context: heliotrope-next
    agi_extension: s
    agi_priority: 17
    agi_enhanced: 0.0
    agi_accountcode:\s
    agi_threadid: 139864561092288
    agi_arg_1: %s
    agi_arg_2: %d

    """
        .formatted(
            channel.name,
            channel.language,
            channel.uniqueId,
            from.isEmpty() ? "unknown" : from,
            did,
            channel.variables.get("HELIOTROPE_STAGE"),
            number);
  }
}
