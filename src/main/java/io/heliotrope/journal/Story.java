package io.heliotrope.journal;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.Outcome;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.config.Company;
import io.heliotrope.config.Limits;
import io.heliotrope.config.WayOut;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Verdict;
import io.heliotrope.routing.VerdictText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Tells an entry of a call in a few words, for a supervisor or a reader of the demo. */
public final class Story {

  private static final int LONGEST_QUOTE = 72;
  private static final DateTimeFormatter OPENS =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Texts texts;
  private final VerdictText verdicts;

  /** What a prompt says. */
  @FunctionalInterface
  public interface Texts {
    Optional<String> find(String prompt, Language language);
  }

  /** {@code company} gives sites their names and zones. */
  public Story(Texts texts, Company company) {
    this.texts = texts;
    this.verdicts = new VerdictText(company);
  }

  /** For a reader who has only the journal: prompts and sites by their keys, times in UTC. */
  public static Story ofJournalAlone() {
    return new Story(
        (prompt, language) -> Optional.empty(),
        new Company("", Map.of(), Map.of(), Map.of(), List.of()));
  }

  /**
   * The entry in words, without its time and call, those of a consult marked as such; empty for
   * what only a programmer wants. A decision has a line for each reason.
   */
  public Optional<String> tell(JournalEntry.OfCall entry) {
    Optional<String> told = words(entry);
    return entry.call().isConsult() ? told.map(words -> "asked: " + words) : told;
  }

  private Optional<String> words(JournalEntry.OfCall entry) {
    return Optional.ofNullable(
        switch (entry) {
          case JournalEntry.CallArrived e ->
              "calls %s from %s, served in %s%s"
                  .formatted(
                      e.did(),
                      e.caller(),
                      spoken(e.language()),
                      e.left().map(Story::leftBy).orElse(""));
          case JournalEntry.FlowBegan e -> null;
          case JournalEntry.NodeEntered e -> null;
          case JournalEntry.Heard e ->
              "hears %s%s"
                  .formatted(quote(e.what(), e.language()), e.interrupted() ? " and cuts in" : "");
          case JournalEntry.Chose e -> "presses %s in '%s'".formatted(e.key(), e.node());
          case JournalEntry.Collected e ->
              "types %d %s (%s)"
                  .formatted(e.count(), e.count() == 1 ? "key" : "keys", e.variable());
          case JournalEntry.Stumbled e ->
              switch (e.how()) {
                case SILENT -> "is silent in '%s'".formatted(e.node());
                case WRONG_KEY -> "presses a key that is no choice in '%s'".formatted(e.node());
                case TOO_SHORT -> "types too little in '%s'".formatted(e.node());
              };
          case JournalEntry.TaskDone e -> "got what they called for: " + e.task();
          case JournalEntry.LanguageSwitched e -> "is now served in " + spoken(e.language());
          case JournalEntry.PersonAsked e ->
              "asks for a person: %s, in %s".formatted(e.queue(), spoken(e.language()));
          case JournalEntry.Decided e -> decided(e.decision());
          case JournalEntry.Queued e -> "waits with music, number %d".formatted(e.position());
          case JournalEntry.Estimated e ->
              "waited %s, where %s was expected"
                  .formatted(length(e.waited()), length(e.estimate()));
          case JournalEntry.NobodyAwake e ->
              "nobody is awake for %s%s"
                  .formatted(
                      e.queue(),
                      e.opens().map(at -> "; the first site opens " + OPENS.format(at)).orElse(""));
          case JournalEntry.AtLimit e ->
              "%s %s: %s".formatted(e.queue(), limit(e.limit()), way(e.way()));
          case JournalEntry.OutsideCalled e -> outsideCalled(e);
          case JournalEntry.LeftQueue e -> "presses %s and stops waiting".formatted(e.key());
          case JournalEntry.Offered e ->
              "is offered to %s in %s (%s)".formatted(e.agent(), e.site(), e.endpoint());
          case JournalEntry.AgentRang e -> "%s's telephone rings".formatted(e.agent());
          case JournalEntry.AgentPickedUp e -> "%s picks up".formatted(e.agent());
          case JournalEntry.TalkBegan e -> "talks with %s".formatted(e.agent());
          case JournalEntry.Transferred e ->
              "is passed on from %s to %s, with the time waited (%s, by %s)"
                  .formatted(e.queue(), e.to(), e.agent(), e.by());
          case JournalEntry.ConsultBegan e ->
              "hears music while %s asks somebody of %s (by %s)"
                  .formatted(e.agent(), e.to(), e.by());
          case JournalEntry.Consulted e -> consulted(e);
          case JournalEntry.Disposition e ->
              "%s says how it went: %s (by %s)".formatted(e.agent(), e.name(), e.by());
          case JournalEntry.OfferEnded e -> offerEnded(e.agent(), e.outcome());
          case JournalEntry.CallbackPromised e ->
              "is promised a call back at %s"
                  .formatted(e.number().map(Object::toString).orElse("a number we do not know"));
          case JournalEntry.CallbackTried e ->
              e.outcome().hadTalk()
                  ? "is called back by %s".formatted(e.agent())
                  : "could not be called back by %s (%s, try %d)"
                      .formatted(e.agent(), e.outcome().getClass().getSimpleName(), e.attempt());
          case JournalEntry.CallbackOver e ->
              e.kept() ? "the promise is kept" : "the promise is given up: nobody answers there";
          case JournalEntry.CallbackDone e -> "has been called back by hand (%s)".formatted(e.by());
          case JournalEntry.CallbackMerged e ->
              "the promise is one with that of call %s".formatted(e.with());
          case JournalEntry.WentWrong e -> "! " + e.what();
          case JournalEntry.CallEnded e ->
              "ends after %s: %s".formatted(length(e.length()), outcome(e.outcome()));
        });
  }

  /** An outcome in words: {@code helped by ana in lisbon (waited 3 ms, talked 12.0 s)}. */
  public static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.SelfServed o -> "helped by the menus alone (%s)".formatted(o.task());
      case Outcome.Helped o ->
          "helped by %s in %s (waited %s, talked %s)"
              .formatted(o.agent(), o.site(), length(o.waited()), length(o.talked()));
      case Outcome.CallbackPromised o -> "we owe a call back (%s)".formatted(o.queue());
      case Outcome.TurnedAway o -> "told to call again (%s: %s)".formatted(o.queue(), o.why());
      case Outcome.SentOutside o ->
          "talked outside, with %s (%s, %s)".formatted(o.number(), o.queue(), length(o.talked()));
      case Outcome.Abandoned o -> "hung up %s".formatted(where(o.stage(), o.waited()));
      case Outcome.SaidGoodbye o -> "said good-bye at '%s'".formatted(o.node());
      case Outcome.HandedBack o -> "handed back to the PBX (%s)".formatted(o.why());
    };
  }

  /** A length as people say it: {@code 3.4 ms}, {@code 12.0 s}, {@code 4 min 10 s}. */
  public static String length(Duration length) {
    if (length.compareTo(Duration.ofSeconds(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f ms", length.toNanos() / 1e6);
    }
    if (length.compareTo(Duration.ofMinutes(2)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1e3);
    }
    return "%d min %d s".formatted(length.toMinutes(), length.toSecondsPart());
  }

  private String quote(String what, Language language) {
    return texts
        .find(what, language)
        .map(text ->
            text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…")
        .map("“%s”"::formatted)
        .orElseGet(() ->
            switch (what) {
              case JournalEntry.Heard.DIGITS -> "digits, read out one by one";
              case JournalEntry.Heard.NUMBER -> "a number, read out";
              default -> "'" + what + "'";
            });
  }

  /** The taken one on the first line, then the others, those with the same reason together. */
  private String decided(Decision decision) {
    String taken = "nobody can be asked now";
    Map<String, StringJoiner> passed = new LinkedHashMap<>();
    for (Map.Entry<AgentId, Verdict> one : decision.verdicts().entrySet()) {
      if (one.getValue() instanceof Verdict.Taken why) {
        taken = "%s is chosen: %s".formatted(one.getKey(), why.why());
      } else {
        passed
            .computeIfAbsent(
                verdicts.of(one.getValue(), decision.at()), reason -> new StringJoiner(", "))
            .add(one.getKey().name());
      }
    }
    var text = new StringBuilder(taken);
    passed.forEach(
        (reason, who) -> text.append("\n  not ").append(who).append(": ").append(reason));
    decision
        .others()
        .forEach(
            others -> text.append("\n  not %d others: %s".formatted(others.count(), others.why())));
    return text.toString();
  }

  private static String consulted(JournalEntry.Consulted e) {
    String other = e.with().map(AgentId::name).orElse("nobody yet");
    return switch (e.step()) {
      case BROUGHT_IN -> "is together with %s and %s".formatted(e.agent(), other);
      case HANDED_OVER -> "is handed over by %s to %s".formatted(e.agent(), other);
      case RETURNED -> "is back with %s, who asked %s".formatted(e.agent(), other);
      case NOBODY -> "is back with %s: there was nobody of %s".formatted(e.agent(), e.queue());
      case CALLER_LEFT -> "leaves while %s asks %s".formatted(e.agent(), other);
      case FAILED -> "is back with %s: the PBX did not call %s".formatted(e.agent(), e.queue());
    };
  }

  private static String offerEnded(AgentId agent, RingOutcome outcome) {
    return switch (outcome) {
      case RingOutcome.Talked o ->
          "%s hangs up after %s; the caller is still here".formatted(agent, length(o.talked()));
      case RingOutcome.TalkedUntilCallerLeft o ->
          "hangs up after talking with %s for %s".formatted(agent, length(o.talked()));
      case RingOutcome.NoAnswer o -> agent + " does not answer";
      case RingOutcome.Busy o -> agent + " is busy";
      case RingOutcome.Declined o -> agent + " declines";
      case RingOutcome.Unreachable o ->
          "%s can't be reached (cause %d)".formatted(agent, o.hangupCause());
      case RingOutcome.Congested o ->
          "no line to %s just now (cause %d)".formatted(agent, o.hangupCause());
      case RingOutcome.NotTaken o ->
          "%s picks up, but does not press the key that takes the call".formatted(agent);
      case RingOutcome.LeftBeforeCaller o -> agent + " hung up before the caller was put through";
      case RingOutcome.CallerGone o -> "hangs up while %s is rung".formatted(agent);
      case RingOutcome.Withdrawn o -> "the offer to %s is taken back".formatted(agent);
    };
  }

  private static String limit(Limits.Kind limit) {
    return switch (limit) {
      case LONGEST_QUEUE -> "is full";
      case LONGEST_WAIT -> "lets nobody wait longer";
      case NOBODY_SIGNED_IN -> "has nobody signed in";
      case NOBODY_AWAKE -> "has nobody awake soon";
    };
  }

  private static String way(WayOut way) {
    return switch (way) {
      case WayOut.ToQueue o -> "on to %s, with the time waited".formatted(o.queue());
      case WayOut.Callback o -> "a call back is promised";
      case WayOut.Message o -> "hears '%s'".formatted(o.prompt());
      case WayOut.Outside o -> "%s is called".formatted(o.number());
      case WayOut.Exit o -> "back to the flow by '%s'".formatted(o.name());
    };
  }

  private static String outsideCalled(JournalEntry.OutsideCalled e) {
    return switch (e.outcome()) {
      case RingOutcome.Talked o ->
          "talked with %s for %s".formatted(e.number(), length(o.talked()));
      case RingOutcome.TalkedUntilCallerLeft o ->
          "hangs up after talking with %s for %s".formatted(e.number(), length(o.talked()));
      case RingOutcome.CallerGone o -> "hangs up while %s is called".formatted(e.number());
      case RingOutcome.NoAnswer o -> "%s does not answer".formatted(e.number());
      case RingOutcome.Busy o -> "%s is busy".formatted(e.number());
      case RingOutcome.Declined o -> "%s declines".formatted(e.number());
      case RingOutcome.NotTaken o -> "%s did not take it".formatted(e.number());
      case RingOutcome.LeftBeforeCaller o -> "%s hung up at once".formatted(e.number());
      case RingOutcome.Withdrawn o -> "the call to %s is taken back".formatted(e.number());
      case RingOutcome.Unreachable o ->
          "%s can't be reached (cause %d)".formatted(e.number(), o.hangupCause());
      case RingOutcome.Congested o ->
          "no line to %s just now (cause %d)".formatted(e.number(), o.hangupCause());
    };
  }

  private static String leftBy(Stage stage) {
    return "; taken over from another router (%s)".formatted(stage.text());
  }

  private static String where(Stage stage, Duration waited) {
    return switch (stage.step()) {
      case MENU -> "in the menus";
      case WAITING -> "after waiting " + length(waited);
      case RINGING -> "while an agent was rung, after " + length(waited);
      case TALKED -> "after talking";
    };
  }

  private static String spoken(Language language) {
    return Locale.forLanguageTag(language.tag()).getDisplayLanguage(Locale.ENGLISH);
  }
}
