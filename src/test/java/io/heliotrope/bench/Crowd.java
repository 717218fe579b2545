package io.heliotrope.bench;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Callers held in music by one server.
 *
 * @param wanted how many called
 * @param made was the server made ready for so many? otherwise it is as it comes
 */
record Crowd(Contestant who, boolean made, int wanted, List<Point> points) {

  /**
   * So many stood in music, and the server's process then had so many bytes, so many on its heap.
   */
  record Point(int held, int refused, long whole, long heap) {}

  /** Bytes of each caller, all told: the slope through the points. */
  double bytesEach() {
    return slope(Point::whole);
  }

  /** Bytes of each caller on the heap. */
  double heapEach() {
    return slope(Point::heap);
  }

  /** Bytes the process would have with so many. */
  double bytesWith(int callers) {
    Point last = points.getLast();
    return last.whole + bytesEach() * (callers - last.held);
  }

  private double slope(ToLongFunction<Point> bytes) {
    double meanHeld = points.stream().mapToInt(Point::held).average().orElse(0);
    double meanBytes = points.stream().mapToLong(bytes).average().orElse(0);
    double above = 0;
    double below = 0;
    for (Point point : points) {
      double aside = point.held - meanHeld;
      above += aside * (bytes.applyAsLong(point) - meanBytes);
      below += aside * aside;
    }
    return below == 0 ? 0 : above / below;
  }
}
