package io.heliotrope.ami;

/** A word that only two may know. Its text form never shows it. */
public record Secret(String value) {

  public Secret {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "A secret is empty.\nMaybe generate one: head -c 24 /dev/urandom | base64 | tr -d '+/='");
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "A secret may have visible ASCII characters only.\n"
              + "Maybe a blank or a line's end was copied along with it.");
    }
  }

  @Override
  public String toString() {
    return "•••";
  }
}
