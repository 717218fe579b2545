package io.heliotrope.session.port;

/** Takes calls in. The conductor implements it; the AGI edge and the terminal call it. */
public interface Reception {

  /**
   * Opens the conversation of a new call, on the line's own thread, which the conversation may use
   * at once.
   */
  Conversation open(IncomingCall call, Line line);

  /** The same for a feature code of agents; nobody here serves it unless they say so. */
  default Conversation open(AgentCall call, Line line) {
    line.perform(new LineCommand.HandBack("no-agents-by-phone"));
    return event -> {};
  }

  /** Hears what the line tells, on the line's own thread. */
  @FunctionalInterface
  interface Conversation {
    void on(LineEvent event);

    /**
     * The agent is off the line and the caller still on it, whether there was a talk or not; {@link
     * LineEvent.RingEnded} is to follow. The line can take no command yet.
     *
     * @return is it known already how it was? Then what is to follow has a moment's time.
     */
    default boolean ringIsOver() {
      return false;
    }
  }
}
