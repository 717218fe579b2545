package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.QueueId;
import io.heliotrope.session.TalkKeys.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TalkKeysTest {

  private static final Instant NOW = Instant.parse("2026-03-24T15:05:00Z");
  private static final Wanted SALES = new Wanted.Transfer(new QueueId("sales"));
  private static final Wanted ASK_SALES = new Wanted.Consult(new QueueId("sales"));
  private static final Wanted SOLVED = new Wanted.Disposition("solved");

  private final TalkKeys keys =
      new TalkKeys(Map.of('4', new QueueId("sales")), Map.of('1', "solved"));

  /** What came of each of them, without those that meant nothing. */
  private List<Wanted> press(String all) {
    return all.chars()
        .mapToObj(key -> keys.press((char) key, NOW))
        .flatMap(Optional::stream)
        .toList();
  }

  @Test
  void twoKeysSayWhatIsWanted() {
    assertThat(press("*4")).containsExactly(SALES);
    assertThat(press("#1")).containsExactly(SOLVED);
    assertThat(press("#1*4")).containsExactly(SOLVED, SALES);
  }

  @Test
  void whateverElseIsPressedMeansNothing() {
    assertThat(press("41*9*1#4#9")).isEmpty();
    assertThat(press("*12345674")).as("a number typed behind it").isEmpty();
  }

  @Test
  void theLastBeginningCounts() {
    assertThat(press("#*4")).containsExactly(SALES);
    assertThat(press("*#1")).containsExactly(SOLVED);
    assertThat(press("*44")).containsExactly(SALES);
  }

  @Test
  void twoStarsAskSomebody() {
    assertThat(press("**4")).containsExactly(ASK_SALES);
    assertThat(press("***4")).containsExactly(ASK_SALES);
    assertThat(press("**9**#1")).containsExactly(SOLVED);
  }

  @Test
  void whileSomebodyIsAskedAStarAndAKeyAreThePbxs() {
    assertThat(
            "*4*#1**4#1"
                .chars()
                .mapToObj(key -> keys.pressAside((char) key, NOW))
                .flatMap(Optional::stream))
        .containsExactly(SOLVED);
  }

  @Test
  void whatWasPressedBeforeCanBeForgotten() {
    assertThat(press("**")).isEmpty();
    keys.forget();
    assertThat(press("4")).isEmpty();
  }

  @Test
  void whoIsSlowBeginsAnew() {
    assertThat(keys.press('*', NOW)).isEmpty();
    assertThat(keys.press('4', NOW.plus(TalkKeys.PATIENCE).plusMillis(1))).isEmpty();
    assertThat(keys.press('*', NOW)).isEmpty();
    assertThat(keys.press('4', NOW.plus(TalkKeys.PATIENCE))).contains(SALES);
  }
}
