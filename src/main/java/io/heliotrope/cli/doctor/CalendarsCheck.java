package io.heliotrope.cli.doctor;

import io.heliotrope.calendar.CountryCalendars;
import io.heliotrope.cli.KeptCalendars;
import io.heliotrope.config.Feed;
import io.heliotrope.config.Mistakes;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.TextSounds;
import io.heliotrope.session.FeedState;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.RulebookReader;
import io.heliotrope.session.port.FeedAlarm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether the calendars that others keep can be read, and have days to come. */
public final class CalendarsCheck implements Check {

  private static final String SUBJECT = "calendars";

  private final Path folder;
  private final Path journal;

  /**
   * @param folder the operator's files
   * @param journal where the server keeps its copies
   */
  public CalendarsCheck(Path folder, Path journal) {
    this.folder = folder;
    this.journal = journal;
  }

  @Override
  public List<Finding> look() {
    Instant now = Instant.now();
    List<Finding> findings = new ArrayList<>();
    Optional<Path> kept = Optional.of(journal).filter(Files::isDirectory);
    for (FeedState state : KeptCalendars.look(folder, kept, feeds()).states()) {
      List<FeedAlarm> alarms = state.alarms(now);
      for (FeedAlarm alarm : alarms) {
        String[] parts = alarm.text().split("\nMaybe ", 2);
        findings.add(
            Finding.warning(
                SUBJECT, parts[0], parts.length > 1 ? parts[1] : "heliotrope hours calendars"));
      }
      if (alarms.isEmpty()) {
        findings.add(
            Finding.ok(
                SUBJECT,
                "%s: %d of the next 400 days".formatted(state.feed().id(), state.ahead(now))));
      }
    }
    return findings;
  }

  /** Those of the files; none while they have mistakes, of which others tell. */
  private Collection<Feed> feeds() {
    var mistakes = new Mistakes();
    return RulebookReader.read(
            folder,
            new TextSounds(PromptTexts.read(folder, mistakes)),
            new CountryCalendars(),
            mistakes)
        .map(Rulebook::feeds)
        .map(feeds -> (Collection<Feed>) feeds.values())
        .orElse(List.of());
  }
}
