package io.heliotrope.config;

import io.heliotrope.call.Printable;
import java.util.List;
import java.util.Optional;

/** A piece of a YAML file that knows where it stands. */
public sealed interface YamlNode {

  Place place();

  /** What an operator would call it, with its value. For messages. */
  String described();

  /**
   * One value.
   *
   * @param text as it was written, without quotes: {@code 0042} stays {@code 0042}
   */
  record Scalar(Place place, String text, Kind kind) implements YamlNode {

    /** How YAML understands it. Quotes make anything a text. */
    public enum Kind {
      TEXT,
      NUMBER,
      TRUTH,
      NOTHING
    }

    @Override
    public String described() {
      return switch (kind) {
        case TEXT -> "'" + Printable.of(text) + "'";
        case NUMBER -> "the number " + Printable.of(text);
        case TRUTH -> "'" + text + "'";
        case NOTHING -> "nothing";
      };
    }
  }

  /** A list. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String described() {
      return "a list";
    }
  }

  /** Names with values, each name once, in the order of the file. */
  record Mapping(Place place, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<Entry> find(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    @Override
    public String described() {
      return "a mapping (name: value)";
    }
  }

  /**
   * A name and its value.
   *
   * @param place where the name stands
   */
  record Entry(Place place, String key, YamlNode value) {}
}
