package io.heliotrope.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Days of three sites in which whatever can go wrong does. {@code scripts/simulate --seeds 10000}
 * lives more of them; a seed that fails there goes in here as a test with a name.
 */
class DayTest {

  private static final int SEEDS = 1_000;

  @Test
  void whateverHappensEveryCallIsHandledExactlyOnce() {
    LongStream.rangeClosed(1, SEEDS).parallel().forEach(DayTest::live);
  }

  @Test
  void theSameSeedLivesTheSameDay() {
    List<String> once = new ArrayList<>();
    List<String> again = new ArrayList<>();
    new Day(42, FloorUnderTest::real, what -> once.add(what.toString())).live();
    new Day(42, FloorUnderTest::real, what -> again.add(what.toString())).live();
    assertThat(once).hasSizeGreaterThan(500).isEqualTo(again);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AtLimit",
        "pbx-lisbon restarts",
        "the server dies",
        "the clock is set",
        "RulesChanged",
        "PbxLost",
        "asks tech",
        ".consult-1 is over: hung up", // they have come back, or given up
        ".consult-1 is over: nobody awake",
        ".consult-1 is over: talked",
        ".consult-1 is over: line lost",
        ".consult-2 is over: talked",
        "is handed over",
        "is passed on",
        "agent=kim, site=denver, endpoint=PJSIP/kim, ringTime=PT20S", // billing's widest ring
      })
  void whatCanGoWrongDoes(String what) {
    List<String> story = new ArrayList<>();
    for (long seed = 1; seed <= 30; seed++) {
      new Day(seed * 3, FloorUnderTest::real, one -> story.add(one.toString())).live();
    }
    assertThat(story).anyMatch(one -> one.contains(what));
  }

  /** The clock was set ahead while an agent was rung: the floor took it for a talk. */
  @ParameterizedTest
  @ValueSource(longs = {461, 4120})
  void aCallerWhoWasTakenForTalkingWaitsAgainWhenTheyWereNot(long seed) {
    live(seed);
  }

  /** The checks are checked. */
  @ParameterizedTest
  @EnumSource(Mutants.class)
  void findsThePlantedBug(Mutants mutant) {
    assertThatThrownBy(
            () -> {
              for (long seed = 1; seed <= 20; seed++) {
                new Day(seed, mutant).live();
              }
            })
        .isInstanceOf(AssertionError.class);
  }

  private static void live(long seed) {
    try {
      new Day(seed, FloorUnderTest::real).live();
    } catch (AssertionError failure) {
      throw new AssertionError(
          "Seed %d; 'scripts/simulate --seed %d' lives it again.%n%s"
              .formatted(seed, seed, failure.getMessage()),
          failure);
    }
  }
}
