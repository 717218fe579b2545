package io.heliotrope.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An event as it is written. */
final class RawEvent {

  /**
   * A line of it.
   *
   * @param zone its parameter {@code TZID}, if it has one
   */
  record Value(String name, String text, Optional<String> zone) {}

  private final List<Value> values = new ArrayList<>();

  void add(Value value) {
    values.add(value);
  }

  /** The first line of that name. */
  Optional<Value> find(String name) {
    return values.stream().filter(value -> value.name().equals(name)).findFirst();
  }

  String text(String name) {
    return find(name).map(Value::text).orElse("");
  }

  /** What all lines of that name list. */
  List<Value> list(String name) {
    List<Value> all = new ArrayList<>();
    for (Value value : values) {
      if (value.name().equals(name)) {
        for (String one : value.text().split(",", -1)) {
          all.add(new Value(name, one, value.zone()));
        }
      }
    }
    return all;
  }

  private static final Map<Character, String> ESCAPED =
      Map.of('n', " ", 'N', " ", ',', ",", ';', ";", '\\', "\\");

  /** Its title on one line; empty if it has none. */
  String title() {
    String text = text("SUMMARY");
    var title = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && ESCAPED.containsKey(text.charAt(i + 1))) {
        title.append(ESCAPED.get(text.charAt(++i)));
      } else {
        title.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return title.toString().strip().replaceAll("\\s+", " ");
  }
}
