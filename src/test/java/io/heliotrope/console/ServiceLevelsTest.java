package io.heliotrope.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.Outcome;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.Stage;
import io.heliotrope.config.ServiceLevel;
import io.heliotrope.console.ServiceLevels.Kept;
import io.heliotrope.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceLevelsTest {

  private static final QueueId BILLING = new QueueId("billing");
  private static final Instant NOON = Instant.parse("2026-03-24T12:00:00Z");

  private final ServiceLevels levels =
      new ServiceLevels(queue ->
          queue.equals(BILLING)
              ? Optional.of(new ServiceLevel(Duration.ofSeconds(20), 80))
              : Optional.empty());

  private static Instant at(int seconds) {
    return NOON.plusSeconds(seconds);
  }

  private void asks(String call, int seconds) {
    asks(call, BILLING, seconds);
  }

  private void asks(String call, QueueId queue, int seconds) {
    levels.on(
        new JournalEntry.PersonAsked(at(seconds), new CallId(call), queue, new Language("en")));
  }

  private void talks(String call, int seconds) {
    levels.on(new JournalEntry.TalkBegan(at(seconds), new CallId(call), new AgentId("ana")));
  }

  private void hangsUp(String call, int seconds) {
    levels.on(
        new JournalEntry.CallEnded(
            at(seconds),
            new CallId(call),
            new Outcome.Abandoned(Stage.MENU, Duration.ZERO),
            Duration.ZERO));
  }

  private Kept kept(int seconds) {
    return levels.of(BILLING, at(seconds));
  }

  @Test
  void whoIsAnsweredInTimeCountsForThePromiseAndWhoWaitsLongerAgainstIt() {
    asks("c1", 0);
    talks("c1", 20);
    asks("c2", 0);
    talks("c2", 21);
    hangsUp("c1", 60);
    hangsUp("c2", 60);
    assertThat(kept(60)).isEqualTo(new Kept(1, 2));
    assertThat(kept(60).share()).isEqualTo(0.5);
  }

  @Test
  void whoGivesUpSoonerThanPromisedCountsNeitherWay() {
    asks("c1", 0);
    hangsUp("c1", 19);
    asks("c2", 0);
    hangsUp("c2", 40);
    assertThat(kept(60)).isEqualTo(new Kept(0, 1));
  }

  @Test
  void whoeverAsksWhenAllSitesAreClosedIsNotCounted() {
    asks("c1", 0);
    levels.on(new JournalEntry.NobodyAwake(at(0), new CallId("c1"), BILLING, Optional.empty()));
    hangsUp("c1", 60);
    assertThat(kept(60)).isEqualTo(new Kept(0, 0));
    assertThat(kept(60).share()).isOne();
  }

  @Test
  void anHourLaterItIsForgotten() {
    asks("c1", 0);
    talks("c1", 30);
    assertThat(kept(3_630)).isEqualTo(new Kept(0, 1));
    assertThat(kept(3_631)).isEqualTo(new Kept(0, 0));
  }

  @Test
  void aQueueWithoutAPromiseKeepsNoCount() {
    var sales = new QueueId("sales");
    asks("c1", sales, 0);
    talks("c1", 30);
    assertThat(levels.of(sales, at(40))).isEqualTo(new Kept(0, 0));
  }
}
