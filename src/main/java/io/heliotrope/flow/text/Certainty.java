package io.heliotrope.flow.text;

import io.heliotrope.flow.Condition.CallerIs;
import io.heliotrope.flow.Node;
import io.heliotrope.flow.Node.Branch;
import io.heliotrope.flow.Node.Exit;
import io.heliotrope.flow.Variables;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which variables surely have a value after leaving a node by one of its ways. */
final class Certainty {

  private Certainty() {}

  static Set<String> after(Node node, Exit exit, Set<String> before) {
    return switch (node) {
      case Node.Collect collect when exit.way().equals("next") -> with(before, collect.variable());
      case Branch branch when callerIsKnown(branch, exit) -> with(before, Variables.CALLER);
      case Branch _, Node.Collect _, Node.Say _, Node.Menu _, Node.Speak _ -> before;
      case Node.Task _, Node.Person _, Node.Callback _, Node.HangUp _ -> before;
    };
  }

  /** Either this case asked whether the caller is known, or anonymous ones left by one before. */
  private static boolean callerIsKnown(Branch branch, Exit exit) {
    for (Branch.Case one : branch.cases()) {
      boolean byThisCase = one.condition().text().equals(exit.way());
      if (one.condition() instanceof CallerIs(boolean known) && known == byThisCase) {
        return true;
      }
      if (byThisCase) {
        return false;
      }
    }
    return false;
  }

  private static Set<String> with(Set<String> before, String variable) {
    var after = new LinkedHashSet<>(before);
    after.add(variable);
    return after;
  }
}
