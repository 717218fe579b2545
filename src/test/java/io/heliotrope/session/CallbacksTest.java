package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.OwedCallbacks;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.testing.CompanyText;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who presses the key keeps the place in line, and is called back when their turn comes. */
class CallbacksTest {

  private static final RingOutcome TALKED = new RingOutcome.Talked(Duration.ofSeconds(20));

  private final Scene scene = new Scene("queue billing lisbon billing=60 callback=15m\n");

  @AfterEach
  void close() {
    scene.close();
  }

  /** Two talk, and the third asks to be called back. */
  private Scene.Phone promised(Scene.Phone[] talking) {
    talking[0] = scene.call();
    talking[0].ring();
    talking[1] = scene.call();
    talking[1].ring();
    var third = scene.call().plays("main-menu").presses('0');
    third.until(LineCommand.MusicOn.class);
    third.answer(LineEvent.DONE);
    third.presses('1').finishes();
    return third;
  }

  private void look() {
    scene.switchboard.callbacks().look();
    scene.settle();
  }

  @Test
  void thePlaceInLineIsKeptAndTheAgentIsRungFirstThenTheCustomer() {
    var talking = new Scene.Phone[2];
    var third = promised(talking);
    look();
    scene.clock.advance(Duration.ofMinutes(1));
    var fourth = scene.call().plays("main-menu").presses('0');
    fourth.until(LineCommand.MusicOn.class);
    talking[0].ringEnds(TALKED);
    scene.settle();
    assertThat(scene.rung).as("before the one who asked later").hasSize(1);
    var summons = scene.rung.getFirst();
    assertThat(summons.callback()).isEqualTo(third.id);
    assertThat(summons.whom().value()).startsWith("PJSIP/");
    assertThat(summons.shows()).as("the agent sees who it is").isEqualTo("15550001");
    assertThat(summons.thenShows()).as("the customer sees us").isEqualTo("5551000");

    var agent = scene.pickedUp(third.id);
    assertThat(agent.until(LineCommand.CallBack.class).customer().value())
        .isEqualTo("PJSIP/15550001@trunk");
    agent.ringEnds(TALKED).finishes();
    assertThat(scene.told(JournalEntry.CallbackTried.class)).hasSize(1);
    assertThat(scene.told(JournalEntry.CallbackOver.class))
        .singleElement()
        .matches(JournalEntry.CallbackOver::kept);
    assertThat(scene.switchboard.callbacks().open()).isZero();
    assertThat(fourth.until(LineCommand.Ring.class)).as("whose turn is next").isNotNull();
  }

  @Test
  void aCustomerWhoDoesNotAnswerIsTriedAgainAfterAGapAndGivenUpInTheEnd() {
    var talking = new Scene.Phone[2];
    var third = promised(talking);
    talking[0].ringEnds(TALKED);
    look();
    for (int attempt = 1; attempt <= 2; attempt++) {
      look();
      assertThat(scene.rung).hasSize(attempt);
      var agent = scene.pickedUp(third.id);
      agent.until(LineCommand.CallBack.class);
      agent.ringEnds(new RingOutcome.NoAnswer()).finishes();
      look();
      assertThat(scene.rung).as("not at once again").hasSize(attempt);
      assertThat(scene.agents()).as("no miss of the agent's").anyMatch(a -> a.endsWith("Ready"));
      scene.clock.advance(Duration.ofMinutes(15));
    }
    assertThat(scene.told(JournalEntry.CallbackTried.class)).hasSize(2);
    assertThat(scene.told(JournalEntry.CallbackOver.class))
        .singleElement()
        .matches(over -> !over.kept());
    assertThat(scene.settle().callers()).noneMatch(caller -> caller.call().equals(third.id));
  }

  @Test
  void anAgentWhoDoesNotPickUpIsAMissAndTheNextIsRung() {
    var talking = new Scene.Phone[2];
    promised(talking);
    talking[0].ringEnds(TALKED);
    look();
    assertThat(scene.rung).hasSize(1);
    scene.clock.advance(Duration.ofSeconds(26));
    talking[1].ringEnds(TALKED);
    look();
    assertThat(scene.rung).hasSize(2);
    assertThat(scene.rung.get(1).whom()).isNotEqualTo(scene.rung.get(0).whom());
    assertThat(scene.told(JournalEntry.CallbackTried.class)).as("tries").isEmpty();
  }

  @Test
  void anAgentWhoDeclinesIsNotWaitedFor() {
    var talking = new Scene.Phone[2];
    var third = promised(talking);
    talking[0].ringEnds(TALKED);
    talking[1].ringEnds(TALKED);
    look();
    assertThat(scene.rung).hasSize(1);
    scene.floor.accept(
        new PbxNews.NotReached(
            CompanyText.PBX, scene.clock.now(), third.id, new RingOutcome.Unreachable(0)));
    scene.settle();
    scene.settle(); // what the callbacks answered
    assertThat(scene.rung).hasSize(2);
    assertThat(scene.rung.get(1).whom()).isNotEqualTo(scene.rung.get(0).whom());
    assertThat(scene.agents()).as("put aside").noneMatch(agent -> agent.endsWith("Unreachable"));
  }

  @Test
  void aPbxThatCantBeAskedIsNobodysMiss() {
    scene.reachable = false;
    var talking = new Scene.Phone[2];
    promised(talking);
    talking[0].ringEnds(TALKED);
    look();
    assertThat(scene.rung).isEmpty();
    assertThat(scene.agents()).anyMatch(agent -> agent.endsWith("Ready"));
    scene.reachable = true;
    scene.clock.advance(Duration.ofMinutes(1));
    look();
    assertThat(scene.rung).hasSize(1);
  }

  @Test
  void anAgentWhoDoesNotWaitForTheCustomerIsNoTryOfTheCustomers() {
    var talking = new Scene.Phone[2];
    var third = promised(talking);
    talking[0].ringEnds(TALKED);
    look();
    var agent = scene.pickedUp(third.id);
    agent.until(LineCommand.CallBack.class);
    agent.hangsUp();
    look();
    assertThat(scene.rung).as("the customer has just been rung").hasSize(1);
    scene.clock.advance(Duration.ofMinutes(1));
    look();
    assertThat(scene.rung).hasSize(2);
    assertThat(scene.told(JournalEntry.CallbackTried.class)).isEmpty();
  }

  /** One is owed a call, and the agent of a queue with an accept key has picked up. */
  private static Scene.Phone pickedUpWithKey(Scene house) {
    Scene.Phone[] talking = {house.call(), house.call()};
    talking[0].ring();
    talking[1].ring();
    var third = house.call().plays("main-menu").presses('0');
    third.until(LineCommand.MusicOn.class);
    third.answer(LineEvent.DONE);
    third.presses('1').finishes();
    talking[0].ringEnds(TALKED);
    house.switchboard.callbacks().look();
    house.settle();
    return house.pickedUp(third.id);
  }

  private static Scene withKey() {
    return new Scene("queue billing lisbon billing=60 callback=15m accept=7\n");
  }

  @Test
  void anAgentTakesTheCustomerByTheKeyAndThenTheCustomerIsRung() {
    try (var house = withKey()) {
      var agent = pickedUpWithKey(house);
      assertThat(agent.until(LineCommand.Play.class))
          .as("and any key cuts it off")
          .matches(play -> play.file().equals("whisper-take") && play.keys().contains("7"));
      agent.until(LineCommand.AwaitDigit.class);
      agent.presses('7');
      assertThat(agent.asked()).isInstanceOf(LineCommand.CallBack.class);
      agent.ringEnds(TALKED).finishes();
      assertThat(house.told(JournalEntry.CallbackOver.class)).hasSize(1);
    }
  }

  @Test
  void anAgentWhoPressesNoKeyHasMissedTheCustomerWhoWaitsForAnother() {
    try (var house = withKey()) {
      var agent = pickedUpWithKey(house);
      agent.finishes(); // all is said, and nothing is pressed in time
      house.settle();
      assertThat(house.told(JournalEntry.OfferEnded.class).getLast().outcome())
          .isEqualTo(new RingOutcome.NotTaken());
      assertThat(house.told(JournalEntry.CallbackTried.class)).isEmpty();
      assertThat(house.settle().callers())
          .as("still in line")
          .anyMatch(caller -> caller.request().calledBack().isPresent() && caller.with().isEmpty());
    }
  }

  @Test
  void anotherKeySaysItAgainTwice() {
    try (var house = withKey()) {
      var agent = pickedUpWithKey(house);
      for (int i = 0; i < 3; i++) {
        agent.until(LineCommand.Play.class);
        agent.presses('1');
      }
      assertThat(agent.asked()).isInstanceOf(LineCommand.Finish.class);
      house.settle();
      assertThat(house.told(JournalEntry.OfferEnded.class).getLast().outcome())
          .isEqualTo(new RingOutcome.NotTaken());
    }
  }

  @Test
  void whoHangsUpBeforeTheKeyHasRefused() {
    try (var house = withKey()) {
      var agent = pickedUpWithKey(house);
      agent.until(LineCommand.AwaitDigit.class);
      agent.hangsUp();
      house.settle();
      assertThat(house.told(JournalEntry.OfferEnded.class).getLast().outcome())
          .isEqualTo(new RingOutcome.LeftBeforeCaller());
      assertThat(house.settle().callers())
          .as("still in line")
          .anyMatch(caller -> caller.request().calledBack().isPresent() && caller.with().isEmpty());
    }
  }

  @Test
  void nobodyIsCalledBackAtNight() {
    scene.clock.set(Instant.parse("2026-03-24T23:30:00Z"));
    scene.call().plays("main-menu").presses('0').finishes();
    look();
    assertThat(scene.rung).isEmpty();
    scene.clock.set(Instant.parse("2026-03-25T07:59:00Z"));
    look();
    assertThat(scene.rung).isEmpty();
    scene.clock.set(Instant.parse("2026-03-25T08:00:01Z"));
    look();
    assertThat(scene.rung).hasSize(1);
  }

  @Test
  void whoeverIsStillInLineWhenTheEveningComesIsCalledInTheMorning() {
    var talking = new Scene.Phone[2];
    promised(talking);
    look();
    scene.clock.set(Instant.parse("2026-03-24T21:00:01Z"));
    talking[0].ringEnds(TALKED);
    scene.settle();
    assertThat(scene.rung).isEmpty();
  }

  @Test
  void aLineForACallbackThatNobodyOwesIsHandedBack() {
    assertThat(scene.pickedUp(new CallId("lab-99")).asked())
        .isInstanceOf(LineCommand.HandBack.class);
  }

  @Test
  void whoHasNoNumberIsPromisedNothing() {
    var talking = new Scene.Phone[2];
    talking[0] = scene.call();
    talking[0].ring();
    talking[1] = scene.call();
    talking[1].ring();
    var third = scene.anonymous().plays("main-menu").presses('0');
    third.until(LineCommand.MusicOn.class);
    third.answer(LineEvent.DONE);
    third.presses('1').finishes();
    assertThat(scene.told(JournalEntry.CallbackPromised.class)).isEmpty();
    assertThat(scene.told(JournalEntry.CallEnded.class).getLast().outcome().toString())
        .contains("no number to call back");
  }

  private OwedCallbacks owed() {
    var owed = new OwedCallbacks();
    scene.journal.forEach(owed::hear);
    return owed;
  }

  @Test
  void whoIsPromisedTheSameAgainIsCalledOnceInTheBetterPlace() {
    var third = promised(new Scene.Phone[2]);
    scene.clock.advance(Duration.ofMinutes(1));
    var again = scene.call().plays("main-menu").presses('0');
    again.until(LineCommand.MusicOn.class);
    again.answer(LineEvent.DONE);
    again.presses('1').finishes();
    assertThat(scene.told(JournalEntry.CallbackMerged.class))
        .singleElement()
        .satisfies(merged -> {
          assertThat(merged.call()).isEqualTo(again.id);
          assertThat(merged.with()).isEqualTo(third.id);
        });
    assertThat(scene.switchboard.callbacks().open()).isEqualTo(1);
    assertThat(owed().list()).extracting(OwedCallbacks.Owed::call).containsExactly(third.id);
  }

  @Test
  void whoHasBeenCalledByHandIsNotCalledAgain() {
    var talking = new Scene.Phone[2];
    var third = promised(talking);
    look();
    assertThat(scene.switchboard.callbacks().done(third.id, "ana"))
        .isInstanceOf(DoneAnswer.Noted.class);
    talking[0].ringEnds(TALKED);
    look();
    assertThat(scene.rung).isEmpty();
    assertThat(scene.agents()).as("kept for nobody").anyMatch(agent -> agent.endsWith("Ready"));
    assertThat(owed().list()).isEmpty();
    assertThat(scene.told(JournalEntry.CallbackDone.class))
        .singleElement()
        .matches(done -> done.by().equals("ana"));
    assertThat(scene.switchboard.callbacks().done(third.id, "ana"))
        .isEqualTo(new DoneAnswer.NotOwed());
  }

  @Test
  void whoIsBeingCalledIsNotCalledByHand() {
    var talking = new Scene.Phone[2];
    var third = promised(talking);
    talking[0].ringEnds(TALKED);
    look();
    assertThat(scene.switchboard.callbacks().done(third.id, "ana"))
        .isEqualTo(new DoneAnswer.UnderWay());
    assertThat(owed().list()).hasSize(1);
  }

  @Test
  void whatIsOwedIsKnownFromTheJournalAlone() {
    var talking = new Scene.Phone[2];
    var third = promised(talking);
    var owed = new OwedCallbacks();
    scene.journal.forEach(owed::hear);
    assertThat(owed.list())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.call()).isEqualTo(third.id);
          assertThat(one.since()).isEqualTo(Scene.TUESDAY_AFTERNOON);
        });
    var restarted = scene.switchboard.callbacks();
    restarted.resume(owed.list());
    assertThat(restarted.open()).isEqualTo(1);
  }

  @Test
  void whoeverTalkedWhenTheServerDiedIsOwedNothing() {
    var talking = new Scene.Phone[2];
    var third = promised(talking);
    talking[0].ringEnds(TALKED);
    look();
    var agent = scene.pickedUp(third.id);
    agent.until(LineCommand.CallBack.class);
    scene.floor.accept(new PbxNews.Bridged(CompanyText.PBX, scene.clock.now(), agent.id));
    agent.asked();
    var owed = new OwedCallbacks();
    scene.journal.forEach(owed::hear);
    assertThat(owed.list()).isEmpty();
  }
}
