package io.heliotrope.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the floor calls now, and what has come of the command so far. */
final class Moment {

  private Instant now;
  private List<FloorEvent> told = new ArrayList<>();

  Moment(Instant now) {
    this.now = now;
  }

  /** From now on it is {@code at}, and nothing has come of anything yet. */
  void begin(Instant at) {
    now = at;
    told = new ArrayList<>();
  }

  Instant now() {
    return now;
  }

  void tell(FloorEvent event) {
    told.add(event);
  }

  /** In order. */
  List<FloorEvent> told() {
    return told;
  }
}
