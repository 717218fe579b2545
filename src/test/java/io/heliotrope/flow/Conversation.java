package io.heliotrope.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.Caller;
import io.heliotrope.call.Country;
import io.heliotrope.call.Did;
import io.heliotrope.call.Language;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.DurationText;
import io.heliotrope.flow.FlowCommand.AskPerson;
import io.heliotrope.flow.FlowCommand.Chose;
import io.heliotrope.flow.FlowCommand.Collected;
import io.heliotrope.flow.FlowCommand.Deed;
import io.heliotrope.flow.FlowCommand.Entered;
import io.heliotrope.flow.FlowCommand.HangUp;
import io.heliotrope.flow.FlowCommand.Listen;
import io.heliotrope.flow.FlowCommand.Note;
import io.heliotrope.flow.FlowCommand.PromiseCallback;
import io.heliotrope.flow.FlowCommand.Say;
import io.heliotrope.flow.FlowCommand.Stumbled;
import io.heliotrope.flow.FlowCommand.Switched;
import io.heliotrope.flow.FlowCommand.TaskDone;
import io.heliotrope.flow.FlowCommand.Utterance;
import io.heliotrope.flow.FlowEvent.Began;
import io.heliotrope.flow.FlowEvent.LeftQueue;
import io.heliotrope.flow.FlowEvent.NobodyAwake;
import io.heliotrope.flow.FlowEvent.Pressed;
import io.heliotrope.flow.FlowEvent.Said;
import io.heliotrope.flow.FlowEvent.Silence;
import io.heliotrope.flow.FlowEvent.Talked;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call played through a flow, as text. Lines that begin with {@code >} are what the caller (or
 * the floor) does, all others what the flow does; what is said is said to its end, unless the
 * caller {@code interrupts with} a key.
 *
 * <pre>
 * says welcome main-menu
 * listens 5s
 * > presses 1
 * chose 1
 * </pre>
 */
final class Conversation implements Facts {

  private final Flow flow;
  private final Set<String> open = new HashSet<>();
  private Caller caller = new Caller(PhoneNumber.find("+15550001"), Optional.empty());
  private Optional<Country> country = Optional.empty();
  private Optional<DayPart> dayPart = Optional.empty();
  private Language language = new Language("en");
  private final StringBuilder transcript = new StringBuilder();

  private Conversation(Flow flow) {
    this.flow = flow;
  }

  static Conversation in(Flow flow) {
    return new Conversation(flow);
  }

  Conversation from(String number) {
    caller = new Caller(PhoneNumber.find(number), Optional.empty());
    return this;
  }

  Conversation in(String where, DayPart when) {
    country = Optional.of(new Country(where));
    dayPart = Optional.of(when);
    return this;
  }

  Conversation speaking(String tag) {
    language = new Language(tag);
    return this;
  }

  /** These sites and queues are open; all others are closed. */
  Conversation open(String... names) {
    open.addAll(Set.of(names));
    return this;
  }

  /** Plays what the lines say the caller does, and expects of the flow just what they say. */
  FlowState goes(String lines) {
    var does = lines.lines().filter(line -> line.startsWith("> ")).iterator();
    var step = told(FlowEngine.step(FlowEngine.begin(flow, language), new Began(), this));
    while (true) {
      boolean saying = step.deed() instanceof Say || step.deed() instanceof PromiseCallback;
      if (saying && !nextIsInterruption(lines)) {
        step = told(FlowEngine.step(step.state(), new Said(), this));
      } else if (does.hasNext() && !(step.deed() instanceof HangUp)) {
        step = answered(step, does.next());
      } else {
        break;
      }
    }
    assertThat(transcript.toString()).isEqualTo(lines);
    return step.state();
  }

  private boolean nextIsInterruption(String lines) {
    return lines.startsWith("> interrupts", transcript.length());
  }

  private Step answered(Step before, String line) {
    transcript.append(line).append('\n');
    String[] words = line.substring(2).split(" ");
    String last = words[words.length - 1];
    String verb = words[0];
    if (verb.equals("presses") || verb.equals("interrupts")) {
      Step step = before;
      for (char key : last.toCharArray()) {
        step = FlowEngine.step(step.state(), new Pressed(key), this);
      }
      return told(step);
    }
    FlowEvent event =
        switch (verb) {
          case "silent" -> new Silence();
          case "talked" -> new Talked();
          case "leaves" -> new LeftQueue(last.charAt(0));
          case "out" -> new FlowEvent.Exit(last);
          case "asleep" -> new NobodyAwake(Optional.empty());
          case "asleep-until" -> new NobodyAwake(Optional.of(Instant.parse(last)));
          default -> throw new IllegalArgumentException("Nobody can do: " + line);
        };
    return told(FlowEngine.step(before.state(), event, this));
  }

  private Step told(Step step) {
    step.notes().stream().map(Conversation::text).forEach(this::tell);
    tell(text(step.deed()));
    return step;
  }

  private void tell(String line) {
    if (!line.isEmpty()) {
      transcript.append(line).append('\n');
    }
  }

  private static String text(Note note) {
    return switch (note) {
      case Entered _ -> "";
      case Chose chose -> "chose " + chose.key();
      case Collected collected -> "got " + collected.count() + " of " + collected.variable();
      case Stumbled stumbled ->
          "stumbled " + stumbled.how().name().toLowerCase(Locale.ROOT) + " " + stumbled.times();
      case TaskDone done -> "done " + done.task();
      case Switched to -> "speaks " + to.language();
    };
  }

  private static String text(Deed deed) {
    return switch (deed) {
      case Say say ->
          say.what().stream().map(Conversation::text).collect(Collectors.joining(" ", "says ", ""))
              + (say.keys().isEmpty() ? " (to the end)" : "");
      case Listen listen -> "listens " + DurationText.of(listen.limit());
      case AskPerson ask ->
          "asks for " + ask.queue() + (ask.keys().isEmpty() ? "" : " " + ask.keys()) + favour(ask);
      case PromiseCallback promise -> "promises " + promise.queue();
      case HangUp() -> "hangs up";
    };
  }

  private static String favour(AskPerson ask) {
    Favour favour = ask.favour();
    String ahead =
        favour.headStart().isZero() ? "" : ", ahead by " + DurationText.of(favour.headStart());
    return favour
        .agent()
        .map(own -> ", " + own + " for " + DurationText.of(favour.patience()))
        .map(ahead::concat)
        .orElse(ahead);
  }

  private static String text(Utterance utterance) {
    return switch (utterance) {
      case Utterance.Prompt(String key) -> key;
      case Utterance.Digits(String digits) -> "digits:" + digits;
      case Utterance.Number(long number) -> "number:" + number;
    };
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-03-02T12:00:00Z");
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public Did did() {
    return new Did("5551000");
  }

  @Override
  public Optional<Country> callersCountry() {
    return country;
  }

  @Override
  public Optional<DayPart> callersDayPart() {
    return dayPart;
  }

  @Override
  public boolean open(SiteId site) {
    return open.contains(site.name());
  }

  @Override
  public boolean open(QueueId queue) {
    return open.contains(queue.name());
  }
}
