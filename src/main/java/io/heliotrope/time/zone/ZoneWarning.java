package io.heliotrope.time.zone;

/**
 * What a person should know about the rules in use.
 *
 * @param advice what to do about it
 */
public record ZoneWarning(String text, String advice) {

  @Override
  public String toString() {
    return "%s. Maybe: %s".formatted(text, advice);
  }
}
