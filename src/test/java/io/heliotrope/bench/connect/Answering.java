package io.heliotrope.bench.connect;

/** Who finds an agent for a caller. */
enum Answering {
  HELIOTROPE("Heliotrope", "5551000"),
  QUEUE("Queue()", "700");

  final String title;

  /** The number to dial. */
  final String did;

  Answering(String title, String did) {
    this.title = title;
    this.did = did;
  }
}
