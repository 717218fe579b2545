package io.heliotrope.routing;

/**
 * How many of those at a site who could help are free.
 *
 * @param free ready now
 * @param present signed in
 */
public record Load(int free, int present) {

  /** Is a larger share free here than there? */
  public boolean isLighterThan(Load other) {
    return isLighter(free, present, other.free, other.present);
  }

  /** The same without making loads of the numbers. */
  public static boolean isLighter(int free, int present, int otherFree, int otherPresent) {
    return (long) free * otherPresent > (long) otherFree * present;
  }
}
