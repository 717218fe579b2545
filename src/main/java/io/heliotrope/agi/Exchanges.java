package io.heliotrope.agi;

import io.heliotrope.session.port.LineCommand;

/** How each command of the conductor's goes over the wire. */
final class Exchanges {

  private static final long PER_DIGIT = 1_000;
  private static final long LONGEST_NUMBER = 10_000;
  private static final long ANSWER = 2_000;

  private Exchanges() {}

  /**
   * @param watchdogSeconds how far ahead the watchdog is lifted
   * @param queue the queue's name last marked on the channel
   */
  static Exchange of(LineCommand command, long watchdogSeconds, String queue) {
    return switch (command) {
      case LineCommand.Take() -> new Take(watchdogSeconds);
      case LineCommand.Answer() -> new Plain("answer", "ANSWER", ANSWER);
      case LineCommand.Speak(var language) ->
          set("speak " + language, "CHANNEL(language)", language.tag());
      case LineCommand.Play(var file, var length, var keys) ->
          Spoken.file(
              "play " + file,
              "STREAM FILE " + Command.quoted(file) + " " + Command.keys(keys),
              length.toMillis());
      case LineCommand.SayDigits(var digits, var keys) -> digits(digits, keys);
      case LineCommand.SayNumber(var number, var keys) -> number(number, keys);
      case LineCommand.AwaitDigit(var limit) -> new Await(limit);
      case LineCommand.MusicOn(var music) ->
          new Plain("music", "SET MUSIC ON " + Command.quoted(music), Exchange.AT_ONCE);
      case LineCommand.Ring ring -> Ring.agent(ring, queue);
      case LineCommand.CallBack back -> Ring.customer(back);
      case LineCommand.CallOut out -> Ring.outside(out, queue);
      case LineCommand.Mark(var stage) ->
          set("mark " + stage.text(), "HELIOTROPE_STAGE", stage.text());
      case LineCommand.Finish() -> new Closing("SET VARIABLE HELIOTROPE_FINISHED 1");
      case LineCommand.HandBack(var why) ->
          new Closing(Command.setVariable("HELIOTROPE_REFUSED", why));
    };
  }

  private static Exchange set(String what, String variable, String value) {
    return new Plain(what, Command.setVariable(variable, value), Exchange.AT_ONCE);
  }

  private static Exchange digits(String digits, String keys) {
    return Spoken.whole(
        "say " + digits.length() + " digits",
        "SAY DIGITS " + Command.quoted(digits) + " " + Command.keys(keys),
        digits.length() * PER_DIGIT);
  }

  /** Asterisk says whole numbers of 32 bits; a longer one is said digit by digit. */
  private static Exchange number(long number, String keys) {
    return number == (int) number
        ? Spoken.whole(
            "say a number", "SAY NUMBER " + number + " " + Command.keys(keys), LONGEST_NUMBER)
        : digits(Long.toString(number), keys);
  }
}
