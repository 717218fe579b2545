package io.heliotrope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.CallerPhone.Dialled;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.PromptBook;
import io.heliotrope.demo.phone.SipMessage;
import io.heliotrope.demo.phone.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People hang up when they like, not when the signalling is ready for it: on both telephones it
 * works in the midst of every exchange. The PBX is played here, so that the moment is certain.
 */
class HastyTelephonesIT {

  private static final Duration SOON = Duration.ofSeconds(8);

  private final Path folder = Workshop.folder();
  private final Tone tone = new Tone(1000);
  private PlayedPbx pbx;
  private Exchange exchange;

  @BeforeEach
  void plugIn() throws IOException {
    Workshop.needsAsterisk();
    pbx = new PlayedPbx();
    exchange = new Exchange(pbx.port(), folder, PromptBook.EMPTY);
  }

  @AfterEach
  void clearAway() {
    if (pbx != null) {
      pbx.close();
    }
    Workshop.remove(folder);
  }

  @Test
  void aCallerHangsUpWhileTheCallIsBeingRenewed() throws IOException {
    try (var caller = call()) {
      SipMessage invite = accept();
      pbx.request("INVITE", invite, 2);
      pbx.expectAnswer(200, "INVITE");
      caller.hangUp();
      SipMessage bye = pbx.expect("BYE");
      pbx.request("ACK", invite, 2);
      pbx.answer(bye, "200 OK");

      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();
    }
  }

  @Test
  void aCallerHangsUpWhenTheOtherSideDoesToo() throws IOException {
    try (var caller = call()) {
      SipMessage invite = accept();
      caller.hangUp();
      SipMessage bye = pbx.expect("BYE");
      pbx.request("BYE", invite, 2);
      pbx.expectAnswer(200, "BYE");
      pbx.answer(bye, "200 OK");

      assertThat(caller.ends(SOON)).as("%s", caller).isTrue();
    }
  }

  @Test
  void anAgentHangsUpBeforeTheAnswerIsAcknowledged() throws IOException {
    int port = Exchange.freePort();
    try (var agent = new AgentPhone(exchange, port, tone, Manner.neverAnswers())) {
      SipMessage ringing = pbx.ring(port);
      assertThat(agent.ear().waitFor(agent::rings, SOON)).as("%s", agent).isTrue();
      agent.answer();
      pbx.expectAnswer(200, "INVITE");
      agent.hangUp();
      pbx.request("ACK", ringing, 1);
      pbx.answer(pbx.expect("BYE"), "200 OK");

      assertThat(pbx.ring(port).callId()).as("the next call").isNotEqualTo(ringing.callId());
    }
  }

  @Test
  void anAgentAnswersWhenTheCallerGivesUp() throws IOException {
    int port = Exchange.freePort();
    try (var agent = new AgentPhone(exchange, port, tone, Manner.neverAnswers())) {
      SipMessage ringing = pbx.ring(port);
      assertThat(agent.ear().waitFor(agent::rings, SOON)).as("%s", agent).isTrue();
      agent.answer();
      pbx.expectAnswer(200, "INVITE");
      pbx.request("CANCEL", ringing, 1);
      pbx.request("ACK", ringing, 1);
      pbx.request("BYE", ringing, 2);
      pbx.expectAnswer(200, "BYE");

      assertThat(pbx.ring(port).callId()).as("the next call").isNotEqualTo(ringing.callId());
    }
  }

  private CallerPhone call() throws IOException {
    return CallerPhone.call(exchange, new Dialled("+15550001", "100"), tone);
  }

  private SipMessage accept() throws IOException {
    SipMessage invite = pbx.expect("INVITE");
    pbx.answer(invite, "200 OK");
    pbx.expect("ACK");
    return invite;
  }
}
