package io.heliotrope.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueReaderTest {

  private static final SiteId LISBON = new SiteId("lisbon");
  private static final SiteId MANILA = new SiteId("manila");
  private static final Skill BILLING = new Skill("billing");

  private final Mistakes mistakes = new Mistakes();

  private static final String KEYS =
      """
      queues:
        billing:
          sites: [lisbon]
          transfer-key: 1
          dispositions: { 1: solved, "2": %s }
        sales:
          sites: [lisbon]
          transfer-key: %s
      """;

  @Test
  void readsWhatAgentsPressInATalk() {
    Company company = readQueues(KEYS.formatted("call-again", "4"));
    assertThat(told()).isEmpty();
    assertThat(requireNonNull(company.queues().get(new QueueId("billing"))).keys())
        .isEqualTo(new AgentKeys(Optional.of('1'), Map.of('1', "solved", '2', "call-again")));
    assertThat(requireNonNull(company.queues().get(new QueueId("sales"))).keys())
        .isEqualTo(new AgentKeys(Optional.of('4'), Map.of()));
  }

  @Test
  void refusesKeysThatMeanTwoThingsOrNone() {
    assertThat(refused(KEYS.formatted("call-again", "1")))
        .contains("1 is already the transfer key of 'billing'");
    assertThat(refused(KEYS.formatted("call-again", "'*'"))).contains("one digit is needed");
    assertThat(refused(KEYS.formatted("call-again", "12"))).contains("one digit is needed");
    assertThat(refused(KEYS.formatted("solved", "4"))).contains("'solved' is there twice");
    assertThat(refused(KEYS.formatted("\"Call again\"", "4"))).contains("lower case");
  }

  @Test
  void readsAQueueInFull() {
    Company company = read(ExampleCompany.IN_FULL);
    Queue queue = requireNonNull(company.queues().get(new QueueId("billing")));
    assertThat(told()).isEmpty();
    assertThat(queue.rings())
        .containsExactly(
            new Ring(
                Duration.ZERO,
                Optional.empty(),
                List.of(LISBON, MANILA),
                Map.of(BILLING, 60),
                70,
                Optional.empty(),
                true),
            new Ring(
                Duration.ofSeconds(30),
                Optional.of(Duration.ofMinutes(3)),
                List.of(MANILA),
                Map.of(BILLING, 60),
                40,
                Optional.empty(),
                false),
            new Ring(
                Duration.ofMinutes(2),
                Optional.empty(),
                List.of(LISBON, MANILA),
                Map.of(BILLING, 30),
                40,
                Optional.of(new Language("en")),
                false));
    assertThat(queue.choice())
        .isEqualTo(
            new Choice(
                Strategy.BEST_FIT,
                Spread.TOGETHER,
                new Weights(40, 20, 0, 0, 20),
                Map.of(new Skill("outages"), 40),
                Duration.ofMinutes(10)));
    assertThat(queue.priority()).isEqualTo(20);
    assertThat(queue.serviceLevel()).contains(new ServiceLevel(Duration.ofSeconds(20), 80));
    assertThat(queue.limits())
        .isEqualTo(
            new Limits(
                Optional.of(new Limits.Longest(50, new WayOut.Callback())),
                Optional.of(
                    new Limits.InTime(
                        Duration.ofMinutes(10), new WayOut.ToQueue(new QueueId("general")))),
                Optional.of(new WayOut.Message("closed-today")),
                Optional.of(
                    new Limits.InTime(
                        Duration.ofMinutes(30),
                        new WayOut.Outside(new PhoneNumber("+351210000000"))))));
    assertThat(queue.missesBeforePause()).isEqualTo(3);
    assertThat(queue.acceptKey()).contains(new AcceptKey('1', Duration.ofSeconds(8)));
    assertThat(queue.whisper())
        .contains(
            new Whisper(Optional.of("billing"), List.of(Whisper.Part.WAITED, Whisper.Part.TRIED)));
  }

  @Test
  void whatIsLeftOutIsAsUsual() {
    Queue queue = requireNonNull(read(ExampleCompany.IN_FULL).queues().get(new QueueId("general")));
    assertThat(queue.rings()).containsExactly(Ring.of(List.of(LISBON, MANILA), Map.of()));
    assertThat(queue.choice()).isEqualTo(Choice.USUAL);
    assertThat(queue.priority()).isEqualTo(10);
    assertThat(queue.missesBeforePause()).isEqualTo(3);
  }

  @Test
  void agentsAreTrainedAsTheirSiteSaysUnlessTheySayOtherwise() {
    Company company = read(ExampleCompany.IN_FULL);
    Agent ana = requireNonNull(company.agents().get(new AgentId("ana")));
    Agent maria = requireNonNull(company.agents().get(new AgentId("maria")));
    assertThat(ana.markets()).containsExactly(new Market("PT"));
    assertThat(ana.level(new Language("en-gb"))).isEqualTo(70);
    assertThat(maria.markets()).containsExactly(new Market("US-CO"), new Market("nordics"));
    assertThat(maria.knows(new Market("US"))).isFalse();
  }

  @Test
  void allMistakesAreToldAtOnce() {
    var files = new HashMap<>(ExampleCompany.IN_FULL);
    files.put(
        "queues.yaml",
        """
        queues:
          billing:
            sites: [lisbon, manila]
            rings:
              - { after: 10s }
              - { after: 1m, sites: [tokio] }
              - { after: 30s }
            usual-length: -5m
            accept-key: 12
            limits:
              longest-wait: { time: 10m, then: { queu: general } }
              nobody-signed-in: nothing
        """);
    read(files);
    assertThat(told())
        .isEqualTo(
            """
            queues.yaml:5:9: queues.billing.rings[0]: the first ring must be open at once.
                Maybe leave 'after' and 'estimate-over' out here.
            queues.yaml:6:30: queues.billing.rings[1].sites[0]: there is no site 'tokio'.
                Maybe one of: lisbon, manila.
            queues.yaml:7:9: queues.billing.rings[2]: this ring opens after 30s, one above it after 1m.
                Maybe write the rings in the order in which they open.
            queues.yaml:8:19: queues.billing.usual-length: a time from 0s to 24h is needed, such as 20s or 1m30s, not '-5m'.
            queues.yaml:9:17: queues.billing.accept-key: a key of the telephone is needed (0 to 9 or *), not '12'.
            queues.yaml:11:42: queues.billing.limits.longest-wait.then: 'queu' is no way out.
                Maybe 'queue'?
            queues.yaml:12:25: queues.billing.limits.nobody-signed-in: one way out is needed, not 'nothing'.
                Maybe 'callback', { queue: other }, { message: prompt }, { number: "+351210000000" } or { exit: name }.\
            """);
  }

  @Test
  void aRingWithoutAgentsAndSkillsThatNobodyHas() {
    change("needs: { billing: 30 }", "needs: { biling: 30 }");
    assertThat(told())
        .isEqualTo(
            """
            queues.yaml:10:9: queues.billing.rings[2]: no agent of its sites (lisbon, manila) has what it needs: biling 30.
                No agent has the skill 'biling' at all. Maybe 'billing'?\
            """);
  }

  @Test
  void preferringASkillThatNobodyHas() {
    change("prefers: { outages: 40 }", "prefers: { outage: 40 }");
    assertThat(told())
        .isEqualTo(
            """
            queues.yaml:6:14: queues.billing.prefers: no agent has the skill 'outage' at all.
                Maybe 'outages'?\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "needs: billing          | Maybe [billing], or with the level: { billing: 60 }.",
        "needs: 60               | Maybe [skill], or with the level: { skill: 60 }.",
        "prefers: billing        | Maybe [billing], or with the level: { billing: 60 }.",
        "dispositions: [a, b-2]  | Maybe { 1: a, 2: b-2 }.",
        "dispositions: solved    | Maybe { 1: solved }.",
        "dispositions: [[]]      | Maybe { 1: solved }.",
      })
  void whatToWriteInsteadIsSaid(String line, String advice) {
    assertThat(refused("queues:\n  billing:\n    sites: [lisbon]\n    %s\n".formatted(line)))
        .startsWith("queues.yaml:4:")
        .contains(advice);
  }

  @Test
  void aLastResortThatNobodySpeaks() {
    change("last-resort: en", "last-resort: fr");
    assertThat(told())
        .contains("queues.billing.rings[2]: no agent who has what it needs speaks 'fr'");
  }

  @Test
  void trainingThatNobodyHas() {
    var files = new HashMap<>(ExampleCompany.IN_FULL);
    files.computeIfPresent("sites.yaml", (_, text) -> text.replaceAll(" +markets:.*\n", ""));
    files.computeIfPresent("agents.yaml", (_, text) -> text.replaceAll(" +markets:.*\n", ""));
    read(files);
    assertThat(told())
        .contains("rings[0]: it asks for training in the caller's market, but none of its agents");
  }

  @Test
  void aWayOutToAQueueThatIsNotThere() {
    change("{ queue: general }", "{ queue: genral }");
    assertThat(told())
        .isEqualTo(
            """
            queues.yaml:19:40: queues.billing.limits.longest-wait.then: there is no queue 'genral'.
                Maybe 'general'?\
            """);
  }

  @Test
  void aWayOutBackToItself() {
    change("{ queue: general }", "{ queue: billing }");
    assertThat(told()).contains("this way out of 'billing' leads back to itself.");
  }

  @Test
  void waysOutInACircleOfAnyLength() {
    var text = new StringBuilder("queues:\n");
    for (int i = 0; i < 5; i++) {
      text.append(
          """
            q%d:
              sites: [lisbon]
              limits: { nobody-signed-in: { queue: q%d } }
          """
              .formatted(i, i == 4 ? 2 : i + 1));
    }
    var files = new HashMap<>(ExampleCompany.IN_FULL);
    files.put("queues.yaml", text.toString());
    read(files);
    assertThat(told())
        .isEqualTo(
            """
            queues.yaml:16:33: queues.q4.limits.nobody-signed-in: this way out leads in a circle: q2 → q3 → q4 → q2.
                Maybe let one of them end in a callback, a message or an exit.\
            """);
  }

  private void change(String from, String to) {
    var files = new HashMap<>(ExampleCompany.IN_FULL);
    assertThat(files.get("queues.yaml")).contains(from);
    files.computeIfPresent("queues.yaml", (_, text) -> text.replace(from, to));
    read(files);
  }

  private Company read(Map<String, String> files) {
    return CompanyReader.read(files, _ -> {}, mistakes)
        .map(CompanyBook::company)
        .orElse(new Company("", Map.of(), Map.of(), Map.of(), List.of()));
  }

  private Company readQueues(String queues) {
    Map<String, String> files = new HashMap<>(ExampleCompany.IN_FULL);
    files.put("queues.yaml", queues);
    return read(files);
  }

  private String refused(String queues) {
    readQueues(queues);
    return told();
  }

  private String told() {
    return mistakes.list().stream().map(Mistake::toString).collect(Collectors.joining("\n"));
  }
}
