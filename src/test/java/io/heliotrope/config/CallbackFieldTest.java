package io.heliotrope.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Did;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.CallbackRules.First;
import io.heliotrope.hours.Holidays;
import io.heliotrope.hours.ScheduleCheck;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files say of calling back: how, from where, and where customers are. */
class CallbackFieldTest {

  private static final Did SOME = new Did("1");

  private final Mistakes mistakes = new Mistakes();

  @Test
  void readsHowAQueueCallsBack() {
    Queue queue = requireNonNull(read("", "", "").queues().get(new QueueId("billing")));
    assertThat(queue.callback())
        .contains(
            new CallbackRules(
                3,
                Duration.ofMinutes(15),
                First.CUSTOMER,
                "Mo-Sa 09:00-20:00",
                Duration.ofSeconds(40),
                List.of("+351", "+1")));
    assertThat(told()).isEmpty();
  }

  @Test
  void dialsAsTheSiteSaysWithNothingOfTheCallersButDigits() {
    var sites = read("", "", "").sites();
    assertThat(dialled(sites, "lisbon", "+351210000000")).isEqualTo("PJSIP/+351210000000@trunk");
    assertThat(dialled(sites, "manila", "+351210000000"))
        .isEqualTo("Local/00351210000000@outbound/n");
  }

  private static String dialled(Map<SiteId, Site> sites, String site, String number) {
    return requireNonNull(sites.get(new SiteId(site)))
        .outbound()
        .orElseThrow()
        .dial(new PhoneNumber(number))
        .value();
  }

  @ParameterizedTest(name = "{0} who called {1}: {2}")
  @CsvSource({
    "+351210000000, 1, Europe/Lisbon",
    "+17201234567, 1, America/Denver",
    "+17201234567, 5551000, America/Denver",
    "+4612345, 5551000, Europe/Stockholm",
    "+4612345, 1, ",
    "'', 5551000, Europe/Stockholm",
  })
  void aCustomerIsWhereTheNumberSaysOrTheNumberCalled(String number, String did, String zone) {
    assertThat(
            read("", "", "").market(PhoneNumber.find(number), new Did(did)).map(MarketRule::zone))
        .isEqualTo(Optional.ofNullable(zone).map(ZoneId::of));
  }

  @Test
  void theLongestBeginningOfANumberCounts() {
    Company company =
        read(
            "sites.yaml",
            "nordics: {",
            "US: { numbers: 1, zone: UTC }\n  nordics: { numbers: 172,");
    assertThat(company.market(PhoneNumber.find("1725"), SOME).map(market -> market.market().code()))
        .contains("nordics");
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "queues.yaml | tries: 3 | tries: 0 | queues.yaml:24:14: queues.billing.callback.tries: a whole number from 1 to 20",
        "queues.yaml | gap: 15m | gap: often | queues.yaml:25:12: queues.billing.callback.gap: a time from 0s to 24h is needed",
        "queues.yaml | first: customer | first: cook | queues.yaml:26:14: queues.billing.callback.first: one of agent, customer is needed",
        "queues.yaml | hours: Mo-Sa 09:00-20:00 | hours: by day | queues.yaml:27:14: queues.billing.callback.hours:",
        "queues.yaml | numbers: [\"+351\", \"+1\"] | numbers: [anywhere] | a number begins with digits",
        "queues.yaml | numbers: [\"+351\", \"+1\"] | numbers: [] | nobody would be called",
        "queues.yaml | numbers: [\"+351\", \"+1\"] | # none | 'numbers' is missing",
        "queues.yaml | tries: 3 | times: 3 | unknown name 'times'",
        "sites.yaml  | PJSIP/{number}@trunk | PJSIP/{caller}@trunk | sites.yaml:3:11: outbound: a way to dial ('PJSIP/{caller}@trunk') says once where the number goes",
        "sites.yaml  | PJSIP/{number}@trunk | PJSIP/{number}@trunk&PJSIP/1 | A dial string",
        "sites.yaml  | PJSIP/{number}@trunk | PJSIP/{number}{number}@trunk | says once where",
        "sites.yaml  | Europe/Stockholm | Europe/Ikea | Europe/Ikea",
        "numbers.yaml | market: nordics | market: nordic | sites.yaml says nothing of the market 'nordic'.",
      })
  void tellsWhatIsWrongAndWhere(String file, String from, String to, String complaint) {
    read(file.strip(), from, to);
    assertThat(told()).contains(complaint);
  }

  @Test
  void aQueueThatCallsBackNeedsAWayOutOfEverySite() {
    read("sites.yaml", "outbound: \"PJSIP/{number}@trunk\"\n", "\n");
    assertThat(told())
        .isEqualTo(
            """
            queues.yaml:24:7: queues.billing.callback: it calls back, but nobody can call outside from site 'lisbon'.
                Maybe add outbound: "PJSIP/{number}@your-trunk" to sites.yaml, for that site or for all.\
            """);
  }

  private Company read(String file, String from, String to) {
    var files = new HashMap<>(ExampleCompany.IN_FULL);
    files.computeIfPresent(
        file,
        (_, text) -> {
          assertThat(text).contains(from);
          return text.replace(from, to);
        });
    return CompanyReader.read(files, new ScheduleCheck(_ -> Holidays.NONE), mistakes)
        .map(CompanyBook::company)
        .orElse(new Company("", Map.of(), Map.of(), Map.of(), List.of()));
  }

  private String told() {
    return mistakes.list().stream().map(Mistake::toString).collect(Collectors.joining("\n"));
  }
}
