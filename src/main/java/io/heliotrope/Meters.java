package io.heliotrope;

import io.heliotrope.agi.AgiMeter;
import io.heliotrope.agi.AgiServer;
import io.heliotrope.agi.Refusal;
import io.heliotrope.ami.AmiLinks;
import io.heliotrope.ami.AmiWatcher;
import io.heliotrope.call.CalendarId;
import io.heliotrope.call.PbxName;
import io.heliotrope.journal.Journal;
import io.heliotrope.session.FeedDesk;
import io.heliotrope.session.FeedState;
import io.heliotrope.store.JournalFiles;
import io.heliotrope.time.Clock;
import io.heliotrope.time.zone.ZoneChoice;
import io.heliotrope.time.zone.ZoneRelease;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the edges tell of themselves, as metrics. */
final class Meters {

  private final MeterRegistry registry;
  private final MultiGauge calendarDays;
  private final MultiGauge calendarAge;
  private final MultiGauge calendarAlarms;

  Meters(MeterRegistry registry) {
    this.registry = registry;
    calendarDays =
        MultiGauge.builder("heliotrope.calendar.days")
            .description("Holidays that a calendar names within 400 days")
            .register(registry);
    calendarAge =
        MultiGauge.builder("heliotrope.calendar.age")
            .description("How old the last good copy of a calendar is")
            .baseUnit("seconds")
            .register(registry);
    calendarAlarms =
        MultiGauge.builder("heliotrope.calendar.alarms")
            .description("What is wrong with a calendar: 0 if nothing is")
            .register(registry);
  }

  void watch(AgiServer agi, AmiLinks ami, Journal journal, JournalFiles files) {
    Gauge.builder("heliotrope.agi.sessions", agi, AgiServer::sessions)
        .description("FastAGI sessions open now")
        .register(registry);
    Gauge.builder("heliotrope.ami.up", ami, AmiLinks::up)
        .description("PBXs connected over AMI")
        .register(registry);
    FunctionCounter.builder(
            "heliotrope.journal.dropped", journal, j -> j.dropped() + files.dropped())
        .description("Journal entries lost")
        .register(registry);
  }

  /** Those that there are now, each as it stands whenever somebody looks. */
  void calendars(FeedDesk feeds, Clock clock) {
    rows(calendarDays, feeds, state -> state.ahead(clock.now()));
    rows(
        calendarAge,
        feeds,
        state -> state.age(clock.now()).map(age -> (double) age.toSeconds()).orElse(Double.NaN));
    rows(calendarAlarms, feeds, state -> state.alarms(clock.now()).size());
  }

  private static void rows(MultiGauge gauge, FeedDesk feeds, ToDoubleFunction<FeedState> value) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (FeedState one : feeds.states()) {
      CalendarId calendar = one.feed().id();
      rows.add(
          MultiGauge.Row.of(
              Tags.of("calendar", calendar.name()),
              feeds,
              all ->
                  all.states().stream()
                      .filter(state -> state.feed().id().equals(calendar))
                      .mapToDouble(value)
                      .findFirst()
                      .orElse(Double.NaN)));
    }
    gauge.register(rows, true);
  }

  /** Which release decides; by its own nature it does not change before the next start. */
  void zones(ZoneChoice zones) {
    Gauge.builder("heliotrope.zone.rules", () -> 1)
        .description("The release of the time zones' rules that decides")
        .tag("release", zones.release().map(ZoneRelease::toString).orElse("unknown"))
        .tag("source", zones.source().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  AgiMeter agi() {
    var accepted = counter("heliotrope.agi.accepted", "FastAGI sessions begun");
    var probes =
        counter("heliotrope.agi.probes", "Connections that closed without a word, as probes do");
    var errors =
        counter("heliotrope.agi.protocol.errors", "FastAGI sessions that broke the protocol");
    Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    for (Refusal reason : Refusal.values()) {
      refused.put(
          reason,
          counter(
              "heliotrope.agi.refused",
              "Connections sent away, back to the dialplan",
              "reason",
              reason.text()));
    }
    return new AgiMeter() {
      @Override
      public void accepted() {
        accepted.increment();
      }

      @Override
      public void refused(Refusal reason) {
        Counter counter = refused.get(reason);
        if (counter != null) {
          counter.increment();
        }
      }

      @Override
      public void probed() {
        probes.increment();
      }

      @Override
      public void protocolError() {
        errors.increment();
      }
    };
  }

  AmiWatcher ami() {
    return new AmiWatcher() {
      @Override
      public void event(PbxName pbx) {
        count("heliotrope.ami.events", "Events of the manager interface", pbx);
      }

      @Override
      public void forged(PbxName pbx) {
        count(
            "heliotrope.ami.forged",
            "Blocks dropped because the PBX did not write them as they stood",
            pbx);
      }

      @Override
      public void overflowed(PbxName pbx) {
        count("heliotrope.ami.overflows", "Events dropped because too many waited", pbx);
      }

      @Override
      public void connected(PbxName pbx) {
        count("heliotrope.ami.connects", "Connections to the manager interface", pbx);
      }

      @Override
      public void lost(PbxName pbx) {
        count("heliotrope.ami.losses", "Connections to the manager interface that were lost", pbx);
      }

      @Override
      public void lag(PbxName pbx, Duration lag) {
        Timer.builder("heliotrope.ami.lag")
            .description("How late the manager interface tells and answers")
            .tag("pbx", pbx.name())
            .register(registry)
            .record(lag);
      }
    };
  }

  private void count(String name, String description, PbxName pbx) {
    counter(name, description, "pbx", pbx.name()).increment();
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }
}
