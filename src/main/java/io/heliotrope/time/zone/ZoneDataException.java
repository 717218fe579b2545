package io.heliotrope.time.zone;

import java.io.IOException;

/** Zone data that can't be understood. */
public final class ZoneDataException extends IOException {

  private static final long serialVersionUID = 1;

  ZoneDataException(String message) {
    super(message);
  }
}
