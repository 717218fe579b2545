package io.heliotrope.cli.doctor;

import java.util.List;

/** Which Java runs this. */
public final class JavaCheck implements Check {

  @Override
  public List<Finding> look() {
    return List.of(
        Finding.ok(
            "java",
            "%s of %s (%s)"
                .formatted(
                    Runtime.version(),
                    System.getProperty("java.vendor"),
                    System.getProperty("java.home"))));
  }
}
