package io.heliotrope.cli;

import io.heliotrope.ami.AmiSettings;
import io.heliotrope.cli.doctor.AmiCheck;
import io.heliotrope.cli.doctor.CalendarsCheck;
import io.heliotrope.cli.doctor.Check;
import io.heliotrope.cli.doctor.ClockCheck;
import io.heliotrope.cli.doctor.FilesCheck;
import io.heliotrope.cli.doctor.Finding;
import io.heliotrope.cli.doctor.JavaCheck;
import io.heliotrope.cli.doctor.JournalCheck;
import io.heliotrope.cli.doctor.OurServer;
import io.heliotrope.cli.doctor.PortCheck;
import io.heliotrope.cli.doctor.PromptsCheck;
import io.heliotrope.cli.doctor.ToolsCheck;
import io.heliotrope.cli.doctor.ZonesCheck;
import io.heliotrope.config.ServerSettings;
import io.heliotrope.time.Clock;
import io.heliotrope.time.zone.ZoneChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Looks over the machine, for whoever is woken at three in the morning. */
@Command(
    name = "doctor",
    description = {
      "Looks over this machine, and tells what is wrong, each with its remedy. Changes nothing.",
      "Ends with 1 if there is an error; a warning is none."
    })
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "DIR",
      defaultValue = "${env:HELIOTROPE_CONFIG:-/etc/heliotrope}",
      description = "The folder of the operator's files (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("/etc/heliotrope");

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean well = true;
    for (Check check : checks()) {
      for (Finding finding : check.look()) {
        out.println(json ? json(finding) : text(finding));
        out.flush(); // some checks take a moment
        well &= finding.level() != Finding.Level.ERROR;
      }
    }
    return well ? 0 : 1;
  }

  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(new JavaCheck());
    checks.add(new ZonesCheck(ZoneChoice.inForce(), Clock.SYSTEM));
    checks.add(new FilesCheck(folder));
    checks.add(new ClockCheck());
    checks.add(new ToolsCheck(System.getenv()));
    FilesCheck.settings(folder).ifPresent(settings -> checks.addAll(checks(settings)));
    return checks;
  }

  /** What can be looked at only where heliotrope.yaml can be read. */
  private List<Check> checks(ServerSettings settings) {
    var ours = new OurServer(settings.web());
    List<Check> checks = new ArrayList<>();
    checks.add(new JournalCheck(settings.journal()));
    checks.add(new CalendarsCheck(folder, settings.journal().folder()));
    checks.add(new PromptsCheck(folder, settings.sounds()));
    checks.add(new PortCheck("agi port", settings.agi().listen(), ours));
    checks.add(new PortCheck("web port", settings.web(), ours));
    settings.pbxs().forEach(pbx -> checks.add(new AmiCheck(AmiSettings.of(pbx))));
    return checks;
  }

  private static String text(Finding finding) {
    String line = "%-7s  %-10s  %s".formatted(finding.level(), finding.subject(), finding.text());
    return finding.remedy().isEmpty()
        ? line
        : "%s%n%s  Maybe: %s".formatted(line, " ".repeat(19), finding.remedy());
  }

  private static String json(Finding finding) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("level", finding.level().toString());
    fields.put("subject", finding.subject());
    fields.put("text", finding.text());
    if (!finding.remedy().isEmpty()) {
      fields.put("remedy", finding.remedy());
    }
    return new ObjectMapper().writeValueAsString(fields);
  }
}
