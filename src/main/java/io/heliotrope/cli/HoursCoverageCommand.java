package io.heliotrope.cli;

import io.heliotrope.config.Company;
import io.heliotrope.floor.Rules;
import io.heliotrope.hours.coverage.Coverage;
import io.heliotrope.hours.coverage.CoverageText;
import io.heliotrope.hours.coverage.HeatMap;
import io.heliotrope.hours.coverage.Need;
import io.heliotrope.hours.coverage.NeedCoverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells where nobody is awake, and why. */
@Command(
    name = "coverage",
    description = {
      "Tells for each language, skill, market and queue who is awake, where nobody is, where the"
          + " promise is thin and where sites overlap; and why, if that is not so every week.",
      "Everybody who works at a site counts as there while it is open, or as many as are staffed, if"
          + " the site says so. Times are UTC."
    },
    footer = {
      "",
      "Examples:",
      "  heliotrope hours coverage",
      "  heliotrope hours coverage --language fr --thin 3",
      "  heliotrope hours coverage --svg coverage.svg",
      "  heliotrope hours coverage --from 2027-01-01 --days 365 --fail-on-gap"
    })
final class HoursCoverageCommand implements Callable<Integer> {

  private static final int MOST_DAYS = 4000;

  @Mixin private Common common = new Common();
  @Mixin private HoursOptions options = new HoursOptions();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "400",
      description = "How many days to look at (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first of them, for example 2027-01-01; today if left out.")
  private Optional<LocalDate> from = Optional.empty();

  @Option(
      names = "--thin",
      paramLabel = "N",
      defaultValue = "1",
      description = "Tell also where fewer than so many are there (default: ${DEFAULT-VALUE}).")
  private int thin;

  @Option(names = "--language", paramLabel = "TAG", description = "Only that language, such as fr.")
  private Optional<String> language = Optional.empty();

  @Option(names = "--skill", paramLabel = "SKILL", description = "Only that skill.")
  private Optional<String> skill = Optional.empty();

  @Option(names = "--market", paramLabel = "MARKET", description = "Only that market.")
  private Optional<String> market = Optional.empty();

  @Option(names = "--queue", paramLabel = "QUEUE", description = "Only that queue.")
  private Optional<String> queue = Optional.empty();

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Write a picture as well: the hours of the week by site and need, as SVG.")
  private Optional<Path> svg = Optional.empty();

  @Option(
      names = "--fail-on-gap",
      description = "End with 1 if there is a gap: for scripts that check a change.")
  private boolean failOnGap;

  @Override
  public Integer call() throws IOException {
    if (days < 1 || days > MOST_DAYS) {
      throw options.misused("--days: %d days are not 1 to %d.".formatted(days, MOST_DAYS));
    }
    if (thin < 1) {
      throw options.misused(
          "--thin: %d seats are always there.\nMaybe 2 or more, or leave it out.".formatted(thin));
    }
    Rules rules = common.rules();
    Instant begin =
        from.orElseGet(() -> LocalDate.now(ZoneOffset.UTC))
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC);
    var coverage =
        Coverage.of(rules.company(), rules.hours(), begin, begin.plus(Duration.ofDays(days)), thin);
    List<NeedCoverage> needs = wanted(coverage);
    Company company = rules.company();
    if (svg.isPresent()) {
      Files.writeString(svg.get(), new HeatMap(company, coverage, needs).svg());
    }
    options.answer(
        () -> new CoverageJson(company, coverage).of(needs),
        out -> {
          out.print(new CoverageText(company).of(coverage, needs));
          svg.ifPresent(file -> out.printf("%nThe picture is in %s.%n", file));
        });
    return failOnGap && needs.stream().anyMatch(need -> !need.gaps().isEmpty()) ? 1 : 0;
  }

  /** What was asked for; all of it if nothing was. */
  private List<NeedCoverage> wanted(Coverage coverage) {
    List<String> names =
        List.of(
            named("language", language.map(tag -> tag.toLowerCase(Locale.ROOT))),
            named("skill", skill),
            named("market", market),
            named("queue", queue));
    List<String> asked = names.stream().filter(name -> !name.isEmpty()).toList();
    if (asked.isEmpty()) {
      return coverage.needs();
    }
    for (String name : asked) {
      if (coverage.needs().stream().noneMatch(one -> name(one.need()).equals(name))) {
        String kind = name.substring(0, name.indexOf(' '));
        throw options.misused(
            "--%s: the files know no %s.\nMaybe one of: %s."
                .formatted(
                    kind,
                    name,
                    coverage.needs().stream()
                        .filter(one -> one.need().kind().equals(kind))
                        .map(one -> one.need().name())
                        .collect(Collectors.joining(", "))));
      }
    }
    return coverage.needs().stream().filter(one -> asked.contains(name(one.need()))).toList();
  }

  private static String named(String kind, Optional<String> name) {
    return name.map(one -> kind + " " + one).orElse("");
  }

  private static String name(Need need) {
    return need.kind() + " " + need.name();
  }
}
