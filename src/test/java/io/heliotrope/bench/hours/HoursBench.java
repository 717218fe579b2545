package io.heliotrope.bench.hours;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.bench.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Conducts: measures, and says what was found. */
public final class HoursBench {

  private static final Path FOLDER = Path.of("target", "bench");

  private HoursBench() {}

  /** Takes {@code --quick} for a short run. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    boolean quick = List.of(arguments).contains("--quick");
    if (arguments.length > (quick ? 1 : 0)) {
      System.err.println("Unknown: %s. There is only --quick.".formatted(List.of(arguments)));
      System.exit(2);
    }
    Files.createDirectories(FOLDER);
    Path file = FOLDER.resolve("hours.json");
    Map<String, List<Double>> nanos = nanos(answers(quick, file));
    List<Double> memory = nanos.getOrDefault("fromMemory", List.of());
    List<Double> anew = nanos.getOrDefault("workedOut", List.of());
    System.out.println(
        "%s, %d cores, %s"
            .formatted(Machine.processor(), Machine.cores().size(), Machine.software()));
    System.out.println(
        """

        50 sites in ten zones, open by the week, by seasons and dates, and at night.
        "Open now?", as every decision asks:
          from the floor's memory   %8.0f ns (%.0f to %.0f)
          worked out anew           %8.0f ns (%.0f to %.0f), %.0f times as long
        """
            .formatted(
                median(memory),
                least(memory),
                most(memory),
                median(anew),
                least(anew),
                most(anew),
                median(anew) / median(memory)));
    System.out.println("400 days of coverage in 20 languages, by intervals:");
    List<Double> first = new ArrayList<>();
    List<Double> last = new ArrayList<>();
    for (int run = 0; run < (quick ? 2 : 5); run++) {
      String[] both = inANewProcess().strip().split(" ");
      first.add(Double.valueOf(both[0]));
      last.add(Double.valueOf(both[1]));
    }
    System.out.println(
        """
          the first time in a process   %.0f ms (%.0f to %.0f)
          the tenth                     %.0f ms (%.0f to %.0f)

        All figures of the answers: %s\
        """
            .formatted(
                median(first),
                least(first),
                most(first),
                median(last),
                least(last),
                most(last),
                file));
  }

  private static Collection<RunResult> answers(boolean quick, Path file) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(Answers.class.getName().replace(".", "\\.") + "\\..*")
                .forks(1)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 2 : 7)
                .measurementTime(TimeValue.seconds(1))
                .resultFormat(ResultFormatType.JSON)
                .result(file.toString())
                .output(FOLDER.resolve("hours.log").toString())
                .build())
        .run();
  }

  /** The nanoseconds of each iteration, by what was asked. */
  private static Map<String, List<Double>> nanos(Collection<RunResult> results) {
    Map<String, List<Double>> nanos = new HashMap<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      nanos.put(
          name.substring(name.lastIndexOf('.') + 1),
          result.getAggregatedResult().getIterationResults().stream()
              .map(iteration -> iteration.getPrimaryResult().getScore())
              .toList());
    }
    return nanos;
  }

  private static String inANewProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC", // as scripts/heliotrope runs its commands
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CoverageBench.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double least(List<Double> values) {
    return values.stream().min(Double::compare).orElseThrow();
  }

  private static double most(List<Double> values) {
    return values.stream().max(Double::compare).orElseThrow();
  }
}
