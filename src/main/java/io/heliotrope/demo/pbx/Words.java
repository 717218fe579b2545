package io.heliotrope.demo.pbx;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an AGI command into words as Asterisk does: quotes keep blanks, a backslash keeps anything.
 */
final class Words {

  private Words() {}

  static List<String> of(String command) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '\\' && i + 1 < command.length()) {
        word.append(command.charAt(++i));
        begun = true;
      } else if (c == '"') {
        quoted = !quoted;
        begun = true;
      } else if (c == ' ' && !quoted) {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
