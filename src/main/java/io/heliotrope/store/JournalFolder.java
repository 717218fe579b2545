package io.heliotrope.store;

import io.heliotrope.call.CallId;
import io.heliotrope.floor.Roll;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.OwedCallbacks;
import io.heliotrope.journal.Recollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of the journal's files, for reading. Also while a server writes there. */
public final class JournalFolder {

  private static final Pattern NAME =
      Pattern.compile("journal-([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]{4,})\\.jsonl");

  private static final String ROLL_CALL = "{\"type\":\"RollCall\"";
  private static final List<String> OF_AGENTS =
      List.of(
          ROLL_CALL,
          "{\"type\":\"AgentChanged\"",
          "{\"type\":\"DutyChanged\"",
          "{\"type\":\"Offered\"");

  private final Path folder;
  private final EntryReader reader = new EntryReader();

  public JournalFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A line of the journal.
   *
   * @param entry empty if a later version wrote it, or a crash tore it
   */
  public record Line(String text, Optional<JournalEntry> entry) {}

  /**
   * All of one call, in order, and of what was asked about it; empty if the journal does not know
   * it.
   */
  public List<Line> call(CallId call) throws IOException {
    List<Path> files = files(folder);
    List<Line> found = new ArrayList<>();
    for (int i = files.size() - 1; i >= 0; i--) {
      List<Line> here = lines(files.get(i), isOf(call));
      if (here.isEmpty() && !found.isEmpty()) {
        break; // a call's entries are near each other: the older files know nothing of it
      }
      found.addAll(0, here);
    }
    return found;
  }

  /** Is that line of the journal one of that call, or of what was asked about it? */
  public static boolean isOf(CallId call, String line) {
    return isOf(call).test(line);
  }

  private static Predicate<String> isOf(CallId call) {
    String mark = "\"call\":\"" + call;
    String whole = mark + '"';
    String part = mark + CallId.CONSULT;
    return text -> text.contains(whole) || text.contains(part);
  }

  /** The last calls that ended, the latest first. */
  public List<JournalEntry.CallEnded> lastCalls(int most) throws IOException {
    List<JournalEntry.CallEnded> last = new ArrayList<>();
    List<Path> files = files(folder);
    for (int i = files.size() - 1; i >= 0 && last.size() < most; i--) {
      for (Line line : lines(files.get(i), t -> t.contains("\"CallEnded\"")).reversed()) {
        if (last.size() < most && line.entry().orElse(null) instanceof JournalEntry.CallEnded end) {
          last.add(end);
        }
      }
    }
    return last;
  }

  /**
   * How the agents stood when the journal ends; nothing if it never called the roll. A last line
   * that a crash tore is passed over.
   */
  public Roll recollect() throws IOException {
    List<Path> files = files(folder);
    List<String> since = new ArrayList<>();
    for (int i = files.size() - 1; i >= 0; i--) {
      List<String> here = sinceRollCall(files.get(i));
      since.addAll(0, here);
      if (!here.isEmpty() && here.getFirst().startsWith(ROLL_CALL)) {
        var recollection = new Recollection();
        since.forEach(line -> reader.read(line).ifPresent(recollection::hear));
        return recollection.roll();
      }
    }
    return Roll.EMPTY;
  }

  /**
   * Tells the entries of these types that were written from {@code since} on and before {@code
   * before}, in order; some older ones too.
   */
  public void tell(
      Set<Class<? extends JournalEntry>> types,
      Instant since,
      Instant before,
      Consumer<JournalEntry> ear)
      throws IOException {
    List<String> marks =
        types.stream().map(type -> "{\"type\":\"" + type.getSimpleName() + "\"").toList();
    List<Path> files = files(folder);
    for (int i = 0; i < files.size(); i++) {
      if (i + 1 < files.size() && day(files.get(i + 1)).isBefore(day(since))) {
        continue; // all of it is older than the file after it
      }
      try (BufferedReader text = open(files.get(i))) {
        text.lines()
            .filter(line -> marks.stream().anyMatch(line::startsWith))
            .flatMap(line -> reader.read(line).stream())
            .filter(entry -> entry.at().isBefore(before))
            .forEach(ear);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  /** A day of slack: the names' days are in the zone of whoever wrote them. */
  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(1);
  }

  private static LocalDate day(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is no file of the journal");
    }
    return LocalDate.parse(name.group(1));
  }

  /** The promises to call back that are still open. */
  public List<OwedCallbacks.Owed> owedCallbacks() throws IOException {
    var owed = new OwedCallbacks();
    for (Path file : files(folder)) {
      lines(file, JournalFolder::isOfCallbacks).forEach(line -> line.entry().ifPresent(owed::hear));
    }
    return owed.list();
  }

  /** Somebody who talks is owed nothing any more. */
  private static boolean isOfCallbacks(String text) {
    return text.startsWith("{\"type\":\"Callback") || text.startsWith("{\"type\":\"TalkBegan\"");
  }

  /** What a file says of agents from its last roll call on, or all of it. */
  private List<String> sinceRollCall(Path file) throws IOException {
    List<String> found = new ArrayList<>();
    try (BufferedReader text = open(file)) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (line.startsWith(ROLL_CALL) && reader.read(line).isPresent()) {
          found.clear();
        }
        if (OF_AGENTS.stream().anyMatch(line::startsWith)) {
          found.add(line);
        }
      }
    }
    return found;
  }

  private List<Line> lines(Path file, Predicate<String> wanted) throws IOException {
    List<Line> found = new ArrayList<>();
    try (BufferedReader text = open(file)) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (wanted.test(line)) {
          found.add(new Line(line, reader.read(line)));
        }
      }
    }
    return found;
  }

  /** A crash, or a moment, may have torn the last line in the middle of a letter. */
  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }

  /** The journal's files, the oldest first. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(java.util.Comparator.comparing(JournalFolder::number))
          .toList();
    }
  }

  /** The file after {@code last}: numbers only grow, whatever the date. */
  static Path next(Path folder, @Nullable Path last, LocalDate day) {
    long number = last == null ? 1 : number(last) + 1;
    return folder.resolve("journal-%s-%04d.jsonl".formatted(day, number));
  }

  private static long number(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is no file of the journal");
    }
    return Long.parseLong(name.group(2));
  }
}
