package io.heliotrope.cli;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.Site;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the commands about hours have in common. */
final class HoursOptions {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Prints the answer: for programs, if JSON is asked for, or for people. */
  void answer(Supplier<?> forPrograms, Consumer<PrintWriter> forPeople) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(forPrograms.get()));
    } else {
      forPeople.accept(out);
    }
    out.flush();
  }

  /** Blocks for people at a terminal; a file or another program gets plain text. */
  char drawing() {
    return System.console() != null && System.console().isTerminal() ? '█' : '#';
  }

  /** Those that are named; all if none is. */
  List<Site> sites(Company company, List<String> names) {
    return names.isEmpty()
        ? List.copyOf(company.sites().values())
        : names.stream().map(name -> site(company, name)).toList();
  }

  private Site site(Company company, String name) {
    return company.sites().values().stream()
        .filter(site -> site.id().name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            misused("There is no site '%s'.\nMaybe one of: %s.".formatted(name, names(company))));
  }

  /** A site's, or that of a name. */
  ZoneId zone(Company company, String name) {
    for (Site site : company.sites().values()) {
      if (site.id().name().equals(name)) {
        return site.zone();
      }
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--zone: '%s' is neither a time zone nor a site.\nMaybe UTC, Europe/Lisbon, or one of: %s."
              .formatted(name, names(company)),
          e);
    }
  }

  /** An instant, or now. */
  Instant instant(String option, String text) {
    return text.equals("now") ? Instant.now() : Instants.of(option, text, spec);
  }

  ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static String names(Company company) {
    return company.sites().keySet().stream().map(SiteId::name).collect(Collectors.joining(", "));
  }
}
