package io.heliotrope.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Caller;
import io.heliotrope.call.Country;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.flow.FlowCommand.AskPerson;
import io.heliotrope.flow.FlowCommand.Deed;
import io.heliotrope.flow.FlowCommand.HangUp;
import io.heliotrope.flow.FlowCommand.Listen;
import io.heliotrope.flow.FlowCommand.PromiseCallback;
import io.heliotrope.flow.FlowCommand.Say;
import io.heliotrope.flow.FlowEvent.Began;
import io.heliotrope.flow.FlowEvent.LeftQueue;
import io.heliotrope.flow.FlowEvent.NobodyAwake;
import io.heliotrope.flow.FlowEvent.Pressed;
import io.heliotrope.flow.FlowEvent.Said;
import io.heliotrope.flow.FlowEvent.Silence;
import io.heliotrope.flow.FlowEvent.Talked;
import io.heliotrope.flow.text.Circles;
import io.heliotrope.testing.Seeds;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every flow that passes the check, and for every caller. */
class FlowPropertyTest {

  private static final int FLOWS = 1_000;
  private static final int CALLS = 5;
  private static final int EVENTS = 60;

  @Test
  void everyCallEndsOrWaitsAndNothingSpins() {
    Seeds.each(
        FLOWS,
        random -> {
          Flow flow = valid(random);
          for (int call = 0; call < CALLS; call++) {
            play(flow, random);
          }
        });
  }

  private static Flow valid(RandomGenerator random) {
    return Stream.generate(() -> RandomFlow.from(random))
        .filter(flow -> flow.nodes().size() > 3 && Circles.none(flow))
        .findFirst()
        .orElseThrow();
  }

  /** A caller who does anything at all for a while, and then nothing any more. */
  private static void play(Flow flow, RandomGenerator random) {
    Facts facts = new Anything(random);
    Step step = FlowEngine.step(FlowEngine.begin(flow, new Language("en")), new Began(), facts);
    for (int i = 0; i < EVENTS && !(step.deed() instanceof HangUp); i++) {
      step = FlowEngine.step(step.state(), anyAnswer(step.deed(), random), facts);
    }
    // each node is asked at most four times, with what is said before
    int enough = flow.nodes().size() * 10 + 1;
    for (int i = 0; i < enough && !(step.deed() instanceof HangUp); i++) {
      step = FlowEngine.step(step.state(), nothing(step.deed()), facts);
    }
    assertThat(step.deed()).as("flow %s", flow.nodes()).isInstanceOf(HangUp.class);
    assertThat(step.state().phase()).isEqualTo(FlowState.Phase.ENDED);
  }

  private static FlowEvent anyAnswer(Deed deed, RandomGenerator random) {
    return switch (deed) {
      case Say say ->
          say.keys().isEmpty() || random.nextBoolean() ? new Said() : new Pressed(key(random));
      case Listen _ -> random.nextBoolean() ? new Silence() : new Pressed(key(random));
      case AskPerson ask ->
          switch (random.nextInt(4)) {
            case 0 -> new Talked();
            case 1 -> new NobodyAwake(Optional.of(Instant.EPOCH).filter(_ -> random.nextBoolean()));
            case 2 -> new FlowEvent.Exit(random.nextBoolean() ? "full" : "unknown");
            default -> ask.keys().isEmpty() ? new Talked() : new LeftQueue(ask.keys().charAt(0));
          };
      case PromiseCallback _ -> random.nextBoolean() ? new Said() : new FlowEvent.NoNumber();
      case HangUp _ -> throw new AssertionError("Nothing answers a hang-up.");
    };
  }

  private static char key(RandomGenerator random) {
    return "0123456789*#ABCD".charAt(random.nextInt(16));
  }

  private static FlowEvent nothing(Deed deed) {
    return switch (deed) {
      case Say _, PromiseCallback _ -> new Said();
      case Listen _ -> new Silence();
      case AskPerson _ -> new NobodyAwake(Optional.empty());
      case HangUp _ -> throw new AssertionError("Nothing answers a hang-up.");
    };
  }

  /** A world in which anything may be so, and change from one look to the next. */
  private record Anything(RandomGenerator random) implements Facts {

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public Caller caller() {
      return Caller.ANONYMOUS;
    }

    @Override
    public Did did() {
      return new Did("5551000");
    }

    @Override
    public Optional<Country> callersCountry() {
      return Optional.of(new Country("PT")).filter(_ -> random.nextBoolean());
    }

    @Override
    public Optional<DayPart> callersDayPart() {
      return Optional.of(DayPart.EVENING).filter(_ -> random.nextBoolean());
    }

    @Override
    public boolean open(SiteId site) {
      return random.nextBoolean();
    }

    @Override
    public boolean open(QueueId queue) {
      return random.nextBoolean();
    }
  }
}
