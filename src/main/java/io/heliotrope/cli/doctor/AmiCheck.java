package io.heliotrope.cli.doctor;

import io.heliotrope.ami.AmiSettings;
import io.heliotrope.ami.AmiTrial;
import java.io.IOException;
import java.util.List;

/** Whether a PBX's manager interface lets us in, and is the one we mean. */
public final class AmiCheck implements Check {

  private final AmiSettings pbx;

  public AmiCheck(AmiSettings pbx) {
    this.pbx = pbx;
  }

  @Override
  public List<Finding> look() {
    String subject = "pbx " + pbx.pbx();
    String where = "%s:%d".formatted(pbx.host(), pbx.port());
    try {
      return List.of(
          Finding.ok(subject, "Asterisk %s at %s".formatted(AmiTrial.version(pbx), where)));
    } catch (IOException e) {
      String[] words = String.valueOf(e.getMessage()).split("\nMaybe ", 2);
      return List.of(
          Finding.error(
              subject,
              "%s: %s".formatted(where, words[0].strip()),
              words.length > 1
                  ? words[1].strip()
                  : "is Asterisk up there, with 'enabled = yes' in manager.conf?"));
    }
  }
}
