package io.heliotrope.session;

import io.heliotrope.call.CallId;
import io.heliotrope.call.Caller;
import io.heliotrope.call.Did;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.RingOutcome;
import io.heliotrope.call.Stage;
import io.heliotrope.call.Wish;
import io.heliotrope.config.ByPhone;
import io.heliotrope.config.Company;
import io.heliotrope.floor.FloorView;
import io.heliotrope.floor.Rules;
import io.heliotrope.flow.text.FlowReader;
import io.heliotrope.flow.text.Known;
import io.heliotrope.journal.Journal;
import io.heliotrope.journal.JournalEntry;
import io.heliotrope.session.port.AgentCall;
import io.heliotrope.session.port.IncomingCall;
import io.heliotrope.session.port.Line;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Reception.Conversation;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.session.port.Telephonist.Summons;
import io.heliotrope.testing.CompanyText;
import io.heliotrope.time.ToldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A floor, a flow and callers' lines on which the test plays the PBX. */
final class Scene implements AutoCloseable {

  static final Instant TUESDAY_AFTERNOON = Instant.parse("2026-03-24T15:05:00Z");
  private static final PbxName PBX = CompanyText.PBX;
  private static final Language EN = new Language("en");

  private static final String COMPANY =
      """
      site  lisbon Europe/Lisbon  Mo-Fr 08:00-18:00
      agent ana lisbon billing=80 en
      agent rui lisbon billing=80 en
      queue billing lisbon billing=60
      """;

  private static final String FLOW =
      """
      flow: main
      start: welcome
      nodes:
        welcome: { say: welcome, next: menu }
        menu:
          menu: main-menu
          choices: { "1": info, "0": person }
          silence: { say: nothing-heard }
          wrong-key: { say: not-a-choice }
          give-up: person
        info: { say: info, next: done }
        done: { task: info, next: bye }
        person:
          person: billing
          keys: { "1": call-back }
          talked: bye
          nobody-awake: call-back
          ways: { callback: promised, no-number: bye, message: bye, number: bye, full: info }
        promised: { say: promised, next: bye }
        call-back: { callback: billing, next: bye }
        bye: { hang-up: goodbye }
      """;

  final ToldClock clock = ToldClock.standing(TUESDAY_AFTERNOON);
  final List<JournalEntry> journal = java.util.Collections.synchronizedList(new ArrayList<>());
  final List<String> hungUp = java.util.Collections.synchronizedList(new ArrayList<>());
  final List<String> consults = java.util.Collections.synchronizedList(new ArrayList<>());
  final List<String> saidAside = java.util.Collections.synchronizedList(new ArrayList<>());
  volatile boolean reachable = true;
  final List<Summons> rung = java.util.Collections.synchronizedList(new ArrayList<>());
  final FloorDesk floor;
  final Switchboard switchboard;
  private int calls;

  Scene() {
    this("");
  }

  /** {@code more} lines of the company, such as limits. */
  Scene(String more) {
    this(more, Optional.empty());
  }

  Scene(String more, Optional<ByPhone> byPhone) {
    var entries = Journal.atOnce();
    entries.subscribe(journal::add);
    var rulebook = rulebook(more, byPhone);
    floor = new FloorDesk(rulebook.rules(), clock, entries);
    switchboard =
        new Switchboard(
            rulebook,
            clock,
            entries,
            floor,
            new Pbx(),
            summons -> reachable && rung.add(summons),
            () -> new Spoken());
  }

  static Rulebook rulebook(String more) {
    return rulebook(more, Optional.empty());
  }

  private static Rulebook rulebook(String more, Optional<ByPhone> byPhone) {
    Company read = CompanyText.read(COMPANY + more + "\nnumber 5551000 main\n");
    Company company =
        new Company(
            read.name(),
            read.sites(),
            read.agents(),
            read.queues(),
            read.numbers(),
            byPhone,
            read.markets(),
            read.callers());
    Rules rules = Rules.of("test", company);
    var book =
        FlowReader.read(
            Map.of("main.yaml", FLOW), Known.of(rules.company(), Map.of(EN, Spoken.PROMPTS)));
    if (!book.isUsable()) {
      throw new AssertionError(book.mistakes().toString());
    }
    return new Rulebook(rules, book.flows());
  }

  Phone call() {
    return call(Optional.empty());
  }

  /** A feature code that was called at that telephone: {@code PJSIP/ana}. */
  Phone dials(String source, Wish wish) {
    return dials(source, wish, Optional.empty());
  }

  /** The same with a digit behind the code. */
  Phone dials(String source, Wish wish, Optional<Character> digit) {
    var phone = new Phone(new CallId("lab-" + ++calls));
    phone.conversation =
        switchboard.open(
            new AgentCall(phone.id, PBX, source, Endpoint.find(source), EN, wish, digit), phone);
    return phone;
  }

  /** A caller without a number. */
  Phone anonymous() {
    return call(Caller.ANONYMOUS, Optional.empty());
  }

  Phone call(Optional<Stage> left) {
    return call(new Caller(Optional.of(new PhoneNumber("15550001")), Optional.empty()), left);
  }

  private Phone call(Caller caller, Optional<Stage> left) {
    var phone = new Phone(new CallId("lab-" + ++calls));
    phone.conversation =
        switchboard.open(
            new IncomingCall(
                phone.id, PBX, "PJSIP/trunk-" + calls, new Did("5551000"), caller, EN, left),
            phone);
    return phone;
  }

  /** The agent who was rung to call that one back has picked up. */
  Phone pickedUp(CallId callback) {
    var phone = new Phone(new CallId("agent-" + ++calls));
    phone.conversation =
        switchboard.open(
            new IncomingCall(
                phone.id,
                PBX,
                "PJSIP/agent-" + calls,
                new Did("0"),
                Caller.ANONYMOUS,
                EN,
                Optional.of(callback),
                Optional.empty(),
                Optional.empty()),
            phone);
    return phone;
  }

  /** The line on which an agent asks somebody has come. */
  Phone asks() {
    return asks(PBX);
  }

  Phone asks(PbxName pbx) {
    var phone = new Phone(new CallId("ask-" + ++calls));
    phone.conversation =
        switchboard.open(
            new IncomingCall(
                phone.id,
                pbx,
                "Local/ask-" + calls,
                new Did("0"),
                Caller.ANONYMOUS,
                EN,
                Optional.empty(),
                Optional.of(consults.getLast()),
                Optional.empty()),
            phone);
    return phone;
  }

  private final class Pbx implements PbxControl {
    @Override
    public void hangUp(PbxName pbx, String channel) {
      hungUp.add(channel);
    }

    @Override
    public boolean consult(PbxName pbx, String channel, String number) {
      return reachable && consults.add(number);
    }

    @Override
    public boolean sayAside(PbxName pbx, String channel, Language language, String file) {
      return reachable && saidAside.add(channel + " " + language + " " + file);
    }
  }

  /** Waits until the floor has heard all that was told so far. */
  FloorView settle() {
    return floor.view().join();
  }

  List<String> agents() {
    return settle().agents().stream()
        .map(p -> p.agent().id() + " " + p.state().getClass().getSimpleName())
        .toList();
  }

  <E extends JournalEntry> List<E> told(Class<E> kind) {
    return journal.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public void close() {
    floor.close();
  }

  /** A caller's line: what the conductor wants done, and what the test answers. */
  final class Phone implements Line {

    final CallId id;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<LineCommand> given = new ArrayList<>();
    private final List<Runnable> wakes = new ArrayList<>();
    private @Nullable Conversation conversation;
    private boolean knowsHowItWas;
    private @Nullable LineCommand pending;
    private @Nullable LineCommand behind;

    Phone(CallId id) {
      this.id = id;
    }

    @Override
    public void perform(LineCommand command) {
      given.add(command);
      if (pending == null) {
        pending = command;
      } else if (behind == null
          && (pending instanceof LineCommand.AwaitDigit
              || (pending instanceof LineCommand.Play && command instanceof LineCommand.Ring)
              || command instanceof LineCommand.HandBack)) {
        behind = command;
      } else {
        throw new IllegalStateException(command + " was given behind " + pending);
      }
    }

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    @Override
    public Wake wakeAfter(Duration delay, Runnable task) {
      wakes.add(task);
      return () -> wakes.remove(task);
    }

    /** All wake-up calls, whatever their time. */
    void wake() {
      wakeUp();
      asked();
    }

    /** The same, though nothing may be asked of the line. */
    void wakeUp() {
      List.copyOf(wakes).forEach(Runnable::run);
      wakes.clear();
      haveTheirSay();
    }

    /** Is there a command to be answered? Lets everybody have their say first. */
    boolean isAsked() {
      settle();
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      return pending != null;
    }

    /** The command that is to be answered next, when everybody has had their say. */
    LineCommand asked() {
      settle();
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      if (behind != null && pending != null) {
        answer(LineEvent.INTERRUPTED);
      }
      return java.util.Objects.requireNonNull(pending, "nothing is asked of the line");
    }

    Phone answer(LineEvent event) {
      pending = behind;
      behind = null;
      java.util.Objects.requireNonNull(conversation).on(event);
      return this;
    }

    /** Answers "done" until a command of that kind is asked. */
    <C extends LineCommand> C until(Class<C> kind) {
      for (int i = 0; i < 50; i++) {
        LineCommand now = asked();
        if (kind.isInstance(now)) {
          return kind.cast(now);
        }
        answer(now instanceof LineCommand.AwaitDigit ? LineEvent.TIMED_OUT : LineEvent.DONE);
      }
      throw new AssertionError("never asked for " + kind.getSimpleName() + ": " + given);
    }

    Phone plays(String prompt) {
      for (int i = 0; i < 50; i++) {
        if (until(LineCommand.Play.class).file().equals(prompt)) {
          return this;
        }
        answer(LineEvent.DONE);
      }
      throw new AssertionError("never played " + prompt + ": " + given);
    }

    Phone presses(char key) {
      asked();
      return answer(new LineEvent.Pressed(key));
    }

    /** To the point where an agent's telephone is about to ring. */
    LineCommand.Ring ring() {
      plays("main-menu").presses('0');
      return until(LineCommand.Ring.class);
    }

    void hangsUp() {
      asked();
      hangsUpWhileNothingIsAsked();
    }

    void hangsUpWhileNothingIsAsked() {
      goes(LineEvent.Cause.HUNG_UP);
    }

    /** The line is gone. */
    void goes(LineEvent.Cause cause) {
      pending = null;
      behind = null;
      java.util.Objects.requireNonNull(conversation).on(new LineEvent.Gone(cause));
      settle();
    }

    void finishes() {
      until(LineCommand.Finish.class);
      pending = null;
      java.util.Objects.requireNonNull(conversation).on(new LineEvent.Gone(LineEvent.Cause.CLOSED));
      settle();
    }

    Phone agentPicksUp(Endpoint endpoint) {
      floor.accept(new PbxNews.Dialing(PBX, clock.now(), id, endpoint, "PJSIP/agent-1"));
      floor.accept(new PbxNews.PickedUp(PBX, clock.now(), id, endpoint));
      settle();
      return this;
    }

    Phone agentTalks(Endpoint endpoint) {
      agentPicksUp(endpoint);
      floor.accept(new PbxNews.Bridged(PBX, clock.now(), id));
      asked();
      settle();
      return this;
    }

    /** The agent presses keys in the talk. */
    Phone agentPresses(Endpoint endpoint, String keys) {
      for (char key : keys.toCharArray()) {
        floor.accept(new PbxNews.AgentPressed(PBX, clock.now(), id, endpoint, key));
      }
      haveTheirSay();
      return this;
    }

    /** Everybody has their say, though nothing may be asked of the line. */
    void haveTheirSay() {
      for (int i = 0; i < 3; i++) { // from the floor to the line, and back, and here again
        isAsked();
      }
    }

    /** The agent is off the line; the line has yet to say how it was. */
    Phone ringIsOver() {
      knowsHowItWas = java.util.Objects.requireNonNull(conversation).ringIsOver();
      settle();
      return this;
    }

    /** May the line's word on the last ring wait a moment? */
    boolean knowsHowItWas() {
      return knowsHowItWas;
    }

    Phone ringEnds(RingOutcome outcome) {
      return answer(new LineEvent.RingEnded(outcome));
    }

    List<LineCommand> given() {
      return given;
    }
  }

  /** Every prompt is recorded in English and is its own file. */
  private record Spoken() implements Sounds {

    static final Set<String> PROMPTS =
        Set.of(
            "welcome",
            "main-menu",
            "info",
            "nothing-heard",
            "not-a-choice",
            "goodbye",
            "busy",
            "promised");

    @Override
    public Optional<Sound> find(String prompt, Language language) {
      return Optional.of(new Sound(prompt, Duration.ofSeconds(1), prompt));
    }

    @Override
    public Set<Language> languages() {
      return Set.of(EN);
    }

    @Override
    public Set<String> prompts(Language language) {
      return PROMPTS;
    }
  }
}
