package io.heliotrope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.HoursOverride;
import io.heliotrope.config.OverrideSheet;
import io.heliotrope.config.ScheduleText;
import io.heliotrope.config.WallTime;
import io.heliotrope.hours.HoursVersion;
import io.heliotrope.session.port.HoursShelf;
import io.heliotrope.session.port.HoursShelf.Deed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursFolderTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  private static final SiteId LISBON = new SiteId("lisbon");

  @TempDir private Path journal = Path.of("");

  private static HoursVersion version(int number) {
    return new HoursVersion(
        number,
        AT,
        number == 0 ? Instant.MIN : AT,
        "ana",
        "why " + number,
        List.of(),
        Optional.empty(),
        Map.of(LISBON, ScheduleText.of("Mo-Fr 08:00-1%d:00".formatted(number))));
  }

  private static OverrideSheet sheet(OverrideSheet before, String name) {
    var one =
        new HoursOverride(
            name,
            WallTime.begin("2026-12-18 13:00"),
            WallTime.end("2026-12-18"),
            new HoursOverride.Effect.Closed(),
            false,
            "party",
            "ana",
            Optional.of(AT));
    return before.with(
        Map.of(LISBON, one), new OverrideSheet.Change(AT, "ana", "closed: " + name, "party"));
  }

  private static List<String> numbers(HoursShelf.Stock stock) {
    return stock.versions().stream().map(one -> one.number() + " " + one.why()).toList();
  }

  /** As if the machine lost its power in the course of one write. */
  private static final class Dying extends Disk {

    private int left;
    private final boolean half;

    /** {@code half}: what is being written then is half there. */
    Dying(int writes, boolean half) {
      this.left = writes;
      this.half = half;
    }

    private boolean dies() {
      return left-- <= 0;
    }

    private static IOException dead() {
      return new IOException("the power went");
    }

    @Override
    void write(Path file, byte[] content) throws IOException {
      if (dies()) {
        if (half) {
          super.write(file, Arrays.copyOf(content, content.length / 2));
        }
        throw dead();
      }
      super.write(file, content);
    }

    @Override
    void rename(Path from, Path to) throws IOException {
      if (dies()) {
        if (half) {
          super.rename(from, to);
        }
        throw dead();
      }
      super.rename(from, to);
    }

    @Override
    void append(Path file, byte[] line) throws IOException {
      if (dies()) {
        if (half) {
          super.append(file, Arrays.copyOf(line, line.length / 2));
        }
        throw dead();
      }
      super.append(file, line);
    }
  }

  /** A publication is a write, a renaming and a line: each of them fails once, before and in it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aCrashLeavesTheVersionBeforeOrTheNextNeverHalfAndTheAuditTellsWhichever(int fault)
      throws IOException {
    var healthy = new HoursFolder(journal);
    healthy.alone(() -> {
      healthy.keep(version(0));
      healthy.keep(version(1));
      return true;
    });
    var dying = new HoursFolder(journal, new Dying(fault / 2, fault % 2 == 1));
    assertThatThrownBy(() ->
            dying.alone(() -> {
              dying.keep(version(2));
              return true;
            }))
        .hasMessage("the power went");

    var after = new HoursFolder(journal);
    HoursShelf.Stock stock = after.read();
    assertThat(stock.troubles()).isEmpty();
    boolean renamed = fault >= 3;
    assertThat(numbers(stock))
        .isEqualTo(
            renamed ? List.of("0 why 0", "1 why 1", "2 why 2") : List.of("0 why 0", "1 why 1"));
    // who comes next goes on from there
    int next = stock.versions().size();
    after.alone(() -> {
      after.keep(version(next));
      return true;
    });
    assertThat(after.read().versions()).hasSize(next + 1);
    assertThat(after.deeds())
        .extracting(deed -> deed.version().orElseThrow())
        .containsExactlyElementsOf(Stream.iterate(0, i -> i + 1).limit(next + 1L).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aCrashLeavesAllOverridesAsTheyWereOrAllAsTheyAreToBe(int fault) throws IOException {
    var healthy = new HoursFolder(journal);
    OverrideSheet first = sheet(OverrideSheet.EMPTY, "a");
    healthy.alone(() -> {
      healthy.keep(first);
      return true;
    });
    OverrideSheet second = sheet(first, "b");
    var dying = new HoursFolder(journal, new Dying(fault / 2, fault % 2 == 1));
    assertThatThrownBy(() ->
            dying.alone(() -> {
              dying.keep(second);
              return true;
            }))
        .hasMessage("the power went");
    var after = new HoursFolder(journal);
    assertThat(after.read().overrides()).isEqualTo(fault >= 3 ? second : first);
    after.alone(() -> true);
    assertThat(after.deeds())
        .extracting(Deed::what)
        .isEqualTo(fault >= 3 ? List.of("closed: a", "closed: b") : List.of("closed: a"));
  }

  @Test
  void whatIsKeptIsForItsOwnerAloneAndReadAgainAsItWas() throws IOException {
    var folder = new HoursFolder(journal);
    assertThat(folder.read())
        .isEqualTo(new HoursShelf.Stock(List.of(), Map.of(), OverrideSheet.EMPTY, List.of()));
    folder.alone(() -> {
      folder.keep(version(0));
      folder.keep(version(1));
      folder.keep(sheet(OverrideSheet.EMPTY, "party"));
      folder.seen(version(0).sites());
      return true;
    });
    HoursShelf.Stock stock = folder.read();
    assertThat(stock.versions()).containsExactly(version(0), version(1));
    assertThat(stock.seen()).isEqualTo(version(0).sites());
    assertThat(stock.overrides()).isEqualTo(sheet(OverrideSheet.EMPTY, "party"));
    // where a rule comes from names version, author and time
    assertThat(
            java.util.Objects.requireNonNull(stock.versions().get(1).sites().get(LISBON))
                .schedule()
                .source())
        .startsWith("version 1 (ana, 2026-11-23T10:00:00Z)");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.resolve("hours"))))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(journal.resolve("hours"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aVersionIsNeverWrittenTwice() throws IOException {
    var folder = new HoursFolder(journal);
    folder.alone(() -> {
      folder.keep(version(0));
      return true;
    });
    assertThatThrownBy(() -> folder.keep(version(0))).hasMessageContaining("never changed");
  }

  @Test
  void whatSomebodyBrokeByHandIsNamedAndWhatIsWholeStillCounts() throws IOException {
    var folder = new HoursFolder(journal);
    folder.alone(() -> {
      folder.keep(version(0));
      folder.keep(version(1));
      folder.keep(version(2));
      return true;
    });
    Files.delete(journal.resolve("hours/0001.yaml"));
    assertThat(numbers(folder.read())).containsExactly("0 why 0");
    assertThat(folder.read().troubles()).singleElement().asString().contains("version 1 is not");
    Files.writeString(journal.resolve("hours/0001.yaml"), "sites: 7\n");
    assertThat(numbers(folder.read())).containsExactly("0 why 0");
    assertThat(folder.read().troubles())
        .singleElement()
        .asString()
        .contains("0001.yaml is not as it was published");
  }
}
