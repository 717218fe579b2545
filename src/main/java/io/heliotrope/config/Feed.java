package io.heliotrope.config;

import io.heliotrope.call.CalendarId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A calendar of holidays or closures that others keep, as iCalendar.
 *
 * @param every how long after it was read it is read again
 * @param staleAfter how long its last copy is good for; empty if for ever
 * @param mayBeEmpty is it in order that it names no day to come?
 */
public record Feed(
    CalendarId id,
    Source source,
    Duration every,
    Optional<Duration> staleAfter,
    boolean mayBeEmpty) {

  /** Where it is. */
  public sealed interface Source {

    /**
     * At an address of the web, which may be a secret.
     *
     * @param address http or https, with a host
     */
    record Web(URI address) implements Source {

      /** The host alone. */
      @Override
      public String toString() {
        return address.getHost();
      }
    }

    /**
     * In a file.
     *
     * @param name relative to the operator's folder, or absolute
     */
    record Local(String name) implements Source {
      @Override
      public String toString() {
        return name;
      }
    }
  }
}
