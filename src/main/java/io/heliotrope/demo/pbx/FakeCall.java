package io.heliotrope.demo.pbx;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A caller and their call. Each step waits until it could be done, and throws if that is not so
 * within 20 seconds; what the caller has heard before the last step is behind them.
 */
public final class FakeCall {

  /** How a call ended. */
  public enum Ending {
    /** A router finished it, and the dialplan hung up. */
    FINISHED,
    /** The caller hung up. */
    HUNG_UP,
    /** No router served it to its end: the dialplan's own fallback did. */
    FALLBACK
  }

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Channel channel;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final Consumer<Character> keys;
  private volatile Ending ending = Ending.FALLBACK;
  private int place;

  /**
   * @param keys hears of each key that is pressed, as AMI does
   */
  FakeCall(Channel channel, Consumer<Character> keys) {
    this.channel = channel;
    this.keys = keys;
  }

  /** Waits until a prompt begins: {@code welcome} for the file {@code heliotrope/welcome}. */
  public FakeCall hears(String prompt) {
    return step("prompt " + prompt, is(prompt));
  }

  /** Waits until a prompt has ended, by itself or by a key. */
  public FakeCall hearsAllOf(String prompt) {
    return step("the end of prompt " + prompt, is(prompt + " ended"));
  }

  /** Waits until the digits are said one by one. */
  public FakeCall hearsDigits(String digits) {
    return step("digits " + digits, is("digits " + digits));
  }

  /** Waits until the number is said. */
  public FakeCall hearsNumber(long number) {
    return step("number " + number, is("number " + number));
  }

  /** Waits for music. */
  public FakeCall hearsMusic() {
    return step("music", is("music"));
  }

  /** Waits until some agent is on the line. */
  public FakeCall talks() {
    return step("an agent", heard -> heard.startsWith("agent "));
  }

  /** Waits until an agent is on the line: {@code PJSIP/1001}. */
  public FakeCall talksTo(String endpoint) {
    return step("agent " + endpoint, is("agent " + endpoint));
  }

  /** Presses keys, each as soon as it is listened for. */
  public FakeCall presses(String typed) {
    for (char key : typed.toCharArray()) {
      channel.press(key, LIMIT);
      keys.accept(key);
    }
    return this;
  }

  /** Presses keys now: those nothing listens for are lost. */
  public FakeCall pressesNow(String typed) {
    for (char key : typed.toCharArray()) {
      channel.pressNow(key);
      keys.accept(key);
    }
    return this;
  }

  public FakeCall hangsUp() {
    channel.tell(new Signal.HungUp());
    return this;
  }

  /**
   * Waits for the end of the call.
   *
   * @throws IllegalStateException if it does not end in time
   */
  public Ending ends() {
    if (!channel.awaitEnd(LIMIT)) {
      throw new IllegalStateException("The call goes on; heard were " + channel.heard());
    }
    return ending;
  }

  /** What the caller heard until now: files as the PBX has them, and what their end was. */
  public List<String> heard() {
    return channel.heard();
  }

  /** The AGI commands until now, from all routers. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /** Why routers sent the call away, in turn. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Asterisk's unique id, with the system name in front. */
  public String uniqueId() {
    return channel.uniqueId;
  }

  /** Asterisk's name of the caller's channel. */
  public String channelName() {
    return channel.name;
  }

  List<String> commandList() {
    return commands;
  }

  void refused(String why) {
    refusals.add(why);
  }

  void ended(Ending how) {
    ending = how;
    channel.end();
  }

  private FakeCall step(String name, Predicate<String> what) {
    place = channel.await(what, name, place, LIMIT);
    return this;
  }

  private static Predicate<String> is(String prompt) {
    return heard -> heard.equals(prompt) || heard.endsWith("/" + prompt);
  }
}
