package io.heliotrope.session;

import io.heliotrope.config.FileTrouble;
import io.heliotrope.floor.Rules;
import io.heliotrope.hours.Calendars;
import io.heliotrope.hours.FeedCalendars;
import io.heliotrope.hours.HoursBoard;
import io.heliotrope.hours.HoursPlan;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.session.port.HoursShelf;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.util.List;

/**
 * What is kept of the hours, as it was read last, and which hours count by it and the files. For
 * the desk, which sees to it that one at a time uses it.
 */
final class KeptHours {

  private final HoursShelf shelf;
  private final Clock clock;
  private HoursShelf.Stock stock;
  private HoursBoard board;
  private String stamp = "";

  /**
   * Reads it for the first time.
   *
   * @throws IOException if the shelf can't be read
   */
  KeptHours(HoursShelf shelf, Clock clock, Rulebook files) throws IOException {
    this.shelf = shelf;
    this.clock = clock;
    this.stock = shelf.read();
    this.board = board(stock, files, clock);
  }

  /**
   * Reads it anew.
   *
   * @throws IOException if the shelf can't be read; then all is as before
   */
  void read(Rulebook files) throws IOException {
    stock = shelf.read();
    count(files);
  }

  /** What counts by what was read last and those files. */
  void count(Rulebook files) {
    board = board(stock, files, clock);
  }

  private static HoursBoard board(HoursShelf.Stock kept, Rulebook files, Clock clock) {
    List<HoursVersion> versions =
        kept.versions().isEmpty()
            ? List.of(HoursVersion.first(clock.now(), files.hours()))
            : kept.versions();
    return new HoursBoard(new HoursPlan(versions), kept.overrides(), files.calendars());
  }

  /** The same hours, with other calendars. */
  void calendars(Calendars calendars) {
    board = board.with(calendars);
  }

  HoursBoard board() {
    return board;
  }

  HoursShelf.Stock stock() {
    return stock;
  }

  /** Has nothing ever been published? Then the files alone say which hours count. */
  boolean isUnpublished() {
    return stock.versions().isEmpty();
  }

  /** Has somebody changed what is kept since it was last {@link #known}? */
  boolean hasChanged() {
    return !shelf.stamp().equals(stamp);
  }

  /** What is kept now has been read. */
  void known() {
    stamp = shelf.stamp();
  }

  /** Those files with the hours that count now. */
  Rulebook inForce(Rulebook files) {
    String mark = files.calendars() instanceof FeedCalendars feeds ? feeds.mark() : "";
    String version = version(files);
    return files.with(
        new Rules(
            mark.isEmpty() ? version : version + "+c" + mark,
            files.company(),
            board.hours(files.company())));
  }

  private String version(Rulebook files) {
    boolean filesAlone = isUnpublished() && stock.overrides().revision() == 0;
    return filesAlone
        ? files.version()
        : "%s+h%d.%d"
            .formatted(files.version(), board.plan().last().number(), stock.overrides().revision());
  }

  static String notKept(IOException e) {
    return "The hours can't be kept: %s\nMaybe the folder of the journal belongs to another user, or its disk is full."
        .formatted(FileTrouble.text(e));
  }
}
