package io.heliotrope.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliotrope.call.CallId;
import io.heliotrope.call.DeviceState;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.PbxName;
import io.heliotrope.session.port.PbxNews;
import io.heliotrope.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link to a fake PBX on a real socket. */
class AmiLinkTest extends AmiLinkContract {

  private static final PbxName LISBON = new PbxName("lisbon");
  private static final Endpoint ANA = new Endpoint("PJSIP/1001");
  private static final CallId CALL = new CallId("lisbon-1795338060.1");

  private FakeAmi pbx;

  @BeforeEach
  void startPbx() throws IOException {
    pbx = new FakeAmi();
    pbx.device("PJSIP/1001", "NOT_INUSE");
    pbx.device("PJSIP/1002", "UNAVAILABLE");
    pbx.device("Queue:support", "INUSE");
  }

  @AfterEach
  void stopPbx() throws IOException {
    pbx.close();
  }

  @Override
  AmiSettings settings() {
    return settings(FakeAmi.PASSWORD, Duration.ofSeconds(2), 1_000);
  }

  private AmiSettings settings(String password, Duration heartbeat, int bound) {
    return new AmiSettings(
        LISBON,
        "127.0.0.1",
        pbx.port(),
        FakeAmi.USER,
        new Secret(password),
        new Secret(FakeAmi.SYSTEM_NAME),
        heartbeat,
        Duration.ofSeconds(2),
        bound,
        SOON);
  }

  @Override
  Map<Endpoint, DeviceState> devices() {
    return Map.of(ANA, DeviceState.NOT_IN_USE, new Endpoint("PJSIP/1002"), DeviceState.UNAVAILABLE);
  }

  @Override
  void cut() {
    pbx.cut();
  }

  @Test
  void aLinkThatWasNeverStartedCanBeClosed() {
    var link = new AmiLink(settings(), Clock.SYSTEM, new Random(7), news::add, AmiWatcher.NONE);
    link.close();
    assertThat(link.isUp()).isFalse();
  }

  @Test
  void tellsACallFromRingingToTheEnd() {
    startAndAwaitSnapshot();
    pbx.event(
        "DialBegin",
        ids(1, 1),
        "CallerIDNum: 15550001",
        "DestChannel: PJSIP/1001-0000000a",
        "DestUniqueid: " + id(2),
        "DestLinkedid: " + id(1),
        "DialString: 1001");
    pbx.event("Newstate", "ChannelState: 5", ids(2, 1));
    pbx.event("DTMFEnd", ids(1, 1), "Digit: 1", "DurationMs: 90", "Direction: Sent");
    pbx.event("DTMFEnd", ids(1, 1), "Digit: 1", "DurationMs: 90", "Direction: Received");
    pbx.event("DeviceStateChange", "Device: PJSIP/1001", "State: INUSE");
    pbx.event("Newstate", "ChannelState: 6", ids(2, 1));
    pbx.event("BridgeEnter", "BridgeUniqueid: b1", "BridgeNumChannels: 1", ids(2, 1));
    pbx.event("BridgeEnter", "BridgeUniqueid: b1", "BridgeNumChannels: 2", ids(1, 1));
    pbx.event("DTMFEnd", ids(2, 1), "Digit: *", "DurationMs: 90", "Direction: Received");
    pbx.event("DTMFEnd", ids(1, 1), "Digit: *", "DurationMs: 90", "Direction: Sent");
    pbx.event("HangupRequest", ids(2, 1), "Cause: 16");
    pbx.event("HangupRequest", ids(1, 1), "Cause: 16");
    pbx.event("BridgeLeave", "BridgeNumChannels: 1", ids(2, 1));
    pbx.event("BridgeLeave", "BridgeNumChannels: 0", ids(1, 1));
    pbx.event("Hangup", ids(2, 1), "Cause: 16");
    pbx.event("Hangup", ids(1, 1), "Cause: 16");
    await().until(() -> count(PbxNews.CallerGone.class) == 1);
    assertThat(news.stream().skip(1).map(AmiLinkTest::told))
        .containsExactly(
            "Dialing PJSIP/1001 PJSIP/1001-0000000a",
            "Ringing PJSIP/1001",
            "CallerPressed",
            "DeviceChanged PJSIP/1001 IN_USE",
            "PickedUp PJSIP/1001",
            "Entered b1 by PJSIP/1001",
            "Bridged in b1",
            "AgentPressed PJSIP/1001",
            "CallerHungUp",
            "Unbridged",
            "AgentLegEnded PJSIP/1001 16",
            "CallerGone 16");
  }

  /** A change of which no event ever told. */
  @Test
  void looksAtAllDevicesNowAndThen() {
    start(settings(FakeAmi.PASSWORD, Duration.ofMillis(100), 1_000));
    await().until(() -> count(PbxNews.Snapshot.class) == 1);
    pbx.device("PJSIP/1001", "INUSE");
    await()
        .until(() ->
            news.getLast() instanceof PbxNews.Snapshot(_, _, _, var devices)
                && devices.get(ANA) == DeviceState.IN_USE);
  }

  @Test
  void aCallersForgeriesAreDroppedAndCountedAndTheLinkStays() {
    var forged = new AtomicInteger();
    start(
        settings(),
        new AmiWatcher() {
          @Override
          public void forged(PbxName name) {
            forged.incrementAndGet();
          }
        });
    await().until(() -> count(PbxNews.Snapshot.class) == 1);
    int wholeEvents = 4;
    for (int i = 0; i < wholeEvents; i++) {
      pbx.sendRaw(
          """
          Event: Newchannel\r
          Privilege: call,all\r
          SystemName: %s\r
          Channel: PJSIP/trunk-00000001\r
          CallerIDNum: 1\r
          \r
          Event: Hangup\r
          Privilege: call,all\r
          Channel: PJSIP/1001-1\r
          CallerIDName: N\r
          Uniqueid: %s\r
          Linkedid: %s\r
          Cause: 16\r
          \r
          """
              .formatted(FakeAmi.SYSTEM_NAME, id(1), id(1)));
    }
    // These three would end Asterisk-Java's reader.
    pbx.sendRaw("Response: a\r\nActionID: 1\r\nActionID: 2\r\n\r\n");
    pbx.sendRaw("Response: a\r\nResponse: b\r\nActionID: 1\r\n\r\n");
    pbx.sendRaw("Event: PeerEntry\r\nEvent: x\r\nListItems: many\r\n\r\n");
    pbx.event("DeviceStateChange", "Device: PJSIP/1001", "State: BUSY");
    await().until(() -> count(PbxNews.DeviceChanged.class) == 1);
    assertThat(forged).hasValue(wholeEvents + 3);
    assertThat(news).hasSize(2);
    assertThat(pbx.logins()).isEqualTo(1);
  }

  @Test
  void hangsUpTheAgentsLeg() {
    var link = startAndAwaitSnapshot();
    new AmiLinks(java.util.List.of(link)).hangUp(LISBON, "PJSIP/1001-0000000a");
    await().until(() -> pbx.actions("Hangup").size() == 1);
    assertThat(pbx.actions("Hangup").getFirst()).containsEntry("channel", "PJSIP/1001-0000000a");
  }

  @Test
  void hasAnAgentAskSomebody() {
    var links = new AmiLinks(java.util.List.of(startAndAwaitSnapshot()));
    assertThat(links.consult(LISBON, "PJSIP/1001-0000000a", "042042")).isTrue();
    assertThat(links.consult(LISBON, "PJSIP/1001\r\nAction: Command", "042042")).isFalse();
    assertThat(links.consult(new PbxName("manila"), "PJSIP/1001-0000000a", "1")).isFalse();
    await().until(() -> pbx.actions("Atxfer").size() == 1);
    assertThat(pbx.actions("Atxfer").getFirst())
        .containsEntry("channel", "PJSIP/1001-0000000a")
        .containsEntry("context", "heliotrope-consult/n")
        .containsEntry("exten", "042042");
    assertThat(pbx.actions("Command")).isEmpty();
  }

  @Test
  void whatAnAgentAloneHearsIsAWhisperOfAnotherChannel() {
    var links = new AmiLinks(java.util.List.of(startAndAwaitSnapshot()));
    var en = new Language("en");
    String channel = "PJSIP/1001-0000000a";
    assertThat(links.sayAside(LISBON, channel, en, "heliotrope/transfer-nobody")).isTrue();
    assertThat(links.sayAside(LISBON, channel, en, "x&http://evil")).isFalse();
    assertThat(links.sayAside(LISBON, channel + "\r\nAction: Command", en, "x")).isFalse();
    assertThat(links.sayAside(new PbxName("manila"), channel, en, "x")).isFalse();
    await().until(() -> pbx.actions("Originate").size() == 1);
    assertThat(pbx.actions("Originate").getFirst())
        .containsEntry("channel", "Local/whisper@heliotrope-aside/n")
        .containsEntry("context", "heliotrope-aside")
        .containsEntry("exten", "say");
    assertThat(pbx.actions("Command")).isEmpty();
  }

  @Test
  void aNameThatIsNoChannelIsNeverSent() {
    var link = startAndAwaitSnapshot();
    link.hangUp("PJSIP/1001-1\r\n\r\nAction: Command");
    link.hangUp("/PJSIP/");
    link.hangUp("Local/042042@heliotrope-consult-00000001;2");
    await().until(() -> pbx.actions("Hangup").size() == 1);
    assertThat(pbx.actions("Command")).isEmpty();
  }

  @Test
  void aPbxThatIsNotThereIsToldOnceAndFoundWhenItComes() throws IOException {
    var settings = settings();
    pbx.close();
    start(settings);
    await().until(() -> count(PbxNews.Lost.class) == 1);
    pbx = new FakeAmi(settings.port());
    await().until(() -> count(PbxNews.Snapshot.class) == 1);
    assertThat(count(PbxNews.Lost.class)).isEqualTo(1);
  }

  @Test
  void aRefusedLoginIsToldWithTheRemedyAndTriedAgain() {
    pbx.refuses = true;
    start(settings());
    await().until(() -> count(PbxNews.Lost.class) == 1);
    assertThat(((PbxNews.Lost) news.getFirst()).why())
        .contains("'heliotrope'", "127.0.0.1:" + pbx.port(), "Maybe the secret in manager.conf")
        .doesNotContain(FakeAmi.PASSWORD);
    pbx.refuses = false;
    await().until(() -> count(PbxNews.Snapshot.class) == 1);
  }

  @Test
  void aPbxOfAnotherNameIsRefused() {
    pbx.systemName = "somebody-elses-name";
    start(settings());
    await().until(() -> count(PbxNews.Lost.class) == 1);
    assertThat(((PbxNews.Lost) news.getFirst()).why())
        .contains("systemname in its asterisk.conf")
        .doesNotContain(FakeAmi.SYSTEM_NAME)
        .doesNotContain("somebody");
  }

  @Test
  void anAsteriskThatIsTooOldIsRefused() {
    pbx.version = "18.26.4";
    start(settings());
    await().until(() -> count(PbxNews.Lost.class) == 1);
    assertThat(((PbxNews.Lost) news.getFirst()).why()).contains("Asterisk 18.26.4", "too old");
  }

  @Test
  void aMissingRightIsNamed() {
    pbx.denies = "DeviceStateList";
    start(settings());
    await().until(() -> count(PbxNews.Lost.class) == 1);
    assertThat(((PbxNews.Lost) news.getFirst()).why()).contains("'reporting'");
  }

  @Test
  void aPbxThatStopsAnsweringIsLeftAndFoundAgain() {
    start(settings(FakeAmi.PASSWORD, Duration.ofMillis(50), 1_000));
    await().until(() -> count(PbxNews.Snapshot.class) == 1);
    pbx.ignores = "Ping";
    await().until(() -> count(PbxNews.Lost.class) >= 1);
    pbx.ignores = "";
    await().until(() -> news.getLast() instanceof PbxNews.Snapshot);
    var lost = (PbxNews.Lost) news.get(1);
    assertThat(lost.why()).startsWith("no answer to PING");
  }

  @Test
  void aListWithAGapIsAskedForAgain() {
    pbx.losesItems = 1;
    start(settings());
    await().until(() -> count(PbxNews.Snapshot.class) == 1);
    assertThat(pbx.actions("DeviceStateList")).hasSize(2);
    assertThat(((PbxNews.Snapshot) news.getFirst()).devices()).containsAllEntriesOf(devices());
  }

  @Test
  void whatWasDroppedWhileTheHearerSleptIsAskedForAnew() throws InterruptedException {
    var mayGoOn = new CountDownLatch(1);
    var overflowed = new CountDownLatch(1);
    var watcher =
        new AmiWatcher() {
          @Override
          public void overflowed(PbxName name) {
            overflowed.countDown();
          }
        };
    try (var link =
        new AmiLink(
            settings(FakeAmi.PASSWORD, Duration.ofSeconds(2), 10),
            Clock.SYSTEM,
            new Random(7),
            one -> {
              news.add(one);
              if (one instanceof PbxNews.DeviceChanged) {
                awaitQuietly(mayGoOn);
              }
            },
            watcher)) {
      link.start();
      await().until(() -> count(PbxNews.Snapshot.class) == 1);
      for (int i = 0; i < 100; i++) {
        pbx.event("DeviceStateChange", "Device: PJSIP/1001", "State: INUSE");
      }
      overflowed.await();
      pbx.device("PJSIP/1001", "BUSY");
      mayGoOn.countDown();
      await().until(() -> news.getLast() instanceof PbxNews.Snapshot);
      assertThat(((PbxNews.Snapshot) news.getLast()).devices())
          .containsEntry(ANA, DeviceState.BUSY);
      assertThat(count(PbxNews.DeviceChanged.class)).isLessThan(100);
      assertThat(count(PbxNews.Lost.class)).isZero();
    }
  }

  @Test
  void eventsThatAreLateAreFollowedByASnapshot() {
    startAndAwaitSnapshot();
    pbx.event(
        "DeviceStateChange", "Timestamp: 1795338060.5", "Device: PJSIP/1001", "State: RINGING");
    pbx.event("DeviceStateChange", "Timestamp: 1795338000.5", "Device: PJSIP/1001", "State: INUSE");
    await().until(() -> count(PbxNews.Snapshot.class) == 2);
  }

  @Test
  void anAsteriskThatHasJustFinishedStartingIsAskedAgain() {
    startAndAwaitSnapshot();
    pbx.event("FullyBooted", "Status: Fully Booted");
    await().until(() -> count(PbxNews.Snapshot.class) == 2);
  }

  @Test
  void aHearerThatFailsHearsTheNext() {
    try (var link =
        new AmiLink(
            settings(),
            Clock.SYSTEM,
            new Random(7),
            one -> {
              news.add(one);
              throw new IllegalStateException("a hearer that fails, as this test wants");
            },
            AmiWatcher.NONE)) {
      link.start();
      await().until(() -> count(PbxNews.Snapshot.class) == 1);
      pbx.event("DeviceStateChange", "Device: PJSIP/1001", "State: INUSE");
      await().until(() -> count(PbxNews.DeviceChanged.class) == 1);
    }
  }

  private AmiLink startAndAwaitSnapshot() {
    var link = start(settings());
    await().until(() -> count(PbxNews.Snapshot.class) == 1);
    return link;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String id(int number) {
    return FakeAmi.SYSTEM_NAME + "-1795338060." + number;
  }

  private static String ids(int own, int linked) {
    return "Uniqueid: " + id(own) + "\r\nLinkedid: " + id(linked);
  }

  private static String told(PbxNews one) {
    return switch (one) {
      case PbxNews.Snapshot s -> "Snapshot " + s.devices();
      case PbxNews.Lost l -> "Lost " + l.why();
      case PbxNews.DeviceChanged d -> "DeviceChanged " + d.endpoint() + " " + d.state();
      case PbxNews.Dialing d -> of(d.call(), "Dialing " + d.endpoint() + " " + d.agentChannel());
      case PbxNews.Ringing r -> of(r.call(), "Ringing " + r.endpoint());
      case PbxNews.PickedUp p -> of(p.call(), "PickedUp " + p.endpoint());
      case PbxNews.Entered e -> of(e.call(), "Entered " + where(e.leg()));
      case PbxNews.Bridged b -> of(b.call(), "Bridged in " + where(b.leg()));
      case PbxNews.Unbridged u -> of(u.call(), "Unbridged");
      case PbxNews.AgentLegEnded a ->
          of(a.call(), "AgentLegEnded " + a.endpoint() + " " + a.hangupCause());
      case PbxNews.CallerPressed c -> of(c.call(), "CallerPressed");
      case PbxNews.AgentPressed a -> of(a.call(), "AgentPressed " + a.endpoint());
      case PbxNews.CallerHungUp c -> of(c.call(), "CallerHungUp");
      case PbxNews.NotReached n -> of(n.call(), "NotReached " + n.outcome());
      case PbxNews.CallerGone c -> of(c.call(), "CallerGone " + c.hangupCause());
    };
  }

  private static String where(PbxNews.Leg leg) {
    String by =
        leg.agent().map(Endpoint::value).orElse(leg.id().equals(CALL) ? "" : leg.id().toString());
    return (leg.bridge() + (by.isEmpty() ? "" : " by " + by));
  }

  private static String of(CallId call, String what) {
    return call.equals(CALL) ? what : what + " of the wrong call " + call;
  }
}
