package io.heliotrope.flow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Language;
import io.heliotrope.config.Mistake;
import io.heliotrope.flow.Flow;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Flows of tests, written as YAML. Whatever looks like a prompt's key in it, there is. */
public final class FlowText {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

  private FlowText() {}

  /** The flow called main; fails on any mistake but a warning. */
  public static Flow read(String yaml) {
    var book = book(yaml);
    assertThat(book.mistakes().stream().filter(Mistake::isError)).isEmpty();
    return Objects.requireNonNull(book.flows().get("main"));
  }

  static FlowBook book(String yaml) {
    var words = new HashSet<String>();
    var found = WORD.matcher(yaml);
    while (found.find()) {
      words.add(found.group());
    }
    var en = new Language("en");
    Known known =
        World.known(Map.of("main", Set.of(en)), Map.of(en, words, new Language("pt"), words));
    return FlowReader.read(Map.of("main.yaml", yaml), known);
  }
}
