package io.heliotrope.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentsApiTest {

  private static final String COMPANY =
      """
      site  lisbon  Europe/Lisbon  Mo-Fr 08:00-18:00
      agent ana     lisbon         billing  en
      agent rui     lisbon         billing  en
      queue billing lisbon         billing
      """;

  @TempDir private Path journal = Path.of("");
  private WebRig rig;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void aServer() {
    rig = new WebRig(COMPANY, journal);
  }

  @AfterEach
  void stop() {
    http.close();
    rig.close();
  }

  private HttpResponse<String> send(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rig.port() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", token)
            .timeout(Duration.ofSeconds(20))
            .build(),
        BodyHandlers.ofString());
  }

  private String token() throws IOException {
    return "Bearer " + ApiDoor.find(journal).orElseThrow().token();
  }

  private JsonObject post(int status, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send("POST", path, token(), body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body());
  }

  @Test
  void theTokenIsForItsOwnerAlone() throws IOException {
    Path file = journal.resolve("api.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String first = token();
    rig.close();
    rig = new WebRig(COMPANY, journal);
    assertThat(token()).isNotEqualTo(first);
    assertThat(ApiDoor.find(journal).orElseThrow().toString()).doesNotContain(token().substring(7));
  }

  @ParameterizedTest
  @CsvSource({"Bearer wrong", "Bearer", "Basic YTpi", "''"})
  void nobodyComesInWithoutTheToken(String token) throws IOException, InterruptedException {
    for (String path : new String[] {"/api/agents", "/api/agents/ana/pause", "/api/", "/api/x"}) {
      HttpResponse<String> response = send("POST", path, token, "");
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(new JsonObject(response.body()).getString("message")).contains("api.json");
    }
    assertThat(
            new JsonObject(send("GET", "/api/agents/ana", token(), "").body()).getString("state"))
        .isEqualTo("ready");
  }

  @Test
  void tellsHowEverybodyStands() throws IOException, InterruptedException {
    post(200, "/api/agents/rui/pause", "{\"reason\":\"lunch\",\"by\":\"supervisor 'x'\"}");

    HttpResponse<String> response = send("GET", "/api/agents", token(), "");

    assertThat(response.statusCode()).isEqualTo(200);
    JsonArray agents = new JsonObject(response.body()).getJsonArray("agents");
    assertThat(agents.getJsonObject(0).getString("state")).isEqualTo("ready");
    JsonObject rui = agents.getJsonObject(1);
    assertThat(rui.getString("agent")).isEqualTo("rui");
    assertThat(rui.getString("state")).isEqualTo("paused");
    assertThat(rui.getString("reason")).isEqualTo("lunch");
    assertThat(rui.getString("cause")).isEqualTo("paused by supervisor 'x'");
    assertThat(rui.getString("endpoint")).isEqualTo("PJSIP/rui");
  }

  @Test
  void whatIsAskedIsAnsweredWithHowTheAgentStandsThen() throws IOException, InterruptedException {
    JsonObject out = post(200, "/api/agents/ana/sign-out", "");
    assertThat(out.getString("answer")).isEqualTo("done");
    assertThat(out.getJsonObject("agent").getString("state")).isEqualTo("signed-out");
    assertThat(post(200, "/api/agents/ana/sign-out", "").getString("answer")).isEqualTo("already");
    assertThat(post(409, "/api/agents/ana/resume", "").getString("message"))
        .contains("ana is signed out", "Maybe");
    assertThat(post(409, "/api/agents/ana/end-wrap-up", "").getString("answer"))
        .isEqualTo("not-wrapping-up");
    assertThat(post(200, "/api/agents/ana/sign-in", "").getString("answer")).isEqualTo("done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | /api/agents/anna/sign-in         | {}                  | Maybe 'ana'?",
        "404 | /api/agents/ana/dance            | {}                  | There are sign-in",
        "404 | /api/nothing                     | {}                  | Maybe /api/agents?",
        "400 | /api/agents/A%20B/sign-in        | {}                  | A B",
        "400 | /api/agents/ana/pause            | {}                  | needs a reason",
        "400 | /api/agents/ana/pause            | {'reason':7}        | must be a text",
        "400 | /api/agents/ana/pause            | {'reason':'a\\nb'}  | on one line",
        "400 | /api/agents/ana/pause            | [1]                 | no JSON object",
        "400 | /api/agents/ana/pause            | {                   | no JSON object",
        "400 | /api/agents/ana/extend-wrap-up   | {'seconds':0}       | whole number",
        "400 | /api/agents/ana/extend-wrap-up   | {'seconds':'x'}     | whole number",
        "409 | /api/agents/ana/extend-wrap-up   | {'seconds':5}       | not wrapping up",
        "400 | /api/agents/ana/sign-in          | {'by':'a\\nb'}      | one line",
      })
  void whatCanNotBeIsRefusedWithAdvice(int status, String path, String body, String message)
      throws IOException, InterruptedException {
    assertThat(post(status, path, body.replace('\'', '"')).getString("message")).contains(message);
  }

  @Test
  void aBodyWithoutEndIsRefused() throws IOException, InterruptedException {
    post(413, "/api/agents/ana/pause", "{\"reason\":\"" + "x".repeat(100_000) + "\"}");
  }

  @Test
  void theFloorIsToldInNumbers() throws Exception {
    HttpResponse<String> answer = send("GET", "/metrics", "", "");
    assertThat(answer.body())
        .contains("heliotrope_agents{site=\"lisbon\",state=\"ready\"} 2")
        .contains("heliotrope_waiting{queue=\"billing\"} 0")
        .contains("heliotrope_site_open{site=\"lisbon\"}");
  }
}
