package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.RingOutcome;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the customer is called first, an agent is kept meanwhile, and rung when they are there. */
class CustomerFirstTest {

  private static final RingOutcome TALKED = new RingOutcome.Talked(Duration.ofSeconds(20));

  private final Scene scene = new Scene("queue billing lisbon billing=60 callback=15m,customer\n");
  private final Scene.Phone caller = promisedAtNight();

  @AfterEach
  void close() {
    scene.close();
  }

  private Scene.Phone promisedAtNight() {
    scene.clock.set(Instant.parse("2026-03-24T23:30:00Z"));
    var phone = scene.call().plays("main-menu").presses('0');
    phone.finishes();
    scene.clock.set(Instant.parse("2026-03-25T08:00:01Z"));
    look();
    return phone;
  }

  private void look() {
    scene.switchboard.callbacks().look();
    scene.settle();
  }

  @Test
  void theCustomerIsRungAndThenTheAgentWhoWasKept() {
    var summons = scene.rung.getFirst();
    assertThat(summons.whom().value()).isEqualTo("PJSIP/15550001@trunk");
    assertThat(summons.shows()).isEqualTo("5551000");
    assertThat(scene.agents()).anyMatch(agent -> agent.endsWith("Reserved"));

    var customer = scene.pickedUp(caller.id);
    var endpoint = customer.until(LineCommand.Ring.class).endpoint();
    customer.agentTalks(endpoint).ringEnds(TALKED).finishes();
    assertThat(scene.told(JournalEntry.TalkBegan.class))
        .singleElement()
        .matches(began -> began.call().equals(caller.id));
    assertThat(scene.told(JournalEntry.CallbackOver.class))
        .singleElement()
        .matches(JournalEntry.CallbackOver::kept);
  }

  @Test
  void aCustomerWhoDoesNotPickUpCostsTheAgentNothing() {
    scene.clock.advance(Duration.ofSeconds(46));
    look();
    assertThat(scene.told(JournalEntry.CallbackTried.class)).hasSize(1);
    assertThat(scene.agents()).allMatch(agent -> agent.endsWith("Ready"));
    look();
    assertThat(scene.rung).hasSize(1);
    scene.clock.advance(Duration.ofMinutes(15));
    look();
    assertThat(scene.rung).hasSize(2);
  }

  @Test
  void shouldTheAgentNotAnswerTheCustomerIsPutThroughToTheNext() {
    var customer = scene.pickedUp(caller.id);
    var first = customer.until(LineCommand.Ring.class).endpoint();
    customer.ringEnds(new RingOutcome.NoAnswer());
    assertThat(customer.until(LineCommand.MusicOn.class)).isNotNull();
    var second = customer.answer(LineEvent.DONE).until(LineCommand.Ring.class).endpoint();
    assertThat(second).isNotEqualTo(first);
    customer.agentTalks(second).ringEnds(TALKED).finishes();
    assertThat(scene.told(JournalEntry.CallbackOver.class)).hasSize(1);
  }

  @Test
  void aCustomerWhoHangsUpWhileTheAgentIsRungIsCalledAgainLater() {
    var customer = scene.pickedUp(caller.id);
    customer.until(LineCommand.Ring.class);
    customer.hangsUp();
    assertThat(scene.told(JournalEntry.CallbackTried.class))
        .singleElement()
        .matches(tried -> tried.outcome() instanceof RingOutcome.CallerGone);
    assertThat(scene.switchboard.callbacks().open()).isEqualTo(1);
    assertThat(scene.agents()).allMatch(agent -> agent.endsWith("Ready"));
  }
}
