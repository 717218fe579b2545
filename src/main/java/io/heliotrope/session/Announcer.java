package io.heliotrope.session;

import io.heliotrope.config.Announce;
import io.heliotrope.floor.Place;
import io.heliotrope.session.port.LineCommand;
import io.heliotrope.session.port.LineEvent;
import io.heliotrope.session.port.Sounds.Sound;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/** Tells a caller who waits where they stand, as often as the queue wants it told. */
final class Announcer {

  private final Conductor conductor;
  private final Announce announce;
  private final String keys;
  private Iterator<String> toSay = Collections.emptyIterator();
  private String saying = "";
  private Instant from = Instant.MIN;

  /**
   * @param keys that cut short what is said
   */
  Announcer(Conductor conductor, Announce announce, String keys) {
    this.conductor = conductor;
    this.announce = announce;
    this.keys = keys;
  }

  /** Where the caller stands now; false if that is too soon after the last time. */
  boolean hear(Place place) {
    Instant now = conductor.notes().now();
    if (now.isBefore(from)) {
      return false;
    }
    from = now.plus(announce.every());
    toSay = Announcement.prompts(place, announce).iterator();
    return true;
  }

  boolean hasToSay() {
    return toSay.hasNext();
  }

  /** What was to be said is out of date. */
  void forget() {
    toSay = Collections.emptyIterator();
  }

  /** Begins the next prompt that there is in the caller's language; false if there is none. */
  boolean begins() {
    while (toSay.hasNext()) {
      String prompt = toSay.next();
      Optional<Sound> sound = conductor.flow().sound(prompt);
      if (sound.isPresent()) {
        saying = prompt;
        conductor.perform(new LineCommand.Play(sound.get().file(), sound.get().length(), keys));
        return true;
      }
    }
    return false;
  }

  /** That answers the prompt that was begun last. */
  void said(LineEvent event) {
    if (event instanceof LineEvent.Failed failed) {
      conductor.notes().wentWrong("could not say '%s': %s".formatted(saying, failed.why()));
    } else {
      boolean cut = event instanceof LineEvent.Pressed;
      conductor.notes().heard(saying, conductor.flow().language(), cut);
    }
  }
}
