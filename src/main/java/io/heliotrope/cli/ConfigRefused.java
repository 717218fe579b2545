package io.heliotrope.cli;

import io.heliotrope.config.Mistake;
import java.util.List;

/** The operator's files have mistakes; all of them. */
public final class ConfigRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  public ConfigRefused(List<Mistake> mistakes) {
    super("The configuration has %d mistakes.".formatted(mistakes.size()));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
