package io.heliotrope.bench.routing;

import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import org.jspecify.annotations.Nullable;

/**
 * The usual way: all agents in a list, all callers in another, and for each decision a look at
 * everybody. As lean as that can be made: levels in an array, languages in a bit set, no reasons.
 */
final class PlainScan {

  private static final class Person {
    final String name;
    final byte[] levels = new byte[BigCompany.SKILLS];
    long languages;
    boolean ready;
    long idleSince;

    Person(String name) {
      this.name = name;
    }
  }

  private static final class Caller {
    final int skill;
    final int language;
    final long since;

    Caller(int skill, int language, long since) {
      this.skill = skill;
      this.language = language;
      this.since = since;
    }
  }

  private final Person[] people;
  private final Caller[] waiting;

  PlainScan(Company company) {
    people = company.agents().values().stream().map(PlainScan::person).toArray(Person[]::new);
    for (int i = 0; i < people.length; i++) {
      people[i].idleSince = (i * 7919L) % people.length;
    }
    waiting = new Caller[BigFloor.WAITING];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] =
          new Caller(
              BigCompany.SKILLS - 1 - i % BigCompany.CROWDED,
              i / BigCompany.CROWDED % BigCompany.LANGUAGES,
              (i * 7919L) % waiting.length);
    }
  }

  private static Person person(Agent agent) {
    var person = new Person(agent.id().name());
    agent
        .skills()
        .forEach((skill, level) ->
            person.levels[Integer.parseInt(skill.name().substring(1))] = level.byteValue());
    for (int i = 0; i < BigCompany.LANGUAGES; i++) {
      if (agent.level(BigCompany.language(i)) > 0) {
        person.languages |= 1L << i;
      }
    }
    person.ready = !BigCompany.isCrowded(agent);
    return person;
  }

  /** Who has been idle longest of those who can help the wanted call. */
  @Nullable String longestIdle() {
    Person best = null;
    for (Person one : people) {
      if (one.ready
          && one.levels[0] >= BigCompany.LEVEL
          && (one.languages & 1) != 0
          && (best == null || one.idleSince < best.idleSince)) {
        best = one;
      }
    }
    return best == null ? null : best.name;
  }

  /** Who waits longest of those whom that agent can help; -1 if nobody does. */
  long longestWait(int agent) {
    Person free = people[agent];
    Caller best = null;
    for (Caller one : waiting) {
      if (free.levels[one.skill] >= BigCompany.LEVEL
          && (free.languages & 1L << one.language) != 0
          && (best == null || one.since < best.since)) {
        best = one;
      }
    }
    return best == null ? -1 : best.since;
  }
}
