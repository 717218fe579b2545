package io.heliotrope.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DialString;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Telephonist.Summons;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Having somebody rung for a callback, as Asterisk is asked to and as it answers. */
class OriginationTest {

  private static final Instant AT = Instant.parse("2026-03-24T15:05:00Z");
  private static final PbxName LAB = new PbxName("lab");
  private static final CallId CALL = new CallId("lab-1795338060.12");
  private static final Summons SUMMONS =
      new Summons(
          LAB,
          CALL,
          new DialString("PJSIP/+351210000000@trunk"),
          Duration.ofSeconds(40),
          "5551000",
          "+351210000000");

  private final NewsTranslator translator = new NewsTranslator(LAB);

  @Test
  void theExtensionTellsTheDialplanWhichPromiseItIs() {
    var action = Origination.of(SUMMONS);
    assertThat(action.getChannel()).isEqualTo("PJSIP/+351210000000@trunk");
    assertThat(action.getContext()).isEqualTo("heliotrope-callback");
    assertThat(action.getExten()).isEqualTo("callback-lab-1795338060.12");
    assertThat(action.getTimeout()).isEqualTo(40_000L);
    assertThat(action.getAsync()).isTrue();
    assertThat(action.getCallerId()).isEqualTo("5551000");
    assertThat(action.getVariables()).containsEntry("HELIOTROPE_SHOWS", "+351210000000");
  }

  @Test
  void whoeverDoesNotPickUpIsTold() {
    assertThat(told(3)).contains(notReached(new RingOutcome.NoAnswer()));
    assertThat(told(0)).contains(notReached(new RingOutcome.Unreachable(0)));
    assertThat(translator.translate(Origination.refused(this, SUMMONS), AT))
        .contains(notReached(new RingOutcome.Unreachable(0)));
  }

  @Test
  void whoeverPicksUpComesByTheDialplan() {
    assertThat(told(4)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"callback-", "callback- 1", "12", "callback-a\nb"})
  void ofOthersOriginationsNothingIsTold(String extension) {
    var event = Origination.refused(this, SUMMONS);
    event.setExten(extension);
    assertThat(translator.translate(event, AT)).isEmpty();
    var elsewhere = Origination.refused(this, SUMMONS);
    elsewhere.setContext("from-internal");
    assertThat(translator.translate(elsewhere, AT)).isEmpty();
  }

  private Optional<PbxNews> told(int reason) {
    OriginateResponseEvent event = Origination.refused(this, SUMMONS);
    event.setReason(reason);
    return translator.translate(event, AT);
  }

  private static PbxNews notReached(RingOutcome outcome) {
    return new PbxNews.NotReached(LAB, AT, CALL, outcome);
  }
}
