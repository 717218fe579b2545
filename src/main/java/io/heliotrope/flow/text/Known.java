package io.heliotrope.flow.text;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.CompanyNames;
import io.heliotrope.config.NumberRule;
import io.heliotrope.config.Queue;
import io.heliotrope.config.WayOut;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What flows may name.
 *
 * @param company can all of it be understood? If not, flows are blamed only for names that are
 *     missing among others
 * @param queues each with the exits that its ways out take
 * @param choosy queues that call back some numbers only
 * @param heard the flows that numbers lead to, each with the languages its callers begin in
 * @param prompts the prompts there are in each language
 */
public record Known(
    boolean company,
    Map<QueueId, Set<String>> queues,
    Set<QueueId> choosy,
    Set<SiteId> sites,
    Set<AgentId> agents,
    Map<String, Set<Language>> heard,
    Map<Language, Set<String>> prompts) {

  public Known {
    queues = Map.copyOf(queues);
    choosy = Set.copyOf(choosy);
    sites = Set.copyOf(sites);
    agents = Set.copyOf(agents);
    heard = Map.copyOf(heard);
    prompts = Map.copyOf(prompts);
  }

  /**
   * What a company's flows may name. A number that leaves the language to the PBX may be heard in
   * every language there are prompts in.
   */
  public static Known of(Company company, Map<Language, Set<String>> prompts) {
    var heard = new TreeMap<String, Set<Language>>();
    for (NumberRule rule : company.numbers()) {
      var languages = heard.computeIfAbsent(rule.flow(), _ -> new LinkedHashSet<>());
      rule.language()
          .ifPresentOrElse(
              languages::add,
              () -> {
                languages.addAll(prompts.keySet());
                languages.addAll(company.callers().languages().values());
              });
    }
    var queues = new HashMap<QueueId, Set<String>>();
    for (QueueId queue : company.queues().keySet()) {
      queues.put(queue, exits(company, queue));
    }
    return new Known(
        true,
        queues,
        choosy(company),
        company.sites().keySet(),
        company.agents().keySet(),
        heard,
        prompts);
  }

  private static Set<QueueId> choosy(Company company) {
    return company.queues().values().stream()
        .filter(queue -> queue.callback().filter(rules -> !rules.numbers().isEmpty()).isPresent())
        .map(Queue::id)
        .collect(Collectors.toSet());
  }

  /** Where the ways out of that queue come out, also by way of other queues: never in a circle. */
  private static Set<String> exits(Company company, QueueId id) {
    var exits = new TreeSet<String>();
    Queue queue = company.queues().get(id);
    if (queue != null) {
      queue
          .limits()
          .waysOut()
          .forEach(way -> {
            way.exit().ifPresent(exits::add);
            if (way instanceof WayOut.Callback) {
              exits.add(WayOut.NO_NUMBER);
            }
            if (way instanceof WayOut.ToQueue(QueueId next)) {
              exits.addAll(exits(company, next));
            }
          });
    }
    return exits;
  }

  /**
   * What flows may name as long as the company's own files have mistakes: where not even the names
   * can be read, flows are not blamed.
   */
  public static Known named(CompanyNames names, Map<Language, Set<String>> prompts) {
    Map<QueueId, Set<String>> queues = new HashMap<>();
    ids(names.queues(), QueueId::new).forEach(queue -> queues.put(queue, Set.of()));
    return new Known(
        false,
        queues,
        Set.of(),
        ids(names.sites(), SiteId::new),
        ids(names.agents(), AgentId::new),
        Map.of(),
        prompts);
  }

  private static <T> Set<T> ids(Set<String> names, Function<String, T> make) {
    Set<T> ids = new HashSet<>();
    for (String name : names) {
      try {
        ids.add(make.apply(name));
      } catch (IllegalArgumentException impossible) {
        // told where it was read; and nothing can name it
      }
    }
    return ids;
  }
}
