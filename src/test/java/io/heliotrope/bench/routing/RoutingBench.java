package io.heliotrope.bench.routing;

import io.heliotrope.bench.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Conducts: measures, and says what was found. */
public final class RoutingBench {

  private static final Path FOLDER = Path.of("target", "bench");

  private RoutingBench() {}

  /** Takes {@code --quick} for a short run. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    boolean quick = List.of(arguments).contains("--quick");
    if (arguments.length > (quick ? 1 : 0)) {
      System.err.println("Unknown: %s. There is only --quick.".formatted(List.of(arguments)));
      System.exit(2);
    }
    Files.createDirectories(FOLDER);
    Path file = FOLDER.resolve("routing.json");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(Decisions.class.getName().replace(".", "\\.") + "\\..*")
                    .forks(1)
                    .jvmArgsAppend("-Xms1g", "-Xmx2g")
                    .warmupIterations(quick ? 1 : 3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(quick ? 2 : 7)
                    .measurementTime(TimeValue.seconds(1))
                    .resultFormat(ResultFormatType.JSON)
                    .result(file.toString())
                    .output(FOLDER.resolve("routing.log").toString())
                    .build())
            .run();
    Map<Integer, Map<String, List<Double>>> medians = medians(results);
    System.out.println(
        "%s, %d cores, %s"
            .formatted(Machine.processor(), Machine.cores().size(), Machine.software()));
    System.out.println(
        """

        200 sites, 50 skills, 30 languages, 10,000 callers waiting; 100 agents could help the caller
        who asks. Medians in µs of a whole command of the floor, beside a plain scan in the same run.
        """);
    System.out.println(
        "%9s  %-28s %9s %9s   %s".formatted("agents", "", "floor", "scan", "scan : floor"));
    medians.forEach((agents, of) -> {
      row(agents, "caller asks, longest idle", of, "callerAsks", "scanAgents");
      row(agents, "caller asks, best fit", of, "callerAsksBestFit", "scanAgents");
      row(agents, "agent is free", of, "agentIsFree", "scanCallers");
    });
    System.out.println();
    System.out.println("Bytes for each decision, and µs to say why afterwards:");
    for (int agents : medians.keySet()) {
      Allocation bytes = Allocation.of(agents);
      System.out.println(
          "%,9d  asks %,d B, best fit %,d B, free %,d B; the record %.0f µs"
              .formatted(
                  agents,
                  bytes.callerAsks(),
                  bytes.callerAsksBestFit(),
                  bytes.agentIsFree(),
                  bytes.saysWhyNanos() / 1e3));
    }
    System.out.println("\nAll figures: " + file);
  }

  /** The median of each iteration in nanoseconds, by the number of agents and what was done. */
  private static Map<Integer, Map<String, List<Double>>> medians(Collection<RunResult> results) {
    Map<Integer, Map<String, List<Double>>> medians = new LinkedHashMap<>();
    results.stream()
        .sorted(Comparator.comparing(RoutingBench::agents))
        .forEach(result -> {
          List<Double> all = new ArrayList<>();
          for (IterationResult one : result.getAggregatedResult().getIterationResults()) {
            all.add(one.getPrimaryResult().getStatistics().getPercentile(50));
          }
          String name = result.getParams().getBenchmark();
          medians
              .computeIfAbsent(agents(result), _ -> new LinkedHashMap<>())
              .put(name.substring(name.lastIndexOf('.') + 1), all);
        });
    return medians;
  }

  private static int agents(RunResult result) {
    return Integer.parseInt(result.getParams().getParam("agents"));
  }

  private static void row(
      int agents, String what, Map<String, List<Double>> of, String ours, String plain) {
    List<Double> floor = of.getOrDefault(ours, List.of());
    List<Double> scan = of.getOrDefault(plain, List.of());
    List<Double> ratios = new ArrayList<>();
    for (double one : floor) {
      scan.forEach(other -> ratios.add(other / one));
    }
    System.out.println(
        "%,9d  %-28s %9.2f %9.2f   %.1f (%.1f to %.1f)"
            .formatted(
                agents,
                what,
                median(floor) / 1e3,
                median(scan) / 1e3,
                median(scan) / median(floor),
                ratios.stream().min(Comparator.naturalOrder()).orElseThrow(),
                ratios.stream().max(Comparator.naturalOrder()).orElseThrow()));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
