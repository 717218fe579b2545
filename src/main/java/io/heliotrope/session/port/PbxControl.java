package io.heliotrope.session.port;

import io.heliotrope.call.PbxName;

/**
 * What we ask of a PBX beside the caller's line. Never blocks, never throws; a lost PBX is told by
 * news.
 */
@FunctionalInterface
public interface PbxControl {

  /** Hangs up a channel by Asterisk's name of it, as told in {@link PbxNews.Dialing}. */
  void hangUp(PbxName pbx, String channel);
}
