package io.heliotrope.session;

import io.heliotrope.config.Company;
import io.heliotrope.journal.Journal;
import io.heliotrope.session.port.PbxControl;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.time.Clock;
import java.util.function.Supplier;

/** What every conductor works with. */
record Services(
    Clock clock,
    Journal journal,
    FloorDesk floor,
    PbxControl pbx,
    Callbacks callbacks,
    Consults consults,
    Regulars regulars,
    Dispositions dispositions,
    Supplier<Company> companyInForce,
    Supplier<Sounds> soundsInForce) {

  Sounds sounds() {
    return soundsInForce.get();
  }
}
