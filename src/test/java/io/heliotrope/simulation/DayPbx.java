package io.heliotrope.simulation;

import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.PbxName;
import io.heliotrope.floor.FloorCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What one PBX tells over AMI: in good hours each word once, in order and within milliseconds; in
 * bad ones minutes late, twice, in any order, or never.
 */
final class DayPbx {

  private enum Mood {
    GOOD,
    LATE,
    TWICE,
    MIXED,
    LOST
  }

  private final Day day;
  private final PbxName name;
  private final RandomGenerator random;

  /** What the telephones do in truth. */
  private final Map<Endpoint, DeviceState> devices = new HashMap<>();

  private Mood mood = Mood.GOOD;
  private int connection;
  private Instant goodSince;

  DayPbx(Day day, PbxName name, RandomGenerator random) {
    this.day = day;
    this.name = name;
    this.random = random;
    this.goodSince = day.now();
  }

  PbxName name() {
    return name;
  }

  /** So long all that happened has been told at once. */
  Duration goodFor() {
    return mood == Mood.GOOD ? Duration.between(goodSince, day.now()) : Duration.ZERO;
  }

  /** A telephone changes. */
  void device(Endpoint endpoint, DeviceState state) {
    devices.put(endpoint, state);
    tell(() -> day.tell(new FloorCommand.DeviceChanged(name, endpoint, state)));
  }

  /** Something happens that AMI tells of. */
  void tell(Runnable word) {
    int during = connection;
    Runnable heard =
        () -> {
          if (connection == during) {
            word.run();
          }
        };
    switch (mood) {
      case GOOD -> day.after(Duration.ofMillis(3), heard);
      case LATE -> day.after(Duration.ofSeconds(150), heard);
      case MIXED -> day.after(Duration.ofMillis(random.nextInt(3_000)), heard);
      case TWICE -> {
        day.after(Duration.ofMillis(3), heard);
        day.after(Duration.ofMillis(3 + random.nextInt(2_000)), heard);
      }
      case LOST -> {}
    }
  }

  /** Nobody listens any more; what is under way is lost. */
  void disconnect() {
    connection++;
    mood = Mood.LOST;
  }

  /** The connection is new: all telephones are told as they are. */
  void connect() {
    connection++;
    mood = Mood.GOOD;
    goodSince = day.now();
    day.tell(new FloorCommand.DevicesKnown(name, devices));
  }

  /** A bad time begins, and passes: the end of every gap in the hearing is a new list of all. */
  void trouble() {
    if (mood != Mood.GOOD) {
      return;
    }
    mood = Mood.values()[1 + random.nextInt(Mood.values().length - 1)];
    day.after(Duration.ofSeconds(35 + random.nextInt(600)), this::connect);
    if (mood == Mood.LOST) {
      disconnect();
      int during = connection;
      Duration unnoticed = Duration.ofSeconds(random.nextInt(2) * 30L);
      day.after(
          unnoticed,
          () -> {
            if (connection == during) {
              day.tell(new FloorCommand.PbxLost(name));
            }
          });
    }
  }
}
