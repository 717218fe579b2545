package io.heliotrope.hours.coverage;

import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.Skill;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Ring;
import java.util.Locale;

/** What a caller may need of whoever is awake. */
public sealed interface Need {

  /** For programs: {@code language}. */
  String kind();

  /** For programs: {@code fr}. */
  String name();

  /** For people: {@code French}. */
  String label();

  /** What one who can help does: {@code speaks French}. */
  String one();

  /** What several do: {@code speak French}. */
  String many();

  /** Can that agent help? */
  boolean fits(Agent agent);

  /** Anybody at all. */
  record Anybody() implements Need {
    @Override
    public String kind() {
      return "anybody";
    }

    @Override
    public String name() {
      return "anybody";
    }

    @Override
    public String label() {
      return "Anybody";
    }

    @Override
    public String one() {
      return "is awake";
    }

    @Override
    public String many() {
      return "are awake";
    }

    @Override
    public boolean fits(Agent agent) {
      return true;
    }
  }

  /** Somebody who speaks it. */
  record Speaker(Language language) implements Need {
    @Override
    public String kind() {
      return "language";
    }

    @Override
    public String name() {
      return language.tag();
    }

    @Override
    public String label() {
      return Locale.forLanguageTag(language.tag()).getDisplayName(Locale.ENGLISH);
    }

    @Override
    public String one() {
      return "speaks " + label();
    }

    @Override
    public String many() {
      return "speak " + label();
    }

    @Override
    public boolean fits(Agent agent) {
      return agent.level(language) > 0;
    }
  }

  /** Somebody who can do it, however well. */
  record Skilled(Skill skill) implements Need {
    @Override
    public String kind() {
      return "skill";
    }

    @Override
    public String name() {
      return skill.name();
    }

    @Override
    public String label() {
      return "skill " + skill;
    }

    @Override
    public String one() {
      return "has the skill " + skill;
    }

    @Override
    public String many() {
      return "have the skill " + skill;
    }

    @Override
    public boolean fits(Agent agent) {
      return agent.level(skill) > 0;
    }
  }

  /** Somebody trained in its customs. */
  record Local(Market market) implements Need {
    @Override
    public String kind() {
      return "market";
    }

    @Override
    public String name() {
      return market.code();
    }

    @Override
    public String label() {
      return "market " + market;
    }

    @Override
    public String one() {
      return "knows the market " + market;
    }

    @Override
    public String many() {
      return "know the market " + market;
    }

    @Override
    public boolean fits(Agent agent) {
      return agent.knows(market);
    }
  }

  /** Somebody whom a queue may ask sooner or later, in whatever language. */
  record Helper(Queue queue) implements Need {
    @Override
    public String kind() {
      return "queue";
    }

    @Override
    public String name() {
      return queue.id().name();
    }

    @Override
    public String label() {
      return "queue " + queue.label();
    }

    @Override
    public String one() {
      return "serves " + queue.label();
    }

    @Override
    public String many() {
      return "serve " + queue.label();
    }

    @Override
    public boolean fits(Agent agent) {
      return queue.rings().stream().anyMatch(ring -> fits(agent, ring));
    }

    private static boolean fits(Agent agent, Ring ring) {
      return ring.sites().contains(agent.site())
          && ring.needs().entrySet().stream()
              .allMatch(need -> agent.level(need.getKey()) >= need.getValue());
    }
  }
}
