package io.heliotrope;

import io.heliotrope.agi.AgiMeter;
import io.heliotrope.agi.AgiServer;
import io.heliotrope.agi.Refusal;
import io.heliotrope.ami.AmiLinks;
import io.heliotrope.ami.AmiWatcher;
import io.heliotrope.call.PbxName;
import io.heliotrope.journal.Journal;
import io.heliotrope.store.JournalFiles;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
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

  AgiMeter agi() {
    var accepted = registry.counter("heliotrope.agi.accepted");
    var probes = registry.counter("heliotrope.agi.probes");
    var errors = registry.counter("heliotrope.agi.protocol.errors");
    Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    for (Refusal reason : Refusal.values()) {
      refused.put(reason, registry.counter("heliotrope.agi.refused", "reason", reason.text()));
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
        count("heliotrope.ami.events", pbx);
      }

      @Override
      public void forged(PbxName pbx) {
        count("heliotrope.ami.forged", pbx);
      }

      @Override
      public void overflowed(PbxName pbx) {
        count("heliotrope.ami.overflows", pbx);
      }

      @Override
      public void connected(PbxName pbx) {
        count("heliotrope.ami.connects", pbx);
      }

      @Override
      public void lost(PbxName pbx) {
        count("heliotrope.ami.losses", pbx);
      }

      @Override
      public void lag(PbxName pbx, Duration lag) {
        registry.timer("heliotrope.ami.lag", "pbx", pbx.name()).record(lag);
      }
    };
  }

  private void count(String name, PbxName pbx) {
    registry.counter(name, "pbx", pbx.name()).increment();
  }
}
