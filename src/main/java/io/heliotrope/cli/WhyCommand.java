package io.heliotrope.cli;

import io.heliotrope.calendar.CountryCalendars;
import io.heliotrope.call.CallId;
import io.heliotrope.config.Company;
import io.heliotrope.config.Mistakes;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.journal.Story;
import io.heliotrope.prompts.PromptTexts;
import io.heliotrope.prompts.TextSounds;
import io.heliotrope.session.Rulebook;
import io.heliotrope.session.RulebookReader;
import io.heliotrope.store.JournalFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells a supervisor why a caller was given to whom, and not to others. */
@Command(
    name = "why",
    description =
        "Tells whom a caller was offered to, why that agent, and why none of the others; by which"
            + " version of the rules, and what came of it.")
final class WhyCommand implements Callable<Integer> {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final String INDENT = " ".repeat(14);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CALL", description = "A call's id, as `heliotrope journal` lists it.")
  private String call = "";

  @Option(
      names = {"-j", "--journal"},
      paramLabel = "DIR",
      defaultValue = "${env:HELIOTROPE_JOURNAL:-/var/lib/heliotrope/journal}",
      description = "The journal's folder (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("/var/lib/heliotrope/journal");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "DIR",
      defaultValue = "${env:HELIOTROPE_CONFIG:-/etc/heliotrope}",
      description =
          "The operator's files, for the sites' names and times (default: ${DEFAULT-VALUE}); without"
              + " them sites go by their short names, and times are UTC.")
  private Path config = Path.of("/etc/heliotrope");

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Tell times in that zone, such as Europe/Lisbon (default: UTC).")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--json",
      description = "Print the decisions as they are, one JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Common.mustBeJournal(folder, spec);
    List<JournalFolder.Line> lines = new JournalFolder(folder).call(new CallId(call));
    if (lines.isEmpty()) {
      throw new IllegalStateException(
          "The journal knows no call '%s'.\nMaybe `heliotrope journal` lists the one you mean."
              .formatted(call));
    }
    PrintWriter out = spec.commandLine().getOut();
    int decisions = json ? print(lines, out) : tell(lines, out);
    if (decisions == 0) {
      out.printf("Call %s never asked for a person: there was nothing to decide.%n", call);
    }
    out.flush();
    return 0;
  }

  private static int print(List<JournalFolder.Line> lines, PrintWriter out) {
    int decisions = 0;
    for (JournalFolder.Line line : lines) {
      if (line.entry().orElse(null) instanceof JournalEntry.Decided) {
        out.println(line.text());
        decisions++;
      }
    }
    return Math.max(1, decisions); // no words between the lines for programs
  }

  /** Returns how many decisions there were. */
  private int tell(List<JournalFolder.Line> lines, PrintWriter out) {
    var story = company().map(c -> new Story((p, l) -> Optional.empty(), c));
    var teller = story.orElseGet(Story::ofJournalAlone);
    int decisions = 0;
    for (JournalFolder.Line line : lines) {
      if (line.entry().orElse(null) instanceof JournalEntry.OfCall entry && matters(entry)) {
        if (decisions == 0 && entry instanceof JournalEntry.PersonAsked) {
          out.printf(
              "Call %s, %s, times in %s%n%n", call, DAY.format(entry.at().atZone(zone)), zone);
        }
        teller
            .tell(entry)
            .ifPresent(words ->
                out.printf("%s  %s%n", time(entry.at()), words.replace("\n", "\n" + INDENT)));
        if (entry instanceof JournalEntry.Decided decided) {
          decisions++;
          out.println(INDENT + "  " + basis(decided));
        }
      }
    }
    return decisions;
  }

  private static boolean matters(JournalEntry.OfCall entry) {
    return switch (entry) {
      case JournalEntry.PersonAsked _,
          JournalEntry.Decided _,
          JournalEntry.Queued _,
          JournalEntry.NobodyAwake _,
          JournalEntry.AtLimit _,
          JournalEntry.LeftQueue _,
          JournalEntry.TalkBegan _,
          JournalEntry.Transferred _,
          JournalEntry.ConsultBegan _,
          JournalEntry.Consulted _,
          JournalEntry.OfferEnded _ ->
          true;
      default -> false;
    };
  }

  /** What the decision rests on. */
  private static String basis(JournalEntry.Decided decided) {
    String rules = "by version %s of the files".formatted(decided.decision().rules());
    return decided.zoneData().isEmpty()
        ? rules
        : "%s and time zones %s, in %s"
            .formatted(rules, decided.zoneData(), Story.length(decided.took()));
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /** The company as it is by now; empty if its files are not here, or wrong. */
  private Optional<Company> company() {
    var mistakes = new Mistakes();
    return Files.isDirectory(config)
        ? RulebookReader.read(
                config,
                new TextSounds(PromptTexts.read(config, mistakes)),
                new CountryCalendars(),
                mistakes)
            .map(Rulebook::company)
        : Optional.empty();
  }
}
