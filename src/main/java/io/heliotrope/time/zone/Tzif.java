package io.heliotrope.time.zone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One zone as the operating system keeps it: a TZif file (RFC 9636) of version 2 or later.
 *
 * @param first what applies before the first change
 * @param changes in order of time
 * @param after what applies after the last change
 */
record Tzif(Kind first, List<Change> changes, PosixTz after) {

  /**
   * A kind of time that is kept.
   *
   * @param offset seconds east of UTC
   */
  record Kind(int offset, boolean daylight) {}

  /**
   * @param at seconds since 1970-01-01T00:00Z
   */
  record Change(long at, Kind to) {}

  private static final int MAGIC = 0x545A6966; // TZif
  private static final int MOST_CHANGES = 5_000;
  private static final int MOST_KINDS = 256;
  static final int MOST_OFFSET = 18 * 3600; // what java.time knows

  /** What is written earlier stands for "since ever"; nobody kept time by zones before. */
  private static final long BEGINNING = -100_000_000_000L;

  private static final long END = 253_402_300_799L; // of the year 9999

  Tzif {
    changes = List.copyOf(changes);
  }

  static Tzif read(byte[] bytes) throws ZoneDataException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Header old = Header.read(in);
    if (old.version < '2') {
      throw new ZoneDataException("it is of version 1, which ends in 2037");
    }
    skip(in, old.length(4)); // the same in 32 bits, for readers of long ago
    Header header = Header.read(in);
    if (header.leaps > 0) {
      throw new ZoneDataException("it counts leap seconds (a 'right' file), as no clock here does");
    }
    need(in, header.length(8));
    long[] times = new long[header.times];
    for (int i = 0; i < times.length; i++) {
      times[i] = in.getLong();
    }
    byte[] indexes = new byte[header.times];
    in.get(indexes);
    List<Kind> kinds = kinds(in, header.kinds);
    skip(in, header.chars + header.standards + header.universals);
    return assemble(times, indexes, kinds, footer(in));
  }

  private static Tzif assemble(long[] times, byte[] indexes, List<Kind> kinds, PosixTz after)
      throws ZoneDataException {
    Kind first = kinds.getFirst();
    List<Change> changes = new ArrayList<>(times.length);
    for (int i = 0; i < times.length; i++) {
      if (i > 0 && times[i] <= times[i - 1]) {
        throw new ZoneDataException("its changes are not in order of time");
      }
      if (times[i] > END) {
        throw new ZoneDataException("it tells of a change after the year 9999");
      }
      int index = indexes[i] & 0xFF;
      if (index >= kinds.size()) {
        throw new ZoneDataException("a change leads to a kind of time that it does not have");
      }
      if (times[i] < BEGINNING) {
        first = kinds.get(index);
      } else {
        changes.add(new Change(times[i], kinds.get(index)));
      }
    }
    return new Tzif(first, changes, after);
  }

  private static List<Kind> kinds(ByteBuffer in, int count) throws ZoneDataException {
    List<Kind> kinds = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int offset = in.getInt();
      byte daylight = in.get();
      in.get(); // where its abbreviation is
      if (offset < -MOST_OFFSET || offset > MOST_OFFSET || (daylight & ~1) != 0) {
        throw new ZoneDataException(
            "a kind of time is %d s from UTC, daylight %d".formatted(offset, daylight));
      }
      kinds.add(new Kind(offset, daylight == 1));
    }
    return kinds;
  }

  private static PosixTz footer(ByteBuffer in) throws ZoneDataException {
    String rest = new String(in.array(), in.position(), in.remaining(), StandardCharsets.US_ASCII);
    int end = rest.indexOf('\n', 1);
    if (!rest.startsWith("\n") || end < 0) {
      throw new ZoneDataException("what applies after its last change is missing");
    }
    return PosixTz.of(rest.substring(1, end));
  }

  private static void skip(ByteBuffer in, int length) throws ZoneDataException {
    need(in, length);
    in.position(in.position() + length);
  }

  private static void need(ByteBuffer in, int length) throws ZoneDataException {
    if (in.remaining() < length) {
      throw new ZoneDataException("it is cut off");
    }
  }

  /** How much of what there is in a block. */
  private record Header(
      byte version, int universals, int standards, int leaps, int times, int kinds, int chars) {

    static Header read(ByteBuffer in) throws ZoneDataException {
      need(in, 44);
      if (in.getInt() != MAGIC) {
        throw new ZoneDataException("it is no TZif file");
      }
      byte version = in.get();
      in.position(in.position() + 15);
      int kindsAtMost = MOST_KINDS;
      int universals = count(in, kindsAtMost);
      int standards = count(in, kindsAtMost);
      int leaps = count(in, MOST_CHANGES);
      int times = count(in, MOST_CHANGES);
      int kinds = count(in, kindsAtMost);
      if (kinds == 0) {
        throw new ZoneDataException("it has no kind of time at all");
      }
      return new Header(
          version, universals, standards, leaps, times, kinds, count(in, MOST_CHANGES));
    }

    private static int count(ByteBuffer in, int most) throws ZoneDataException {
      int count = in.getInt();
      if (count < 0 || count > most) {
        throw new ZoneDataException("a count in its head is %d".formatted(count));
      }
      return count;
    }

    int length(int bytesOfTime) {
      return times * (bytesOfTime + 1)
          + kinds * 6
          + chars
          + leaps * (bytesOfTime + 4)
          + standards
          + universals;
    }
  }
}
