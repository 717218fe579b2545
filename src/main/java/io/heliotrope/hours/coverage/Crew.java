package io.heliotrope.hours.coverage;

import java.util.Arrays;

/** How many of a site can help with each need, as long as nothing changes there. */
final class Crew {

  private final int[] seats;
  private final int hash;

  /**
   * @param seats in the order of the needs
   */
  Crew(int[] seats) {
    this.seats = seats.clone();
    this.hash = Arrays.hashCode(seats);
  }

  /** Of a site that is closed. */
  static Crew nobody(int needs) {
    return new Crew(new int[needs]);
  }

  int seats(int need) {
    return seats[need];
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Crew crew && Arrays.equals(seats, crew.seats));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(seats);
  }
}
