package io.heliotrope;

/** The composition root. */
public final class Heliotrope {
  private Heliotrope() {}

  public static void main(String[] args) {}
}
