package io.heliotrope.bench.routing;

import io.heliotrope.call.DeviceState;
import io.heliotrope.call.QueueId;
import io.heliotrope.config.Agent;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is measured. Each is a whole command of the floor: its bookkeeping is counted as well. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Decisions {

  /** A floor on which everything is as before after each decision. */
  @State(Scope.Benchmark)
  public static class OnFloor {

    @Param({"1000", "10000", "100000"})
    public int agents;

    BigFloor big = new BigFloor(1_000);
    FloorCommand next = new FloorCommand.Tick();
    List<FloorEvent> events = List.of();

    @Setup
    public void open() {
      big = new BigFloor(agents);
    }

    void prepare(QueueId queue) {
      next = big.ask(queue);
    }

    List<FloorEvent> apply() {
      events = big.apply(next);
      return events;
    }

    void leave() {
      big.apply(new FloorCommand.Leave(BigFloor.offered(events).call()));
    }
  }

  /** A caller of whom 100 could take care, the longest idle first. */
  @State(Scope.Benchmark)
  public static class LongestIdle extends OnFloor {
    @Setup(Level.Invocation)
    public void ask() {
      prepare(BigCompany.LONGEST_IDLE);
    }

    @TearDown(Level.Invocation)
    public void end() {
      leave();
    }
  }

  /** The same, weighing all 100. */
  @State(Scope.Benchmark)
  public static class BestFit extends OnFloor {
    @Setup(Level.Invocation)
    public void ask() {
      prepare(BigCompany.BEST_FIT);
    }

    @TearDown(Level.Invocation)
    public void end() {
      leave();
    }
  }

  /** An agent becomes free beside 10,000 who wait. */
  @State(Scope.Benchmark)
  public static class Freed extends OnFloor {
    private Agent agent = big.anyBusy();

    @Setup(Level.Invocation)
    public void choose() {
      agent = big.anyBusy();
      next = BigFloor.telephone(agent, DeviceState.NOT_IN_USE);
    }

    @TearDown(Level.Invocation)
    public void end() {
      big.takeBack(agent, events);
    }
  }

  /** All agents and callers in plain lists. */
  @State(Scope.Benchmark)
  public static class Plain {

    @Param({"1000", "10000", "100000"})
    public int agents;

    PlainScan scan = new PlainScan(BigCompany.of(1_000));
    int one;

    @Setup
    public void open() {
      scan = new PlainScan(BigCompany.of(agents));
    }

    int next() {
      one = (one + 7919) % agents;
      return one;
    }
  }

  @Benchmark
  public List<FloorEvent> callerAsks(LongestIdle state) {
    return state.apply();
  }

  @Benchmark
  public List<FloorEvent> callerAsksBestFit(BestFit state) {
    return state.apply();
  }

  @Benchmark
  public List<FloorEvent> agentIsFree(Freed state) {
    return state.apply();
  }

  @Benchmark
  public Object scanAgents(Plain state) {
    return String.valueOf(state.scan.longestIdle());
  }

  @Benchmark
  public long scanCallers(Plain state) {
    return state.scan.longestWait(state.next());
  }
}
