package io.heliotrope.flow.text;

import io.heliotrope.flow.Flow;

/** Lets tests outside this package ask what the check asks. */
public final class Circles {

  private Circles() {}

  /** Does every caller who does nothing come to an end or to a person? */
  public static boolean none(Flow flow) {
    return new Graph(flow).passiveCircles().isEmpty();
  }
}
