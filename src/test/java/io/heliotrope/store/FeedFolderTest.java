package io.heliotrope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.CalendarId;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.FeedAlarm.Kind;
import io.heliotrope.session.port.FeedShelf.Copy;
import io.heliotrope.session.port.FeedShelf.Kept;
import io.heliotrope.session.port.FeedShelf.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFolderTest {

  private static final CalendarId PT = new CalendarId("pt");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");
  private static final Copy COPY =
      new Copy("dáys", "https://x/y", NOW, Optional.of("\"7\""), Optional.empty(), "ana");

  @TempDir private Path journal = Path.of("");

  @Test
  void whatIsKeptIsReadBackTheSame() throws IOException {
    var folder = new FeedFolder(journal);
    assertThat(folder.read(PT)).isEqualTo(Kept.NOTHING);
    String before = folder.stamp(PT);
    var all =
        new Kept(
            Optional.of(COPY),
            Optional.of(new Refused("none", "https://x/y", NOW)),
            Optional.of(new FeedAlarm(Kind.UNBELIEVABLE, "lost\nMaybe not")));
    folder.keep(PT, all);
    assertThat(new FeedFolder(journal).read(PT)).isEqualTo(all);
    assertThat(folder.stamp(PT)).isNotEqualTo(before);
    var good = new Kept(Optional.of(COPY), Optional.empty(), Optional.empty());
    folder.keep(PT, good);
    assertThat(folder.read(PT)).isEqualTo(good);
  }

  @Test
  void whoDeletesWhatWasNotBelievedLosesNothingElse() throws IOException {
    var folder = new FeedFolder(journal);
    var trouble = Optional.of(new FeedAlarm(Kind.UNBELIEVABLE, "lost"));
    folder.keep(
        PT,
        new Kept(Optional.of(COPY), Optional.of(new Refused("none", "https://x/y", NOW)), trouble));
    Files.delete(journal.resolve("hours/calendars/pt~refused.ics"));
    assertThat(folder.read(PT)).isEqualTo(new Kept(Optional.of(COPY), Optional.empty(), trouble));
  }

  @Test
  void aCopyThatIsGoneIsTroubleAndNotNothing() throws IOException {
    var folder = new FeedFolder(journal);
    folder.keep(PT, new Kept(Optional.of(COPY), Optional.empty(), Optional.empty()));
    Files.delete(journal.resolve("hours/calendars/pt.ics"));
    assertThatThrownBy(() -> folder.read(PT)).isInstanceOf(IOException.class);
  }

  @Test
  void itIsForItsOwnerAlone() throws IOException {
    var folder = new FeedFolder(journal);
    folder.keep(PT, new Kept(Optional.of(COPY), Optional.empty(), Optional.empty()));
    for (String name : new String[] {"pt.ics", "pt.json"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(journal.resolve("hours/calendars/" + name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void whatSomebodyElseWroteThereIsTrouble() throws IOException {
    var folder = new FeedFolder(journal);
    folder.keep(PT, new Kept(Optional.of(COPY), Optional.empty(), Optional.empty()));
    for (String text : new String[] {"{", "{\"copy\":{\"asOf\":\"soon\"}}", "{\"trouble\":{}}"}) {
      Files.writeString(journal.resolve("hours/calendars/pt.json"), text);
      assertThatThrownBy(() -> folder.read(PT)).hasMessageContaining("not as it was written");
    }
  }
}
