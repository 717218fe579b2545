package io.heliotrope.hours.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Goes once through all that changes anywhere, and marks for each need what it is about. */
final class Sweep {

  /** What may be so of a need at an instant. */
  enum Mark {
    GAP,
    THIN,
    OVERLAP,
    USUAL_GAP,
    USUAL_THIN,
    USUAL_OVERLAP,
    /** A gap where usually is none. */
    NEW_GAP,
    /** Too few, where usually are enough. */
    NEW_THIN;

    int bit() {
      return 1 << ordinal();
    }
  }

  private static final Mark[] MARKS = Mark.values();

  private record Change(Instant at, int site, boolean usual, Crew crew) {}

  private final List<SiteWatches> sites;
  private final int needs;
  private final int promised;
  private final Stretch horizon;
  private final List<Map<Mark, List<Stretch>>> found = new ArrayList<>();

  // of each need
  private final int[] seats;
  private final int[] usualSeats;
  private final int[] sitesThere;
  private final int[] usualSitesThere;
  private final int[] marks;
  private final Instant[][] since;

  /**
   * @param promised fewer seats are thin; 1 for never
   */
  Sweep(List<SiteWatches> sites, int needs, int promised, Stretch horizon) {
    this.sites = sites;
    this.needs = needs;
    this.promised = promised;
    this.horizon = horizon;
    this.seats = new int[needs];
    this.usualSeats = new int[needs];
    this.sitesThere = new int[needs];
    this.usualSitesThere = new int[needs];
    this.marks = new int[needs];
    this.since = new Instant[needs][MARKS.length];
    for (int need = 0; need < needs; need++) {
      Map<Mark, List<Stretch>> lists = new EnumMap<>(Mark.class);
      for (Mark mark : MARKS) {
        lists.put(mark, new ArrayList<>());
      }
      found.add(lists);
    }
  }

  /** The stretches of each need, by mark: in order, without overlap. */
  List<Map<Mark, List<Stretch>>> run() {
    Crew nobody = Crew.nobody(needs);
    Crew[] crews = new Crew[sites.size()];
    Crew[] usual = new Crew[sites.size()];
    Arrays.fill(crews, nobody);
    Arrays.fill(usual, nobody);
    Instant now = horizon.from();
    for (Change change : changes()) {
      if (change.at().isAfter(now)) {
        mark(now);
        now = change.at();
      }
      if (change.usual()) {
        apply(usual[change.site()], change.crew(), usualSeats, usualSitesThere);
        usual[change.site()] = change.crew();
      } else {
        apply(crews[change.site()], change.crew(), seats, sitesThere);
        crews[change.site()] = change.crew();
      }
    }
    mark(now);
    for (int need = 0; need < needs; need++) {
      become(need, 0, horizon.to());
    }
    return found;
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (int site = 0; site < sites.size(); site++) {
      add(changes, site, false, sites.get(site).actual());
      add(changes, site, true, sites.get(site).usual());
    }
    changes.sort(Comparator.comparing(Change::at));
    return changes;
  }

  private void add(List<Change> changes, int site, boolean usual, List<Watch> watches) {
    for (Watch watch : Watch.within(watches, horizon)) {
      Instant at = watch.from().isAfter(horizon.from()) ? watch.from() : horizon.from();
      changes.add(new Change(at, site, usual, watch.crew()));
    }
  }

  private void apply(Crew before, Crew after, int[] sums, int[] there) {
    if (before == after) {
      return;
    }
    for (int need = 0; need < needs; need++) {
      int was = before.seats(need);
      int is = after.seats(need);
      sums[need] += is - was;
      there[need] += Integer.signum(is) - Integer.signum(was);
    }
  }

  private void mark(Instant now) {
    for (int need = 0; need < needs; need++) {
      become(need, marksOf(need), now);
    }
  }

  private int marksOf(int need) {
    int marked = 0;
    boolean gap = seats[need] == 0;
    boolean thin = !gap && seats[need] < promised;
    boolean usualGap = usualSeats[need] == 0;
    boolean usualThin = !usualGap && usualSeats[need] < promised;
    marked |= gap ? Mark.GAP.bit() : 0;
    marked |= thin ? Mark.THIN.bit() : 0;
    marked |= sitesThere[need] > 1 ? Mark.OVERLAP.bit() : 0;
    marked |= usualGap ? Mark.USUAL_GAP.bit() : 0;
    marked |= usualThin ? Mark.USUAL_THIN.bit() : 0;
    marked |= usualSitesThere[need] > 1 ? Mark.USUAL_OVERLAP.bit() : 0;
    marked |= gap && !usualGap ? Mark.NEW_GAP.bit() : 0;
    marked |= thin && !usualGap && !usualThin ? Mark.NEW_THIN.bit() : 0;
    return marked;
  }

  private void become(int need, int marked, Instant now) {
    int changed = marks[need] ^ marked;
    if (changed == 0) {
      return;
    }
    for (Mark mark : MARKS) {
      if ((changed & mark.bit()) != 0) {
        if ((marked & mark.bit()) != 0) {
          since[need][mark.ordinal()] = now;
        } else {
          Objects.requireNonNull(found.get(need).get(mark))
              .add(new Stretch(since[need][mark.ordinal()], now));
        }
      }
    }
    marks[need] = marked;
  }
}
