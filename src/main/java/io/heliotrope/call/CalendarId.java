package io.heliotrope.call;

/** A calendar that others keep, by its name in the operator's files. */
public record CalendarId(String name) {
  public CalendarId {
    Name.of("calendar", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
