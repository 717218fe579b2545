package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Why one agent was taken or passed over. The texts are for supervisors. */
public sealed interface Verdict {

  /** Taken. {@code why} says what put this agent first. */
  record Taken(String why) implements Verdict {}

  record SiteNotInQueue(SiteId site) implements Verdict {}

  record SiteClosed(SiteId site, Optional<Instant> opens, String rule) implements Verdict {}

  record SkillTooLow(Skill skill, int has, int needs) implements Verdict {}

  record LanguageMissing(Language language) implements Verdict {}

  record LanguageTooLow(Language language, int has, int needs) implements Verdict {}

  record MarketMissing(Market market) implements Verdict {}

  /**
   * May be asked only when the caller has waited longer.
   *
   * @param ring the place of the ring in the queue, from 1
   * @param opens when it opens by the time waited; empty if only the estimated wait can open it
   */
  record RingNotOpen(int ring, Optional<Instant> opens) implements Verdict {}

  /** The caller waits for their own agent alone until then. */
  record HeldFor(AgentId personal, Instant until) implements Verdict {}

  /** The site closes before a call of the usual length would be over. */
  record ClosesSoon(SiteId site, Instant closes, Duration usualLength) implements Verdict {}

  record NotReady(AgentState state) implements Verdict {}

  /**
   * This agent let this caller's offer pass.
   *
   * @param how a verb with the caller as its object: {@code refused}, {@code did not answer}
   */
  record AlreadyTried(Instant at, String how) implements Verdict {}

  /** Could have helped as well, but another came first. */
  record AfterAnother(AgentId first, String why) implements Verdict {}
}
