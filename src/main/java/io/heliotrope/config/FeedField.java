package io.heliotrope.config;

import io.heliotrope.call.CalendarId;
import io.heliotrope.config.Feed.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What sites.yaml says of calendars that others keep. */
final class FeedField {

  static final FieldType<Map<CalendarId, Feed>> ALL =
      FieldType.objects(CalendarId::new, FeedField::read);

  private static final Duration USUAL_EVERY = Duration.ofHours(6);
  private static final Duration USUAL_STALE = Duration.ofDays(7);
  private static final FieldType<Duration> EVERY =
      FieldType.duration(Duration.ofMinutes(5), Duration.ofDays(7));
  private static final FieldType<Duration> STALE_AFTER =
      FieldType.duration(Duration.ofHours(1), Duration.ofDays(400));
  private static final int LONGEST = 2_000;

  private FeedField() {}

  private static Optional<Feed> read(CalendarId id, Fields fields) {
    Optional<URI> url = fields.optional("url", FieldType.text().then(FeedField::address));
    Optional<String> file = fields.optional("file", FieldType.text());
    Duration every = fields.or("every", EVERY, USUAL_EVERY);
    Optional<Duration> stale =
        fields
            .optional("stale-after", STALE_AFTER)
            .or(() ->
                fields.has("url") ? Optional.of(longer(USUAL_STALE, every)) : Optional.empty());
    boolean mayBeEmpty = fields.or("may-be-empty", FieldType.truth(), false);
    if (fields.has("url") == fields.has("file")) {
      fields
          .mistakes()
          .error(
              fields.place(),
              fields.path(),
              "a calendar needs either 'url' or 'file'.",
              "Maybe { url: https://example.com/holidays.ics }.");
      return Optional.empty();
    }
    if (stale.isPresent() && url.isPresent() && stale.get().compareTo(every) < 0) {
      fields
          .mistakes()
          .error(
              fields.place("stale-after"),
              fields.path("stale-after"),
              "it would be stale before it is read again after %s."
                  .formatted(DurationText.of(every)),
              "Maybe a longer time, or read it more often: 'every'.");
    }
    url.filter(address -> "http".equalsIgnoreCase(address.getScheme()))
        .ifPresent(_ ->
            fields
                .mistakes()
                .warning(
                    fields.place("url"),
                    fields.path("url"),
                    "whoever is on the way may change what comes over http, and close your sites.",
                    "Maybe it is there with https as well."));
    Optional<Source> source =
        url.<Source>map(Source.Web::new).or(() -> file.map(Source.Local::new));
    return source.map(where -> new Feed(id, where, every, stale, mayBeEmpty));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** It may be a secret, so that no message has it. */
  private static URI address(String text) {
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "this is no address: %s at character %d.".formatted(e.getReason(), e.getIndex() + 1), e);
    }
    String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException(
          "an address begins with https:// or http://.%nMaybe %s"
              .formatted(
                  scheme.startsWith("webcal")
                      ? "put https:// in the place of %s://.".formatted(scheme)
                      : "it is a file: 'file: calendars/works.ics'."));
    }
    if (address.getHost() == null || address.getRawUserInfo() != null || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "an address has a host, no name and password, and %,d characters at most.\nMaybe the calendar has an address with a token of its own."
              .formatted(LONGEST));
    }
    return address;
  }
}
