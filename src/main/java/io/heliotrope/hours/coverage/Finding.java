package io.heliotrope.hours.coverage;

import io.heliotrope.call.SiteId;
import java.util.List;

/** A time at which a need is met badly, or by several sites. */
public sealed interface Finding {

  State state();

  Recurrence when();

  /**
   * It belongs to the usual week, or to that of a season.
   *
   * @param sites that overlap; empty if it is no overlap
   * @param since why it was not so the week before; empty if it is not known to have begun
   * @param until why it is not so the week after; empty if it is not known to end
   */
  record Usual(
      State state, Recurrence when, List<SiteId> sites, List<Reason> since, List<Reason> until)
      implements Finding {
    public Usual {
      sites = List.copyOf(sites);
      since = List.copyOf(since);
      until = List.copyOf(until);
    }
  }

  /** It is not so in the usual week. */
  record Unusual(State state, Recurrence when, List<Reason> because) implements Finding {
    public Unusual {
      because = List.copyOf(because);
    }
  }
}
