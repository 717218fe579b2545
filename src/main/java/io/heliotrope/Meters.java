package io.heliotrope;

import io.heliotrope.agi.AgiMeter;
import io.heliotrope.agi.AgiServer;
import io.heliotrope.agi.Refusal;
import io.heliotrope.ami.AmiLinks;
import io.heliotrope.ami.AmiWatcher;
import io.heliotrope.call.PbxName;
import io.heliotrope.journal.Journal;
import io.heliotrope.store.JournalFiles;
import io.heliotrope.time.zone.ZoneChoice;
import io.heliotrope.time.zone.ZoneRelease;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the edges tell of themselves, as metrics. */
final class Meters {

  private final MeterRegistry registry;

  Meters(MeterRegistry registry) {
    this.registry = registry;
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
