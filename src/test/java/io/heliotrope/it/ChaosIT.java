package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A router is killed, freezes or loses AMI while callers are in a menu, waiting, being connected
 * and talking. What each of them gets is what ARCHITECTURE.md promises.
 */
class ChaosIT {

  private static final Duration SOON = Lane.SOON;

  /** A frozen router is noticed when the dialplan's watchdog, 15 s ahead at most, runs out. */
  private static final Duration WATCHDOG = Duration.ofSeconds(15).plus(SOON);

  /** How far a call was, in the journal of who took it over; one in the menu begins anew. */
  private static final Pattern LEFT = Pattern.compile("\"left\":\\{[^}]*\"step\":\"(\\w+)\"");

  /** The stages of the others: who was rung has talked by then. */
  private static final String[] STAGES = {"WAITING", "TALKED", "TALKED", "TALKED"};

  private static TwoRouters routers;

  @BeforeAll
  static void startRouters() throws IOException, InterruptedException {
    Workshop.needsAsterisk();
    routers = new TwoRouters();
  }

  @AfterAll
  static void stopRouters() throws IOException {
    if (routers != null) {
      routers.close();
    }
  }

  @Test
  void aRouterIsKilledAndTheOtherTakesItsCallsOver() throws Exception {
    try (var first = routers.startFirst();
        var scene = new OneInEachStage(routers)) {
      long before = takenOver().count();
      first.kill();

      begins(scene.inMenu, 2, SOON);
      scene.agentsGoOn();
      scene.areServed(SOON);
      newCallerIsServed();
      tell("kill -9", scene);
      scene.leave();
      assertThat(takenOver().skip(before)).containsExactlyInAnyOrder(STAGES);
      routers.isAtRest(routers.second());
    }
  }

  @Test
  void aRouterFreezesAndTheOtherTakesItsCallsOver() throws Exception {
    try (var first = routers.startFirst();
        var scene = new OneInEachStage(routers)) {
      long before = takenOver().count();
      first.freeze();

      scene.agentsGoOn();
      newCallerIsServed();
      begins(scene.inMenu, 2, WATCHDOG);
      scene.areServed(WATCHDOG);
      tell("SIGSTOP", scene);
      scene.leave();
      assertThat(takenOver().skip(before)).containsExactlyInAnyOrder(STAGES);
      routers.isAtRest(routers.second());

      first.thaw();
      routers.isAtRest(first);
      newCallerIsServed();
    }
  }

  @Test
  void amiIsCutAndTheCallersDoNotNotice() throws Exception {
    try (var first = routers.startFirst();
        var scene = new OneInEachStage(routers)) {
      long before = takenOver().count();
      routers.ami().cut();

      Calls.hears(scene.inMenu, "main-menu");
      scene.inMenu.press("1");
      Calls.hears(scene.inMenu, "which-code");
      scene.agentsGoOn();
      scene.areServed(SOON);
      newCallerIsServed();
      tell("AMI cut", scene);
      assertThat(first.web().page("/health")).contains("is down");
      scene.leave();
      assertThat(takenOver().skip(before)).isEmpty();
      routers.isAtRest(first);

      routers.ami().mend();
      Awaitility.await("AMI is back")
          .atMost(SOON)
          .until(() -> !first.web().page("/health").contains("is down"));
    } finally {
      routers.ami().mend();
    }
  }

  @Test
  void bothRoutersAreLostAndTheDialplanHelpsItself() throws Exception {
    Lane lane = routers.lane();
    routers.hunt(lane.endpoint());
    try (var first = routers.startFirst();
        var agent = lane.plugIn(routers.exchange(), Manner.answersAfter(100));
        var caller = routers.lane().call(routers.exchange())) {
      Calls.begins(caller, "main-menu");
      routers.second().freeze();
      first.kill();

      Calls.hears(caller, "sorry");
      Calls.talk(caller, agent, SOON);
      caller.hangUp();
      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();
    } finally {
      routers.second().thaw();
    }
    routers.isAtRest(routers.second());
  }

  /** The stages in which the second router was given calls of the first one. */
  private static Stream<String> takenOver() throws IOException {
    return routers.second().journal("CallArrived").stream()
        .map(LEFT::matcher)
        .filter(Matcher::find)
        .map(stage -> stage.group(1));
  }

  private static void newCallerIsServed() throws IOException {
    try (var caller = routers.lane().call(routers.exchange())) {
      Calls.hears(caller, "main-menu");
    }
  }

  private static void begins(CallerPhone caller, int times, Duration patience) {
    assertThat(
            caller
                .ear()
                .waitFor(
                    () ->
                        caller.ear().heard().stream()
                                .filter(heard -> heard.prompt().equals("welcome"))
                                .count()
                            == times,
                    patience))
        .as("welcomed %d times: %s", times, caller)
        .isTrue();
  }

  private static void tell(String what, OneInEachStage scene) {
    System.out.printf("%s, longest time without a sound: %s%n", what, scene.silences());
  }
}
