package io.heliotrope.flow.text;

import io.heliotrope.config.FieldType;
import io.heliotrope.config.Fields;
import io.heliotrope.config.Mistakes;
import io.heliotrope.config.Place;
import io.heliotrope.config.YamlNode;
import io.heliotrope.config.YamlNode.Entry;
import io.heliotrope.config.YamlReader;
import io.heliotrope.flow.Flow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads flow files, and tells every mistake of all of them at once. */
public final class FlowReader {

  private static final int VERSION_BYTES = 4;

  private final Known known;
  private final Mistakes mistakes = new Mistakes();
  private final Map<String, Flow> flows = new HashMap<>();
  private final Map<String, Place> names = new HashMap<>();

  private FlowReader(Known known) {
    this.known = known;
  }

  /**
   * @param files the text of each flow file by its name, as it is to appear in messages
   */
  public static FlowBook read(Map<String, String> files, Known known) {
    var reader = new FlowReader(known);
    new TreeMap<>(files).forEach(reader::file);
    return new FlowBook(reader.flows, reader.names.keySet(), reader.mistakes.list());
  }

  /** The version of a flow: the beginning of the hash of its text. */
  static String version(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }

  private void file(String file, String text) {
    var own = new Mistakes();
    YamlReader.read(file, text, own)
        .flatMap(yaml -> Fields.of(yaml, "", own))
        .flatMap(fields -> flow(fields, text, own))
        .ifPresent(flow -> flows.put(flow.name(), flow));
    mistakes.addAll(own.list());
  }

  private Optional<Flow> flow(Fields fields, String text, Mistakes own) {
    var name = fields.required("flow", FieldType.text().then(Names::name));
    name.ifPresent(found -> nameOnce(found, fields.place("flow"), own));
    fields.optional("about", FieldType.text());
    var start = fields.required("start", FieldType.text().located());
    var draft = new Draft();
    fields.required("nodes", (yaml, path, _) -> nodes(yaml, path, draft, own));
    fields.refuseOthers();
    Lookup.check(draft, start, name, known, own);
    if (name.isEmpty() || start.isEmpty() || !draft.isWhole(start.get().value())) {
      return Optional.empty();
    }
    var flow = new Flow(name.get(), version(text), start.get().value(), draft.nodes());
    Inspection.check(flow, draft, known, own);
    return own.hasErrors() ? Optional.empty() : Optional.of(flow);
  }

  private static Optional<Draft> nodes(YamlNode yaml, String path, Draft draft, Mistakes own) {
    if (!(yaml instanceof YamlNode.Mapping mapping)) {
      return Fields.of(yaml, path, own).map(_ -> draft);
    }
    if (mapping.entries().isEmpty()) {
      own.error(yaml.place(), path, "there are no nodes.", "");
    }
    for (Entry entry : mapping.entries()) {
      String nodePath = path + "." + entry.key();
      draft.begin(entry.key(), entry.place());
      try {
        Names.name(entry.key());
      } catch (IllegalArgumentException refusal) {
        own.error(entry.place(), nodePath, refusal);
      }
      NodeReader.read(draft, entry, nodePath, own);
    }
    return Optional.of(draft);
  }

  private void nameOnce(String name, Place place, Mistakes own) {
    Place before = names.putIfAbsent(name, place);
    if (before != null) {
      own.error(
          place,
          "flow",
          "another flow is called '%s' already, in %s.".formatted(name, before),
          "Maybe this file is a copy that was to get a name of its own.");
    }
  }
}
