package io.heliotrope.config;

import io.heliotrope.call.QueueId;
import io.heliotrope.call.Skill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the parts of a queue stand, for what can be checked only when all files are read. */
final class QueuePlaces {

  final Place queue;

  /** Its rings, in order; is each one right? */
  final List<Located<Boolean>> rings = new ArrayList<>();

  /** The queues its ways out lead to. */
  final List<Located<QueueId>> waysOut = new ArrayList<>();

  Located<Map<Skill, Integer>> prefers;

  /** Does it call back? */
  Located<Boolean> callback;

  QueuePlaces(Place queue) {
    this.queue = queue;
    this.prefers = new Located<>(Map.of(), queue, "");
    this.callback = new Located<>(false, queue, "");
  }
}
