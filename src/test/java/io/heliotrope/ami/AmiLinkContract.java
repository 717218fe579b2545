package io.heliotrope.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every PBX must give, whether it is a fake or the real Asterisk. */
abstract class AmiLinkContract {

  static final Backoff SOON =
      new Backoff(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(200));

  final List<PbxNews> news = new CopyOnWriteArrayList<>();
  private @Nullable AmiLink link;

  /** A PBX that is running. */
  abstract AmiSettings settings();

  /** Devices of it and their states. */
  abstract Map<Endpoint, DeviceState> devices();

  /** Cuts the link from outside. */
  abstract void cut() throws Exception;

  AmiLink start(AmiSettings settings) {
    return start(settings, AmiWatcher.NONE);
  }

  AmiLink start(AmiSettings settings, AmiWatcher watcher) {
    var started = new AmiLink(settings, Clock.SYSTEM, new Random(7), news::add, watcher);
    link = started;
    started.start();
    return started;
  }

  @AfterEach
  void end() {
    if (link != null) {
      link.close();
    }
  }

  @Test
  void beginsWithASnapshotOfEverything() {
    start(settings());
    await().until(() -> !news.isEmpty());
    assertThat(news.getFirst()).isInstanceOf(PbxNews.Snapshot.class);
    var snapshot = (PbxNews.Snapshot) news.getFirst();
    assertThat(snapshot.pbx()).isEqualTo(settings().pbx());
    assertThat(snapshot.version()).startsWith("22.");
    assertThat(snapshot.devices()).containsAllEntriesOf(devices());
  }

  @Test
  void aCutLinkIsToldAsLostAndComesBackWithASnapshot() throws Exception {
    start(settings());
    await().until(() -> count(PbxNews.Snapshot.class) == 1);
    cut();
    await().until(() -> count(PbxNews.Snapshot.class) == 2);
    assertThat(count(PbxNews.Lost.class)).isEqualTo(1);
  }

  @Test
  void hangingUpWhatIsGoneHarmsNothing() {
    var link = start(settings());
    await().until(() -> count(PbxNews.Snapshot.class) == 1);
    link.hangUp("PJSIP/nobody-0000ffff");
    link.hangUp("PJSIP/x\r\nAction: Logoff");
    link.hangUp("/PJSIP.*/");
    assertThat(link.isUp()).isTrue();
    assertThat(count(PbxNews.Lost.class)).isZero();
  }

  long count(Class<? extends PbxNews> kind) {
    return news.stream().filter(kind::isInstance).count();
  }
}
