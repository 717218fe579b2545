package io.heliotrope.bench.connect;

import io.heliotrope.bench.ConfigFolder;
import io.heliotrope.demo.lab.LabPbx;
import io.heliotrope.demo.phone.Crowd;
import io.heliotrope.demo.phone.Exchange;
import io.heliotrope.demo.phone.PromptBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An Asterisk, two agents, a crowd that waits for them, and Heliotrope if it is to lead it. */
final class Rig implements AutoCloseable {

  static final List<String> AGENTS = List.of("1001", "1002");

  private static final Duration TO_ARRIVE = Duration.ofSeconds(30);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Path folder;
  private final Agents agents;
  private final Crowd crowd;
  private final int size;

  private Rig(Answering who, int waiting, long seed) throws Exception {
    folder = Files.createTempDirectory("he-connect-");
    size = waiting + AGENTS.size();
    try {
      int agiPort = LabPbx.freeTcpPort();
      List<Integer> ports = new ArrayList<>();
      List<String> lines = new ArrayList<>();
      for (String agent : AGENTS) {
        ports.add(Exchange.freePort());
        lines.add("%s sip:%s@127.0.0.1:%d".formatted(agent, agent, ports.getLast()));
      }
      LabPbx pbx = add(pbx(agiPort, lines));
      if (who == Answering.HELIOTROPE) {
        int webPort = LabPbx.freeTcpPort();
        Path config = Files.createDirectory(folder.resolve("config"));
        ConfigFolder.write(config, ConnectCompany.files(AGENTS, agiPort, webPort, pbx.amiPort()));
        add(HeliotropeProcess.start(config, webPort, pbx));
      }
      var exchange = new Exchange(pbx.sipPort(), folder, PromptBook.EMPTY);
      agents = add(new Agents(exchange, ports, seed));
      crowd = add(new Crowd(exchange, who.did, size));
      awaitCrowd();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /** Sets it all up; {@code waiting} callers wait besides those who talk. */
  static Rig start(Answering who, int waiting, long seed) throws Exception {
    return new Rig(who, waiting, seed);
  }

  /** The next so many hand-overs, callers waiting all the while. */
  List<Duration> handOvers(int count) throws InterruptedException {
    List<Duration> found = agents.next(count);
    if (crowd.present() < size - AGENTS.size()) {
      throw new IllegalStateException("The callers have become too few: " + crowd);
    }
    return found;
  }

  private LabPbx pbx(int agiPort, List<String> lines) throws IOException {
    Path dialplan = Files.writeString(folder.resolve("queue-dialplan"), ConnectCompany.dialplan());
    Path queues = Files.writeString(folder.resolve("queues"), ConnectCompany.queues(AGENTS));
    return LabPbx.start(
        new LabPbx.Setup(folder.resolve("pbx"), List.of("127.0.0.1:" + agiPort))
            .withAgents(lines)
            .with("--add", "extensions.conf=" + dialplan, "--add", "queues.conf=" + queues));
  }

  private void awaitCrowd() throws InterruptedException {
    long until = System.nanoTime() + TO_ARRIVE.toNanos();
    while (crowd.present() < size) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("Not all callers got in: " + crowd);
      }
      Thread.sleep(20);
    }
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
    ConfigFolder.delete(folder);
  }
}
