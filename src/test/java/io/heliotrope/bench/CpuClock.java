package io.heliotrope.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time as the kernel counts it, to the nanosecond where it can. */
public final class CpuClock {
  private static final int TICKS_A_SECOND = 100;

  private CpuClock() {}

  /**
   * What a process has used so far, threads that have ended included: its own clock in the sense of
   * clock_getcpuclockid(3), because /proc/PID/stat counts in hundredths of a second.
   */
  static Duration of(long pid) {
    Linker linker = Linker.nativeLinker();
    var clockGettime =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("clock_gettime"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      var timespec = arena.allocate(JAVA_LONG, 2);
      int clock = (int) (~pid << 3) | 2; // CPUCLOCK_SCHED of a process
      int failed = (int) clockGettime.invokeExact(clock, timespec);
      if (failed != 0) {
        throw new IllegalStateException("process " + pid + " has no CPU clock: is it gone?");
      }
      return Duration.ofSeconds(
          timespec.getAtIndex(JAVA_LONG, 0), timespec.getAtIndex(JAVA_LONG, 1));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** What this process and those it has started, directly or not, have used so far. */
  public static Duration ofUsAll() {
    ProcessHandle us = ProcessHandle.current();
    return Stream.concat(Stream.of(us), us.descendants())
        .map(process -> process.isAlive() ? of(process.pid()) : Duration.ZERO)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * What all programs together, other virtual machines included, have used of one core since the
   * machine started. Without the time in interrupts, which no program's own clock counts either.
   */
  static Duration ofCore(int core) throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/stat")).stream()
            .filter(each -> each.startsWith("cpu" + core + " "))
            .findFirst()
            .orElseThrow();
    String[] ticks = line.split(" ");
    long busy = 0;
    for (int field : new int[] {1, 2, 3, 8}) { // user nice system steal
      busy += Long.parseLong(ticks[field]);
    }
    return Duration.ofMillis(busy * 1000 / TICKS_A_SECOND);
  }
}
