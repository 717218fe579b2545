package io.heliotrope.ami;

import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.session.port.PbxNews;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers a list of devices into a snapshot. Changes that arrive among the items are in it, since
 * the PBX's lines are in order; those that arrive before the first snapshot are told by it alone.
 */
final class Presence {

  private final PbxName pbx;
  private final Map<Endpoint, DeviceState> gathered = new HashMap<>();
  private String version = "";
  private boolean known;
  private boolean gathering;
  private int items;

  Presence(PbxName pbx) {
    this.pbx = pbx;
  }

  /** A new connection: nothing is known until its first snapshot. */
  void connected(String newVersion) {
    version = newVersion;
    known = false;
    startOver();
    gathering = true;
  }

  /** What is to be told of a change; empty before the first snapshot and for items of the list. */
  Optional<PbxNews> on(DeviceStateEvent event, Instant at) {
    boolean item = event.getActionId() != null;
    if (item) {
      gathering = true;
      items++;
    }
    var device = event.getDevice();
    var word = event.getState();
    var found = device == null || word == null ? Optional.<Endpoint>empty() : Endpoint.find(device);
    if (found.isEmpty() || word == null) {
      return Optional.empty();
    }
    var state = NewsTranslator.stateOf(word);
    if (gathering) {
      gathered.put(found.get(), state);
    }
    return item || !known
        ? Optional.empty()
        : Optional.of(new PbxNews.DeviceChanged(pbx, at, found.get(), state));
  }

  /** The snapshot; empty if items of the list were lost on the way: ask again. */
  Optional<PbxNews> on(DeviceStateListCompleteEvent end, Instant at) {
    var told = end.getListItems();
    boolean whole = told != null && told == items;
    Optional<PbxNews> snapshot =
        whole ? Optional.of(new PbxNews.Snapshot(pbx, at, version, gathered)) : Optional.empty();
    known |= whole;
    startOver();
    return snapshot;
  }

  private void startOver() {
    gathered.clear();
    items = 0;
    gathering = false;
  }
}
