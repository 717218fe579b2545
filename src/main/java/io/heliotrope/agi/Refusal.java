package io.heliotrope.agi;

import java.util.Locale;

/** Why a connection is not served. The dialplan reads the text in {@code HELIOTROPE_REFUSED}. */
public enum Refusal {
  /** As many sessions as the settings allow. */
  FULL,
  /** We are about to stop. */
  DRAINING,
  /** An address that may not connect. Not an Asterisk of ours, so it is told nothing. */
  NOT_ALLOWED,
  /** Lines that are not the environment of an AGI session, or one that somebody tampered with. */
  ENVIRONMENT,
  /** The environment took too long. */
  SLOW,
  /** The number dialled is not a number. */
  NUMBER,
  /** A feature code that means nothing to us. */
  WISH,
  /** A PBX with another system name than those we know. */
  UNKNOWN_PBX,
  /** We went wrong while opening the call. */
  ERROR;

  /** As the dialplan and the metrics have it: {@code unknown-pbx}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
