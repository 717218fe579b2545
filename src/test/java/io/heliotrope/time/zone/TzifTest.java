package io.heliotrope.time.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.testing.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TzifTest {

  private static final String LISBON = "WET0WEST,M3.5.0/1,M10.5.0";

  @Test
  void whatIsListedAndWhatAppliesAfterwardsBecomeOneZone() throws IOException {
    ZoneRules rules =
        TzifRules.of(
            Tzif.read(
                file(
                    '2',
                    LISBON,
                    List.of(kind(-2205, false), kind(0, false), kind(3600, true)),
                    List.of(at("1912-01-01T00:36:45Z", 1), at("2020-03-29T01:00:00Z", 2)))));
    assertThat(rules.getOffset(Instant.parse("1900-01-01T00:00:00Z")))
        .isEqualTo(ZoneOffset.ofTotalSeconds(-2205));
    assertThat(rules.getOffset(Instant.parse("2020-06-01T00:00:00Z")))
        .isEqualTo(ZoneOffset.ofHours(1));
    assertThat(rules.nextTransition(Instant.parse("2020-06-01T00:00:00Z")).getInstant())
        .isEqualTo("2020-10-25T01:00:00Z");
    assertThat(rules.nextTransition(Instant.parse("2100-01-01T00:00:00Z")).getInstant())
        .isEqualTo("2100-03-28T01:00:00Z");
    assertThat(rules.getValidOffsets(LocalDateTime.parse("2027-03-28T01:30:00"))).isEmpty();
    assertThat(rules.getValidOffsets(LocalDateTime.parse("2027-10-31T01:30:00"))).hasSize(2);
    assertThat(rules.isDaylightSavings(Instant.parse("2027-07-01T00:00:00Z"))).isTrue();
  }

  @Test
  void aZoneWithoutChangesIsAFixedOffset() throws IOException {
    var rules =
        TzifRules.of(Tzif.read(file('2', "<+03>-3", List.of(kind(10_800, false)), List.of())));
    assertThat(rules.isFixedOffset()).isTrue();
    assertThat(rules.getOffset(Instant.EPOCH)).isEqualTo(ZoneOffset.ofHours(3));
  }

  @Test
  void aChangeAtTheBeginningOfTimeIsNone() throws IOException {
    byte[] file =
        file(
            '3',
            "EST5",
            List.of(kind(-17_762, false), kind(-18_000, false)),
            List.of(new long[] {-(1L << 59), 0}, at("1883-11-18T17:00:00Z", 1)));
    assertThat(TzifRules.of(Tzif.read(file)).getTransitions()).hasSize(1);
  }

  @Test
  void aChangeOfNameAloneIsNone() throws IOException {
    byte[] file =
        file(
            '2',
            "CET-1",
            List.of(kind(3600, false), kind(3600, true)),
            List.of(at("1950-01-01T00:00:00Z", 1), at("1960-01-01T00:00:00Z", 0)));
    assertThat(TzifRules.of(Tzif.read(file)).getTransitions()).isEmpty();
  }

  /** RFC 9636, section 3.3.1: summer that begins when it ends. */
  @Test
  void summerAllYearIsOneOffset() throws IOException {
    byte[] file = file('3', "XXX3EDT4,0/0,J365/23", List.of(kind(-14_400, true)), List.of());
    ZoneRules rules = TzifRules.of(Tzif.read(file));
    assertThat(rules.nextTransition(Instant.parse("1999-06-01T00:00:00Z"))).isNull();
    assertThat(rules.getOffset(Instant.parse("2027-01-01T00:00:00Z")))
        .isEqualTo(ZoneOffset.ofHours(-4));
  }

  @Test
  void whatIsNoZoneIsRefused() throws IOException {
    byte[] good = lisbon();
    refused(new byte[0], "cut off");
    refused("TZif2".getBytes(StandardCharsets.US_ASCII), "cut off");
    refused("#!/bin/sh\n".repeat(20).getBytes(StandardCharsets.US_ASCII), "no TZif file");
    refused(Arrays.copyOf(good, good.length - 1), "last change is missing");
    refused(file('\0', LISBON, List.of(kind(0, false)), List.of()), "version 1");
    refused(file('2', LISBON, List.of(kind(0, false)), List.of(new long[] {0, 7})), "kind of time");
    refused(file('2', LISBON, List.of(kind(70_000, false)), List.of()), "70000 s from UTC");
    refused(file('2', LISBON, List.of(), List.of()), "no kind of time");
    refused(
        file('2', LISBON, List.of(kind(0, false)), List.of(new long[] {5, 0}, new long[] {5, 0})),
        "order of time");
    refused(
        file('2', LISBON, List.of(kind(0, false)), List.of(new long[] {Long.MAX_VALUE, 0})),
        "after the year 9999");
    byte[] huge = good.clone();
    Arrays.fill(huge, 32, 36, (byte) 0x7F); // how many changes
    refused(huge, "a count in its head");
  }

  /** Hostile files give an error or some zone; they never hang, nor throw anything else. */
  @Test
  void noFileOfAnyKindDoesHarm() throws IOException {
    byte[] good = lisbon();
    Seeds.each(
        20_000, chance -> readBroken(Arrays.copyOf(good, chance.nextInt(good.length + 1)), chance));
  }

  private static void readBroken(byte[] bad, RandomGenerator chance) {
    for (int n = chance.nextInt(6); n >= 0 && bad.length > 0; n--) {
      bad[chance.nextInt(bad.length)] = (byte) chance.nextInt(256);
    }
    try {
      assertThat(TzifRules.of(Tzif.read(bad))).isNotNull();
    } catch (ZoneDataException expected) {
      assertThat(expected).hasMessageMatching("(?s).{5,200}");
    }
  }

  private static void refused(byte[] file, String why) {
    assertThatThrownBy(() -> Tzif.read(file))
        .isInstanceOf(ZoneDataException.class)
        .hasMessageContaining(why);
  }

  private static byte[] lisbon() throws IOException {
    return file(
        '2',
        LISBON,
        List.of(kind(-2205, false), kind(0, false), kind(3600, true)),
        List.of(at("1912-01-01T00:36:45Z", 1), at("2020-03-29T01:00:00Z", 2)));
  }

  private static int[] kind(int offset, boolean daylight) {
    return new int[] {offset, daylight ? 1 : 0};
  }

  private static long[] at(String instant, int kind) {
    return new long[] {Instant.parse(instant).getEpochSecond(), kind};
  }

  /** A file as zic writes it, with nothing in the block for old readers. */
  static byte[] file(char version, String after, List<int[]> kinds, List<long[]> changes)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      head(out, version, 0, 1);
      out.write(new byte[6 + 4]);
      head(out, version, changes.size(), kinds.size());
      for (long[] change : changes) {
        out.writeLong(change[0]);
      }
      for (long[] change : changes) {
        out.writeByte((int) change[1]);
      }
      for (int[] kind : kinds) {
        out.writeInt(kind[0]);
        out.writeByte(kind[1]);
        out.writeByte(0);
      }
      out.writeBytes("ABC\0");
      out.writeBytes("\n" + after + "\n");
    }
    return bytes.toByteArray();
  }

  private static void head(DataOutputStream out, char version, int changes, int kinds)
      throws IOException {
    out.writeBytes("TZif");
    out.writeByte(version);
    out.write(new byte[15]);
    for (int count : new int[] {0, 0, 0, changes, kinds, 4}) {
      out.writeInt(count);
    }
  }
}
