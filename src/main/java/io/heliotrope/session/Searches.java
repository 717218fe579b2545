package io.heliotrope.session;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.WayOut;
import io.heliotrope.flow.Favour;
import io.heliotrope.flow.FlowCommand;
import io.heliotrope.flow.FlowEvent;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Line;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One call's searches for a person, in one queue after the other, and the ways out of queues that
 * are at a limit.
 */
final class Searches {

  private final Conductor conductor;
  private final CallNotes notes;
  private final Line line;
  private final Services services;
  private final Script script;

  Searches(Conductor conductor, CallNotes notes, Line line, Services services, Script script) {
    this.conductor = conductor;
    this.notes = notes;
    this.line = line;
    this.services = services;
    this.script = script;
  }

  /** The flow wants a person. */
  void ask(FlowCommand.AskPerson ask) {
    Queue queue = script.queue(ask.queue());
    Language language = conductor.flow().language();
    Instant now = notes.now();
    notes.ledger().askedForPerson(now);
    notes.record(new JournalEntry.PersonAsked(now, notes.id(), queue.id(), language));
    Favour favour = ask.favour();
    search(
        new Request(
            notes.id(),
            queue.id(),
            language,
            now,
            script.market(),
            favour.headStart(),
            services
                .regulars()
                .lastAgent(script.call().caller(), now.minus(queue.choice().sameAgent())),
            favour.agent().map(own -> new Request.Personal(own, favour.patience()))),
        ask.keys());
  }

  /** An agent passed the caller on, who keeps the place they had in line. */
  void passOn(Request request, String keys) {
    search(request, keys);
  }

  /**
   * The queue was at a limit.
   *
   * @param keys what ends a wait in another queue
   */
  void leaveBy(WayOut way, Limits.Kind limit, Request request, String keys) {
    QueueId queue = request.queue();
    var exit = new FlowEvent.Exit(way.exit().orElse(""));
    switch (way) {
      case WayOut.ToQueue(var next) -> search(request.in(next), keys);
      case WayOut.Callback() ->
          conductor
              .flow()
              .advance(
                  conductor.promise().make(queue, conductor.flow().language())
                      ? exit
                      : new FlowEvent.Exit(WayOut.NO_NUMBER));
      case WayOut.Message(var prompt) -> {
        notes.ledger().turnedAway(queue, words(limit));
        conductor
            .flow()
            .say(new FlowCommand.Say(List.of(new FlowCommand.Utterance.Prompt(prompt)), ""), exit);
      }
      case WayOut.Outside(var number) -> {
        var outside = new OutsideCall(conductor, line, services, queue, number, exit);
        conductor.turnTo(outside);
        outside.begin();
      }
      case WayOut.Exit _ -> {
        notes.ledger().turnedAway(queue, words(limit));
        conductor.flow().advance(exit);
      }
    }
  }

  private void search(Request request, String keys) {
    Queue queue = script.queue(request.queue());
    var search = new PersonSearch(conductor, line, services, queue, keys, request);
    conductor.turnTo(search);
    search.begin();
  }

  private static String words(Limits.Kind limit) {
    return limit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
