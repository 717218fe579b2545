package io.heliotrope.config;

import io.heliotrope.call.QueueId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Do the ways out of queues lead to queues that exist, and never back to where they began? */
final class WaysOutCheck {

  private final Map<QueueId, List<Located<QueueId>>> ways;
  private final Mistakes mistakes;

  /** Queues from which every way has been followed. */
  private final Set<QueueId> followed = new HashSet<>();

  private WaysOutCheck(Map<QueueId, List<Located<QueueId>>> ways, Mistakes mistakes) {
    this.ways = ways;
    this.mistakes = mistakes;
  }

  static void check(
      Set<QueueId> queues, Map<QueueId, List<Located<QueueId>>> ways, Mistakes mistakes) {
    List<String> names = queues.stream().map(QueueId::name).toList();
    ways.values().stream()
        .flatMap(List::stream)
        .filter(to -> !queues.contains(to.value()))
        .forEach(to ->
            mistakes.error(
                to.place(),
                to.path(),
                "there is no queue '%s'.".formatted(to.value()),
                Suggestion.advice(to.value().name(), names)));
    var check = new WaysOutCheck(ways, mistakes);
    queues.forEach(queue -> check.follow(queue, new LinkedHashSet<>()));
  }

  /** Every circle is told once, at the way that closes it. */
  private void follow(QueueId queue, LinkedHashSet<QueueId> path) {
    if (followed.contains(queue)) {
      return;
    }
    path.add(queue);
    for (Located<QueueId> to : ways.getOrDefault(queue, List.of())) {
      if (path.contains(to.value())) {
        mistakes.error(
            to.place(),
            to.path(),
            circle(new ArrayList<>(path), to.value()),
            "Maybe let one of them end in a callback, a message or an exit.");
      } else {
        follow(to.value(), path);
      }
    }
    path.remove(queue);
    followed.add(queue);
  }

  private static String circle(List<QueueId> path, QueueId back) {
    List<QueueId> round = path.subList(path.indexOf(back), path.size());
    return round.size() == 1
        ? "this way out of '%s' leads back to itself.".formatted(back)
        : "this way out leads in a circle: %s → %s."
            .formatted(round.stream().map(QueueId::name).collect(Collectors.joining(" → ")), back);
  }
}
