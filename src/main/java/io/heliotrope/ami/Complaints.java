package io.heliotrope.ami;

import io.heliotrope.call.PbxName;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what is wrong with a PBX: once when it begins, and again now and then. */
final class Complaints {

  private static final Logger log = LoggerFactory.getLogger(Complaints.class);
  private static final int REMIND_EVERY = 20;
  private static final long FORGERY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final PbxName pbx;
  private String last = "";
  private int times;
  private long nextForgery = System.nanoTime();

  Complaints(PbxName pbx) {
    this.pbx = pbx;
  }

  /** On the link's thread. */
  void connected(String version) {
    last = "";
    log.info("PBX {}: connected to Asterisk {}", pbx, version);
    var release = Release.find(version);
    if (release.isPresent() && release.get().isOlderThan(Release.SAFE)) {
      log.warn(
          "PBX {}: Asterisk {} lacks the security fixes of {}. Maybe update it.",
          pbx,
          version,
          Release.SAFE);
    }
  }

  /** On the link's thread. */
  void down(String why) {
    times = why.equals(last) ? times + 1 : 0;
    last = why;
    if (times % REMIND_EVERY == 0) {
      log.error("PBX {}: {} (We try again without end.)", pbx, why);
    }
  }

  /** On the reader's thread. A caller may send thousands; the counter has them all. */
  void forged(String why, long now) {
    if (now - nextForgery >= 0) {
      nextForgery = now + FORGERY_NANOS;
      log.warn("PBX {}: dropped a block that the PBX did not write as it stands: {}", pbx, why);
    }
  }
}
