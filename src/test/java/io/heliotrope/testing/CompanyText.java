package io.heliotrope.testing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Did;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.config.Agent;
import io.heliotrope.config.Company;
import io.heliotrope.config.DurationText;
import io.heliotrope.config.NumberRule;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Site;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A company as a few lines of text, for tests:
 *
 * <pre>
 * site  manila  Asia/Manila  Mo-Fr 09:00-18:00
 * agent bo      manila       billing=60,sales  en,pt
 * queue billing manila       billing=50        ring=20s wrap-up=30s
 * number 5551000 main
 * </pre>
 *
 * A site's label is its name with a capital; its PBX is {@link #PBX}. An agent's endpoint is
 * PJSIP/name. "-" stands for no skills or needs.
 */
public final class CompanyText {

  public static final PbxName PBX = new PbxName("pbx");

  private final Map<SiteId, Site> sites = new LinkedHashMap<>();
  private final Map<AgentId, Agent> agents = new LinkedHashMap<>();
  private final Map<QueueId, Queue> queues = new LinkedHashMap<>();

  private final List<NumberRule> numbers = new ArrayList<>();

  private CompanyText() {}

  public static Company read(String text) {
    var read = new CompanyText();
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(read::line);
    return new Company("test", read.sites, read.agents, read.queues, read.numbers);
  }

  private void line(String line) {
    String[] words = line.split("\\s+", 4);
    switch (words[0]) {
      case "site" -> site(words[1], words[2], words[3]);
      case "agent" -> agent(words[1], words[2], words[3].split("\\s+"));
      case "number" ->
          numbers.add(
              new NumberRule(
                  Optional.of(new Did(words[1])), words[2], Optional.of(new Language("en"))));
      case "queue" -> queue(words[1], words[2], words[3].split("\\s+"));
      default -> throw new IllegalArgumentException("What is this? " + line);
    }
  }

  private void site(String name, String zone, String hours) {
    var id = new SiteId(name);
    String label = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    sites.put(id, new Site(id, label, ZoneId.of(zone), hours, PBX));
  }

  private void agent(String name, String site, String[] rest) {
    var id = new AgentId(name);
    var languages =
        Arrays.stream(rest[1].split(",")).map(Language::new).collect(Collectors.toSet());
    agents.put(
        id,
        new Agent(
            id, name, new SiteId(site), new Endpoint("PJSIP/" + name), levels(rest[0]), languages));
  }

  private void queue(String name, String sitesText, String[] rest) {
    var id = new QueueId(name);
    Duration ring = Duration.ofSeconds(20);
    Duration wrapUp = Duration.ZERO;
    for (String option : Arrays.asList(rest).subList(1, rest.length)) {
      String[] pair = option.split("=");
      switch (pair[0]) {
        case "ring" -> ring = DurationText.find(pair[1]).orElseThrow();
        case "wrap-up" -> wrapUp = DurationText.find(pair[1]).orElseThrow();
        default -> throw new IllegalArgumentException("What is this? " + option);
      }
    }
    queues.put(
        id,
        new Queue(
            id,
            name,
            levels(rest[0]),
            Arrays.stream(sitesText.split(",")).map(SiteId::new).toList(),
            ring,
            wrapUp,
            "default",
            Optional.empty()));
  }

  private static Map<Skill, Integer> levels(String text) {
    Map<Skill, Integer> levels = new LinkedHashMap<>();
    if (!text.equals("-")) {
      for (String one : text.split(",")) {
        String[] pair = one.split("=");
        levels.put(new Skill(pair[0]), pair.length == 1 ? 100 : Integer.parseInt(pair[1]));
      }
    }
    return levels;
  }
}
