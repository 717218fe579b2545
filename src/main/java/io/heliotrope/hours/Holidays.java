package io.heliotrope.hours;

import java.time.LocalDate;
import java.util.Optional;

/** The public holidays where a site is. */
@FunctionalInterface
public interface Holidays {

  /** Where nobody has said which there are. */
  Holidays NONE = day -> Optional.empty();

  /** What that day is called; empty if it is no public holiday. */
  Optional<String> name(LocalDate day);
}
