package io.heliotrope.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds trees for {@link YamlWriter}. */
final class YamlTree {

  private static final Place NOWHERE = Place.file("");

  private final List<YamlNode.Entry> entries = new ArrayList<>();

  YamlTree text(String key, String text) {
    return put(key, new YamlNode.Scalar(NOWHERE, text, YamlNode.Scalar.Kind.TEXT));
  }

  YamlTree text(String key, Optional<?> text) {
    text.ifPresent(value -> text(key, value.toString()));
    return this;
  }

  YamlTree number(String key, int number) {
    return put(
        key, new YamlNode.Scalar(NOWHERE, Integer.toString(number), YamlNode.Scalar.Kind.NUMBER));
  }

  YamlTree truth(String key, boolean truth) {
    return put(
        key, new YamlNode.Scalar(NOWHERE, Boolean.toString(truth), YamlNode.Scalar.Kind.TRUTH));
  }

  /** Left out if there are none. */
  YamlTree texts(String key, List<String> texts) {
    if (!texts.isEmpty()) {
      List<YamlNode> items = new ArrayList<>();
      texts.forEach(
          text -> items.add(new YamlNode.Scalar(NOWHERE, text, YamlNode.Scalar.Kind.TEXT)));
      put(key, new YamlNode.Sequence(NOWHERE, items));
    }
    return this;
  }

  YamlTree put(String key, YamlNode value) {
    entries.add(new YamlNode.Entry(NOWHERE, key, value));
    return this;
  }

  YamlNode.Mapping tree() {
    return new YamlNode.Mapping(NOWHERE, entries);
  }

  static YamlNode.Mapping of(Map<String, ? extends YamlNode> values) {
    var tree = new YamlTree();
    values.forEach(tree::put);
    return tree.tree();
  }
}
