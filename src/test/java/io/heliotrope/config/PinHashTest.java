package io.heliotrope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.Digits;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinHashTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void knowsItsPinAgainAndNoOther() {
    PinHash kept = PinHash.of(PinHash.make("280517", RANDOM).text());
    assertThat(kept.fits(new Digits("280517"))).isTrue();
    assertThat(kept.fits(new Digits("280518"))).isFalse();
    assertThat(kept.fits(new Digits("28051"))).isFalse();
    assertThat(kept.fits(Digits.NONE)).isFalse();
  }

  @Test
  void onePinIsKeptInTwoWays() {
    assertThat(PinHash.make("280517", RANDOM).text())
        .isNotEqualTo(PinHash.make("280517", RANDOM).text());
  }

  /** Computed by Python's hashlib.pbkdf2_hmac. */
  @Test
  void isMadeAsOthersMakeIt() {
    var salt = Base64.getEncoder().withoutPadding().encodeToString("0123456789abcdef".getBytes());
    assertThat(
            PinHash.of(
                "pbkdf2-sha512$210000$%s$%s"
                    .formatted(salt, "rC8Mjh2euGRr7GiCG1lINMlAF1c7ySvlafX7Wc2LCo8")))
        .matches(hash -> hash.fits(new Digits("280517")));
  }

  @Test
  void isNotShown() {
    assertThat(PinHash.make("280517", RANDOM)).hasToString("•••");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "123", "1234567890123", "12a4", "1111", "0123", "456789", "9876", "12 4"})
  void aPinThatIsGuessedFirstIsNoPin(String pin) {
    assertThatThrownBy(() -> PinHash.make(pin, RANDOM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"280517", "pbkdf2-sha512$1$a$b", "", "hush", "pbkdf2-sha512$99999999999$a$b"})
  void whatIsNoHashIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> PinHash.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("heliotrope pin")
        .message()
        .doesNotContain("280517", "hush");
  }
}
