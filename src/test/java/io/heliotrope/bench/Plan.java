package io.heliotrope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is measured, and where.
 *
 * @param seconds how long a stretch of load lasts
 * @param held how many callers are held at most
 * @param patience how long to wait for quiet moments, all told
 * @param serverCore the core the servers are pinned to
 * @param loadCore the core the load generator is pinned to
 */
record Plan(int rounds, int seconds, int held, Duration patience, int serverCore, int loadCore) {

  static final List<Integer> RATES = List.of(500, 2_000);

  /**
   * Rates and seconds that make a new server warm: slowly, so that nobody is swamped while cold,
   * and until the thorough compiler has little left to do, which has to share the server's core.
   */
  static final List<List<Integer>> WARM_UP =
      List.of(List.of(250, 4), List.of(1_000, 5), List.of(2_000, 35));

  /** Asterisk-Java keeps a thread for each caller: enough to see the slope, and no more. */
  static final int THREADED_HELD = 4_000;

  /** How often a stretch is measured if others use the machine meanwhile; the quietest counts. */
  static final int ATTEMPTS = 3;

  static Plan of(String[] arguments) throws IOException {
    boolean quick = false;
    int rounds = 0;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> quick = true;
        case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
        default -> throw new IllegalArgumentException("no such option: " + arguments[i]);
      }
    }
    List<Integer> cores = cores();
    if (cores.size() < 2) {
      throw new IllegalArgumentException("two cores are needed: one to serve and one to load");
    }
    return new Plan(
        rounds > 0 ? rounds : quick ? 1 : 3,
        quick ? 4 : 10,
        quick ? 4_000 : 19_000,
        Duration.ofSeconds(quick ? 30 : 600),
        cores.getLast(),
        cores.getFirst());
  }

  /** Which cores this process may use. */
  private static List<Integer> cores() throws IOException {
    String list =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("Cpus_allowed_list:"))
            .findFirst()
            .orElseThrow()
            .split("\\s+")[1];
    List<Integer> cores = new ArrayList<>();
    for (String range : list.split(",")) {
      String[] ends = range.split("-");
      for (int core = Integer.parseInt(ends[0]);
          core <= Integer.parseInt(ends[ends.length - 1]);
          core++) {
        cores.add(core);
      }
    }
    return cores;
  }
}
