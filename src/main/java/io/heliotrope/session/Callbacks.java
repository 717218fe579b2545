package io.heliotrope.session;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DialString;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.config.Company;
import io.heliotrope.floor.Claim;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.OwedCallbacks.Owed;
import io.heliotrope.session.CallbackErrand.Tools;
import io.heliotrope.session.Debt.Doing;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.Reception.Conversation;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.session.port.Telephonist;
import io.heliotrope.session.port.Telephonist.Summons;
import io.heliotrope.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps our promises to call back. Whoever was promised one keeps the place in line, as a caller
 * without a line: when their turn comes, an agent is rung and then the customer, or the other way
 * round. One try at a time, at decent hours, as often as the queue says.
 */
public final class Callbacks {

  /*
   * Told by whoever is at the floor's desk, by the threads of lines, and by whoever calls look();
   * each does little and waits for nobody (the desk lets nobody wait), so one lock is enough.
   */

  /** Ringing somebody and their answer take a moment beyond the ring time itself. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  /** Between two looks at what the files of this moment do not let us do. */
  private static final Duration LATER = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

  private final Tools tools;
  private final Clock clock;
  private final Journal journal;
  private final FloorDesk floor;
  private final Telephonist telephonist;
  private final Supplier<Company> company;
  private final Supplier<Sounds> sounds;
  private final Map<CallId, Debt> debts = new LinkedHashMap<>();

  /** Promises of queues that leave it to people. */
  private final Map<CallId, Owed> byHand = new LinkedHashMap<>();

  private boolean closed;

  /** {@code company} and {@code sounds} are those in force at each moment. */
  Callbacks(
      Tools tools, Telephonist telephonist, Supplier<Company> company, Supplier<Sounds> sounds) {
    this.tools = tools;
    this.clock = tools.clock();
    this.journal = tools.journal();
    this.floor = tools.floor();
    this.telephonist = telephonist;
    this.company = company;
    this.sounds = sounds;
  }

  /** Can a customer of that number be promised that this queue calls them back? */
  boolean canPromise(QueueId id, Optional<PhoneNumber> number) {
    var queue = company.get().queues().get(id);
    return number
        .filter(
            one -> queue == null || queue.callback().filter(rules -> !rules.reaches(one)).isEmpty())
        .isPresent();
  }

  /** Keeps these promises, which a server before this one has made. */
  public synchronized void resume(List<Owed> before) {
    before.forEach(this::owe);
  }

  /**
   * From now on we owe that call, unless we owe that number one of that queue already: it keeps the
   * better place. If the queue calls nobody back, people do.
   */
  synchronized void owe(Owed owed) {
    Optional<CallId> before =
        Stream.concat(debts.values().stream().map(debt -> debt.owed), byHand.values().stream())
            .filter(one -> one.number().equals(owed.number()) && one.queue().equals(owed.queue()))
            .map(Owed::call)
            .filter(call -> !call.equals(owed.call()))
            .findFirst();
    if (before.isPresent()) {
      journal.record(
          new JournalEntry.CallbackMerged(clock.now(), owed.call(), owed.queue(), before.get()));
      return;
    }
    terms(owed)
        .map(terms -> terms.rules().gap())
        .ifPresentOrElse(
            gap -> {
              Instant next = owed.lastTry().map(at -> at.plus(gap)).orElse(Instant.MIN);
              debts.put(owed.call(), new Debt(owed, next, this));
            },
            () -> byHand.put(owed.call(), owed));
  }

  /** Somebody has called that customer by hand: we owe them nothing any more. */
  public synchronized DoneAnswer done(CallId call, String by) {
    Debt debt = debts.get(call);
    Owed owed = debt == null ? byHand.get(call) : debt.owed;
    if (owed == null) {
      return new DoneAnswer.NotOwed();
    }
    if (debt != null && (debt.doing == Doing.RINGING || debt.doing == Doing.ON_LINE)) {
      return new DoneAnswer.UnderWay();
    }
    if (debt != null && debt.doing == Doing.WAITING) {
      floor.leave(call);
      debt.rest(Instant.MAX); // an offer that is on its way finds nobody
    }
    debts.remove(call);
    byHand.remove(call);
    journal.record(new JournalEntry.CallbackDone(clock.now(), call, owed.queue(), by));
    return new DoneAnswer.Noted(owed.queue(), owed.number());
  }

  /** How many promises are open. */
  public synchronized int open() {
    return debts.size();
  }

  /** Begins nothing more; what is under way goes on. */
  public synchronized void close() {
    closed = true;
    debts.values().stream()
        .filter(debt -> debt.doing == Doing.WAITING)
        .forEach(debt -> {
          floor.leave(debt.owed.call());
          debt.rest(Instant.MAX);
        });
  }

  /** Does what is due; to be called every second or so. */
  public synchronized void look() {
    Instant now = clock.now();
    for (Debt debt : closed ? List.<Debt>of() : List.copyOf(debts.values())) {
      if (!now.isBefore(debt.next)) {
        lookAt(debt, now);
      }
    }
  }

  private void lookAt(Debt debt, Instant now) {
    try {
      switch (debt.doing) {
        case RESTING -> queueUp(debt, now);
        case RINGING -> notReached(debt, new RingOutcome.NoAnswer());
        case WAITING, ON_LINE -> {}
      }
    } catch (RuntimeException e) {
      log.error("The callback of {} failed; it is looked at again later", debt.owed.call(), e);
      debt.rest(now.plus(LATER));
    }
  }

  private void queueUp(Debt debt, Instant now) {
    Optional<CallbackTerms> terms = terms(debt.owed);
    if (terms.isEmpty()) {
      debt.rest(now.plus(LATER)); // the files may have it again
    } else if (!terms.get().isDecent(now)) {
      debt.rest(terms.get().decent(now));
    } else {
      debt.waits();
      floor.ask(terms.get().request(), debt);
    }
  }

  /** An agent is kept for that customer. */
  synchronized void offered(Debt debt, Claim claim) {
    if (debt.talk != null) {
      debt.talk.offered(claim);
      return;
    }
    Instant now = clock.now();
    Optional<CallbackTerms> terms = terms(debt.owed).filter(found -> found.isDecent(now));
    Optional<Summons> summons = terms.flatMap(found -> found.summons(claim));
    if (debt.doing == Doing.WAITING && summons.filter(telephonist::ring).isPresent()) {
      Duration ring = summons.get().ringTime();
      debt.rings(claim, terms.get().agentFirst(), now.plus(ring).plus(SLACK));
      return;
    }
    floor.offerEnded(claim, new RingOutcome.Withdrawn(), false);
    if (debt.doing == Doing.WAITING) {
      debt.rest(now.plus(LATER));
    } else {
      debt.inLine = false; // the floor has given up the claim before
    }
  }

  synchronized void nobodyAwake(Debt debt, Optional<Instant> opens) {
    if (debt.talk != null) {
      debt.talk.nobodyAwake();
    } else {
      debt.rest(opens.orElseGet(() -> clock.now().plus(LATER)));
    }
  }

  /** Whoever was rung first did not pick up. */
  synchronized void notReached(Debt debt, RingOutcome outcome) {
    if (debt.doing != Doing.RINGING) {
      return;
    }
    Claim claim = Objects.requireNonNull(debt.claim);
    if (debt.agentFirst) {
      // telephones that are gone, the floor knows of by themselves: this one said no
      boolean refused = outcome instanceof RingOutcome.Unreachable;
      notTaken(debt, refused ? new RingOutcome.Declined() : outcome);
    } else {
      floor.offerEnded(claim, new RingOutcome.Withdrawn(), false);
      tried(debt, claim, outcome);
    }
  }

  /** The agent who was rung first did not take the customer; another one may. */
  synchronized void notTaken(Debt debt, RingOutcome outcome) {
    Claim claim = Objects.requireNonNull(debt.claim);
    if (debt.inLine) {
      debt.waits();
      floor.offerEnded(claim, outcome, true);
    } else {
      debt.rest(clock.now());
    }
  }

  /** Whoever was rung first is there. Empty if nobody was rung for that call (any more). */
  synchronized Optional<Conversation> open(CallId callback, IncomingCall call, Line line) {
    Debt debt = debts.get(callback);
    CallbackTerms terms = debt == null ? null : terms(debt.owed).orElse(null);
    if (debt == null || debt.doing != Doing.RINGING || terms == null) {
      return Optional.empty();
    }
    Claim claim = Objects.requireNonNull(debt.claim);
    Optional<DialString> customer = terms.dial(claim.site());
    if (customer.isEmpty()) {
      return Optional.empty();
    }
    debt.isOnLine();
    var errand = new CallbackErrand(debt, claim, terms, this, sounds.get(), tools);
    if (debt.agentFirst) {
      return Optional.of(new AgentFirst(errand, call, line, customer.get()).begin());
    }
    var talk = new CustomerFirst(errand, call, line);
    debt.talk = talk;
    return Optional.of(talk.begin());
  }

  /** The agent did not wait for the customer: that was none of the customer's tries. */
  synchronized void notTried(Debt debt) {
    debt.rest(clock.now().plus(LATER));
  }

  /** The customer was called; the floor has been told. */
  synchronized void tried(Debt debt, Claim claim, RingOutcome outcome) {
    debt.tries++;
    Instant now = clock.now();
    Owed owed = debt.owed;
    journal.record(
        new JournalEntry.CallbackTried(
            now, owed.call(), owed.queue(), claim.agent(), debt.tries, outcome));
    Optional<CallbackTerms> terms = terms(owed);
    int most = terms.map(found -> found.rules().tries()).orElse(1);
    if (outcome.hadTalk() || debt.tries >= most) {
      debts.remove(owed.call());
      journal.record(
          new JournalEntry.CallbackOver(now, owed.call(), owed.queue(), outcome.hadTalk()));
    } else {
      debt.rest(now.plus(terms.orElseThrow().rules().gap()));
    }
  }

  private Optional<CallbackTerms> terms(Owed owed) {
    return CallbackTerms.find(company.get(), owed);
  }
}
