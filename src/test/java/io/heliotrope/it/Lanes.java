package io.heliotrope.it;

import io.heliotrope.demo.phone.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** All lanes of a lab: some to be had by whoever comes, some to telephones that are not there. */
final class Lanes {

  /** Of these telephones Asterisk has never heard. */
  static final String UNKNOWN_ENDPOINT = "PJSIP/nobody";

  static final String UNKNOWN_TECHNOLOGY = "SIP/2001";

  /** And these it knows, and can't reach. */
  static final String NOT_REGISTERED = "PJSIP/register";

  static final String NOT_REACHABLE = "PJSIP/unplugged";

  private final List<Lane> usual = new ArrayList<>();
  private final Queue<Lane> free = new ConcurrentLinkedQueue<>();
  private final Map<String, Lane> special = new LinkedHashMap<>();

  Lanes(int count) throws IOException {
    for (int number = 1; number <= count; number++) {
      usual.add(new Lane(number, Exchange.freePort(), "PJSIP/" + (2_000 + number)));
    }
    free.addAll(usual);
    int number = count;
    for (String endpoint :
        List.of(UNKNOWN_ENDPOINT, UNKNOWN_TECHNOLOGY, NOT_REGISTERED, NOT_REACHABLE)) {
      special.put(endpoint, new Lane(++number, Exchange.freePort(), endpoint));
    }
  }

  /** A lane that nobody else has had. */
  Lane next() {
    Lane lane = free.poll();
    if (lane == null) {
      throw new IllegalStateException("All %d lanes are used: make more.".formatted(usual.size()));
    }
    return lane;
  }

  /** The lane to one of the telephones that are not there. */
  Lane to(String endpoint) {
    Lane lane = special.get(endpoint);
    if (lane == null) {
      throw new IllegalArgumentException("No lane leads to " + endpoint + ".");
    }
    return lane;
  }

  List<Lane> all() {
    return Stream.concat(usual.stream(), special.values().stream()).toList();
  }

  /** The telephones, as {@code scripts/pbx --agents} reads them. */
  List<String> telephones() {
    var lines = new ArrayList<String>();
    for (Lane lane : usual) {
      String name = lane.telephone();
      lines.add("%s sip:%s@127.0.0.1:%d".formatted(name, name, lane.agentPort()));
    }
    lines.add(to(NOT_REGISTERED).telephone() + " register");
    return lines;
  }

  /** The one that Asterisk looks after, and finds nobody at; for {@code pjsip.conf}. */
  String unplugged() {
    Lane lane = to(NOT_REACHABLE);
    return """
    [%1$s](agent)
    aors = %1$s

    [%1$s]
    type = aor
    contact = sip:%1$s@127.0.0.1:%2$d
    qualify_frequency = 1
    qualify_timeout = 0.5
    """
        .formatted(lane.telephone(), lane.agentPort());
  }
}
