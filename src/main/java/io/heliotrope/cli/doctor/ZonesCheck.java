package io.heliotrope.cli.doctor;

import io.heliotrope.time.Clock;
import io.heliotrope.time.zone.ZoneChoice;
import java.util.ArrayList;
import java.util.List;

/** Which release of the time zones' rules decides, and whether it is known to be old. */
public final class ZonesCheck implements Check {

  private static final String SUBJECT = "time zones";

  private final ZoneChoice choice;
  private final Clock clock;

  public ZonesCheck(ZoneChoice choice, Clock clock) {
    this.choice = choice;
    this.clock = clock;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok(SUBJECT, choice.text()));
    choice
        .warnings(clock.now())
        .forEach(one -> findings.add(Finding.warning(SUBJECT, one.text(), one.advice())));
    return findings;
  }
}
