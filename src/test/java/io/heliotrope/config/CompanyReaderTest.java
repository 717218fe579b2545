package io.heliotrope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CalendarId;
import io.heliotrope.call.Did;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyReaderTest {

  private final Mistakes mistakes = new Mistakes();

  @Test
  void agentsBeginSignedInUnlessTheFilesSayOtherwise() {
    Map<String, String> files = new HashMap<>(ExampleCompany.FILES);
    files.compute(
        "agents.yaml",
        (_, text) ->
            "begins: signed-out\n"
                + Objects.requireNonNull(text)
                    .replace("  rui:\n", "  rui:\n    begins: signed-in\n"));
    Company company = CompanyReader.read(files, _ -> {}, mistakes).orElseThrow().company();
    assertThat(mistakes.list()).isEmpty();
    assertThat(company.agents().values())
        .extracting(Agent::begins)
        .containsExactly(Begins.SIGNED_OUT, Begins.SIGNED_IN, Begins.SIGNED_OUT);
  }

  @Test
  void readsACompany() {
    CompanyBook book = CompanyReader.read(ExampleCompany.FILES, _ -> {}, mistakes).orElseThrow();
    Company company = book.company();
    assertThat(mistakes.list()).isEmpty();
    assertThat(company.name()).isEqualTo("Sunhouse Energy");
    assertThat(company.sites().get(new SiteId("manila")))
        .isEqualTo(
            new Site(
                new SiteId("manila"),
                "manila",
                ZoneId.of("Asia/Manila"),
                new Schedule("Mo-Fr 08:00-16:00", List.of(), "sites.yaml:10"),
                new PbxName("east")));
    assertThat(company.agents().get(new AgentId("ana")))
        .isEqualTo(
            new Agent(
                new AgentId("ana"),
                "Ana Sousa",
                new SiteId("lisbon"),
                new Endpoint("PJSIP/1001"),
                Map.of(new Skill("billing"), 80, new Skill("outages"), 40),
                Map.of(new Language("en"), 100, new Language("pt"), 100),
                Set.of()));
    assertThat(company.queues().get(new QueueId("billing")))
        .isEqualTo(
            new Queue(
                new QueueId("billing"),
                "Billing",
                Map.of(new Skill("billing"), 60),
                List.of(new SiteId("lisbon"), new SiteId("manila")),
                Duration.ofSeconds(25),
                Duration.ofSeconds(30),
                "default",
                Optional.of("whisper-billing")));
    assertThat(company.numbers())
        .containsExactly(
            new NumberRule(
                Optional.of(new Did("5551000")), "main", Optional.of(new Language("en"))),
            new NumberRule(Optional.of(new Did("0042")), "main", Optional.of(new Language("pt"))),
            new NumberRule(Optional.empty(), "main", Optional.empty()));
    assertThat(book.names().flows())
        .extracting(Located::value)
        .containsExactly("main", "main", "main");
    assertThat(company.agents().keySet())
        .extracting(AgentId::name)
        .containsExactly("ana", "rui", "maria");
  }

  @Test
  void tellsAllMistakesOfAllFilesAtOnce() {
    var files =
        Map.of(
            "sites.yaml",
            """
            company: Sunhouse
            sites:
              lisbon:
                zone: Europe/Lisabon
                hours: Mo-Fr 08:00-17:00
                pbx: west
              denver:
                zon: America/Denver
                hours: sometimes
                pbx: west
            """,
            "agents.yaml",
            """
            agents:
              Ana: { site: lisbon, endpoint: PJSIP/1, skills: [billing], languages: pt }
              rui: { site: lisbn, endpoint: PJSIP/1&PJSIP/2, skills: { billing: 0 }, languages: [PT] }
              eva: { site: denver, endpoint: PJSIP/3, skills: [billing], languages: [en] }
              joe: { site: denver, endpoint: PJSIP/3, skills: [billing], languages: [en] }
            """,
            "queues.yaml",
            """
            queues:
              billing: { sites: [lisbon, lisbon, tokio], ring: 20, whisper: ../x }
            """,
            "numbers.yaml",
            """
            numbers:
              "+351": { flow: main }
              5551000: { language: en }
            """);
    HoursCheck hours =
        text -> {
          if (text.equals("sometimes")) {
            throw new IllegalArgumentException("'sometimes' is no rule.\nMaybe Mo-Fr 09:00-17:00?");
          }
        };
    assertThat(CompanyReader.read(files, hours, mistakes)).isEmpty();
    assertThat(told())
        .isEqualTo(
            """
            agents.yaml:2:3: agents.Ana: The agent's name (Ana) may have lower-case letters, digits, '-', '.', '_' and '@', 64 at most.
                Maybe write it in lower case with '-' for blanks.
            agents.yaml:3:16: agents.rui.site: there is no site 'lisbn'.
                Maybe 'lisbon'?
            agents.yaml:3:33: agents.rui.endpoint: An endpoint (PJSIP/1&PJSIP/2) is a technology and one name, such as PJSIP/1001.
                Maybe '&', ',', '@' or a second '/' slipped in: they would ring somebody else as well.
            agents.yaml:3:69: agents.rui.skills.billing: a whole number from 1 to 100 is needed, not the number 0.
            agents.yaml:3:86: agents.rui.languages[0]: A language (PT) is an IETF tag in lower case, such as 'en', 'pt' or 'pt-br'.
                Maybe 'pt'?
            agents.yaml:5:34: agents.joe.endpoint: PJSIP/3 is already the telephone of 'eva'.
                Maybe a digit slipped: two agents can't be told apart on one telephone.
            numbers.yaml:2:3: numbers.+351: A dialled number (+351) has 1 to 20 digits and nothing else.
            numbers.yaml:3:12: numbers.5551000: 'flow' is missing.
            queues.yaml:2:30: queues.billing.sites[1]: 'lisbon' is named twice.
            queues.yaml:2:38: queues.billing.sites[2]: there is no site 'tokio'.
                Maybe one of: denver, lisbon.
            queues.yaml:2:52: queues.billing.ring: a time from 1s to 2m is needed, such as 20s or 1m30s, not the number 20.
                Maybe '20s'?
            queues.yaml:2:65: queues.billing.whisper: A sound or music class ('../x') may have letters, digits, '.', '_', '-' and '/'.
            sites.yaml:4:11: sites.lisbon.zone: 'Europe/Lisabon' is no time zone.
                Maybe 'Europe/Lisbon'?
            sites.yaml:8:5: sites.denver: 'zone' is missing.
            sites.yaml:8:5: sites.denver: unknown name 'zon'.
                Maybe 'zone'?
            sites.yaml:9:12: sites.denver.hours: 'sometimes' is no rule.
                Maybe Mo-Fr 09:00-17:00?\
            """);
  }

  @Test
  void namesEveryMissingFile() {
    CompanyReader.read(Map.of(), _ -> {}, mistakes);
    assertThat(told())
        .isEqualTo(
            """
            agents.yaml: there is no such file.
                Maybe write it after the one that 'heliotrope init' makes.
            numbers.yaml: there is no such file.
                Maybe write it after the one that 'heliotrope init' makes.
            queues.yaml: there is no such file.
                Maybe write it after the one that 'heliotrope init' makes.
            sites.yaml: there is no such file.
                Maybe write it after the one that 'heliotrope init' makes.\
            """);
  }

  @Test
  void aSkillThatNobodyHasIsAnError() {
    change("queues.yaml", "needs: { billing: 60 }", "needs: { biling: 60 }");
    assertThat(told())
        .isEqualTo(
            """
            queues.yaml:3:5: queues.billing: no agent of its sites (lisbon, manila) has what it needs: biling 60.
                No agent has the skill 'biling' at all. Maybe 'billing'?\
            """);
  }

  @Test
  void aLevelThatNobodyReachesIsAnError() {
    change("queues.yaml", "needs: { billing: 60 }", "needs: { billing: 90 }");
    assertThat(told())
        .contains("no agent of its sites (lisbon, manila) has what it needs: billing 90.");
  }

  @Test
  void aSiteThatCanNotHelpIsAWarning() {
    change("agents.yaml", "site: manila", "site: lisbon");
    assertThat(mistakes.hasErrors()).isFalse();
    assertThat(told())
        .contains("warning: queues.billing: no agent of site 'manila' has what this queue needs.");
  }

  @Test
  void aLanguageThatNobodySpeaksIsAWarning() {
    change("numbers.yaml", "language: pt", "language: fr");
    assertThat(mistakes.hasErrors()).isFalse();
    assertThat(told())
        .contains("no agent who can serve this queue speaks 'fr', but a number greets in it.");
  }

  @Test
  void aNumberForAFlowThatIsNotThereIsToldLater() {
    CompanyReader.read(ExampleCompany.FILES, _ -> {}, mistakes)
        .orElseThrow()
        .names()
        .checkFlows(List.of("mian"), mistakes);
    assertThat(mistakes.list()).hasSize(3);
    assertThat(told())
        .startsWith(
            """
            numbers.yaml:2:20: numbers.5551000.flow: there is no flow 'main'.
                Maybe 'mian'?\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Lisabon, Maybe 'Europe/Lisbon'?",
    "europe/lisbon, Maybe 'Europe/Lisbon'?",
    "Manila, Maybe 'Asia/Manila'?",
    "new york, Maybe 'America/New_York'?",
    "UTC+2, 'Maybe name the region and its largest city, such as Europe/Lisbon.'",
    "+02:00, 'Maybe name the region and its largest city, such as Europe/Lisbon.'",
    "Etc/GMT+5, 'Maybe name the region and its largest city, such as Europe/Lisbon.'",
  })
  void zonesAreRegionsAndTyposFindThem(String zone, String advice) {
    change("sites.yaml", "zone: Europe/Lisbon", "zone: '" + zone + "'");
    assertThat(told()).contains("'" + zone + "' is no time zone.").contains(advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calendar: holidays          | calendar: holiday            | sites.yaml:16:15: sites.lisbon.calendar: there is no calendar 'holiday'.
          calendar: holidays          | calendar: holiday            | Maybe 'holidays'?
          calendar: [works, holidays] | calendar: [holidays, worx]   | sites.manila.calendar[1]: there is no calendar 'worx'.
          calendar: [works, holidays] | calendar: holidays           | warning: calendars.works: no site has this calendar.
          ; PH off                    | ''                           | Maybe 'hours: Mo-Fr 08:00-17:00; PH off'.
          https:                      | http:                        | warning: calendars.holidays.url: whoever is on the way may change what comes over http, and close your sites.
          https:                      | webcal:                      | Maybe put https:// in the place of webcal://.
          https://example             | https://ana:pass@example     | no name and password
          https://example.com         | https://                     | has a host
          https://example             | calendars/                   | Maybe it is a file: 'file: calendars/works.ics'.
          'file: calendars/works.ics, '| ''                          | calendars.works: a calendar needs either 'url' or 'file'.
          every: 12h                  | every: 1s                    | a time from 5m to 168h is needed
          stale-after: 14d            | stale-after: 11h             | it would be stale before it is read again after 12h.
          """)
  void calendarsThatCanNotBeMeantAreNamed(String from, String to, String told) {
    var files = new HashMap<>(ExampleCompany.IN_FULL);
    assertThat(files.get("sites.yaml")).contains(from);
    files.computeIfPresent("sites.yaml", (_, text) -> text.replace(from, to));
    CompanyReader.read(files, _ -> {}, mistakes);
    assertThat(told()).contains(told).doesNotContain("token=x");
  }

  @Test
  void calendarsAreReadWithWhatIsUsual() {
    var files = new HashMap<>(ExampleCompany.IN_FULL);
    var feeds = CompanyReader.read(files, _ -> {}, mistakes).orElseThrow().feeds();
    assertThat(feeds.values())
        .containsExactly(
            new Feed(
                new CalendarId("holidays"),
                new Feed.Source.Web(URI.create("https://example.com/pt.ics?token=x")),
                Duration.ofHours(12),
                Optional.of(Duration.ofDays(14)),
                false),
            new Feed(
                new CalendarId("works"),
                new Feed.Source.Local("calendars/works.ics"),
                Duration.ofHours(6),
                Optional.empty(),
                true));
  }

  private void change(String file, String from, String to) {
    var files = new HashMap<>(ExampleCompany.FILES);
    assertThat(files.get(file)).contains(from);
    files.computeIfPresent(file, (_, text) -> text.replace(from, to));
    CompanyReader.read(files, _ -> {}, mistakes);
  }

  private String told() {
    return mistakes.list().stream().map(Mistake::toString).collect(Collectors.joining("\n"));
  }
}
