package io.heliotrope;

import io.heliotrope.ami.AmiLinks;
import io.heliotrope.prompts.TextSounds;
import io.heliotrope.session.FeedDesk;
import io.heliotrope.session.HoursDesk;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.store.JournalFiles;
import io.heliotrope.time.Clock;
import io.heliotrope.time.zone.ZoneChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What somebody should look at, while calls go on.
 *
 * @param rendered the folder of the rendered prompts
 * @param sounds those in force
 */
record Warnings(
    AmiLinks ami,
    Path rendered,
    Supplier<Sounds> sounds,
    JournalFiles files,
    ZoneChoice zones,
    Clock clock,
    Reload reload,
    HoursDesk hours,
    FeedDesk feeds) {

  List<String> list() {
    List<String> warnings = new ArrayList<>();
    ami.troubles()
        .forEach((pbx, why) ->
            warnings.add(
                "AMI of PBX %s is down, calls go by the last-known state of telephones: %s"
                    .formatted(pbx, why)));
    if (sounds.get() instanceof TextSounds) {
      warnings.add(
          "no prompts have been rendered in %s: callers hear nothing. Maybe run: heliotrope prompts render"
              .formatted(rendered));
    }
    if (files.dropped() > 0) {
      warnings.add("the journal lost %d entries: its disk".formatted(files.dropped()));
    }
    zones.warnings(clock.now()).forEach(one -> warnings.add(one.toString()));
    warnings.addAll(reload.warnings());
    warnings.addAll(hours.warnings());
    warnings.addAll(feeds.warnings());
    return warnings;
  }
}
