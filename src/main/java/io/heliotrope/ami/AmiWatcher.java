package io.heliotrope.ami;

import io.heliotrope.call.PbxName;
import java.time.Duration;

/** Counts what happens on the links, for the metrics. Called from the links' own threads. */
public interface AmiWatcher {

  /** Counts nothing. */
  AmiWatcher NONE = new AmiWatcher() {};

  /** An event of the PBX was taken in. */
  default void event(PbxName pbx) {}

  /** A block that the PBX did not write was dropped: somebody tried to forge an event. */
  default void forged(PbxName pbx) {}

  /** Events came faster than they could be told; what was dropped is asked for anew. */
  default void overflowed(PbxName pbx) {}

  /** The link is up: connected, logged in. */
  default void connected(PbxName pbx) {}

  default void lost(PbxName pbx) {}

  /** How late the PBX's answers or events are. */
  default void lag(PbxName pbx, Duration lag) {}
}
