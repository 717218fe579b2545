package io.heliotrope.session.port;

import io.heliotrope.config.Feed;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Where calendars are read from: the web, or files. */
@FunctionalInterface
public interface FeedSource {

  /**
   * Reads a calendar. May take a while, but not for ever.
   *
   * @param known the copy that is there already, of this very source
   * @throws IOException if it can't be read; the message ends a sentence and has no secret
   */
  Fetched fetch(Feed feed, Optional<FeedShelf.Copy> known) throws IOException;

  /** What came. */
  sealed interface Fetched {

    /** As of when it is so. */
    Instant asOf();

    /** It is as it was. */
    record Same(Instant asOf) implements Fetched {}

    /**
     * It is this.
     *
     * @param tag by which its server knows it
     * @param changed when its server says that it changed
     */
    record Content(String text, Instant asOf, Optional<String> tag, Optional<String> changed)
        implements Fetched {}
  }
}
