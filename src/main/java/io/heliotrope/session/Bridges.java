package io.heliotrope.session;

import io.heliotrope.call.CallId;
import io.heliotrope.session.port.PbxNews.Leg;
import java.util.LinkedHashMap;
import java.util.Map;

/** In which bridge the legs of one call are, as far as the PBX has told. */
final class Bridges {

  private static final int THREE = 3;

  private final Map<CallId, String> bridges = new LinkedHashMap<>();

  void entered(Leg leg) {
    bridges.put(leg.id(), leg.bridge());
  }

  /** Of the others nothing is known any more. */
  void forgetAllBut(CallId one, CallId other) {
    bridges.keySet().removeIf(leg -> !leg.equals(one) && !leg.equals(other));
  }

  /** Are that leg, that one, and somebody else in one bridge? */
  boolean together(CallId one, CallId other) {
    String bridge = bridges.get(one);
    return bridge != null
        && bridge.equals(bridges.get(other))
        && bridges.values().stream().filter(bridge::equals).count() >= THREE;
  }
}
