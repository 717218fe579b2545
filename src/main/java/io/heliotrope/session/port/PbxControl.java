package io.heliotrope.session.port;

import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;

/**
 * What we ask of a PBX beside the caller's line. Never blocks, never throws; a lost PBX is told by
 * news.
 */
@FunctionalInterface
public interface PbxControl {

  /** Hangs up a channel by Asterisk's name of it, as told in {@link PbxNews.Dialing}. */
  void hangUp(PbxName pbx, String channel);

  /**
   * Has the agent of that channel, who talks with a caller and was rung with {@link
   * LineCommand.Ring#keys}, ask somebody while the caller hears music: a call arrives with that
   * {@link IncomingCall#consult}, which the agent hears. If that call ends, or the agent says so,
   * they are back with the caller; if the agent hangs up, the caller hears it in the agent's place.
   *
   * @param number digits, as many as {@link #CONSULT_DIGITS}
   * @return false if that PBX can't be asked just now
   */
  default boolean consult(PbxName pbx, String channel, String number) {
    return false;
  }

  /**
   * Says something to the agent of that channel, who talks with a caller; the caller hears nothing
   * of it, and the talk goes on.
   *
   * @param file a sound file as the PBX finds it, without language and ending
   * @return false if that PBX can't be asked just now
   */
  default boolean sayAside(PbxName pbx, String channel, Language language, String file) {
    return false;
  }

  /**
   * How long the numbers of consults are. Asterisk takes 45 ms for each digit (measured on 22.10).
   */
  int CONSULT_DIGITS = 4;
}
