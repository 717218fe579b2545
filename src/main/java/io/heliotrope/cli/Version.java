package io.heliotrope.cli;

import io.heliotrope.time.zone.ZoneChoice;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Heliotrope this is. */
public final class Version implements IVersionProvider {

  /** As the jar says; {@code dev} when run from classes. */
  public static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("dev");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "heliotrope " + text(),
      "Java " + Runtime.version(),
      "time zones " + ZoneChoice.inForce().text()
    };
  }
}
