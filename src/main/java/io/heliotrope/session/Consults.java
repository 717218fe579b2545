package io.heliotrope.session;

import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.Reception.Conversation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The consults whose line has yet to come, by the number that it brings. For any thread. */
final class Consults {

  private static final int NUMBERS = (int) Math.pow(10, PbxControl.CONSULT_DIGITS);

  private final Map<String, Consult> expected = new ConcurrentHashMap<>();

  /** Whoever comes with the number that is returned comes for this. */
  String expect(Consult consult) {
    while (true) {
      String number =
          String.format(
              Locale.ROOT,
              "%0" + PbxControl.CONSULT_DIGITS + "d",
              ThreadLocalRandom.current().nextInt(NUMBERS));
      if (expected.putIfAbsent(number, consult) == null) {
        return number;
      }
    }
  }

  /** It is expected no more; the number may be another's by now. */
  void forget(String number, Consult consult) {
    expected.remove(number, consult);
  }

  /** Empty if nobody of that PBX is expected with that number. Each number opens one line. */
  Optional<Conversation> open(String number, IncomingCall call, Line line) {
    return Optional.ofNullable(expected.get(number))
        .filter(consult -> consult.expects(call) && expected.remove(number, consult))
        .map(consult -> consult.open(call, line));
  }
}
