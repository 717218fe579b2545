package io.heliotrope.it;

import io.heliotrope.demo.phone.AgentPhone;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.CallerPhone.Dialled;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.Manner;
import io.heliotrope.demo.phone.Tone;
import java.io.IOException;
import java.time.Duration;

/**
 * A number of its own, which leads to a queue of its own, with one agent: so that many tests use
 * one PBX at once and never meet.
 *
 * @param number from 1
 * @param agentPort where the agent's telephone is plugged in
 * @param endpoint what Asterisk calls it
 */
record Lane(int number, int agentPort, String endpoint) {

  static final Duration SOON = Duration.ofSeconds(15);
  static final Tone CALLERS_TONE = new Tone(1_000);
  static final Tone AGENTS_TONE = new Tone(1_500);

  /** The number to dial. */
  String did() {
    return "%d".formatted(7_000 + number);
  }

  /** The caller's number, known to nobody else. */
  String from() {
    return "+1555%04d".formatted(number);
  }

  String queue() {
    return "queue" + number;
  }

  /** The same agent, who hears a whisper first. */
  String whisperQueue() {
    return queue() + "-whisper";
  }

  String agent() {
    return "agent" + number;
  }

  /** The telephone's name, without the technology. */
  String telephone() {
    return endpoint.substring(endpoint.indexOf('/') + 1);
  }

  CallerPhone call(Exchange exchange) throws IOException {
    return CallerPhone.call(exchange, new Dialled(from(), did()), CALLERS_TONE);
  }

  AgentPhone plugIn(Exchange exchange, Manner manner) throws IOException {
    return new AgentPhone(exchange, agentPort, AGENTS_TONE, manner);
  }

  /** The flow behind the number. */
  String flow() {
    return """
    flow: lane%d
    start: welcome
    nodes:
      welcome:
        say: welcome
        next: menu
      menu:
        menu: main-menu
        timeout: 4s
        choices: { "1": code, "0": person, "9": whispered }
        silence: { say: nothing-heard }
        give-up: person
      code:
        collect: code
        ask: which-code
        min: 4
        max: 4
        give-up: person
        next: say-code
      say-code:
        say: thanks
        next: done
      done:
        task: code
        next: goodbye
      person:
        person: %s
        keys: { "1": call-me-back }
        talked: survey
        nobody-awake: goodbye
      whispered:
        person: %s
        keys: { "1": call-me-back }
        talked: survey
        nobody-awake: goodbye
      call-me-back:
        branch:
          - { caller: anonymous, next: goodbye }
        else: promise
      promise:
        callback: %s
        next: goodbye
      survey:
        collect: survey
        ask: survey
        min: 1
        max: 1
        retries: 0
        give-up: goodbye
        next: thanks
      thanks:
        hang-up: thanks
      goodbye:
        hang-up: goodbye
    """
        .formatted(number, queue(), whisperQueue(), queue());
  }
}
