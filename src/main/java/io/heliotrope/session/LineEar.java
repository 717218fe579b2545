package io.heliotrope.session;

import io.heliotrope.config.Limits;
import io.heliotrope.config.WayOut;
import io.heliotrope.floor.Claim;
import io.heliotrope.floor.Place;
import java.time.Instant;
import java.util.Optional;

/** Hears what the PBX tells of a line for which the floor is asked nothing. */
interface LineEar extends CallSide {

  @Override
  default void offered(Claim claim) {}

  @Override
  default void waits(Place place) {}

  @Override
  default void nobodyAwake(Optional<Instant> opens) {}

  @Override
  default void atLimit(Limits.Kind limit, WayOut way) {}
}
