package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.routing.Decision;
import io.heliotrope.routing.Request;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers who are known, or come by a way that sets them apart. */
class FavourTest {

  private Scene scene = new Scene("\nqueue billing lisbon billing=60 same-agent=7d");

  @AfterEach
  void stop() {
    scene.close();
  }

  private void helpedBy(String agent) {
    var phone = scene.call();
    phone.ring();
    phone.ringEnds(new RingOutcome.Talked(Duration.ofSeconds(9))).finishes();
    assertThat(lastDecision().taken()).contains(new AgentId(agent));
  }

  private Decision lastDecision() {
    return scene.told(JournalEntry.Decided.class).getLast().decision();
  }

  private Request lastRequest() {
    return lastDecision().request();
  }

  @Test
  void whoHelpedTheCallerBeforeIsAskedFirst() {
    helpedBy("ana");
    scene.clock.advance(Duration.ofDays(1));
    scene.call().ring();
    assertThat(lastRequest().lastAgent()).contains(new AgentId("ana"));
  }

  @Test
  void afterAWhileNobodyRemembers() {
    helpedBy("ana");
    scene.clock.advance(Duration.ofDays(7).plusSeconds(1));
    scene.call().ring();
    assertThat(lastRequest().lastAgent()).isEmpty();
  }

  @Test
  void aCallerWithoutANumberIsNobodysRegular() {
    helpedBy("ana");
    scene.anonymous().ring();
    assertThat(lastRequest().lastAgent()).isEqualTo(Optional.empty());
  }
}
