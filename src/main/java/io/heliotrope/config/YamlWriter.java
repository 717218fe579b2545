package io.heliotrope.config;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes a tree as YAML that {@link YamlReader} reads as the same tree. The same tree always
 * becomes the same text, however it was laid out where it was read.
 */
public final class YamlWriter {

  /** Nothing is folded. */
  private static final int WIDTH = 1 << 20;

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setSchema(new CoreSchema())
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setWidth(WIDTH)
          .setSplitLines(false)
          .setUseUnicodeEncoding(true)
          .build();

  private YamlWriter() {}

  /** The tree, in lines. */
  public static String write(YamlNode tree) {
    return new Present(SETTINGS)
        .emitToString(new Serialize(SETTINGS).serializeOne(node(tree)).iterator());
  }

  private static Node node(YamlNode tree) {
    return switch (tree) {
      case YamlNode.Scalar scalar ->
          switch (scalar.kind()) {
            case TEXT -> new ScalarNode(Tag.STR, scalar.text(), ScalarStyle.PLAIN);
            case NUMBER ->
                new ScalarNode(
                    scalar.text().matches("[-+]?[0-9]+|0[xo].*") ? Tag.INT : Tag.FLOAT,
                    scalar.text(),
                    ScalarStyle.PLAIN);
            case TRUTH -> new ScalarNode(Tag.BOOL, scalar.text(), ScalarStyle.PLAIN);
            case NOTHING -> new ScalarNode(Tag.NULL, scalar.text(), ScalarStyle.PLAIN);
          };
      case YamlNode.Sequence sequence -> {
        List<Node> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(node(item)));
        yield new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
      }
      case YamlNode.Mapping mapping -> {
        List<NodeTuple> entries = new ArrayList<>();
        mapping
            .entries()
            .forEach(entry ->
                entries.add(
                    new NodeTuple(
                        new ScalarNode(Tag.STR, entry.key(), ScalarStyle.PLAIN),
                        node(entry.value()))));
        yield new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
      }
    };
  }
}
