package io.heliotrope.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.CallId;
import io.heliotrope.session.port.LineEvent.Cause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class GuardedConversationTest {

  private final List<Cause> ends = new ArrayList<>();
  private final GuardedConversation conversation =
      new GuardedConversation(new CallId("lab-1.1"), new Noted());

  @Test
  void theCallIsInEveryLogLineUntilTheOutermostTaskEnds() {
    List<String> calls = new ArrayList<>();
    conversation.run(() -> {
      calls.add(MDC.get("call"));
      conversation.run(() -> calls.add(MDC.get("call")));
      calls.add(MDC.get("call"));
    });
    assertThat(calls).containsOnly("lab-1.1").hasSize(3);
    assertThat(MDC.get("call")).isNull();
  }

  @Test
  void aTaskThatFailsWithinAnotherEndsTheCallAndNotTheOther() {
    List<String> done = new ArrayList<>();
    conversation.run(() -> {
      conversation.run(() -> {
        throw new IllegalStateException("broken on purpose");
      });
      done.add("the rest of the outer task");
    });
    assertThat(done).hasSize(1);
    assertThat(ends).containsExactly(Cause.LOST);
    assertThat(MDC.get("call")).isNull();
  }

  private final class Noted implements Connection {

    @Override
    public void write(String line) {
      throw new AssertionError("nothing is to be written: " + line);
    }

    @Override
    public void acknowledgeAtOnce() {}

    @Override
    public void later(long nanos, Runnable task) {
      throw new AssertionError("nothing is to be done later");
    }

    @Override
    public void gone(Cause cause) {
      ends.add(cause);
    }

    @Override
    public boolean isGone() {
      return !ends.isEmpty();
    }
  }
}
