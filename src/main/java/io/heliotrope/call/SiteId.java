package io.heliotrope.call;

/** A place with agents, by its name in the operator's files. */
public record SiteId(String name) {
  public SiteId {
    Name.of("site", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
