package io.heliotrope.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether somebody keeps this machine's clock right: hours go by it. */
public final class ClockCheck implements Check {

  private static final String SUBJECT = "clock";
  private static final long LIMIT_SECONDS = 3;

  private final List<String> question;

  public ClockCheck() {
    this(List.of("timedatectl", "show", "--property=NTPSynchronized", "--value"));
  }

  /**
   * @param question a program that says yes or no
   */
  ClockCheck(List<String> question) {
    this.question = List.copyOf(question);
  }

  @Override
  public List<Finding> look() {
    return List.of(
        switch (answer().orElse("")) {
          case "yes" -> Finding.ok(SUBJECT, "is kept right over the network");
          case "no" ->
              Finding.warning(
                  SUBJECT,
                  "nobody keeps it right: hours open and close by it",
                  "timedatectl set-ntp true, or apt-get install chrony");
          default ->
              Finding.ok(SUBJECT, "whether it is kept right can't be told here (no systemd)");
        });
  }

  private Optional<String> answer() {
    try {
      Process process =
          new ProcessBuilder(question)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
      try {
        return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
            ? Optional.of(
                new String(process.getInputStream().readNBytes(100), StandardCharsets.UTF_8)
                    .strip())
            : Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
