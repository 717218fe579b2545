package io.heliotrope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.console.WebRig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The demo company: Lisbon, Denver, Manila. */
class RouteCommandTest {

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aCompany() throws IOException {
    InitCommand.copyCompany(folder);
  }

  private int route(String... arguments) {
    List<String> all = new ArrayList<>(List.of("route", "-c", folder.toString()));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  private int run(String... arguments) {
    return HeliotropeCommand.line(
            (config, clock, subscribers) -> {
              throw new AssertionError("nothing is to be served here");
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void tellsForEachPlaceOfTheMenusWhoWouldBeRungAndWhy() {
    assertThat(route("5552000", "--from", "+351210000000", "--at", "2026-03-24T15:05Z")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            Tuesday 24 March 2026 15:05:00 UTC: +351210000000 calls 5552000
              flow main answers in pt
              the caller's clock: Tue 15:05 in Europe/Lisbon; country PT, afternoon
              Lisbon open since 08:00 Lisbon until 18:00 Lisbon (Mo-Fr 08:00-18:00, sites.yaml:17)
              Denver open since 08:00 Denver until 18:00 Denver (Mo-Fr 08:00-18:00, sites.yaml:21)
              Manila closed since 17:00 Manila until Wed 08:00 Manila (Mo-Fr 08:00-17:00, sites.yaml:25)
              agents as their sites' hours say: all at work, all free

            billing, in pt (menu: 0)
              ana is chosen: first open site in the order with somebody free, idle for 0 s
                not luc: free, but ana has been idle for 0 s
                not bo, carmen, maria, jun: does not speak pt

            outages, in pt (menu: 1, then power-cut: give-up)
              ana is chosen: first open site in the order with somebody free, idle for 0 s
                not luc: free, but ana has been idle for 0 s
                not bo, carmen, maria, jun: does not speak pt
            """);
  }

  @Test
  void tellsWhenSomebodyWillBeAwakeAndWhereTheFlowGoesOn() {
    assertThat(route("5552000", "--queue", "billing", "--at", "2026-03-28T15:05Z")).isZero();
    assertThat(out.toString())
        .contains(
            "nobody is awake before Monday 30 March 2026 07:00:00 UTC; the flow goes on at 'asleep'",
            "not ana, luc: closed until Mon 08:00 Lisbon (Mo-Fr 08:00-18:00)")
        .doesNotContain("outages");
  }

  @Test
  void theClockChangeOfOneCountryAloneMovesItsSite() {
    // Denver's clocks have changed on 8 March, Lisbon's change on the 29th
    route("5551000", "--queue", "billing", "--at", "2026-03-10T14:00Z");
    assertThat(out.toString()).contains("Denver open since 08:00 Denver");
    out.getBuffer().setLength(0);
    route("5551000", "--queue", "billing", "--at", "2026-03-06T14:00Z");
    assertThat(out.toString()).contains("Denver closed since Thu 18:00 Denver until 08:00 Denver");
  }

  @Test
  void asJsonItTellsTheSame() {
    assertThat(route("5552000", "--json", "--from", "+12125550100", "--at", "2026-03-24T15:05Z"))
        .isZero();
    JsonNode answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.path("country").asString()).isEqualTo("US");
    assertThat(answer.path("zones").get(0).asString()).isEqualTo("America/New_York");
    assertThat(answer.path("zoneData").asString()).matches("20[0-9]{2}[a-z]+");
    assertThat(answer.path("flow").asString()).isEqualTo("main");
    assertThat(answer.path("sites").get(2).path("open").asBoolean()).isFalse();
    assertThat(answer.path("sites").get(2).path("source").asString()).isEqualTo("sites.yaml:25");
    JsonNode billing = answer.path("asks").get(0);
    assertThat(billing.path("queue").asString()).isEqualTo("billing");
    assertThat(billing.path("taken").asString()).isEqualTo("ana");
    assertThat(billing.path("agents").get(0).path("taken").asBoolean()).isTrue();
  }

  @Test
  void liveItGoesByHowAgentsStandOnTheServer(@TempDir Path journal) {
    String lisbon =
        """
        site  lisbon  Europe/Lisbon  Mo-Fr 08:00-18:00
        agent ana     lisbon         billing  pt
        agent luc     lisbon         billing  pt
        queue billing lisbon         billing
        """;
    try (var _ = new WebRig(lisbon, journal)) {
      run("agents", "pause", "ana", "--reason", "lunch", "-j", journal.toString());
      route(
          "5552000",
          "--queue",
          "billing",
          "--at",
          "2026-03-24T15:05Z",
          "--live",
          "-j",
          journal.toString());
      assertThat(out.toString())
          .contains(
              "agents as they stand on the running server", "luc is chosen", "not ana: paused")
          .contains("(lunch)");
    }
  }

  @Test
  void mistakesAreToldWithAdvice() {
    assertThat(route("5552000", "--queue", "biling")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no queue 'biling'", "billing");
    err.getBuffer().setLength(0);
    assertThat(route("5552000", "--at", "tomorrow")).isEqualTo(2);
    assertThat(err.toString()).contains("'tomorrow' is no instant", "2026-03-29T01:30Z");
    err.getBuffer().setLength(0);
    assertThat(route("5552000", "--live", "-j", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("No server has left its address");
  }
}
