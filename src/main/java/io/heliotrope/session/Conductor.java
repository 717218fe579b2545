package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.Stage;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.flow.Favour;
import io.heliotrope.flow.FlowCommand;
import io.heliotrope.flow.FlowEvent;
import io.heliotrope.flow.FlowState;
import io.heliotrope.flow.Step;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.OwedCallbacks.Owed;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Reception.Conversation;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.session.port.Whispering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conducts one call: hears the line, asks the flow what to do, and has it done by one errand at a
 * time. Lives on the line's own thread.
 */
final class Conductor implements Conversation, Scribe {

  private static final Logger log = LoggerFactory.getLogger(Conductor.class);
  private static final FlowEvent SAID = new FlowEvent.Said();

  private final IncomingCall call;
  private final Line line;
  private final Services services;
  private final Script script;
  private final Runnable whenEnded;
  private final Desk desk;
  private final Ledger ledger = new Ledger();
  private final Instant arrived;
  private Errand errand = event -> {};
  private @Nullable FlowState state;
  private JournalEntry.@Nullable CallbackPromised promised;
  private int consults;
  private boolean ended;

  Conductor(IncomingCall call, Line line, Services services, Script script, Runnable whenEnded) {
    this.call = call;
    this.line = line;
    this.services = services;
    this.script = script;
    this.whenEnded = whenEnded;
    this.desk = new Desk(line);
    this.arrived = services.clock().now();
  }

  /** Takes the call: from here on no other router is tried while we live. */
  void begin() {
    record(
        new JournalEntry.CallArrived(
            arrived,
            call.id(),
            call.pbx(),
            call.did(),
            call.caller(),
            script.language(),
            call.left()));
    var opening =
        script.language().equals(call.language())
            ? List.<LineCommand>of(new LineCommand.Take(), new LineCommand.Answer())
            : List.<LineCommand>of(
                new LineCommand.Take(),
                new LineCommand.Speak(script.language()),
                new LineCommand.Answer());
    run(opening, this::beginFlow);
  }

  @Override
  public void on(LineEvent event) {
    try {
      if (event instanceof LineEvent.Gone gone) {
        end(gone.cause());
      } else if (!ended) {
        desk.hear(event, errand);
      }
    } catch (RuntimeException e) {
      giveUp(e);
    }
  }

  @Override
  public boolean ringIsOver() {
    return !ended && errand.ringIsOver();
  }

  /** The flow's next step after this event. */
  void advance(FlowEvent event) {
    follow(script.step(java.util.Objects.requireNonNull(state), event, now()));
  }

  void perform(LineCommand command) {
    desk.perform(command);
  }

  @Override
  public void record(JournalEntry entry) {
    services.journal().record(entry);
  }

  /** For the log as well as for the journal: whoever looks after the server reads the log first. */
  void wentWrong(String what) {
    log.warn("Call {} went on after: {}", call.id(), what);
    record(new JournalEntry.WentWrong(now(), call.id(), what));
  }

  @Override
  public Instant now() {
    return services.clock().now();
  }

  CallId id() {
    return call.id();
  }

  PbxName pbx() {
    return call.pbx();
  }

  void stage(Stage stage) {
    ledger.stage(stage);
  }

  void turnedAway(QueueId queue, String why) {
    ledger.turnedAway(queue, why);
  }

  void talkedOutside(QueueId queue, PhoneNumber number, Duration talk) {
    ledger.talkedOutside(queue, number, talk);
  }

  void talked(Claim claim, Instant began, Duration talk) {
    if (promised != null) {
      record(new JournalEntry.CallbackOver(now(), call.id(), promised.queue(), true));
      promised = null; // somebody has helped meanwhile
    }
    ledger.talked(claim.agent(), claim.site(), began, talk);
  }

  /** What the caller hears for that prompt, if it exists in the caller's language. */
  Optional<Sounds.Sound> sound(String prompt) {
    return services.sounds().find(prompt, language());
  }

  /** The caller has heard that prompt. */
  void heard(String prompt, boolean interrupted) {
    record(new JournalEntry.Heard(now(), id(), prompt, language(), interrupted));
  }

  /** What the agent hears of this caller before they are put through. */
  Whispering whispering(Queue queue, Request request, AgentId agent) {
    return new Briefing(request, ledger.visited(), now())
        .of(queue, agent(agent), services.sounds());
  }

  /** The terms on which that agent asks somebody, whose floor request that is. */
  Consult.Terms consult(AgentId agent, Request request) {
    return new Consult.Terms(
        id(),
        pbx(),
        agent,
        script.queue(request.queue()),
        request,
        new Briefing(request, ledger.visited(), now()).ofColleague(),
        this::agent);
  }

  /** The id under which an agent of this call asks somebody, another each time. */
  CallId nextConsult() {
    consults++;
    return id().consult(consults);
  }

  /**
   * That agent, who may have come after this call began: the floor goes by the rules in force. For
   * any thread.
   */
  private Agent agent(AgentId id) {
    Agent now = services.companyInForce().get().agents().get(id);
    return now == null ? script.agent(id) : now;
  }

  private void beginFlow() {
    record(
        new JournalEntry.FlowBegan(
            now(), call.id(), script.flow().name(), script.flow().version()));
    follow(script.begin(now()));
  }

  private void follow(Step step) {
    state = step.state();
    boolean switched = false;
    for (FlowCommand.Note note : step.notes()) {
      note(note);
      switched |= note instanceof FlowCommand.Switched;
    }
    if (switched) {
      run(List.of(new LineCommand.Speak(step.state().language())), () -> perform(step.deed()));
    } else {
      perform(step.deed());
    }
  }

  private void perform(FlowCommand.Deed deed) {
    switch (deed) {
      case FlowCommand.Say say -> say(say, SAID);
      case FlowCommand.Listen listen -> {
        errand = this::heardKeyOrSilence;
        perform(new LineCommand.AwaitDigit(listen.limit()));
      }
      case FlowCommand.AskPerson ask -> askPerson(ask);
      case FlowCommand.PromiseCallback promise ->
          advance(promiseCallback(promise.queue()) ? SAID : new FlowEvent.NoNumber());
      case FlowCommand.HangUp ignored -> run(List.of(new LineCommand.Finish()), () -> {});
    }
  }

  private void heardKeyOrSilence(LineEvent event) {
    advance(
        event instanceof LineEvent.Pressed pressed
            ? new FlowEvent.Pressed(pressed.digit())
            : new FlowEvent.Silence());
  }

  private void askPerson(FlowCommand.AskPerson ask) {
    Queue queue = script.queue(ask.queue());
    Instant now = now();
    ledger.askedForPerson(now);
    record(new JournalEntry.PersonAsked(now, call.id(), queue.id(), language()));
    Favour favour = ask.favour();
    search(
        queue,
        ask.keys(),
        new Request(
            call.id(),
            queue.id(),
            language(),
            now,
            script.market(),
            favour.headStart(),
            services.regulars().lastAgent(call.caller(), now.minus(queue.choice().sameAgent())),
            favour.agent().map(own -> new Request.Personal(own, favour.patience()))));
  }

  private void search(Queue queue, String keys, Request request) {
    var search = new PersonSearch(this, line, services, queue, keys);
    errand = search;
    search.begin(request);
  }

  /** An agent passed the caller on, who keeps the place they had in line. */
  void passOn(Request request, String keys) {
    search(script.queue(request.queue()), keys, request);
  }

  /** All queues, as they were when this call began. */
  Map<QueueId, Queue> queues() {
    return script.book().company().queues();
  }

  /** Where the agent can pass callers on to, by the key. */
  Map<Character, QueueId> transferKeys() {
    return script.book().transferKeys();
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
      case WayOut.ToQueue(var next) -> search(script.queue(next), keys, request.in(next));
      case WayOut.Callback() ->
          advance(promiseCallback(queue) ? exit : new FlowEvent.Exit(WayOut.NO_NUMBER));
      case WayOut.Message(var prompt) -> {
        turnedAway(queue, words(limit));
        say(new FlowCommand.Say(List.of(new FlowCommand.Utterance.Prompt(prompt)), ""), exit);
      }
      case WayOut.Outside(var number) -> {
        var outside = new OutsideCall(this, line, services, queue, number, exit);
        errand = outside;
        outside.begin();
      }
      case WayOut.Exit _ -> {
        turnedAway(queue, words(limit));
        advance(exit);
      }
    }
  }

  private static String words(Limits.Kind limit) {
    return limit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void say(FlowCommand.Say say, FlowEvent then) {
    var speech = new Speech(this, services.sounds(), language(), say, then);
    errand = speech;
    speech.begin();
  }

  /** False if there is no number at which the caller could be called back. */
  private boolean promiseCallback(QueueId queue) {
    Instant now = now();
    Instant since = ledger.askedAt().orElse(now);
    Optional<PhoneNumber> number = call.caller().number();
    if (!services.callbacks().canPromise(queue, number)) {
      turnedAway(
          queue, number.isEmpty() ? "no number to call back" : "not a number that it calls back");
      return false;
    }
    var promise =
        new JournalEntry.CallbackPromised(
            now, call.id(), queue, number, call.did(), language(), since);
    record(promise);
    ledger.promised(queue);
    promised = promise;
    return true;
  }

  private void note(FlowCommand.Note note) {
    Instant now = now();
    switch (note) {
      case FlowCommand.Entered entered -> {
        ledger.entered(entered.node());
        record(new JournalEntry.NodeEntered(now, id(), entered.node()));
      }
      case FlowCommand.Chose chose ->
          record(new JournalEntry.Chose(now, id(), chose.node(), chose.key()));
      case FlowCommand.Collected c ->
          record(new JournalEntry.Collected(now, id(), c.node(), c.variable(), c.count()));
      case FlowCommand.Stumbled s ->
          record(new JournalEntry.Stumbled(now, id(), s.node(), s.how(), s.times()));
      case FlowCommand.TaskDone done -> {
        ledger.taskDone(done.task());
        record(new JournalEntry.TaskDone(now, id(), done.task()));
      }
      case FlowCommand.Switched switched ->
          record(new JournalEntry.LanguageSwitched(now, id(), switched.language()));
    }
  }

  private Language language() {
    return state == null ? script.language() : state.language();
  }

  private void run(List<LineCommand> commands, Runnable then) {
    var errands = new Errands(desk, commands, then);
    errand = errands;
    errands.begin();
  }

  /** Our own fault: the caller gets another router or the dialplan's safe place, never silence. */
  private void giveUp(RuntimeException e) {
    log.error(
        "Call {} was handed back to the dialplan: in node '{}', {}",
        call.id(),
        ledger.node(),
        ledger.stage().text(),
        e);
    record(new JournalEntry.WentWrong(now(), call.id(), e.toString()));
    ledger.handedBack("an error of ours");
    Errand broken = errand;
    errand = event -> {};
    try {
      broken.gone(LineEvent.Cause.CLOSED);
    } finally {
      line.perform(new LineCommand.HandBack("error"));
    }
  }

  private void end(LineEvent.Cause cause) {
    if (ended) {
      throw new IllegalStateException("The line of " + call.id() + " went twice.");
    }
    ended = true;
    try {
      errand.gone(cause);
    } finally {
      Instant now = now();
      var end =
          new JournalEntry.CallEnded(
              now, call.id(), ledger.outcome(cause, now), Duration.between(arrived, now));
      if (ledger.hasAskedForPerson()) {
        services.floor().recordInTurn(end); // how the offer ended, it may still have to say
      } else {
        record(end);
      }
      if (promised != null) {
        Owed.of(promised)
            .ifPresent(services.callbacks()::owe); // two calls at once would be one too many
      }
      whenEnded.run();
    }
  }
}
