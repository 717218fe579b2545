package io.heliotrope.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.journal.JournalEntry.NodeEntered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final Instant NOON = Instant.parse("2026-03-24T12:00:00Z");

  private static NodeEntered entered(String node) {
    return new NodeEntered(NOON, new CallId("lab-1.1"), node);
  }

  @Test
  void aSubscriberHearsEverythingInOrderBeforeTheJournalCloses() {
    var heard = new ArrayList<JournalEntry>();
    var told = new ArrayList<JournalEntry>();
    try (var journal = new Journal()) {
      journal.subscribe(heard::add);
      for (int i = 0; i < 10_000; i++) {
        var entry = entered("node-" + i);
        told.add(entry);
        journal.record(entry);
      }
    }
    assertThat(heard).isEqualTo(told);
  }

  @Test
  void aSubscriberThatFailsTakesNothingFromTheOthers() {
    var heard = new ArrayList<JournalEntry>();
    try (var journal = new Journal()) {
      journal.subscribe(entry -> {
        throw new IllegalStateException("broken on purpose");
      });
      journal.subscribe(heard::add);
      journal.record(entered("a"));
      journal.record(entered("b"));
    }
    assertThat(heard).isEqualTo(List.of(entered("a"), entered("b")));
  }

  @Test
  void caughtUpComesAfterTheLastEntry() {
    var heard = new ArrayList<String>();
    try (var journal = new Journal()) {
      journal.subscribe(
          new Journal.Subscriber() {
            @Override
            public void on(JournalEntry entry) {
              heard.add("entry");
            }

            @Override
            public void caughtUp() {
              heard.add("caught up");
            }
          });
      journal.record(entered("a"));
    }
    assertThat(heard).containsExactly("entry", "caught up");
  }
}
