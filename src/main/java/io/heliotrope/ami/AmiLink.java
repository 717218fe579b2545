package io.heliotrope.ami;

import io.heliotrope.ami.Heartbeat.Question;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.Printable;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.session.port.Telephonist.Summons;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps in touch with one PBX: connects in the background, again and again without end, and tells
 * what it hears. Every gap in the hearing ends in a new snapshot.
 */
public final class AmiLink implements AutoCloseable {

  /*
   * Two threads of ours beside Asterisk-Java's two. "link" connects, gives every order and looks
   * whether the PBX still answers; it may block on the socket. "news" tells what was heard; it may
   * block in the hearer. Asterisk-Java's own threads only put events into the inbox and answers
   * into the errands, because what they wait for, all of AMI waits for.
   */

  private static final Logger log = LoggerFactory.getLogger(AmiLink.class);

  /** Not a name in slashes, which Asterisk would take as a pattern for many channels. */
  static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9]{1,20}/[A-Za-z0-9._@;:+-]{1,90}");

  private final AmiSettings settings;
  private final Clock clock;
  private final RandomGenerator chance;
  private final AmiWatcher watcher;
  private final Inbox inbox;
  private final Errands errands = new Errands();
  private final Complaints complaints;
  private final Orders orders;
  private final Thread link;
  private final Thread news;
  private volatile @Nullable AmiConnection current;
  private volatile boolean up;
  private volatile String trouble = "not connected yet";
  private volatile boolean closed;

  /**
   * @param chance spreads the attempts of many routers over time
   * @param hearer hears the news in order, on one thread of this link's; may take its time
   */
  public AmiLink(
      AmiSettings settings,
      Clock clock,
      RandomGenerator chance,
      Consumer<PbxNews> hearer,
      AmiWatcher watcher) {
    this.settings = settings;
    this.clock = clock;
    this.chance = chance;
    this.watcher = watcher;
    this.inbox = new Inbox(settings.queueBound());
    this.complaints = new Complaints(settings.pbx());
    this.orders = new Orders(settings, errands, watcher, this::heard);
    var teller = new NewsTeller(settings, clock, hearer, watcher, errands);
    this.link = thread("link", this::keepUp);
    this.news = thread("news", () -> teller.tellAll(inbox));
  }

  private Thread thread(String task, Runnable run) {
    return Thread.ofPlatform().daemon().name("ami-" + pbx() + "-" + task).unstarted(run);
  }

  public PbxName pbx() {
    return settings.pbx();
  }

  /** Begins to connect and returns at once. */
  public void start() {
    news.start();
    link.start();
  }

  /** Is the PBX connected just now? */
  public boolean isUp() {
    return up;
  }

  /** Why it was not connected last, for people to read. */
  public String trouble() {
    return trouble;
  }

  /**
   * Hangs up the channel soon. Never blocks, never throws: a name that is none, or a PBX out of
   * reach, is logged.
   */
  public void hangUp(String channel) {
    if (!CHANNEL.matcher(channel).matches()) {
      log.warn("PBX {}: no channel can have the name {}", pbx(), Printable.of(channel));
    } else if (!up || !errands.add(new Errands.HangUp(channel))) {
      log.warn("PBX {}: cannot hang up {}: the PBX is out of reach", pbx(), channel);
    }
  }

  /**
   * Rings soon, for {@code heliotrope-callback} of our dialplan. Never blocks, never throws: false
   * if the PBX is out of reach.
   */
  boolean ring(Summons summons) {
    boolean asked = up && errands.add(new Errands.Summon(summons));
    if (!asked) {
      log.warn("PBX {}: cannot ring {}: the PBX is out of reach", pbx(), summons.whom());
    }
    return asked;
  }

  /**
   * Has an agent ask somebody soon, by {@code heliotrope-consult} of our dialplan. Never blocks,
   * never throws: false if the PBX is out of reach.
   */
  boolean consult(String channel, String number) {
    if (!CHANNEL.matcher(channel).matches()) {
      log.warn("PBX {}: no channel can have the name {}", pbx(), Printable.of(channel));
      return false;
    }
    return up && errands.add(new Errands.Consult(channel, number));
  }

  /** Has an agent alone hear something soon. Never blocks, never throws, as {@link #consult}. */
  boolean sayAside(Aside aside) {
    if (!aside.isSound()) {
      log.warn("PBX {}: {} can not be said", pbx(), Printable.of(aside.toString()));
      return false;
    }
    return up && errands.add(new Errands.Say(aside));
  }

  /** Ends the link, also one that was never started; takes two seconds at most. */
  @Override
  public void close() {
    closed = true;
    if (link.getState() == Thread.State.NEW) {
      return;
    }
    link.interrupt();
    news.interrupt();
    try {
      link.join(Duration.ofSeconds(1));
      news.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepUp() {
    try {
      int failures = 0;
      while (!closed) {
        failures = connectOnce() ? 1 : failures + 1;
        Thread.sleep(settings.backoff().after(failures, chance));
      }
    } catch (InterruptedException e) {
      log.debug("PBX {}: the link ends", pbx());
    }
  }

  /**
   * Connects and serves until it ends. Returns whether that lasted, so that a rest may be short.
   */
  private boolean connectOnce() throws InterruptedException {
    long began = System.nanoTime();
    try (var connection = new AmiConnection(settings, this::heard, this::judged)) {
      current = connection;
      connection.open();
      down(serve(connection));
    } catch (AmiConnection.Refused e) {
      down(String.valueOf(e.getMessage()));
      Thread.sleep(settings.backoff().afterRefusal(chance));
    } catch (IOException e) {
      down("no connection to %s: %s".formatted(settings.where(), e.getMessage()));
    } catch (RuntimeException e) {
      if (closed) {
        throw new InterruptedException("Asterisk-Java stumbles over an interrupted login");
      }
      log.error("PBX {}: our side of the connection failed", pbx(), e);
      down("our side of the connection failed: " + e);
    }
    return System.nanoTime() - began >= settings.backoff().most().toNanos();
  }

  /** Runs errands until the connection ends; returns why it did. */
  private String serve(AmiConnection connection) throws IOException, InterruptedException {
    errands.startOver();
    inbox.tell(new Inbox.Up(connection.version(), clock.now()));
    up = true;
    watcher.connected(pbx());
    complaints.connected(connection.version());
    var heartbeat = new Heartbeat(settings.heartbeat(), System.nanoTime());
    while (true) {
      if (heartbeat.untilNext(System.nanoTime()) <= 0) {
        var open = heartbeat.beat(System.nanoTime());
        if (open != null) {
          return "no answer to %s within %s".formatted(open, settings.heartbeat());
        }
        heartbeat.asked(Question.PING, System.nanoTime());
        orders.ping(connection);
        if (heartbeat.looks()) {
          errands.askAnew(Errands.NOW_AND_THEN);
        }
      }
      switch (errands.poll(heartbeat.untilNext(System.nanoTime()))) {
        case Errands.HangUp(var channel) -> orders.hangUp(connection, channel);
        case Errands.Summon(var summons) -> orders.ring(connection, summons);
        case Errands.Consult(var channel, var number) ->
            orders.consult(connection, channel, number);
        case Errands.Say(var aside) -> orders.say(connection, aside);
        case Errands.Ask(var why) -> {
          var level = why.equals(Errands.NOW_AND_THEN) ? Level.DEBUG : Level.INFO;
          log.atLevel(level).log("PBX {}: asking for all devices: {}", pbx(), why);
          heartbeat.asked(Question.LIST, System.nanoTime());
          orders.ask(connection);
        }
        case Errands.Answered(var question) -> heartbeat.answered(question);
        case Errands.Refused(var why) -> throw new AmiConnection.Refused(why);
        case Errands.Ended(var ended) -> {
          if (ended == connection) {
            return "the PBX closed the connection";
          }
        }
        case null -> {}
      }
    }
  }

  /** On Asterisk-Java's thread: takes it in and returns. */
  private void heard(ManagerEvent event) {
    if (event.getSource() != current) {
      return; // a straggler of the connection before
    }
    if (event instanceof DisconnectEvent) {
      errands.add(new Errands.Ended(event.getSource()));
      return;
    }
    if (event instanceof OriginateResponseEvent answer && Aside.isRefused(answer)) {
      log.warn(
          """
          PBX {}: an agent could not be told something in a talk.
          Maybe its extensions.conf includes an older file of ours, or app_chanspy is not loaded.\
          """,
          pbx());
    }
    boolean listed = event instanceof DeviceStateListCompleteEvent;
    if (listed) {
      errands.add(new Errands.Answered(Question.LIST));
    }
    if (!inbox.offer(new Inbox.Event(event, clock.now()))) {
      watcher.overflowed(pbx());
      if (listed) {
        errands.told();
      }
    }
  }

  /** On Asterisk-Java's reader thread. */
  private void judged(EventSieve.Verdict verdict) {
    watcher.event(pbx());
    if (verdict instanceof EventSieve.Forged(var why)) {
      watcher.forged(pbx());
      complaints.forged(why, System.nanoTime());
    }
  }

  private void down(String why) {
    trouble = why;
    if (up) {
      up = false;
      watcher.lost(pbx());
    }
    if (!closed) {
      inbox.tell(new Inbox.Down(why, clock.now()));
      complaints.down(why);
    }
  }
}
