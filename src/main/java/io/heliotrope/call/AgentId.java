package io.heliotrope.call;

/** A person who helps callers, by the name in the operator's files. */
public record AgentId(String name) {
  public AgentId {
    Name.of("agent", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
