package io.heliotrope.session;

import io.heliotrope.call.Outcome;
import io.heliotrope.floor.Rules;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.AgentCall;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.Reception;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.session.port.Telephonist;
import io.heliotrope.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a conversation for every call, by the rules in force at that moment. */
public final class Switchboard implements Reception {

  private static final Logger log = LoggerFactory.getLogger(Switchboard.class);

  private final Services services;
  private final AgentDesk agents;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Rulebook rulebook;

  public Switchboard(
      Rulebook rulebook,
      Clock clock,
      Journal journal,
      FloorDesk floor,
      PbxControl pbx,
      Telephonist telephonist,
      Supplier<Sounds> sounds) {
    this.rulebook = rulebook;
    var callbacks =
        new Callbacks(
            new CallbackErrand.Tools(clock, journal, floor, pbx),
            telephonist,
            () -> this.rulebook.company(),
            sounds);
    var regulars = new Regulars();
    journal.subscribe(regulars);
    var dispositions = new Dispositions(clock, journal, floor, () -> this.rulebook.company());
    journal.subscribe(dispositions);
    this.services =
        new Services(
            clock,
            journal,
            floor,
            pbx,
            callbacks,
            new Consults(),
            regulars,
            dispositions,
            () -> this.rulebook.company(),
            sounds);
    this.agents = new AgentDesk(services);
  }

  /** Who helped whom. */
  public Regulars regulars() {
    return services.regulars();
  }

  /** Our promises to call back. */
  public Callbacks callbacks() {
    return services.callbacks();
  }

  @Override
  public Conversation open(AgentCall call, Line line) {
    return agents.open(call, line, rulebook);
  }

  @Override
  public Conversation open(IncomingCall call, Line line) {
    if (call.callback().isPresent()) {
      return services
          .callbacks()
          .open(call.callback().get(), call, line)
          .orElseGet(() -> notOurs(line, "no-callback"));
    }
    if (call.consult().isPresent()) {
      return services
          .consults()
          .open(call.consult().get(), call, line)
          .orElseGet(() -> notOurs(line, "no-consult"));
    }
    var script = rulebook.script(call);
    if (script.isEmpty()) {
      log.warn("Nobody answers {}: numbers.yaml has no rule for it and no default", call.did());
      return handBack(call, line);
    }
    calls.incrementAndGet();
    var conductor = new Conductor(call, line, services, script.get(), calls::decrementAndGet);
    conductor.begin();
    return conductor;
  }

  /** Another router may know of it. */
  private static Conversation notOurs(Line line, String why) {
    line.perform(new LineCommand.HandBack(why));
    return event -> {};
  }

  private Conversation handBack(IncomingCall call, Line line) {
    String why = "no rule for the number " + call.did();
    Instant arrived = services.clock().now();
    services
        .journal()
        .record(
            new JournalEntry.CallArrived(
                arrived,
                call.id(),
                call.pbx(),
                call.did(),
                call.caller(),
                call.language(),
                call.left()));
    line.perform(new LineCommand.HandBack("no-rule"));
    return event -> {
      if (event instanceof LineEvent.Gone) {
        Instant now = services.clock().now();
        services
            .journal()
            .record(
                new JournalEntry.CallEnded(
                    now, call.id(), new Outcome.HandedBack(why), Duration.between(arrived, now)));
      }
    };
  }

  /** Where agents call in. */
  public AgentDesk agents() {
    return agents;
  }

  /** How calls went. */
  public Dispositions dispositions() {
    return services.dispositions();
  }

  /** Calls in progress, without those of agents to feature codes. */
  public int calls() {
    return calls.get();
  }

  public Rulebook rulebook() {
    return rulebook;
  }

  /** From now on new calls follow these rules; calls in progress keep theirs. */
  public void rulebook(Rulebook next) {
    Rules rules = next.rules();
    rulebook = next;
    services.floor().rules(rules);
    services
        .journal()
        .record(new JournalEntry.RulesLoaded(services.clock().now(), rules.version()));
  }
}
