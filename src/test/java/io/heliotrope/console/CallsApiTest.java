package io.heliotrope.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a talk is seen in TransferTest and, on a real PBX, TransferIT. */
class CallsApiTest {

  @TempDir private Path journal = Path.of("");
  private WebRig rig;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void aServer() {
    rig =
        new WebRig(
            """
            site  lisbon  Europe/Lisbon  Mo-Fr 08:00-18:00
            agent ana     lisbon         billing  en
            queue billing lisbon         billing
            """,
            journal);
  }

  @AfterEach
  void stop() {
    http.close();
    rig.close();
  }

  private String refused(int status, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rig.port() + path))
                .POST(BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + ApiDoor.find(journal).orElseThrow().token())
                .timeout(Duration.ofSeconds(20))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return new JsonObject(response.body()).getString("message");
  }

  @Test
  void aCallThatIsNoneCanNotBePassedOn() throws IOException, InterruptedException {
    assertThat(refused(409, "/api/calls/lab-1.2/transfer", "{\"queue\":\"billing\"}"))
        .contains("no call lab-1.2", "Maybe it is over: heliotrope journal lab-1.2");
    assertThat(refused(409, "/api/calls/lab-1.2/consult", "{\"queue\":\"billing\"}"))
        .contains("no call lab-1.2");
    assertThat(refused(409, "/api/calls/lab-1.2/disposition", "{\"name\":\"solved\"}"))
        .contains("no call lab-1.2");
  }

  @Test
  void aConsultStandsForTheCallThatItIsAbout() throws IOException, InterruptedException {
    assertThat(refused(409, "/api/calls/lab-1.2.consult-1/transfer", "{\"queue\":\"billing\"}"))
        .contains("no call lab-1.2 in which");
  }

  @Test
  void aCallBackThatNobodyOwesCanNotBeDone() throws IOException, InterruptedException {
    assertThat(refused(404, "/api/callbacks/lab-1.2/done", "{\"by\":\"ana\"}"))
        .contains("No call back is owed for lab-1.2", "heliotrope callbacks");
  }

  @Test
  void whatIsNoNameIsRefused() throws IOException, InterruptedException {
    assertThat(refused(400, "/api/calls/lab-1.2/transfer", "{}")).contains("queue's name");
    assertThat(refused(400, "/api/calls/lab-1.2/transfer", "{\"queue\":7}")).contains("a text");
    assertThat(refused(400, "/api/calls/%2fetc/transfer", "{\"queue\":\"billing\"}"))
        .contains("A call id");
  }
}
