package io.heliotrope.routing;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.DurationText;
import io.heliotrope.config.Site;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Verdicts in a supervisor's words. Times are the site's own, and name it. */
public final class VerdictText {

  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter THIS_WEEK =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter LATER =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  private final Company company;

  public VerdictText(Company company) {
    this.company = company;
  }

  /**
   * The verdict as a sentence without its subject: {@code skill billing 40 < 60}.
   *
   * @param at when it was given
   */
  public String of(Verdict verdict, Instant at) {
    return switch (verdict) {
      case Verdict.Taken taken -> "taken: " + taken.why();
      case Verdict.SiteNotInQueue outside ->
          company.label(outside.site()) + " does not serve this queue";
      case Verdict.SiteClosed closed ->
          closed
                  .opens()
                  .map(opens -> "closed until " + local(closed.site(), opens, at))
                  .orElse("closed")
              + " ("
              + closed.rule()
              + ")";
      case Verdict.SkillTooLow low when low.has() == 0 -> "has no skill " + low.skill();
      case Verdict.SkillTooLow low ->
          "skill %s %d < %d".formatted(low.skill(), low.has(), low.needs());
      case Verdict.LanguageMissing missing -> "does not speak " + missing.language();
      case Verdict.LanguageTooLow low ->
          "speaks %s %d < %d".formatted(low.language(), low.has(), low.needs());
      case Verdict.MarketMissing missing -> "has no training in " + missing.market();
      case Verdict.RingNotOpen later ->
          "may be asked %s (ring %d)"
              .formatted(
                  later.opens().map(opens -> "in " + Ago.of(at, opens)).orElse("in a longer queue"),
                  later.ring());
      case Verdict.HeldFor held ->
          "the caller waits for %s for another %s"
              .formatted(held.personal(), Ago.of(at, held.until()));
      case Verdict.ClosesSoon soon ->
          "%s closes in %s, a call takes %s"
              .formatted(
                  company.label(soon.site()),
                  Ago.of(at, soon.closes()),
                  DurationText.of(soon.usualLength()));
      case Verdict.NotReady not -> doing(not.state(), at);
      case Verdict.AlreadyTried tried ->
          "%s this caller %s ago".formatted(tried.how(), Ago.of(tried.at(), at));
      case Verdict.AfterAnother after -> "free, but " + after.why();
    };
  }

  /** What an agent is doing, and for how long. */
  public static String doing(AgentState state, Instant at) {
    String time = Ago.of(state.since(), at);
    return switch (state) {
      case AgentState.SignedOut _ -> "signed out for " + time;
      case AgentState.Ready _ -> "idle for " + time;
      case AgentState.Paused paused -> "paused for %s (%s)".formatted(time, paused.reason());
      case AgentState.Reserved _ -> "about to be rung for " + time;
      case AgentState.Ringing _ -> "being rung for " + time;
      case AgentState.Talking _ -> "talking for " + time;
      case AgentState.BusyElsewhere _ -> "busy with another call for " + time;
      case AgentState.WrappingUp wrap -> "in wrap-up for another " + Ago.of(at, wrap.until());
      case AgentState.Unreachable _ -> "out of reach for " + time;
    };
  }

  /** That instant on the site's wall clock, as short as the distance from {@code now} allows. */
  public String local(SiteId id, Instant when, Instant now) {
    Site site = company.sites().get(id);
    ZoneId zone = site == null ? ZoneOffset.UTC : site.zone();
    var then = when.atZone(zone);
    var today = now.atZone(zone).toLocalDate();
    DateTimeFormatter format =
        then.toLocalDate().equals(today)
            ? TODAY
            : then.toLocalDate().isBefore(today.plusDays(7)) ? THIS_WEEK : LATER;
    return format.format(then) + " " + company.label(id);
  }
}
