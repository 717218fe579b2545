package io.heliotrope.hours;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of time: in order, none empty, none touching the next. */
record Stretches(List<Stretch> all) {

  /**
   * From one instant to another.
   *
   * @param to not included
   */
  public record Stretch(Instant from, Instant to) {}

  Stretches {
    all = List.copyOf(all);
  }

  /** When a site is open, or closed. */
  static Stretches of(List<Span> spans, boolean open) {
    List<Stretch> found = new ArrayList<>();
    for (Span span : spans) {
      if (span.open() == open) {
        found.add(new Stretch(span.from(), span.to()));
      }
    }
    return joined(found);
  }

  /** What is in any of them. */
  static Stretches union(List<Stretches> some) {
    List<Stretch> found = new ArrayList<>();
    some.forEach(one -> found.addAll(one.all()));
    found.sort(Comparator.comparing(Stretch::from));
    return joined(found);
  }

  /** What is here and not there. */
  Stretches without(Stretches other) {
    List<Stretch> left = new ArrayList<>();
    int next = 0;
    for (Stretch one : all) {
      Instant from = one.from();
      while (next < other.all.size() && !other.all.get(next).to().isAfter(from)) {
        next++;
      }
      for (int i = next; i < other.all.size() && other.all.get(i).from().isBefore(one.to()); i++) {
        if (other.all.get(i).from().isAfter(from)) {
          left.add(new Stretch(from, other.all.get(i).from()));
        }
        from = Timeline.later(from, other.all.get(i).to());
      }
      if (from.isBefore(one.to())) {
        left.add(new Stretch(from, one.to()));
      }
    }
    return new Stretches(left);
  }

  private static Stretches joined(List<Stretch> sorted) {
    List<Stretch> found = new ArrayList<>();
    for (Stretch one : sorted) {
      if (!found.isEmpty() && !found.getLast().to().isBefore(one.from())) {
        Stretch last = found.removeLast();
        found.add(new Stretch(last.from(), Timeline.later(last.to(), one.to())));
      } else {
        found.add(one);
      }
    }
    return new Stretches(found);
  }
}
