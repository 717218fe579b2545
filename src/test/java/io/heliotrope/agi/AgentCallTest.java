package io.heliotrope.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Wish;
import io.heliotrope.session.port.AgentCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A feature code, as the dialplan hands it over. */
class AgentCallTest {

  private final Arrivals arrivals = new Arrivals(AgiSettings.DEFAULTS);

  private static Environment environment(String channel, String wish) {
    Map<String, String> values = new HashMap<>();
    values.put("agi_network_script", "agent");
    values.put("agi_channel", channel);
    values.put("agi_dnid", "*60");
    values.put("agi_arg_1", wish);
    var environment = new Environment(4096, 64);
    assertThat(environment.feed(Worlds.bytes(Worlds.environment(values)))).isTrue();
    return environment;
  }

  @Test
  void tellsWhoWantsWhat() {
    Environment environment = environment("PJSIP/ana-home-0000002f", "pause:2");
    assertThat(Arrivals.isOfAgent(environment)).isTrue();
    AgentCall call = arrivals.agentCall(environment);
    assertThat(call.telephone()).contains(new Endpoint("PJSIP/ana-home"));
    assertThat(call.wish()).isEqualTo(Wish.PAUSE);
    assertThat(call.digit()).contains('2');
    assertThat(call.language().tag()).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({
    "sign-in, SIGN_IN",
    "sign-out, SIGN_OUT",
    "pause, PAUSE",
    "resume, RESUME",
    "end-wrap-up, END_WRAP_UP",
    "extend-wrap-up, EXTEND_WRAP_UP",
    "disposition, DISPOSITION",
    "state, STATE"
  })
  void knowsEveryWishOfTheDialplan(String text, Wish wish) {
    AgentCall call = arrivals.agentCall(environment("PJSIP/1001-00000001", text));
    assertThat(call.wish()).isEqualTo(wish);
    assertThat(call.digit()).isEmpty();
  }

  @Test
  void aChannelOfNoTelephoneIsASourceAllTheSame() {
    AgentCall call = arrivals.agentCall(environment("Local/60@x-00000001;2", "state"));
    assertThat(call.telephone()).isEqualTo(Optional.empty());
    assertThat(call.source()).isEqualTo("Local/60@x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dance", "SIGN-IN", "pause:22", "pause:", "sign_in"})
  void refusesWhatIsNoWish(String wish) {
    Environment environment = environment("PJSIP/1001-00000001", wish);
    assertThatThrownBy(() -> arrivals.agentCall(environment))
        .isInstanceOfSatisfying(
            AgiException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.WISH));
  }

  @Test
  void aCallToOneOfOurNumbersIsNone() {
    var environment = new Environment(4096, 64);
    environment.feed(Worlds.bytes(Worlds.ENVIRONMENT));
    assertThat(Arrivals.isOfAgent(environment)).isFalse();
  }
}
