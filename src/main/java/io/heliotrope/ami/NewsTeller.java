package io.heliotrope.ami;

import io.heliotrope.session.port.PbxNews;
import io.heliotrope.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the news of one PBX in order, on one thread, and notices gaps in them. */
final class NewsTeller {

  private static final Logger log = LoggerFactory.getLogger(NewsTeller.class);
  private static final long IDLE_MILLIS = 1_000;

  private final AmiSettings settings;
  private final Clock clock;
  private final Consumer<PbxNews> hearer;
  private final AmiWatcher watcher;
  private final Errands errands;
  private final NewsTranslator translator;
  private final Presence presence;
  private final LagMeter lag = new LagMeter();
  private boolean lossTold;

  NewsTeller(
      AmiSettings settings,
      Clock clock,
      Consumer<PbxNews> hearer,
      AmiWatcher watcher,
      Errands errands) {
    this.settings = settings;
    this.clock = clock;
    this.hearer = hearer;
    this.watcher = watcher;
    this.errands = errands;
    this.translator = new NewsTranslator(settings.pbx());
    this.presence = new Presence(settings.pbx());
  }

  /** Tells until interrupted. */
  void tellAll(Inbox inbox) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        switch (inbox.poll(IDLE_MILLIS)) {
          case Inbox.Event(var event, var at) -> on(event, at);
          case Inbox.Up(var version, var _) -> {
            presence.connected(version);
            lag.reset();
          }
          case Inbox.Down(var why, var at) -> lost(why, at);
          case null -> {}
        }
        if (inbox.gapToFill()) {
          errands.askAnew("events came faster than they could be told, and some were dropped");
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        log.error("PBX {}: the hearer of its news failed", settings.pbx(), e);
      }
    }
  }

  private void on(ManagerEvent event, Instant at) {
    watch(event, at);
    Optional<PbxNews> news =
        switch (event) {
          case DeviceStateEvent device -> presence.on(device, at);
          case DeviceStateListCompleteEvent end -> snapshot(end, at);
          case FullyBootedEvent _ -> {
            errands.askAnew("it has just finished starting");
            yield Optional.empty();
          }
          default -> translator.translate(event, at);
        };
    news.ifPresent(hearer);
  }

  private Optional<PbxNews> snapshot(DeviceStateListCompleteEvent end, Instant at) {
    var snapshot = presence.on(end, at);
    errands.told();
    if (snapshot.isEmpty()) {
      errands.askAnew("the list of devices came with gaps");
    }
    lossTold &= snapshot.isEmpty();
    return snapshot;
  }

  /** Late on the PBX, on the way, or here: what was told last may long be untrue. */
  private void watch(ManagerEvent event, Instant at) {
    var late = lag.of(at, event.getTimestamp());
    var waited = Duration.between(at, clock.now());
    var worse = late.compareTo(waited) > 0 ? late : waited;
    if (worse.compareTo(settings.lagLimit()) > 0) {
      watcher.lag(settings.pbx(), worse);
      lag.reset();
      errands.askAnew("events are " + worse.toMillis() + " ms late");
    }
  }

  private void lost(String why, Instant at) {
    if (!lossTold) {
      lossTold = true;
      hearer.accept(new PbxNews.Lost(settings.pbx(), at, why));
    }
  }
}
