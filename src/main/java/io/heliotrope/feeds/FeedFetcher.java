package io.heliotrope.feeds;

import io.heliotrope.config.Feed;
import io.heliotrope.session.port.FeedReader;
import io.heliotrope.session.port.FeedShelf;
import io.heliotrope.session.port.FeedSource;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Reads calendars where they are. */
public final class FeedFetcher implements FeedSource, AutoCloseable {

  private final Path folder;
  private final WebFetcher web;

  /**
   * @param folder the operator's files
   */
  public FeedFetcher(Path folder, Clock clock) {
    this(folder, new WebFetcher(clock, WebFetcher.PATIENCE));
  }

  FeedFetcher(Path folder, WebFetcher web) {
    this.folder = folder;
    this.web = web;
  }

  @Override
  public Fetched fetch(Feed feed, Optional<FeedShelf.Copy> known) throws IOException {
    return switch (feed.source()) {
      case Feed.Source.Web(var address) -> web.fetch(address, known);
      case Feed.Source.Local(var name) -> file(folder.resolve(name), known);
    };
  }

  /** A file is as of when it was written. */
  private static Fetched file(Path file, Optional<FeedShelf.Copy> known) throws IOException {
    if (!Files.exists(file) || Files.isRegularFile(file)) {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      if (known.isPresent() && known.get().asOf().equals(written)) {
        return new Fetched.Same(written);
      }
      if (Files.size(file) <= FeedReader.LONGEST) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return new Fetched.Content(text, written, Optional.empty(), Optional.empty());
      }
      throw new IOException("it is longer than %d MB".formatted(FeedReader.LONGEST >> 20));
    }
    throw new IOException("it is no file");
  }

  @Override
  public void close() {
    web.close();
  }
}
