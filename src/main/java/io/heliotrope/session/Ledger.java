package io.heliotrope.session;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Outcome;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Stage;
import io.heliotrope.session.port.LineEvent.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a call has come to so far, of which its one outcome is made at the end. The best thing that
 * happened counts: a person helped, a call-back promised, a task done; only then how it broke off.
 */
final class Ledger {

  private static final int MOST_VISITED = 100;

  private Outcome.@Nullable Helped helped;
  private Outcome.@Nullable SentOutside outside;
  private @Nullable QueueId promised;
  private @Nullable String task;
  private Outcome.@Nullable TurnedAway turnedAway;
  private @Nullable String handedBack;
  private @Nullable Instant askedAt;
  private Stage stage = Stage.MENU;
  private String node = "";
  private final List<String> visited = new ArrayList<>(4); // a set is four times as large

  void entered(String name) {
    node = name;
    visit(name);
  }

  /** What the caller went through, nodes and tasks, each once, in the order of the last time. */
  List<String> visited() {
    return List.copyOf(visited);
  }

  private void visit(String name) {
    visited.remove(name);
    visited.add(name);
    if (visited.size() > MOST_VISITED) {
      visited.removeFirst();
    }
  }

  void taskDone(String name) {
    visit(name);
    if (task == null) {
      task = name;
    }
  }

  void stage(Stage now) {
    stage = now;
  }

  void askedForPerson(Instant at) {
    if (askedAt == null) {
      askedAt = at;
    }
  }

  /** When the caller first asked for a person; empty if they have not. */
  Optional<Instant> askedAt() {
    return Optional.ofNullable(askedAt);
  }

  boolean hasAskedForPerson() {
    return askedAt != null;
  }

  void talked(AgentId agent, SiteId site, Instant began, Duration talk) {
    if (helped == null) {
      helped = new Outcome.Helped(agent, site, waited(began), talk);
    }
  }

  void talkedOutside(QueueId queue, PhoneNumber number, Duration talk) {
    outside = new Outcome.SentOutside(queue, number, talk);
  }

  void promised(QueueId queue) {
    promised = queue;
  }

  void turnedAway(QueueId queue, String why) {
    turnedAway = new Outcome.TurnedAway(queue, why);
  }

  void handedBack(String why) {
    handedBack = why;
  }

  String node() {
    return node;
  }

  Stage stage() {
    return stage;
  }

  Outcome outcome(Cause cause, Instant now) {
    if (helped != null) {
      return helped;
    }
    if (outside != null) {
      return outside;
    }
    if (promised != null) {
      return new Outcome.CallbackPromised(promised);
    }
    if (task != null) {
      return new Outcome.SelfServed(task);
    }
    if (handedBack != null) {
      return new Outcome.HandedBack(handedBack);
    }
    return switch (cause) {
      case LOST -> new Outcome.HandedBack("the connection to the PBX broke");
      case PROTOCOL -> new Outcome.HandedBack("the PBX broke the protocol");
      case HUNG_UP -> turnedAway != null ? turnedAway : new Outcome.Abandoned(stage, waited(now));
      case CLOSED -> turnedAway != null ? turnedAway : new Outcome.SaidGoodbye(node);
    };
  }

  private Duration waited(Instant until) {
    return askedAt == null ? Duration.ZERO : Duration.between(askedAt, until);
  }
}
