package io.heliotrope.config;

import io.heliotrope.call.Printable;
import io.heliotrope.config.YamlNode.Entry;
import io.heliotrope.config.YamlNode.Mapping;
import io.heliotrope.config.YamlNode.Scalar;
import io.heliotrope.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document into a tree with places. Anchors, aliases, tags and names that come
 * twice are refused: what an operator reads in a file is all there is.
 */
public final class YamlReader {

  private static final int DEEPEST = 32;

  /** A company of 100,000 agents is a file of some 20 MB. */
  private static final int LONGEST = 64 * 1024 * 1024;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(LONGEST).setSchema(new CoreSchema()).build();

  private final String file;
  private final Mistakes mistakes;
  private final Iterator<Event> events;

  private YamlReader(String file, Mistakes mistakes, Iterator<Event> events) {
    this.file = file;
    this.mistakes = mistakes;
    this.events = events;
  }

  /**
   * The tree of a file, or empty if it can't be read as YAML at all; then {@code mistakes} has the
   * reason. Other mistakes (a name twice, an anchor) are told and the rest of the tree is given.
   *
   * @param file its name, for the places
   */
  public static Optional<YamlNode> read(String file, String text, Mistakes mistakes) {
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
      return new YamlReader(file, mistakes, events).stream();
    } catch (MarkedYamlEngineException unreadable) {
      mistakes.add(
          sign(unreadable)
              .map(sign ->
                  new Mistake(
                      place(file, unreadable.getContextMark()),
                      "",
                      "a '%s' alone is no text in YAML.".formatted(sign),
                      "Maybe put it in quotes: \"%s\".".formatted(sign)))
              .orElseGet(() ->
                  syntaxError(place(file, unreadable.getProblemMark()), problem(unreadable))));
    } catch (YamlEngineException unreadable) {
      mistakes.add(
          syntaxError(
              Place.file(file),
              Printable.of(
                  String.valueOf(unreadable.getMessage()).lines().findFirst().orElse(""))));
    } catch (TooDeep deep) {
      mistakes.error(deep.place, "", "nested more than %d levels deep.".formatted(DEEPEST), "");
    }
    return Optional.empty();
  }

  private Optional<YamlNode> stream() {
    events.next(); // the stream begins
    if (!(events.next() instanceof DocumentStartEvent)) {
      mistakes.error(Place.file(file), "", "the file is empty.", "Maybe it was saved unfinished.");
      return Optional.empty();
    }
    YamlNode root = node(events.next(), "", 0);
    events.next(); // the document ends
    Event after = events.next();
    if (after instanceof DocumentStartEvent) {
      mistakes.error(
          place(after),
          "",
          "a second document begins.",
          "Maybe remove the line '---': one file is one document.");
    }
    return Optional.of(root);
  }

  private YamlNode node(Event event, String path, int depth) {
    Place place = place(event);
    if (depth > DEEPEST) {
      throw new TooDeep(place);
    }
    if (event instanceof NodeEvent node) {
      refuseTricks(node, path);
    }
    return switch (event) {
      case ScalarEvent scalar -> new Scalar(place, scalar.getValue(), kind(scalar));
      case SequenceStartEvent _ -> sequence(place, path, depth);
      case MappingStartEvent _ -> mapping(place, path, depth);
      default -> new Scalar(place, "", Scalar.Kind.NOTHING); // an alias, refused above
    };
  }

  private static Scalar.Kind kind(ScalarEvent scalar) {
    if (!scalar.isPlain()) {
      return Scalar.Kind.TEXT;
    }
    Tag tag = SETTINGS.getSchema().getScalarResolver().resolve(scalar.getValue(), true);
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return Scalar.Kind.NUMBER;
    }
    if (tag.equals(Tag.BOOL)) {
      return Scalar.Kind.TRUTH;
    }
    return tag.equals(Tag.NULL) ? Scalar.Kind.NOTHING : Scalar.Kind.TEXT;
  }

  private Sequence sequence(Place place, String path, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      items.add(node(e, path + "[" + items.size() + "]", depth + 1));
    }
    return new Sequence(place, items);
  }

  private Mapping mapping(Place place, String path, int depth) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      YamlNode name = node(e, path, depth + 1);
      String key = name instanceof Scalar scalar ? scalar.text() : "";
      String keyPath = path.isEmpty() ? key : path + "." + key;
      YamlNode value = node(events.next(), keyPath, depth + 1);
      if (!(name instanceof Scalar)) {
        mistakes.error(
            name.place(), path, "a name is needed here, not " + name.described() + ".", "");
        continue;
      }
      Place before = seen.putIfAbsent(key, name.place());
      if (before == null) {
        entries.add(new Entry(name.place(), key, value));
      } else {
        mistakes.error(
            name.place(),
            path,
            "'%s' stands here twice; it is already in line %d."
                .formatted(Printable.of(key), before.line()),
            "Maybe one of them was meant to have another name.");
      }
    }
    return new Mapping(place, entries);
  }

  private void refuseTricks(NodeEvent event, String path) {
    Optional<Anchor> anchor = event.getAnchor();
    if (event instanceof AliasEvent) {
      mistakes.error(
          place(event),
          path,
          "aliases (*%s) are not supported.".formatted(anchor.map(Anchor::getValue).orElse("")),
          "Maybe write the value out again, or put quotes around a text that begins with '*'.");
    } else if (anchor.isPresent()) {
      mistakes.error(
          place(event),
          path,
          "anchors (&%s) are not supported.".formatted(anchor.get().getValue()),
          "Maybe put quotes around a text that begins with '&'.");
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent()) {
      mistakes.error(
          place(event),
          path,
          "tags (%s) are not supported.".formatted(Printable.of(tag.get())),
          "Maybe put quotes around a text that begins with '!'.");
    }
  }

  private Place place(Event event) {
    return place(file, event.getStartMark());
  }

  private static Place place(String file, Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(Place.file(file));
  }

  /** A star is a key of the telephone, and to YAML the beginning of an alias. */
  private static Optional<String> sign(MarkedYamlEngineException unreadable) {
    return switch (String.valueOf(unreadable.getContext())) {
      case "while scanning an alias" -> Optional.of("*");
      case "while scanning an anchor" -> Optional.of("&");
      default -> Optional.empty();
    };
  }

  /** With where it began what was not understood: an open quote is noticed at the very end. */
  private static String problem(MarkedYamlEngineException unreadable) {
    int found = unreadable.getProblemMark().map(Mark::getLine).orElse(0);
    return Printable.of(unreadable.getProblem())
        + unreadable
            .getContextMark()
            .filter(began -> began.getLine() < found)
            .map(began -> ", in what begins in line " + (began.getLine() + 1))
            .orElse("");
  }

  private static Mistake syntaxError(Place place, String what) {
    return new Mistake(
        place,
        "",
        "this is not YAML: %s.".formatted(what),
        "Maybe a quote or bracket is not closed, a tab indents the line, or a text with ': ' needs"
            + " quotes.");
  }

  /** Nested deeper than anybody writes by hand. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;

    TooDeep(Place place) {
      super(null, null, false, false);
      this.place = place;
    }
  }
}
