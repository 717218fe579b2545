package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.Caller;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.demo.phone.HastyCrowd;
import io.heliotrope.demo.phone.SipMessage;
import io.heliotrope.journal.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A bad hour on a real PBX: everything that can go wrong with a call, 200 times. */
class BusyFloorIT {

  private static final long SEED = Long.getLong("heliotrope.seed", 1);
  private static final int CALLS = 200;
  private static final Duration TO_THE_END = Duration.ofMinutes(5);
  private static final Duration NOW_AND_THEN = Duration.ofMillis(400);

  @BeforeAll
  static void needsAsterisk() {
    Workshop.needsAsterisk();
  }

  @Test
  void everyCallIsAccountedForOnBothSidesAndNobodyIsStuck() throws Exception {
    try (var floor = new BusyFloor(SEED);
        var crowd =
            new HastyCrowd(
                floor.exchange(), BusyFloor.DID, CALLS, 18, 5, Duration.ofSeconds(12), SEED)) {
      await()
          .atMost(TO_THE_END)
          .pollInterval(NOW_AND_THEN)
          .until(() -> {
            floor.something();
            return crowd.begun() >= CALLS / 2;
          });
      floor.restartPbx();
      await()
          .atMost(TO_THE_END)
          .pollInterval(NOW_AND_THEN)
          .until(() -> {
            floor.something();
            return crowd.isOver();
          });
      floor.everybodyIsBack();
      assertThat(crowd.begun()).isEqualTo(CALLS);

      nobodyIsStuck(floor);
      everyAnsweredCallerIsInTheJournal(floor, crowd);
      BusyFloor.agents().forEach(agent -> hadOneCallAtATime(floor, agent));
      everyTalkAtATelephoneIsInTheJournal(floor);
      tell(floor, crowd);
    }
  }

  private static void nobodyIsStuck(BusyFloor floor) {
    await()
        .atMost(Duration.ofSeconds(90)) // an agent who could not be reached is tried again after 30
        .untilAsserted(() -> {
          assertThat(floor.pbx().channels()).as("channels").isZero();
          assertThat(floor.server().calls()).as("calls").isZero();
          assertThat(floor.web().metric("heliotrope_agi_sessions")).as("sessions").isZero();
          assertThat(floor.web().page("/metrics").lines())
              .filteredOn(line -> line.startsWith("heliotrope_agents{"))
              .as("agents by site and state")
              .hasSize(3)
              .allMatch(line -> line.contains("state=\"ready\""));
          assertThat(floor.notebook().lastOfEachCall())
              .as("the last that the journal says of each call")
              .hasOnlyElementsOfType(JournalEntry.CallEnded.class);
        });
  }

  private static void everyAnsweredCallerIsInTheJournal(BusyFloor floor, HastyCrowd crowd) {
    List<String> arrived =
        floor.notebook().of(BusyFloor.DID, JournalEntry.CallArrived.class).stream()
            .map(JournalEntry.CallArrived::caller)
            .flatMap(caller -> number(caller).stream())
            .toList();
    assertThat(arrived).as("%s", crowd).containsAll(crowd.answered());
    assertThat(floor.notebook().outcomes(BusyFloor.DID)).hasSameSizeAs(arrived);
  }

  /** But for callers who hung up in the moment of the answer: then there was nothing to say. */
  private static void everyTalkAtATelephoneIsInTheJournal(BusyFloor floor) {
    long answered =
        BusyFloor.agents().stream()
            .flatMap(agent -> floor.phone(agent).messages().stream())
            .filter(message -> message.sent() && message.answers(200, "INVITE"))
            .map(SipMessage::callId)
            .distinct()
            .count();
    List<JournalEntry.OfferEnded> offers =
        floor.notebook().of(BusyFloor.DID, JournalEntry.OfferEnded.class);
    long talks = offers.stream().filter(offer -> offer.outcome().hadTalk()).count();
    long gone = offers.stream().filter(o -> o.outcome() instanceof RingOutcome.CallerGone).count();
    assertThat(talks).as("of %d answered", answered).isBetween(answered - gone, answered);
  }

  private static Set<String> number(Caller caller) {
    return caller.number().stream().map(Object::toString).collect(Collectors.toSet());
  }

  /**
   * A telephone is called again only when its call before is over, or has died with the PBX: a new
   * one knows nothing of it.
   */
  private static void hadOneCallAtATime(BusyFloor floor, String agent) {
    Set<String> open = new LinkedHashSet<>();
    List<String> two = new ArrayList<>();
    boolean before = true;
    for (SipMessage message : floor.phone(agent).messages()) {
      String call = message.callId();
      if (before && message.at().isAfter(floor.restarted())) {
        before = false;
        open.clear();
      }
      if (message.requests("INVITE") && !message.sent()) {
        if (open.add(call) && open.size() > 1) {
          two.add(open + " at " + message.at());
        }
      } else if (message.requests("BYE") || message.requests("CANCEL") || refuses(message)) {
        open.remove(call);
      }
    }
    assertThat(two).as("calls at once to " + agent).isEmpty();
  }

  private static boolean refuses(SipMessage message) {
    return message.sent() && message.status() >= 300;
  }

  private static void tell(BusyFloor floor, HastyCrowd crowd) {
    var ends = new TreeMap<String, Long>();
    floor
        .notebook()
        .outcomes(BusyFloor.DID)
        .forEach(outcome -> ends.merge(outcome.getClass().getSimpleName(), 1L, Long::sum));
    var offers = new TreeMap<String, Long>();
    floor
        .notebook()
        .of(BusyFloor.DID, JournalEntry.OfferEnded.class)
        .forEach(end -> offers.merge(end.outcome().getClass().getSimpleName(), 1L, Long::sum));
    System.out.printf("%s%ncalls ended %s%noffers ended %s%n", crowd, ends, offers);
  }
}
