package io.heliotrope.session;

import io.heliotrope.call.SiteId;
import io.heliotrope.hours.HoursPlan;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells once when hours that were published for later come into force. */
final class HoursDue {

  private Instant told;

  /**
   * @param now what has come into force until now is known
   */
  HoursDue(Instant now) {
    this.told = now;
  }

  /** What has come into force since last asked, and has not been taken back before. */
  List<JournalEntry.HoursInForce> until(Instant now, HoursPlan plan) {
    List<JournalEntry.HoursInForce> due = new ArrayList<>();
    for (HoursVersion version : plan.versions()) {
      Instant at = version.inForce();
      if (at.isAfter(version.published()) && at.isAfter(told) && !at.isAfter(now)) {
        List<SiteId> sites =
            plan.sites().stream()
                .filter(site ->
                    plan.at(site, at).filter(one -> one.version().equals(version)).isPresent())
                .toList();
        if (!sites.isEmpty()) {
          due.add(
              new JournalEntry.HoursInForce(
                  at, version.number(), sites, version.author(), version.why()));
        }
      }
    }
    told = now.isAfter(told) ? now : told;
    return due;
  }
}
