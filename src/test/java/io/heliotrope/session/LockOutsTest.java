package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Digits;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.Wish;
import io.heliotrope.config.ByPhone;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.LockOuts.Locked;
import io.heliotrope.session.LockOuts.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockOutsTest {

  private static final Instant NOON = Instant.parse("2026-03-24T12:00:00Z");
  private static final ByPhone RULES =
      new ByPhone(3, Duration.ofMinutes(15), Map.of('1', "lunch"), Map.of(), Map.of());
  private static final Who ANA = new Who.OfAgent(new AgentId("ana"));
  private static final Who BO = new Who.OfAgent(new AgentId("bo"));
  private static final Who LOBBY = new Who.OfTelephone("PJSIP/1003");

  private final LockOuts lockOuts = new LockOuts();

  private List<Locked> wrong(int times, Instant at, Who... all) {
    List<Locked> locked = List.of();
    for (int i = 0; i < times; i++) {
      locked = lockOuts.wrong(List.of(all), RULES, at);
    }
    return locked;
  }

  @Test
  void theThirdWrongPinInARowLocks() {
    assertThat(wrong(2, NOON, ANA, LOBBY)).isEmpty();
    assertThat(lockOuts.lockedUntil(List.of(ANA, LOBBY), NOON)).isEmpty();
    Instant until = NOON.plus(Duration.ofMinutes(15));
    assertThat(wrong(1, NOON, ANA, LOBBY))
        .containsExactly(new Locked(ANA, until), new Locked(LOBBY, until));
    assertThat(lockOuts.lockedUntil(List.of(LOBBY, BO), NOON)).contains(until);
    assertThat(lockOuts.lockedUntil(List.of(ANA), until.minusNanos(1))).contains(until);
    assertThat(lockOuts.lockedUntil(List.of(ANA), until)).isEmpty();
    assertThat(lockOuts.lockedUntil(List.of(BO), NOON)).isEmpty();
  }

  @Test
  void aRightPinBetweenForgivesAll() {
    wrong(2, NOON, ANA);
    lockOuts.right(List.of(ANA));
    assertThat(wrong(2, NOON, ANA)).isEmpty();
  }

  @Test
  void somebodyElsesRightPinForgivesThatAgentNothing() {
    wrong(2, NOON, ANA, LOBBY);
    lockOuts.right(List.of(BO, LOBBY));
    assertThat(wrong(1, NOON, ANA, LOBBY)).extracting(Locked::who).containsExactly(ANA);
  }

  @Test
  void eachLockOutLastsTwiceAsLongAsTheOneBeforeUpToADay() {
    Instant at = NOON;
    for (int minutes = 15; minutes < 24 * 60; minutes *= 2) {
      assertThat(wrong(3, at, ANA)).containsExactly(new Locked(ANA, at.plusSeconds(60L * minutes)));
      at = at.plusSeconds(60L * minutes);
    }
    assertThat(wrong(3, at, ANA)).containsExactly(new Locked(ANA, at.plus(Duration.ofDays(1))));
  }

  @Test
  void whoIsReleasedBeginsAnew() {
    wrong(3, NOON, ANA);
    assertThat(lockOuts.locked(NOON)).hasSize(1);
    assertThat(lockOuts.release(ANA, NOON)).isTrue();
    assertThat(lockOuts.release(ANA, NOON)).isFalse();
    assertThat(lockOuts.locked(NOON)).isEmpty();
    assertThat(wrong(2, NOON, ANA)).isEmpty();
  }

  @Test
  void numbersOfNobodyAreCountedButNotTold() {
    Who nobody = new Who.OfNumber(new Digits("99"));
    assertThat(wrong(3, NOON, nobody)).hasSize(1);
    assertThat(lockOuts.locked(NOON)).isEmpty();
    assertThat(lockOuts.lockedUntil(List.of(nobody), NOON)).isPresent();
  }

  /** What a server writes into the journal, and the next one reads. */
  private static LockOuts after(JournalEntry... entries) {
    var before = new LockOuts();
    List.of(entries).forEach(before::hear);
    var restarted = new LockOuts();
    restarted.add(before);
    return restarted;
  }

  private static JournalEntry refused() {
    return new JournalEntry.PinRefused(
        NOON, new PbxName("west"), "PJSIP/1003", Optional.of(new AgentId("ana")));
  }

  private static JournalEntry locked(String who) {
    return new JournalEntry.LockedOut(NOON, who, "PJSIP/1003", NOON.plusSeconds(900));
  }

  @Test
  void aRestartForgetsNoWrongPin() {
    assertThat(after(refused(), refused()).wrong(List.of(ANA, LOBBY), RULES, NOON)).hasSize(2);
    assertThat(after(refused(), refused()).wrong(List.of(BO), RULES, NOON)).isEmpty();
  }

  @Test
  void aRestartEndsNoLockOutAndTheNextIsTwiceAsLong() {
    JournalEntry[] three = {refused(), refused(), refused(), locked("ana"), locked("PJSIP/1003")};
    Instant until = NOON.plusSeconds(900);
    assertThat(after(three).locked(NOON))
        .containsExactly(new Locked(LOBBY, until), new Locked(ANA, until));
    LockOuts restarted = after(three);
    assertThat(restarted.wrong(List.of(ANA), RULES, until)).isEmpty();
    assertThat(restarted.wrong(List.of(ANA), RULES, until)).isEmpty();
    assertThat(restarted.wrong(List.of(ANA), RULES, until))
        .containsExactly(new Locked(ANA, until.plusSeconds(1800)));
  }

  @Test
  void aRestartRemembersWhatWasForgiven() {
    var unlocked = new JournalEntry.Unlocked(NOON, "ana", "a supervisor");
    assertThat(after(refused(), locked("ana"), unlocked).locked(NOON)).isEmpty();
    var phoned =
        new JournalEntry.AgentPhoned(
            NOON,
            new PbxName("west"),
            "PJSIP/1003",
            Optional.of(new AgentId("ana")),
            Wish.SIGN_IN,
            JournalEntry.PhoneEnd.GRANTED);
    assertThat(after(refused(), refused(), phoned).wrong(List.of(ANA, LOBBY), RULES, NOON))
        .isEmpty();
  }

  @Test
  void whatWasCountedSinceTheStartIsNotForgottenForIt() {
    wrong(1, NOON, ANA);
    lockOuts.add(after(refused()));
    assertThat(wrong(1, NOON, ANA)).hasSize(1);
  }

  @Test
  void forgetsTheOldestBeforeItGrowsWithoutEnd() {
    wrong(3, NOON, ANA);
    for (int i = 0; i < LockOuts.MOST; i++) {
      wrong(1, NOON, new Who.OfNumber(new Digits("%08d".formatted(i))));
    }
    assertThat(lockOuts.locked(NOON)).isEmpty();
  }
}
