package io.heliotrope.session;

import io.heliotrope.call.Language;
import io.heliotrope.config.Company;
import io.heliotrope.config.CompanyBook;
import io.heliotrope.config.CompanyNames;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.FileTrouble;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Place;
import io.heliotrope.config.Privacy;
import io.heliotrope.config.Whereabouts;
import io.heliotrope.floor.Rules;
import io.heliotrope.flow.Flow;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.text.FlowBook;
import io.heliotrope.flow.text.FlowReader;
import io.heliotrope.flow.text.Known;
import io.heliotrope.hours.Calendars;
import io.heliotrope.hours.ScheduleCheck;
import io.heliotrope.hours.StaffingCheck;
import io.heliotrope.session.port.Sounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the operator's folder into a rulebook, and tells every mistake of every file at once. */
public final class RulebookReader {

  /** Where flows are, in the operator's folder. */
  public static final String FLOWS = "flows";

  private RulebookReader() {}

  /**
   * The rulebook, or empty if a mistake makes the files unusable.
   *
   * @param calendars the countries' public holidays
   * @param mistakes gets all of them, warnings too
   */
  public static Optional<Rulebook> read(
      Path folder, Sounds sounds, Calendars calendars, Mistakes mistakes) {
    Map<String, String> companyFiles = new TreeMap<>();
    Map<String, String> flowFiles = new TreeMap<>();
    for (String file : CompanyReader.FILES) {
      read(folder, file, companyFiles, mistakes);
    }
    readPins(folder, companyFiles, mistakes);
    List<String> flowNames = flowFiles(folder, mistakes);
    for (String file : flowNames) {
      read(folder, file, flowFiles, mistakes);
    }
    var names = new ArrayList<CompanyNames>();
    Optional<CompanyBook> book =
        CompanyReader.read(companyFiles, new ScheduleCheck(calendars), mistakes, names::add);
    Known known =
        book.map(b -> Known.of(b.company(), prompts(sounds)))
            .orElseGet(() -> Known.named(names.getFirst(), prompts(sounds)));
    FlowBook flows = FlowReader.read(flowFiles, known);
    if (!flowFiles.isEmpty()
        && flowFiles.size() == flowNames.size()) { // else the flow may be there
      names.getFirst().checkFlows(flows.names(), mistakes);
    }
    var tell = new PromptMistakes(new Whereabouts(companyFiles), sounds, mistakes);
    names.getFirst().checkPrompts(tell.prompts(), mistakes);
    book.ifPresent(b -> StaffingCheck.check(b.company(), mistakes));
    book.ifPresent(b -> AgentPromptsCheck.check(b.company(), sounds, tell));
    if (flows.isUsable()) { // else what callers try may be in a flow that can't be read
      book.ifPresent(b -> BriefingCheck.check(b.company(), steps(flows), tell));
    }
    mistakes.addAll(flows.mistakes());
    if (book.isEmpty() || mistakes.hasErrors()) {
      return Optional.empty();
    }
    Company company = book.get().company();
    var rules = Rules.of(version(companyFiles, flowFiles), company, calendars);
    return Optional.of(
        new Rulebook(rules, flows.flows(), book.get().hours(), book.get().feeds(), calendars)
            .with(Map.of()));
  }

  private static void read(Path folder, String file, Map<String, String> texts, Mistakes mistakes) {
    try {
      texts.put(file, Files.readString(folder.resolve(file)));
    } catch (NoSuchFileException missing) {
      // its reader says so
    } catch (IOException e) {
      mistakes.error(Place.file(file), "", "can't be read: " + FileTrouble.why(e) + ".", "");
    }
  }

  private static void readPins(Path folder, Map<String, String> texts, Mistakes mistakes) {
    Path file = folder.resolve(CompanyReader.PINS);
    try {
      if (Files.exists(file)) {
        Privacy.refuseIfOthersMayRead(file);
        read(folder, CompanyReader.PINS, texts, mistakes);
      }
    } catch (IllegalArgumentException refusal) {
      mistakes.error(Place.file(CompanyReader.PINS), "", refusal);
    } catch (IOException e) {
      mistakes.error(
          Place.file(CompanyReader.PINS), "", "can't be read: " + FileTrouble.why(e) + ".", "");
    }
  }

  private static List<String> flowFiles(Path folder, Mistakes mistakes) {
    try (Stream<Path> files = Files.list(folder.resolve(FLOWS))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") && !name.startsWith("."))
              .sorted()
              .map(name -> FLOWS + "/" + name)
              .toList();
      if (names.isEmpty()) {
        mistakes.error(Place.file(FLOWS), "", "has no flow.", "Maybe add main.yaml there.");
      }
      return names;
    } catch (NoSuchFileException missing) {
      mistakes.error(
          Place.file(FLOWS), "", "there is no such folder.", "Maybe create it, with main.yaml.");
      return List.of();
    } catch (IOException e) {
      mistakes.error(Place.file(FLOWS), "", "can't be read: " + FileTrouble.why(e) + ".", "");
      return List.of();
    }
  }

  private static Map<Language, Set<String>> prompts(Sounds sounds) {
    Map<Language, Set<String>> all = new HashMap<>();
    sounds.languages().forEach(language -> all.put(language, sounds.prompts(language)));
    return all;
  }

  private static Set<String> steps(FlowBook flows) {
    Set<String> steps = new HashSet<>();
    for (Flow flow : flows.flows().values()) {
      steps.addAll(flow.nodes().keySet());
      for (Node node : flow.nodes().values()) {
        if (node instanceof Node.Task task) {
          steps.add(task.task());
        }
      }
    }
    return steps;
  }

  @SafeVarargs
  private static String version(Map<String, String>... files) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      for (Map<String, String> texts : files) {
        texts.forEach((name, text) -> {
          hash.update(name.getBytes(StandardCharsets.UTF_8));
          hash.update(text.getBytes(StandardCharsets.UTF_8));
        });
      }
      return HexFormat.of().formatHex(hash.digest(), 0, 4);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
