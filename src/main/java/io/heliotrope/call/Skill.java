package io.heliotrope.call;

/** Something an agent can do, such as {@code billing} or {@code sales}. */
public record Skill(String name) {
  public Skill {
    Name.of("skill", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
