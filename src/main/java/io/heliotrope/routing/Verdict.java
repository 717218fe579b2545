package io.heliotrope.routing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
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
