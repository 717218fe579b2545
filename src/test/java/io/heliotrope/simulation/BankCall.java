package io.heliotrope.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One call of a real bank's call centre in February 1999, of those that wanted an agent: served, or
 * hung up in the queue. (Technion SEE Lab; I. Guedj and A. Mandelbaum.)
 *
 * @param comes when the caller was in want of an agent
 * @param preferred a customer known to have a head start of 90 s in the queue. Who was served at
 *     once was mostly not identified: such a customer may have been preferred as well
 * @param type of service, in lower case
 * @param waited in the queue; zero if an agent was there at once
 * @param talk how long the agent was busy; zero if the caller hung up
 * @param agent a code; empty if the caller hung up or the records don't tell
 */
public record BankCall(
    Instant comes,
    boolean preferred,
    String type,
    Duration waited,
    boolean served,
    Duration talk,
    Optional<String> agent) {

  public static final Path FILE = Path.of("../shared/data/calls/bank-1999-02.tsv");
  static final ZoneId ZONE = ZoneId.of("Asia/Jerusalem");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  /** When an agent answered; only of those served. */
  public Instant answered() {
    return comes.plus(waited);
  }

  /** When the call was over. */
  public Instant over() {
    return comes.plus(waited).plus(talk);
  }

  BankCall asPreferred() {
    return new BankCall(comes, true, type, waited, served, talk, agent);
  }

  /** The day at the bank. */
  public LocalDate day() {
    return comes.atZone(ZONE).toLocalDate();
  }

  /**
   * All of the file, in the order in which they came. Those who never wanted an agent are left out.
   */
  public static List<BankCall> read(Path file) {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .skip(1)
          .map(line -> line.split("\t"))
          .flatMap(row -> of(row).stream())
          .sorted(Comparator.comparing(BankCall::comes))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /* Columns: 3 priority, 4 type, 5 date, 7 VRU exit, 9 queue start, 11 queue time, 12 outcome,
   * 13 service start, 15 service time, 16 agent. Some rows are dirty: a service may have no length. */
  private static Optional<BankCall> of(String[] row) {
    boolean served = row[12].equals("AGENT");
    Duration waited = Duration.ofSeconds(Long.parseLong(row[11]));
    boolean hungUp = row[12].equals("HANG") && waited.isPositive();
    if (!served && !hungUp) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.parse("19" + row[5], DATE);
    Instant comes = at(day, waited.isZero() ? row[7] : row[9]);
    Duration talk = served ? Duration.ofSeconds(Long.parseLong(row[15])) : Duration.ZERO;
    return Optional.of(
        new BankCall(
            comes,
            row[3].equals("2"),
            row[4].toLowerCase(Locale.ROOT),
            waited,
            served,
            talk.isNegative() ? Duration.ZERO : talk,
            Optional.of(row[16])
                .filter(name -> served && !name.equals("NO_SERVER"))
                .map(name -> name.toLowerCase(Locale.ROOT))));
  }

  private static Instant at(LocalDate day, String time) {
    String[] part = time.split(":");
    return day.atStartOfDay(ZONE)
        .toInstant()
        .plusSeconds(
            Long.parseLong(part[0]) * 3600
                + Long.parseLong(part[1]) * 60
                + Long.parseLong(part[2]));
  }
}
