package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Company;
import io.heliotrope.config.Queue;
import io.heliotrope.journal.ConsultStep;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.AgentState;
import io.heliotrope.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How calls went, as somebody says for the agent: while they talk, and while they wrap up after it.
 * Who wraps up after which call is learned from the journal.
 */
public final class Dispositions implements Journal.Subscriber {

  private final Clock clock;
  private final Journal journal;
  private final FloorDesk floor;
  private final Supplier<Company> company;

  /** For whom each agent was chosen the last time. */
  private final Map<AgentId, Talk> chosen = new ConcurrentHashMap<>();

  private final Map<AgentId, Talk> wrappingUp = new ConcurrentHashMap<>();

  /** Who was handed a caller by somebody who asked them, the last time. */
  private final Map<AgentId, JournalEntry.Consulted> handedOver = new ConcurrentHashMap<>();

  private record Talk(AgentId agent, CallId call, QueueId queue, Instant at) {}

  /**
   * The call after which an agent wraps up.
   *
   * @param names how it may have gone, by the digit for each; at least one
   */
  record After(CallId call, AgentId agent, QueueId queue, Map<Character, String> names) {}

  /** {@code company} is the one in force at each moment. */
  Dispositions(Clock clock, Journal journal, FloorDesk floor, Supplier<Company> company) {
    this.clock = clock;
    this.journal = journal;
    this.floor = floor;
    this.company = company;
  }

  /** Says of a call how it went, for the agent who talks, or else wraps up after it. */
  public CompletableFuture<DispositionAnswer> dispose(CallId call, String name, String by) {
    return floor
        .dispose(call, name, by)
        .thenApply(answer ->
            answer instanceof DispositionAnswer.NotTalking ? afterwards(call, name, by) : answer);
  }

  /**
   * The call of which that agent may say how it went; empty if they don't wrap up, or after nothing
   * of which there is anything to say: who was only asked about a caller has not had the call.
   */
  Optional<After> after(AgentId agent) {
    return Optional.ofNullable(wrappingUp.get(agent))
        .filter(talk -> !talk.call().isConsult() || wasHandedOver(talk.call().whole(), talk))
        .map(talk -> new After(talk.call().whole(), agent, talk.queue(), names(talk.queue())))
        .filter(after -> !after.names().isEmpty());
  }

  /** Writes down how it went, as the agent was asked. */
  void note(After after, String name, String by) {
    journal.record(
        new JournalEntry.Disposition(
            clock.now(), after.call(), after.agent(), after.queue(), name, by));
  }

  private Map<Character, String> names(QueueId id) {
    Queue queue = company.get().queues().get(id);
    return queue == null ? Map.of() : queue.keys().dispositions();
  }

  private DispositionAnswer afterwards(CallId call, String name, String by) {
    Optional<Talk> talk =
        wrappingUp.values().stream()
            .filter(one -> one.call().equals(call) || wasHandedOver(call, one))
            .max(Comparator.comparing(Talk::at)); // of those who passed the caller on, the last
    if (talk.isEmpty()) {
      return new DispositionAnswer.NotTalking();
    }
    AgentId agent = talk.get().agent();
    QueueId queue = talk.get().queue();
    Map<Character, String> names = names(queue);
    if (!names.containsValue(name)) {
      return new DispositionAnswer.Unknown(new ArrayList<>(names.values()));
    }
    note(new After(call, agent, queue, names), name, by);
    return new DispositionAnswer.Noted(agent);
  }

  /** For the floor that talk was the consult, and for people it was the call. */
  private boolean wasHandedOver(CallId call, Talk talk) {
    JournalEntry.Consulted handed = handedOver.get(talk.agent());
    return handed != null && handed.call().equals(call) && handed.consult().equals(talk.call());
  }

  @Override
  public void on(JournalEntry entry) {
    if (entry instanceof JournalEntry.Consulted consulted) {
      if (consulted.step() == ConsultStep.HANDED_OVER) {
        consulted.with().ifPresent(agent -> handedOver.put(agent, consulted));
      }
    } else if (entry instanceof JournalEntry.Decided decided) {
      decided
          .decision()
          .taken()
          .ifPresent(agent -> {
            QueueId queue = decided.decision().request().queue();
            chosen.put(agent, new Talk(agent, decided.call(), queue, decided.at()));
          });
    } else if (entry instanceof JournalEntry.AgentChanged changed) {
      changed(changed);
    }
  }

  /** Of a brief talk the end may be told before the beginning: then they were still ringing. */
  private static boolean isWith(CallId call, AgentState state) {
    return switch (state) {
      case AgentState.Talking talking -> talking.call().equals(call);
      case AgentState.Ringing ringing -> ringing.call().equals(call);
      case AgentState.Reserved reserved -> reserved.call().equals(call);
      case AgentState.Ready _,
          AgentState.WrappingUp _,
          AgentState.BusyElsewhere _,
          AgentState.Unreachable _,
          AgentState.Paused _,
          AgentState.SignedOut _ ->
          false;
    };
  }

  private void changed(JournalEntry.AgentChanged changed) {
    AgentId agent = changed.agent();
    if (!(changed.to() instanceof AgentState.WrappingUp)) {
      wrappingUp.remove(agent);
    } else if (chosen.get(agent) instanceof Talk talk && isWith(talk.call(), changed.from())) {
      wrappingUp.put(agent, new Talk(agent, talk.call(), talk.queue(), changed.at()));
    }
  }
}
