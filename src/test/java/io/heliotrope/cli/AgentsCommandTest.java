package io.heliotrope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.console.WebRig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

class AgentsCommandTest {

  private static final String COMPANY =
      """
      site  lisbon  Europe/Lisbon  Mo-Fr 08:00-18:00
      site  denver  America/Denver Mo-Fr 08:00-18:00
      agent ana     lisbon         billing  en
      agent bob     denver         billing  en
      queue billing lisbon         billing
      """;

  @TempDir private Path journal = Path.of("");
  private WebRig server;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aServer() {
    server = new WebRig(COMPANY, journal);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int agents(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("agents"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--journal", journal.toString()));
    return HeliotropeCommand.line(
            (config, clock, subscribers) -> {
              throw new AssertionError("nothing is to be served here");
            })
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void listsWhoDoesWhatSinceWhenAndWhy() {
    agents("pause", "bob", "--reason", "lunch");
    assertThat(agents()).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .satisfiesExactly(
            titles -> assertThat(titles).isEqualTo("AGENT|SITE|STATE|SINCE|FOR|WHY|TELEPHONE"),
            ana -> assertThat(ana).startsWith("ana|Lisbon|ready|").endsWith("PJSIP/ana unknown"),
            bob ->
                assertThat(bob)
                    .startsWith("bob|Denver|paused (lunch)|")
                    .contains("|paused by the command line ("));
    assertThat(agents("list", "--site", "lisbon")).isZero();
    assertThat(out.toString()).contains("ana").doesNotContain("bob");
  }

  @Test
  void asJsonForPrograms() {
    assertThat(agents("--json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).path("agents").size()).isEqualTo(2);
    assertThat(agents("sign-out", "ana", "--json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).path("answer").asString())
        .isEqualTo("done");
  }

  @Test
  void severalAtOnceAndWhatIsRefusedIsSaid() {
    assertThat(agents("sign-out", "ana", "bob")).isZero();
    assertThat(out.toString()).isEqualTo("ana is signed out\nbob is signed out\n");
    assertThat(agents("resume", "ana", "anna", "bob")).isEqualTo(1);
    assertThat(err.toString())
        .contains("ana is signed out.\nMaybe sign in first", "no agent 'anna'.\nMaybe 'ana'?");
    assertThat(agents("sign-in", "ana")).isZero();
    assertThat(out.toString()).isEqualTo("ana is ready\n");
    assertThat(agents("sign-in", "ana")).isZero();
    assertThat(out.toString()).isEqualTo("ana is ready, as before\n");
  }

  @Test
  void wrongWordsAreExplained() {
    assertThat(agents("pause", "ana")).isEqualTo(2);
    assertThat(err.toString()).contains("--reason");
    assertThat(agents("extend-wrap-up", "ana", "--by", "soon")).isEqualTo(2);
    assertThat(err.toString()).contains("'soon' is no length of time", "30s");
    assertThat(agents("extend-wrap-up", "ana", "--by", "30s")).isEqualTo(1);
    assertThat(err.toString()).contains("ana is not wrapping up");
  }

  @Test
  void aServerThatDoesNotRunIsSaidSo() {
    server.close();
    assertThat(agents()).isEqualTo(1);
    assertThat(err.toString()).contains("does not run any more", "Maybe");
  }

  @Test
  void lockOutsAreListedAndEnded() {
    assertThat(agents("locked")).isZero();
    assertThat(out.toString()).isEqualTo("Nobody is locked out.\n");
    assertThat(agents("unlock", "ana", "PJSIP/lobby")).isZero();
    assertThat(out.toString())
        .isEqualTo("ana was not locked out\nPJSIP/lobby was not locked out\n");
    assertThat(agents("unlock", "anna")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no agent 'anna'", "Maybe 'ana'?");
  }
}
