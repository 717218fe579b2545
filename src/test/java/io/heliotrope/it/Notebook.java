package io.heliotrope.it;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Outcome;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.AgentState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes down the whole journal, so that tests can look things up by the number dialled. */
final class Notebook implements Journal.Subscriber {

  private final List<JournalEntry> all = new ArrayList<>();
  private final Map<CallId, String> dialled = new HashMap<>();
  private final Map<String, AgentState> agents = new HashMap<>();

  @Override
  public synchronized void on(JournalEntry entry) {
    all.add(entry);
    if (entry instanceof JournalEntry.CallArrived arrived) {
      dialled.put(arrived.call(), arrived.did().digits());
    }
    if (entry instanceof JournalEntry.AgentChanged changed) {
      agents.put(changed.agent().toString(), changed.to());
    }
    notifyAll();
  }

  /** All entries of that kind, in order. */
  synchronized <T extends JournalEntry> List<T> all(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** All entries of calls to that number, in order. */
  synchronized List<JournalEntry.OfCall> of(String did) {
    return all.stream()
        .filter(JournalEntry.OfCall.class::isInstance)
        .map(JournalEntry.OfCall.class::cast)
        .filter(entry -> did.equals(dialled.get(entry.call())))
        .toList();
  }

  /** The entries of that kind of calls to that number. */
  <T extends JournalEntry.OfCall> List<T> of(String did, Class<T> kind) {
    return of(did).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Waits for an entry of that kind about a call to that number. */
  <T extends JournalEntry.OfCall> Optional<T> waitFor(String did, Class<T> kind, Duration within) {
    return waitFor(() -> of(did, kind).stream().findFirst(), within);
  }

  /** Waits until the agent is or has been in that state; false if never. */
  boolean waitForState(String agent, String state, Duration within) {
    return waitFor(
            () ->
                all.stream()
                    .filter(entry ->
                        entry instanceof JournalEntry.AgentChanged changed
                            && changed.agent().name().equals(agent)
                            && changed.to().getClass().getSimpleName().equals(state))
                    .findFirst(),
            within)
        .isPresent();
  }

  private synchronized <T> Optional<T> waitFor(Supplier<Optional<T>> what, Duration within) {
    long until = System.nanoTime() + within.toNanos();
    while (true) {
      Optional<T> found = what.get();
      long millis = (until - System.nanoTime()) / 1_000_000;
      if (found.isPresent() || millis <= 0) {
        return found;
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  /** The outcomes of all calls to that number that have ended. */
  List<Outcome> outcomes(String did) {
    return of(did, JournalEntry.CallEnded.class).stream()
        .map(JournalEntry.CallEnded::outcome)
        .toList();
  }

  /** Has the floor nothing to do with the agent, as its last word on them says? */
  synchronized boolean isFree(String agent) {
    AgentState state = agents.get(agent);
    return state == null || state instanceof AgentState.Ready;
  }

  /** The agents whom the floor believes to be rung or to talk. */
  synchronized List<String> busyAgents() {
    return agents.entrySet().stream()
        .filter(agent ->
            agent.getValue() instanceof AgentState.Ringing
                || agent.getValue() instanceof AgentState.Talking)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The last entry of every call so far, and any that ended before its last. */
  synchronized List<JournalEntry.OfCall> lastOfEachCall() {
    var last = new LinkedHashMap<CallId, JournalEntry.OfCall>();
    var early = new ArrayList<JournalEntry.OfCall>();
    for (JournalEntry entry : all) {
      if (entry instanceof JournalEntry.OfCall ofCall
          && last.put(ofCall.call(), ofCall) instanceof JournalEntry.CallEnded) {
        early.add(ofCall);
      }
    }
    early.addAll(last.values());
    return early;
  }
}
