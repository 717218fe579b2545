package io.heliotrope.hours.coverage;

import io.heliotrope.hours.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who of a site is there from one instant to another, and because of what.
 *
 * @param open is the site open, whether or not any seat is staffed?
 */
record Watch(Instant from, Instant to, boolean open, Crew crew, Cause cause) {

  /** The first of these, in order and without gap, that ends after the instant; -1 if none does. */
  static int find(List<Watch> watches, Instant instant) {
    int low = 0;
    int high = watches.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (watches.get(middle).to().isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < watches.size() ? low : -1;
  }

  /** Those of these, in order and without gap, that reach into a stretch. */
  static List<Watch> within(List<Watch> watches, Stretch stretch) {
    List<Watch> found = new ArrayList<>();
    int first = find(watches, stretch.from());
    for (int i = first; i >= 0 && i < watches.size(); i++) {
      if (!watches.get(i).from().isBefore(stretch.to())) {
        break;
      }
      found.add(watches.get(i));
    }
    return found;
  }
}
