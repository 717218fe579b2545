package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.time.ToldClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Calls follow the sun over the days when clocks change, on a real Asterisk: ana is in Lisbon, bo
 * in Denver, and Heliotrope is told what time it is.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HoursIT {

  private static final Duration SOON = Lane.SOON;
  private static final String NOBODY = "nobody";

  private static final ToldClock CLOCK = ToldClock.standing(Instant.parse("2026-10-23T06:00:00Z"));
  private static AgentsLab lab;
  private static AgentPhone anas;
  private static AgentPhone bos;

  @BeforeAll
  static void start() throws IOException {
    Workshop.needsAsterisk();
    lab =
        new AgentsLab(
            List.of("hello", "goodbye", "agent-number", "agent-pin"),
            "  help: { sites: [lisbon, denver], needs: [help], ring: 5s, wrap-up: 0s }\n",
            """
            sites:
              lisbon: { zone: Europe/Lisbon, hours: "Mo-Fr 09:00-18:00; Su 00:30-01:30" }
              denver: { zone: America/Denver, hours: "Mo-Fr 08:00-17:00" }
            """,
            """
            by-phone: { tries: 3, locked-for: 10m }
            agents:
              ana: { site: lisbon, endpoint: PJSIP/1001, skills: [help], languages: en }
              bo: { site: denver, endpoint: PJSIP/1002, skills: [help], languages: en }
            """,
            CLOCK);
    anas = lab.plugIn("1001", Manner.answersAfter(0));
    bos = lab.plugIn("1002", Manner.answersAfter(0));
  }

  @AfterAll
  static void stop() {
    if (anas != null) {
      anas.close();
    }
    if (bos != null) {
      bos.close();
    }
    if (lab != null) {
      lab.close();
    }
  }

  /** Also their telephones, of which Asterisk tells a moment later. */
  @AfterEach
  void everybodyIsFree() {
    await()
        .atMost(SOON)
        .until(() ->
            lab.notebook().isFree("ana")
                && lab.notebook().isFree("bo")
                && lab.command("agents").lines().filter(HoursIT::isIdle).count() == 2);
  }

  private static boolean isIdle(String agent) {
    return agent.matches(".*PJSIP/100[12] not in use\\s*");
  }

  private static void itIs(Instant instant) {
    CLOCK.set(instant);
    lab.tick();
  }

  /** Calls; returns whom Asterisk rang for it, when they talk. */
  private static String calls(Supplier<CallerPhone> phone) throws IOException {
    lab.begin();
    try (var caller = phone.get()) {
      await()
          .atMost(SOON)
          .until(() ->
              !lab.told(JournalEntry.TalkBegan.class).isEmpty()
                  || !lab.told(JournalEntry.CallEnded.class).isEmpty());
      List<JournalEntry.TalkBegan> talks = lab.told(JournalEntry.TalkBegan.class);
      caller.hangUp();
      await().atMost(SOON).until(() -> !lab.told(JournalEntry.CallEnded.class).isEmpty());
      if (talks.isEmpty()) {
        assertThat(lab.told(JournalEntry.NobodyAwake.class)).hasSize(1);
        assertThat(caller.ear().heard("goodbye")).as("%s", caller).isTrue();
        return NOBODY;
      }
      return talks.getFirst().agent().name();
    }
  }

  private static CallerPhone call() {
    try {
      return lab.calls();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String called() throws IOException {
    String who = calls(HoursIT::call);
    everybodyIsFree();
    return who;
  }

  private static String why() {
    return lab.told(JournalEntry.Decided.class).toString();
  }

  /**
   * A second before and a second after each boundary. Lisbon's clocks go back on Sunday 25 October
   * at 01:00 UTC, Denver's a week later: between them the sites overlap an hour less.
   */
  @ParameterizedTest(name = "{0}: {1}, then {2}")
  @Order(1)
  @CsvSource({
    // Friday before: Lisbon is at UTC+1, Denver at UTC-6
    "2026-10-23T08:00:00Z, nobody, ana", // Lisbon opens
    "2026-10-23T17:00:00Z, ana, bo", // Lisbon closes, Denver has been open for three hours
    "2026-10-23T23:00:00Z, bo, nobody", // Denver closes
    // Sunday: from 00:30 summer time to the second time that Lisbon's clocks show 01:30
    "2026-10-24T23:30:00Z, nobody, ana",
    "2026-10-25T00:30:00Z, ana, ana", // 01:30 for the first time
    "2026-10-25T01:00:00Z, ana, ana", // the clocks go back
    "2026-10-25T01:30:00Z, ana, nobody",
    // Monday: Lisbon is at UTC, Denver still at UTC-6
    "2026-10-26T09:00:00Z, nobody, ana",
    "2026-10-26T18:00:00Z, ana, bo",
    "2026-10-26T23:00:00Z, bo, nobody",
    // a week later, Denver is at UTC-7
    "2026-11-02T23:00:00Z, bo, bo",
    "2026-11-03T00:00:00Z, bo, nobody",
  })
  void callsGoWhereTheClocksOfTheSitesSay(Instant boundary, String before, String after)
      throws IOException {
    itIs(boundary.minusSeconds(1));
    assertThat(called()).as(HoursIT::why).isEqualTo(before);
    itIs(boundary.plusSeconds(1));
    assertThat(called()).as(HoursIT::why).isEqualTo(after);
  }

  @Test
  @Order(2) // time does not run backwards
  void anEmergencyCloseDivertsTheVeryNextCallAndLeavesTalksAlone() throws IOException {
    itIs(Instant.parse("2026-11-04T16:00:00Z")); // both are open
    try (var talking = call()) {
      Calls.talk(talking, anas, SOON);
      assertThat(lab.command("hours", "close", "lisbon", "--until", "2h", "--reason", "fire drill"))
          .contains("lisbon emergency-1: closed");
      assertThat(calls(HoursIT::call)).isEqualTo("bo");
      assertThat(anas.talks()).isTrue();
    }
    everybodyIsFree();
    assertThat(called()).as("ana is free, but Lisbon is closed").isEqualTo("bo");
    assertThat(lab.command("hours", "close", "--all", "--until", "2h", "--reason", "fire"))
        .contains("denver emergency-1");
    assertThat(called()).isEqualTo(NOBODY);
    lab.command("hours", "override", "--cancel", "lisbon", "emergency-1");
    lab.command("hours", "override", "--cancel", "lisbon", "emergency-2");
    assertThat(called()).isEqualTo("ana");
    lab.command("hours", "override", "--cancel", "denver", "emergency-1");
    assertThat(lab.notebook().all(JournalEntry.HoursOverridden.class))
        .extracting(entry -> entry.site() + " " + entry.effect() + " because of " + entry.why())
        .contains("lisbon closed because of fire drill");
  }
}
