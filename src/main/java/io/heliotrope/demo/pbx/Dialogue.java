package io.heliotrope.demo.pbx;

import io.heliotrope.demo.pbx.FakeAsterisk.SoundLengths;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** One AGI session of one call: takes commands, does them, and replies as Asterisk 22.10 does. */
final class Dialogue {

  /** How a session ended. */
  enum End {
    ROUTER_CLOSED,
    HUNG_UP,
    WATCHDOG
  }

  static final Duration FOREVER = Duration.ofDays(1);

  private static final String USAGE =
      """
      520-Invalid command syntax.  Proper usage follows:
      Returns <literal>0</literal> on failure. See <replaceable>syntax</replaceable>.
      520 End of proper usage.
      """;

  /** With an agent whose keys mean something, and without. */
  private static final Set<String> RING_ROUTINES =
      Set.of("heliotrope-ring", "heliotrope-ring-keys");

  private static final String ANY_KEY = "0123456789*#ABCD";
  private static final Duration SAID_DIGIT = Duration.ofMillis(600);

  private final Channel channel;
  private final RouterLink router;
  private final SoundLengths sounds;
  private final RingRoutine ring;
  private final List<String> commands;

  Dialogue(
      Channel channel,
      RouterLink router,
      SoundLengths sounds,
      RingRoutine ring,
      List<String> commands) {
    this.channel = channel;
    this.router = router;
    this.sounds = sounds;
    this.ring = ring;
    this.commands = commands;
  }

  /** Leads the session to its end. */
  End run() {
    while (true) {
      switch (channel.next(FOREVER, any())) {
        case Signal.Command(var line) -> {
          commands.add(line);
          String reply = perform(line);
          router.write(reply);
        }
        case Signal.RouterGone() -> {
          return End.ROUTER_CLOSED;
        }
        case Signal.HungUp() -> {
          router.write("HANGUP\nHANGUP\n"); // AGIEXITONHANGUP=yes
          return End.HUNG_UP;
        }
        case Signal.Watchdog() -> {
          router.write("HANGUP\nHANGUP\n");
          return End.WATCHDOG;
        }
        case Signal.Key lost -> {} // no command is pending: AGI never learns of it
        case Signal.LegHungUp late -> {}
        case Signal.Elapsed never -> {}
      }
    }
  }

  private String perform(String line) {
    List<String> words = Words.of(line);
    String verb = words.isEmpty() ? "" : words.get(0).toUpperCase(Locale.ROOT);
    return switch (verb) {
      case "ANSWER" -> answer();
      case "STREAM" -> words.size() < 4 ? USAGE : stream(words.get(2), words.get(3));
      case "WAIT" -> words.size() < 4 ? USAGE : waitForDigit(words.get(3));
      case "SAY" -> words.size() < 4 ? USAGE : say(words.get(1), words.get(2), words.get(3));
      case "SET" -> set(words);
      case "GET" -> get(words);
      case "GOSUB" -> words.size() < 4 ? USAGE : gosub(words);
      case "CHANNEL" -> "200 result=" + (channel.up ? 6 : 4) + "\n";
      case "NOOP" -> "200 result=0\n";
      case "VERBOSE" -> "200 result=1\n";
      default -> "510 Invalid or unknown command\n";
    };
  }

  private String answer() {
    channel.up = true;
    return "200 result=0\n";
  }

  /** Our own next command aborts it, and it has no reply of its own then. */
  private String stream(String file, String keys) {
    channel.music = false;
    var length = sounds.find(file, channel.language);
    if (length.isEmpty()) {
      return "200 result=-1 endpos=0\n";
    }
    channel.hear(file);
    Signal end = channel.next(length.get(), keys, listening(keys));
    channel.hear(file + " ended");
    return switch (end) {
      case Signal.Key(var key) -> "200 result=" + (int) key + " endpos=4800\n";
      case Signal.Elapsed elapsed -> "200 result=0 endpos=" + length.get().toMillis() * 8 + "\n";
      case Signal.Command next -> again(next, "");
      case Signal.HungUp gone -> again(gone, "200 result=-1 endpos=4800\n");
      case Signal.Watchdog fired -> again(fired, "200 result=-1 endpos=4800\n");
      case Signal.RouterGone gone -> again(gone, "");
      case Signal.LegHungUp late -> "200 result=0 endpos=0\n";
    };
  }

  private String waitForDigit(String limit) {
    long millis;
    try {
      millis = Long.parseLong(limit);
    } catch (NumberFormatException notOne) {
      return USAGE;
    }
    Duration time = millis < 0 ? FOREVER : Duration.ofMillis(millis);
    return switch (channel.next(time, ANY_KEY, listening(ANY_KEY))) {
      case Signal.Key(var key) -> "200 result=" + (int) key + "\n";
      case Signal.Elapsed elapsed -> "200 result=0\n";
      case Signal.Command next -> again(next, "200 result=1\n");
      case Signal.HungUp gone -> again(gone, "200 result=-1\n");
      case Signal.Watchdog fired -> again(fired, "200 result=-1\n");
      case Signal.RouterGone gone -> again(gone, "");
      case Signal.LegHungUp late -> "200 result=0\n";
    };
  }

  /** Not aborted by a next command, unlike a file. */
  private String say(String kind, String what, String keys) {
    if (!what.matches("-?[0-9]+")) {
      return USAGE;
    }
    channel.music = false;
    channel.hear(kind.toLowerCase(Locale.ROOT) + " " + what);
    Duration length = SAID_DIGIT.multipliedBy(what.length());
    Predicate<Signal> wanted = listening(keys).and(s -> !(s instanceof Signal.Command));
    return switch (channel.next(length, keys, wanted)) {
      case Signal.Key(var key) -> "200 result=" + (int) key + "\n";
      case Signal.Elapsed elapsed -> "200 result=0\n";
      case Signal.HungUp gone -> again(gone, "200 result=-1\n");
      case Signal.Watchdog fired -> again(fired, "200 result=-1\n");
      case Signal.RouterGone gone -> again(gone, "");
      case Signal.Command never -> "";
      case Signal.LegHungUp late -> "200 result=0\n";
    };
  }

  private String set(List<String> words) {
    if (words.size() > 2 && words.get(1).equalsIgnoreCase("MUSIC")) {
      channel.music = words.get(2).equalsIgnoreCase("ON");
      channel.hear(channel.music ? "music" : "silence");
      return "200 result=0\n";
    }
    if (words.size() != 4 || !words.get(1).equalsIgnoreCase("VARIABLE")) {
      return USAGE;
    }
    String variable = words.get(2);
    String value = words.get(3);
    switch (variable) {
      case "TIMEOUT(absolute)" -> channel.watchdog(Duration.ofSeconds(Long.parseLong(value)));
      case "CHANNEL(language)" -> channel.language = value;
      default -> channel.variables.put(variable, value);
    }
    return "200 result=1\n";
  }

  private String get(List<String> words) {
    if (words.size() < 3 || !words.get(1).equalsIgnoreCase("VARIABLE")) {
      return USAGE;
    }
    String value = channel.variables.get(words.get(2));
    return value == null ? "200 result=0\n" : "200 result=1 (" + value + ")\n";
  }

  private String gosub(List<String> words) {
    if (!RING_ROUTINES.contains(words.get(1)) || words.size() < 5) {
      return "200 result=-1 Gosub label not found\n";
    }
    router.write("100 result=0 Trying...\n");
    ring.run(words.get(4));
    return channel.isHungUp()
        ? "200 result=0 Gosub complete (abnormal exit)\n"
        : "200 result=0 Gosub complete\n";
  }

  /** Puts the signal that ended a command back: it is looked at next. */
  private String again(Signal signal, String reply) {
    channel.tellFirst(signal);
    return reply;
  }

  private static Predicate<Signal> listening(String keys) {
    return signal -> !(signal instanceof Signal.Key(var key)) || keys.indexOf(key) >= 0;
  }

  private static Predicate<Signal> any() {
    return signal -> true;
  }
}
