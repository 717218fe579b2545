package io.heliotrope.cli.doctor;

import java.util.List;

/** Looks at one thing. Changes nothing, and takes some seconds at most. */
@FunctionalInterface
public interface Check {

  /** How it was found; several findings where there are several things of the kind. */
  List<Finding> look();
}
