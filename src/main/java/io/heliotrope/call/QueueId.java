package io.heliotrope.call;

/** A named kind of help, by its name in the operator's files. */
public record QueueId(String name) {
  public QueueId {
    Name.of("queue", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
