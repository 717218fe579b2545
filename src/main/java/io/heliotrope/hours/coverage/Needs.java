package io.heliotrope.hours.coverage;

import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.hours.Staffing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** What callers of a company may need, and how many of a site can help. */
final class Needs {

  private Needs() {}

  /** Anybody, then each language, skill, market and queue that the files name. */
  static List<Need> of(Company company) {
    var languages = new TreeSet<>(Comparator.comparing(Language::tag));
    var skills = new TreeSet<>(Comparator.comparing(Skill::name));
    var markets = new TreeSet<>(Comparator.comparing(Market::code));
    for (Agent agent : company.agents().values()) {
      languages.addAll(agent.languages().keySet());
      skills.addAll(agent.skills().keySet());
      markets.addAll(agent.markets());
    }
    company.numbers().forEach(number -> number.language().ifPresent(languages::add));
    company.queues().values().forEach(queue -> skills.addAll(queue.needs().keySet()));
    markets.addAll(company.markets().keySet());
    List<Need> needs = new ArrayList<>(List.of(new Need.Anybody()));
    languages.forEach(language -> needs.add(new Need.Speaker(language)));
    skills.forEach(skill -> needs.add(new Need.Skilled(skill)));
    markets.forEach(market -> needs.add(new Need.Local(market)));
    company.queues().values().forEach(queue -> needs.add(new Need.Helper(queue)));
    return needs;
  }

  /**
   * Those who work at the site, as many as there are seats.
   *
   * @param staffed how many that are at most
   */
  static Crew crew(Company company, SiteId site, List<Need> needs, Staffing.Seats staffed) {
    int[] seats = new int[needs.size()];
    for (Agent agent : company.agents().values()) {
      if (agent.site().equals(site)) {
        for (int i = 0; i < seats.length; i++) {
          seats[i] += needs.get(i).fits(agent) ? 1 : 0;
        }
      }
    }
    Arrays.setAll(seats, i -> Math.min(seats[i], seats(staffed, needs.get(i))));
    return new Crew(seats);
  }

  private static int seats(Staffing.Seats staffed, Need need) {
    return switch (need) {
      case Need.Speaker(var language) -> staffed.speak(language) ? staffed.number() : 0;
      case Need.Anybody _, Need.Skilled _, Need.Local _, Need.Helper _ -> staffed.number();
    };
  }
}
