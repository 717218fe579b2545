package io.heliotrope.session.port;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.OverrideSheet;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.hours.HoursVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where published hours and overrides are kept. Whatever interrupts a write, what is read
 * afterwards is all as before it or all as after it.
 */
public interface HoursShelf {

  /**
   * All that is kept.
   *
   * @param versions in order; empty if nothing has ever been kept
   * @param seen what sites.yaml said when it was last looked at
   * @param troubles what could not be read, and why
   */
  record Stock(
      List<HoursVersion> versions,
      Map<SiteId, ScheduleText> seen,
      OverrideSheet overrides,
      List<String> troubles) {

    public Stock {
      versions = List.copyOf(versions);
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * Something that was done.
   *
   * @param version that came of it
   * @param revision of the overrides that came of it
   */
  record Deed(
      Instant at,
      String who,
      String what,
      String why,
      Optional<Integer> version,
      Optional<Integer> revision) {

    /** That of a publication. */
    public static Deed of(HoursVersion version) {
      String sites =
          version.sites().keySet().stream().map(SiteId::name).collect(Collectors.joining(", "));
      String what =
          version
              .backTo()
              .map(earlier -> "went back to version %d: %s".formatted(earlier, sites))
              .orElse(version.number() == 0 ? "first seen: " + sites : "published: " + sites);
      String when =
          version.inForce().isAfter(version.published())
              ? ", in force from " + version.inForce()
              : "";
      String gaps =
          version.acknowledged().isEmpty()
              ? ""
              : ", acknowledged " + String.join(", ", version.acknowledged());
      return new Deed(
          version.published(),
          version.author(),
          what + when + gaps,
          version.why(),
          Optional.of(version.number()),
          Optional.empty());
    }

    /** That of the last change of these overrides; empty if there has been none. */
    public static Optional<Deed> of(OverrideSheet overrides) {
      return overrides
          .last()
          .map(change ->
              new Deed(
                  change.at(),
                  change.who(),
                  change.what(),
                  change.why(),
                  Optional.empty(),
                  Optional.of(overrides.revision())));
    }
  }

  /** Reads and writes of one at a time. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Has the work done while nobody else, in this program or another, works here.
   *
   * @throws IOException if the shelf can't be used; the message says why
   */
  <T> T alone(Work<T> work) throws IOException;

  Stock read() throws IOException;

  /** Changes whenever what is kept does. */
  String stamp();

  /** Keeps one more version; it is there, whatever happens, when this returns. */
  void keep(HoursVersion version) throws IOException;

  /** Keeps these overrides instead of those before. */
  void keep(OverrideSheet overrides) throws IOException;

  /** Remembers what sites.yaml says. */
  void seen(Map<SiteId, ScheduleText> files) throws IOException;

  /** Remembers that something was done which changes nothing that is kept here. */
  void done(Deed deed) throws IOException;

  /** All that was done, in order. */
  List<Deed> deeds() throws IOException;
}
