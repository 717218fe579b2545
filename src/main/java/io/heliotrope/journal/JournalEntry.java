package io.heliotrope.journal;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CalendarId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Caller;
import io.heliotrope.call.Did;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.Outcome;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Stage;
import io.heliotrope.call.Wish;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Mistake;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Duty;
import io.heliotrope.floor.Roll.Standing;
import io.heliotrope.flow.FlowCommand.Stumble;
import io.heliotrope.routing.AgentState;
import io.heliotrope.routing.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that happened. Each kind is a record whose components are the fields of the journal
 * file; no component may hold a secret or what a caller typed.
 */
public sealed interface JournalEntry {

  Instant at();

  /** Happened to a call. */
  sealed interface OfCall extends JournalEntry {
    CallId call();
  }

  /** Happened to an agent, a PBX or the server. */
  sealed interface OfHouse extends JournalEntry {}

  /** {@code left}: how far a router that has died since had brought it. */
  record CallArrived(
      Instant at,
      CallId call,
      PbxName pbx,
      Did did,
      Caller caller,
      Language language,
      Optional<Stage> left)
      implements OfCall {}

  record FlowBegan(Instant at, CallId call, String flow, String version) implements OfCall {}

  record NodeEntered(Instant at, CallId call, String node) implements OfCall {}

  /**
   * Something was said to the caller; {@code at} is when it ended.
   *
   * @param what the prompt's key, or {@link #DIGITS} or {@link #NUMBER}
   * @param interrupted did the caller press a key into it?
   */
  record Heard(Instant at, CallId call, String what, Language language, boolean interrupted)
      implements OfCall {
    public static final String DIGITS = "digits";
    public static final String NUMBER = "number";
  }

  record Chose(Instant at, CallId call, String node, char key) implements OfCall {}

  /** {@code count}: how many keys were pressed; which, is nobody's business. */
  record Collected(Instant at, CallId call, String node, String variable, int count)
      implements OfCall {}

  record Stumbled(Instant at, CallId call, String node, Stumble how, int times) implements OfCall {}

  record TaskDone(Instant at, CallId call, String task) implements OfCall {}

  record LanguageSwitched(Instant at, CallId call, Language language) implements OfCall {}

  record PersonAsked(Instant at, CallId call, QueueId queue, Language language) implements OfCall {}

  /**
   * Whom the floor chose, and why nobody else.
   *
   * @param zoneData the version of the time zones' rules, {@code 2026a}
   * @param took from the moment the floor was asked until everybody had been told
   */
  record Decided(Instant at, CallId call, Decision decision, String zoneData, Duration took)
      implements OfCall {}

  /** The caller waits; {@code position} counts from 1. */
  record Queued(Instant at, CallId call, QueueId queue, int position) implements OfCall {}

  /**
   * A caller who waited talks with somebody.
   *
   * @param estimate of the wait, when it began
   * @param recentError by how much the latest estimates of this queue were wrong, on average
   */
  record Estimated(
      Instant at,
      CallId call,
      QueueId queue,
      Duration estimate,
      Duration waited,
      Duration recentError)
      implements OfCall {}

  record NobodyAwake(Instant at, CallId call, QueueId queue, Optional<Instant> opens)
      implements OfCall {}

  /** The queue was at a limit of its own, and the caller went that way out. */
  record AtLimit(Instant at, CallId call, QueueId queue, Limits.Kind limit, WayOut way)
      implements OfCall {}

  /** An outside number was called for the caller; it is over. */
  record OutsideCalled(
      Instant at, CallId call, QueueId queue, PhoneNumber number, RingOutcome outcome)
      implements OfCall {}

  /** The caller ended the wait with a key. */
  record LeftQueue(Instant at, CallId call, QueueId queue, char key) implements OfCall {}

  record Offered(Instant at, CallId call, long fence, AgentId agent, SiteId site, Endpoint endpoint)
      implements OfCall {}

  /** The agent's telephone rings, as the PBX saw it. */
  record AgentRang(Instant at, CallId call, AgentId agent) implements OfCall {}

  /** The agent picked up and may be listening to a whisper. */
  record AgentPickedUp(Instant at, CallId call, AgentId agent) implements OfCall {}

  /** Caller and agent hear each other. */
  record TalkBegan(Instant at, CallId call, AgentId agent) implements OfCall {}

  /**
   * The caller, who talks with an agent, is passed on to another queue.
   *
   * @param by who wanted it and how: {@code telephone} if the agent did by keys
   */
  record Transferred(Instant at, CallId call, AgentId agent, QueueId queue, QueueId to, String by)
      implements OfCall {}

  /**
   * An agent asks somebody of another queue while the caller hears music.
   *
   * @param consult the id under which the floor is asked
   * @param queue in which the agent took the caller
   * @param by who wanted it and how: {@code telephone} if the agent did by keys
   */
  record ConsultBegan(
      Instant at, CallId call, CallId consult, AgentId agent, QueueId queue, QueueId to, String by)
      implements OfCall {}

  /**
   * What became of a consult.
   *
   * @param agent who asked
   * @param queue of which somebody was asked
   * @param with who that was, if somebody was there by then
   */
  record Consulted(
      Instant at,
      CallId call,
      CallId consult,
      AgentId agent,
      QueueId queue,
      Optional<AgentId> with,
      ConsultStep step)
      implements OfCall {}

  /** How the call went, as the agent says who had it. */
  record Disposition(Instant at, CallId call, AgentId agent, QueueId queue, String name, String by)
      implements OfCall {}

  record OfferEnded(Instant at, CallId call, long fence, AgentId agent, RingOutcome outcome)
      implements OfCall {}

  /**
   * We owe this caller a call.
   *
   * @param did what they had dialled
   * @param since when the wait began: the place in line that is kept
   */
  record CallbackPromised(
      Instant at,
      CallId call,
      QueueId queue,
      Optional<PhoneNumber> number,
      Did did,
      Language language,
      Instant since)
      implements OfCall {}

  /**
   * The customer was called, with an agent on the line.
   *
   * @param attempt from 1
   */
  record CallbackTried(
      Instant at, CallId call, QueueId queue, AgentId agent, int attempt, RingOutcome outcome)
      implements OfCall {}

  /** The promise is kept, or given up after as many tries as the queue allows. */
  record CallbackOver(Instant at, CallId call, QueueId queue, boolean kept) implements OfCall {}

  /** Somebody says that they have kept the promise by themselves. */
  record CallbackDone(Instant at, CallId call, QueueId queue, String by) implements OfCall {}

  /** The same number was promised a call of that queue before: one call is enough for both. */
  record CallbackMerged(Instant at, CallId call, QueueId queue, CallId with) implements OfCall {}

  /** Something on our side failed; the call went on if it could. */
  record WentWrong(Instant at, CallId call, String what) implements OfCall {}

  /**
   * The last entry of every call, but for a callback that is owed. {@code length}: since it
   * arrived.
   */
  record CallEnded(Instant at, CallId call, Outcome outcome, Duration length) implements OfCall {}

  record AgentChanged(Instant at, AgentId agent, AgentState from, AgentState to, String cause)
      implements OfHouse {}

  /** What the agent is doing may change later: a call under way goes on. */
  record DutyChanged(Instant at, AgentId agent, Duty duty, String cause) implements OfHouse {}

  /**
   * A feature code was called; {@code at} is the end of that call.
   *
   * @param source the telephone, as the PBX calls it
   * @param agent who it was, by the PIN; empty if nobody proved to be somebody
   */
  record AgentPhoned(
      Instant at, PbxName pbx, String source, Optional<AgentId> agent, Wish wish, PhoneEnd end)
      implements OfHouse {}

  /** What came of a call to a feature code. */
  enum PhoneEnd {
    /** It is as the agent wanted, or will be after the call under way. */
    GRANTED,
    /** As the agent stands, it can't be: there is no pause to end, say. */
    REFUSED,
    /** The last thing typed was no PIN of the agent's. */
    WRONG_PIN,
    /** The agent or the telephone is locked out. */
    LOCKED_OUT,
    NO_PIN,
    /** Nothing was typed. */
    SILENT,
    HUNG_UP,
    /** It could not be had just now. */
    FAILED
  }

  /** A PIN was wrong; {@code agent} is who they said they were, if there is such an agent. */
  record PinRefused(Instant at, PbxName pbx, String source, Optional<AgentId> agent)
      implements OfHouse {}

  /**
   * There were too many wrong PINs.
   *
   * @param who an agent, or a telephone
   * @param source the telephone where it happened
   */
  record LockedOut(Instant at, String who, String source, Instant until) implements OfHouse {}

  /** Somebody ended a lock-out. */
  record Unlocked(Instant at, String who, String by) implements OfHouse {}

  /**
   * How all agents stand: at the start, whenever the files changed, and from time to time, so that
   * nobody has to read further back.
   */
  record RollCall(Instant at, Map<AgentId, Standing> agents, long fence) implements OfHouse {
    public RollCall {
      agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
    }
  }

  record PbxConnected(Instant at, PbxName pbx, String version) implements OfHouse {}

  record PbxLost(Instant at, PbxName pbx, String why) implements OfHouse {}

  record RulesLoaded(Instant at, String version) implements OfHouse {}

  /** The operator's files were wrong; the version before stays in force. */
  record RulesRefused(Instant at, List<Mistake> mistakes) implements OfHouse {
    public RulesRefused {
      mistakes = List.copyOf(mistakes);
    }
  }

  /** Somebody changed when sites are open. */
  sealed interface OfHours extends JournalEntry {

    /** Who did. */
    String by();
  }

  /** A version of the hours was published, for those sites; it counts from {@code inForce} on. */
  record HoursPublished(
      Instant at, int version, Instant inForce, List<SiteId> sites, String by, String why)
      implements OfHours {}

  /** Hours that were published for a later instant have come into force at it. */
  record HoursInForce(Instant at, int version, List<SiteId> sites, String by, String why)
      implements OfHours {
    public HoursInForce {
      sites = List.copyOf(sites);
    }
  }

  /** Publications were taken back: the hours are as after version {@code backTo}. */
  record HoursRolledBack(Instant at, int version, int backTo, String by, String why)
      implements OfHours {}

  /**
   * A site is open, or closed, or has other hours for a while.
   *
   * @param effect {@code closed}, {@code open}, or the hours
   */
  record HoursOverridden(
      Instant at,
      SiteId site,
      String name,
      String effect,
      Instant from,
      Instant to,
      boolean emergency,
      String by,
      String why)
      implements OfHours {}

  /** An override counts no more. */
  record OverrideCancelled(Instant at, SiteId site, String name, String by) implements OfHours {}

  /** sites.yaml has other hours for a site than were published meanwhile, which stay. */
  record HoursConflict(Instant at, SiteId site, String by, String why) implements OfHours {}

  /**
   * A calendar that others keep names other days.
   *
   * @param came days with names, {@code 2026-12-25 Christmas}
   */
  record CalendarChanged(Instant at, CalendarId calendar, List<String> came, List<String> went)
      implements OfHouse {
    public CalendarChanged {
      came = List.copyOf(came);
      went = List.copyOf(went);
    }
  }

  /** A calendar that others keep can't be read or believed, or is too old; its last copy counts. */
  record CalendarAlarm(Instant at, CalendarId calendar, String why) implements OfHouse {}

  /** Nothing is wrong with a calendar any more. */
  record CalendarInOrder(Instant at, CalendarId calendar) implements OfHouse {}

  record ServerStarted(Instant at, String version) implements OfHouse {}

  record ServerStopping(Instant at, String why) implements OfHouse {}
}
