package io.heliotrope.simulation;

import io.heliotrope.floor.Floor;
import io.heliotrope.floor.FloorCommand;
import io.heliotrope.floor.FloorEvent;
import io.heliotrope.floor.FloorView;
import io.heliotrope.floor.Roll;
import io.heliotrope.floor.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The floor, or something that pretends to be one: to see whether the checks find what is wrong.
 */
interface FloorUnderTest {

  List<FloorEvent> apply(FloorCommand command, Instant at);

  Optional<Instant> nextWake();

  FloorView view();

  /** How everybody stands, for the floor after this one. */
  Roll roll();

  static FloorUnderTest real(Rules rules, Instant start) {
    return over(new Floor(rules, start));
  }

  static FloorUnderTest over(Floor floor) {
    return new FloorUnderTest() {
      @Override
      public List<FloorEvent> apply(FloorCommand command, Instant at) {
        return floor.apply(command, at);
      }

      @Override
      public Optional<Instant> nextWake() {
        return floor.nextWake();
      }

      @Override
      public FloorView view() {
        return floor.view();
      }

      @Override
      public Roll roll() {
        return floor.roll();
      }
    };
  }
}
