package io.heliotrope.hours.coverage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** How much of each hour of the week is in some stretches, over all weeks. */
final class HourShares {

  static final int HOURS = 7 * 24;

  private HourShares() {}

  /** From 0 to 1 for each hour from Monday 00:00 UTC on; 0 if the hour is not in the horizon. */
  static double[] of(List<Stretch> stretches, Stretch horizon) {
    double[] shares = seconds(stretches);
    double[] all = seconds(List.of(horizon));
    Arrays.setAll(shares, hour -> all[hour] == 0 ? 0 : shares[hour] / all[hour]);
    return shares;
  }

  private static double[] seconds(List<Stretch> stretches) {
    double[] seconds = new double[HOURS];
    for (Stretch one : stretches) {
      for (Instant at = one.from(); at.isBefore(one.to()); ) {
        Instant next = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        Instant end = next.isBefore(one.to()) ? next : one.to();
        var time = at.atOffset(ZoneOffset.UTC);
        int hour = (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour();
        seconds[hour] += Duration.between(at, end).toMillis() / 1000.0;
        at = end;
      }
    }
    return seconds;
  }
}
