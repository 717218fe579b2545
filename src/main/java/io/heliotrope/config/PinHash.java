package io.heliotrope.config;

import io.heliotrope.call.Digits;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a PIN: enough to know it again, too little to tell it. Made by PBKDF2 (RFC 8018)
 * with HMAC-SHA-512, and written {@code pbkdf2-sha512$ITERATIONS$SALT$HASH}, the last two in
 * Base64. A PIN has few digits: who has the hash and a machine of some size finds it in the end, so
 * a hash is for its owner's eyes as well.
 */
public final class PinHash {

  /** What OWASP recommends for this function; about a tenth of a second. */
  static final int ITERATIONS = 210_000;

  private static final int FEWEST_ITERATIONS = 100_000;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final Pattern PIN = Pattern.compile("[0-9]{4,12}");
  private static final Pattern RULE =
      Pattern.compile(
          "pbkdf2-sha512\\$([1-9][0-9]{5,7})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  private static final String ASCENDING = "01234567890";
  private static final String DESCENDING = "09876543210";

  /** Of no PIN that can be typed: so that to check one of nobody takes as long as any other. */
  public static final PinHash OF_NOBODY =
      new PinHash(ITERATIONS, new byte[SALT_BYTES], new byte[HASH_BYTES]);

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private PinHash(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /** Reads what {@link #text} wrote. No message of a refusal repeats what was there. */
  public static PinHash of(String text) {
    Matcher parts = RULE.matcher(text);
    int iterations = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
    if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          PIN.matcher(text).matches()
              ? """
              there is a PIN itself, and whoever reads the file knows it now.
              Maybe choose another and keep its hash only: heliotrope pin\
              """
              : """
              there is no hash of a PIN: pbkdf2-sha512$210000$….
              Maybe make one: heliotrope pin\
              """);
    }
    var base64 = Base64.getDecoder();
    return new PinHash(iterations, base64.decode(parts.group(2)), base64.decode(parts.group(3)));
  }

  /**
   * The hash of a new PIN.
   *
   * @throws IllegalArgumentException if it has not 4 to 12 digits, or is one that is guessed first
   */
  public static PinHash make(String pin, SecureRandom random) {
    if (!PIN.matcher(pin).matches()) {
      throw new IllegalArgumentException(
          "A PIN has 4 to 12 digits and nothing else.\nMaybe 6, which nobody knows.");
    }
    if (pin.chars().distinct().count() < 2 || ASCENDING.contains(pin) || DESCENDING.contains(pin)) {
      throw new IllegalArgumentException(
          "That PIN is among the first that somebody would try.\nMaybe digits without an order.");
    }
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new PinHash(ITERATIONS, salt, derive(pin, salt, ITERATIONS));
  }

  /** Is it of these digits? Takes about a tenth of a second of a processor's time. */
  public boolean fits(Digits typed) {
    return typed.count() > 0
        && MessageDigest.isEqual(hash, derive(typed.value(), salt, iterations));
  }

  /** As kept in a file. */
  public String text() {
    var base64 = Base64.getEncoder().withoutPadding();
    return "pbkdf2-sha512$%d$%s$%s"
        .formatted(iterations, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  private static byte[] derive(String pin, byte[] salt, int iterations) {
    char[] password = pin.toCharArray();
    var spec = new PBEKeySpec(password, salt, iterations, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA512.", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(password, '\0');
    }
  }

  @Override
  public String toString() {
    return "•••";
  }
}
