package io.heliotrope.session;

import io.heliotrope.call.CallId;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.floor.AgentAnswer;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Floor;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.floor.FloorView;
import io.heliotrope.floor.Place;
import io.heliotrope.floor.Roll;
import io.heliotrope.floor.Rules;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the floor is told things, by one at a time: calls ask and PBXs report here, and calls hear
 * what was decided. Everything that changes goes into the journal here.
 */
public final class FloorDesk implements Consumer<PbxNews>, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FloorDesk.class);

  /** Nobody who rebuilds the floor has to read more of the journal than that. */
  private static final Duration ROLL_CALL = Duration.ofMinutes(10);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /*
   * Commands wait in a plain queue, because their order is what the floor lives by; a scheduler
   * orders by its clock. The scheduler only puts a Tick into that queue. What calls tell is worked
   * off on their own threads if nobody else is at the desk: an agent and a caller are waiting for
   * each other. Everything else, and all writing down, is left to the desk's thread.
   */

  private final OneAtATime desk = new OneAtATime("floor");
  private final FloorAlarm alarm = new FloorAlarm(this::tick);
  private final Floor floor;
  private final Clock clock;
  private final Journal journal;
  private final FloorChronicle chronicle;
  private final Map<CallId, CallSide> sides = new HashMap<>();
  private final Set<PbxName> connected = new HashSet<>();
  private Instant rollCalled = Instant.MAX.minus(ROLL_CALL);

  /** A floor of which nothing is known from before. */
  public FloorDesk(Rules rules, Clock clock, Journal journal) {
    this(rules, Roll.EMPTY, clock, journal);
  }

  /** {@code before} is how the agents stood when the server stopped, or died. */
  public FloorDesk(Rules rules, Roll before, Clock clock, Journal journal) {
    this.floor = new Floor(rules, clock.now());
    this.clock = clock;
    this.journal = journal;
    this.chronicle = new FloorChronicle(journal);
    execute(() -> {
      apply(new FloorCommand.Recall(before));
      desk.afterwards(this::callRoll);
    });
  }

  /** A caller asks for a person; {@code side} hears what comes of it, maybe at once. */
  void ask(Request request, CallSide side) {
    soonest(() -> {
      sides.put(request.call(), side);
      apply(new FloorCommand.Ask(request));
    });
  }

  /** The caller left or wants something else. */
  void leave(CallId call) {
    soonest(() -> {
      sides.remove(call);
      apply(new FloorCommand.Leave(call));
    });
  }

  /** As {@link #leave}, but if somebody is rung, how that ends is still to be told. */
  void leaveUnlessRung(CallId call) {
    soonest(() -> {
      if (floor.place(call).isPresent()) {
        sides.remove(call);
        apply(new FloorCommand.Leave(call));
      }
    });
  }

  /** Where the caller stands by now is told as when the wait began; nothing if they do not wait. */
  void askPlace(CallId call) {
    execute(() -> floor.place(call).ifPresent(place -> tellPlace(call, place)));
  }

  private void tellPlace(CallId call, Place place) {
    CallSide side = sides.get(call);
    if (side != null) {
      side.waits(place);
    }
  }

  /** What the PBX tells of that call is told to {@code ear}, though no agent is asked for. */
  void listen(CallId call, CallSide ear) {
    execute(() -> sides.put(call, ear));
  }

  /** The call needs nothing more of us. */
  void listenNoMore(CallId call) {
    execute(() -> sides.remove(call));
  }

  void rang(Claim claim) {
    soonest(() -> apply(new FloorCommand.Rang(claim)));
  }

  void talkBegan(Claim claim) {
    soonest(() -> apply(new FloorCommand.TalkBegan(claim)));
  }

  /**
   * The offer is over.
   *
   * @param callerStays does the caller still want a person (after a miss)?
   */
  void offerEnded(Claim claim, RingOutcome outcome, boolean callerStays) {
    soonest(() -> {
      if (!callerStays) {
        sides.remove(claim.call());
      }
      apply(
          new FloorCommand.OfferEnded(claim, outcome),
          new JournalEntry.OfferEnded(
              clock.now(), claim.call(), claim.fence(), claim.agent(), outcome));
      if (!callerStays) {
        desk.afterwards(() -> apply(new FloorCommand.Leave(claim.call())));
      }
    });
  }

  /** What an agent asks for, or somebody for them; completes at the desk. */
  public CompletableFuture<AgentAnswer> ask(FloorCommand.OfAgent command) {
    return CompletableFuture.supplyAsync(
        () ->
            apply(command).stream()
                .flatMap(event ->
                    event instanceof FloorEvent.AgentAnswered answered
                        ? Stream.of(answered.answer())
                        : Stream.empty())
                .findFirst()
                .orElseThrow(),
        desk::execute);
  }

  /** Passes a caller who talks with an agent on to that queue. */
  public CompletableFuture<TransferAnswer> transfer(CallId call, QueueId queue, String by) {
    return askSide(
        call, new TransferAnswer.NotTalking(), (side, answer) -> side.transfer(queue, by, answer));
  }

  /**
   * Has the agent who talks with that caller ask somebody of that queue, while the caller waits.
   */
  public CompletableFuture<ConsultAnswer> consult(CallId call, QueueId queue, String by) {
    return askSide(
        call, new ConsultAnswer.NotTalking(), (side, answer) -> side.consult(queue, by, answer));
  }

  /** Says of a call that an agent has just now how it went. */
  CompletableFuture<DispositionAnswer> dispose(CallId call, String name, String by) {
    return askSide(
        call, new DispositionAnswer.NotTalking(), (side, answer) -> side.dispose(name, by, answer));
  }

  /** A line that goes in that moment gives no answer. */
  private <T> CompletableFuture<T> askSide(
      CallId call, T nobody, BiConsumer<CallSide, CompletableFuture<T>> ask) {
    var answer = new CompletableFuture<T>();
    execute(() -> {
      CallSide side = sides.get(call);
      if (side == null) {
        answer.complete(nobody);
      } else {
        ask.accept(side, answer);
      }
    });
    return answer.completeOnTimeout(nobody, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Would a caller who asks for that hear that nobody is awake? Completes at the desk. */
  CompletableFuture<Optional<FloorEvent.NobodyAwake>> nobodyAwake(Request request) {
    return CompletableFuture.supplyAsync(
        () -> {
          apply(new FloorCommand.Tick()); // a site may have closed since anything happened
          return floor.nobodyAwake(request);
        },
        desk::execute);
  }

  /** Goes into the journal after all that the floor still has to say of what it was told so far. */
  void recordInTurn(JournalEntry entry) {
    execute(() -> journal.record(entry), () -> journal.record(entry));
  }

  /** What a PBX tells; from any thread, in its order. */
  @Override
  public void accept(PbxNews news) {
    execute(() -> hear(news));
  }

  /** From now on decides by these rules. */
  public void rules(Rules rules) {
    execute(() -> {
      apply(new FloorCommand.RulesChanged(rules));
      desk.afterwards(this::callRoll);
    });
  }

  /** The clock was set: looks at once whether anything is due. */
  public void tick() {
    execute(() -> apply(new FloorCommand.Tick()));
  }

  /** All agents as they stand when all that was told before has been worked off. */
  public CompletableFuture<List<FloorView.Person>> people() {
    return CompletableFuture.supplyAsync(floor::people, desk::execute);
  }

  /** The floor as it stands when all that was told before has been worked off. */
  public CompletableFuture<FloorView> view() {
    return CompletableFuture.supplyAsync(floor::view, desk::execute);
  }

  @Override
  public void close() {
    alarm.close();
    desk.close();
  }

  private void hear(PbxNews news) {
    switch (news) {
      case PbxNews.Snapshot s -> {
        if (connected.add(s.pbx())) {
          journal.record(new JournalEntry.PbxConnected(s.at(), s.pbx(), s.version()));
        }
        apply(new FloorCommand.DevicesKnown(s.pbx(), s.devices()));
      }
      case PbxNews.Lost l -> {
        connected.remove(l.pbx());
        journal.record(new JournalEntry.PbxLost(l.at(), l.pbx(), l.why()));
        apply(new FloorCommand.PbxLost(l.pbx()));
      }
      case PbxNews.DeviceChanged d ->
          apply(new FloorCommand.DeviceChanged(d.pbx(), d.endpoint(), d.state()));
      case PbxNews.Dialing d -> pass(d.call(), d);
      case PbxNews.Ringing r -> pass(r.call(), r);
      case PbxNews.PickedUp p -> pass(p.call(), p);
      case PbxNews.Entry e -> pass(e.call(), e);
      case PbxNews.Unbridged u -> pass(u.call(), u);
      case PbxNews.AgentLegEnded e -> pass(e.call(), e);
      case PbxNews.CallerPressed c -> pass(c.call(), c);
      case PbxNews.AgentPressed a -> pass(a.call(), a);
      case PbxNews.CallerHungUp h -> pass(h.call(), h);
      case PbxNews.NotReached n -> pass(n.call(), n);
      case PbxNews.CallerGone g -> pass(g.call(), g);
    }
  }

  private void pass(CallId call, PbxNews news) {
    CallSide side = sides.get(call);
    if (side != null) {
      side.news(news);
    }
  }

  /** {@code entries} tell what led to it, and come before what comes of it in the journal. */
  private List<FloorEvent> apply(FloorCommand command, JournalEntry... entries) {
    Instant now = clock.now();
    long began = System.nanoTime();
    List<FloorEvent> events = floor.apply(command, now);
    events.forEach(this::tell); // first of all: an agent and a caller are waiting for each other
    var took = Duration.ofNanos(System.nanoTime() - began);
    desk.afterwards(() -> writeDown(events, now, took, entries));
    return events;
  }

  private void writeDown(
      List<FloorEvent> events, Instant now, Duration took, JournalEntry... entries) {
    for (JournalEntry entry : entries) {
      journal.record(entry);
    }
    chronicle.record(events, floor::decisions, now, took);
    alarm.set(floor.nextWake(), now);
    if (now.isAfter(rollCalled.plus(ROLL_CALL))) {
      callRoll();
    }
  }

  private void callRoll() {
    rollCalled = clock.now();
    Roll roll = floor.roll();
    journal.record(new JournalEntry.RollCall(rollCalled, roll.agents(), roll.fence()));
  }

  private void tell(FloorEvent event) {
    if (event instanceof FloorEvent.Offered offered) {
      CallSide side = sides.get(offered.claim().call());
      if (side != null) {
        side.offered(offered.claim());
      }
    } else if (event instanceof FloorEvent.NobodyAwake nobody) {
      CallSide side = sides.remove(nobody.call());
      if (side != null) {
        side.nobodyAwake(nobody.opens());
      }
    } else if (event instanceof FloorEvent.Queued queued) {
      tellPlace(queued.call(), queued.place());
    } else if (event instanceof FloorEvent.AtLimit limit) {
      CallSide side = sides.remove(limit.call());
      if (side != null) {
        side.atLimit(limit.limit(), limit.way());
      }
    }
  }

  private void execute(Runnable task) {
    execute(task, FloorDesk::tellNobody);
  }

  private void execute(Runnable task, Runnable whenClosed) {
    try {
      desk.execute(task);
    } catch (RejectedExecutionException closed) {
      whenClosed.run();
    }
  }

  /** For the threads of calls, which must not be held up for long. */
  private void soonest(Runnable task) {
    try {
      desk.soonest(task);
    } catch (RejectedExecutionException closed) {
      tellNobody();
    }
  }

  private static void tellNobody() {
    log.debug("The floor is closed; nobody is left to tell");
  }
}
