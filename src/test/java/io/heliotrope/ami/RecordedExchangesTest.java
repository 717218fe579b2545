package io.heliotrope.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.PbxName;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Exchanges that others recorded on their PBXs (panoramisk's, MIT), sent to a link: nothing in them
 * may end it, and without the system name nothing in them may be believed.
 */
class RecordedExchangesTest {

  private static final Path RECORDED = Path.of("..", "shared", "data", "ami");

  @TestFactory
  Stream<DynamicTest> noRecordedExchangeEndsTheLink() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(RECORDED), "the recorded exchanges are not here: no folder " + RECORDED);
    List<Path> files;
    try (var all = Files.list(RECORDED)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
  }

  private static void play(Path file) throws IOException {
    var text = Files.readString(file).lines().toList();
    var foreign = String.join("\r\n", text) + "\r\n\r\n";
    var ours =
        String.join(
                "\r\n",
                text.stream()
                    .map(line ->
                        line.startsWith("Privilege:")
                            ? line + "\r\nSystemName: " + FakeAmi.SYSTEM_NAME
                            : line)
                    .toList())
            + "\r\n\r\n";
    var forged = new AtomicInteger();
    var news = new CopyOnWriteArrayList<PbxNews>();
    var watcher =
        new AmiWatcher() {
          @Override
          public void forged(PbxName name) {
            forged.incrementAndGet();
          }
        };
    try (var pbx = new FakeAmi();
        var link =
            new AmiLink(
                AmiSettings.of(
                    new PbxName("lisbon"),
                    "127.0.0.1",
                    pbx.port(),
                    FakeAmi.USER,
                    new Secret(FakeAmi.PASSWORD),
                    new Secret(FakeAmi.SYSTEM_NAME)),
                Clock.SYSTEM,
                new Random(7),
                news::add,
                watcher)) {
      link.start();
      await().until(() -> news.size() == 1);
      pbx.sendRaw(foreign);
      pbx.event("DeviceStateChange", "Device: PJSIP/1001", "State: INUSE");
      await().until(() -> news.size() == 2);
      long events = text.stream().filter(line -> line.startsWith("Event:")).count();
      long booted = text.stream().filter(line -> line.startsWith("Event: FullyBooted")).count();
      assertThat((long) forged.get()).isGreaterThanOrEqualTo(events - booted);
      pbx.sendRaw(ours);
      pbx.event("DeviceStateChange", "Device: PJSIP/1002", "State: RINGING");
      await()
          .until(() ->
              news.stream()
                  .anyMatch(one ->
                      one instanceof PbxNews.DeviceChanged changed
                          && changed.endpoint().value().equals("PJSIP/1002")));
      assertThat(pbx.logins()).isEqualTo(1);
      assertThat(news).noneMatch(one -> one instanceof PbxNews.Lost);
    }
  }
}
