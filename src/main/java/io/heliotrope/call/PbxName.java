package io.heliotrope.call;

/** One Asterisk, by its name in the operator's files. */
public record PbxName(String name) {
  public PbxName {
    Name.of("PBX", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
