package io.heliotrope.floor;

import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the PBXs say of the telephones. */
final class Devices {

  /**
   * So long the last word of a PBX we have lost stands; then the telephones themselves are asked.
   */
  static final Duration TRUST = Duration.ofSeconds(60);

  private final Map<PbxName, Map<Endpoint, DeviceState>> known = new HashMap<>();
  private final Map<PbxName, Instant> lost = new HashMap<>();

  void changed(Telephone telephone, DeviceState state) {
    known.computeIfAbsent(telephone.pbx(), _ -> new HashMap<>()).put(telephone.endpoint(), state);
  }

  void known(PbxName pbx, Map<Endpoint, DeviceState> devices) {
    known.put(pbx, new HashMap<>(devices));
    lost.remove(pbx);
  }

  void lost(PbxName pbx, Instant now) {
    lost.putIfAbsent(pbx, now);
  }

  boolean isLost(PbxName pbx) {
    return lost.containsKey(pbx);
  }

  /** The telephone's state; UNKNOWN if nobody told, or too long ago to be believed. */
  DeviceState state(Telephone telephone, Instant now) {
    Instant since = lost.get(telephone.pbx());
    if (since != null && !now.isBefore(since.plus(TRUST))) {
      return DeviceState.UNKNOWN;
    }
    return known
        .getOrDefault(telephone.pbx(), Map.of())
        .getOrDefault(telephone.endpoint(), DeviceState.UNKNOWN);
  }
}
