package io.heliotrope.demo.phone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The signalling half of a telephone: a sipp process that plays a scenario. */
final class Sipp implements AutoCloseable {

  /*
   * sipp writes every message to its standard error at once, so that we know of it within a fraction
   * of a millisecond. In the other direction its scenarios wait, wherever a person could decide
   * something (answer, hang up), also for an INFO request, which we send from here: the nudge.
   * No two nudges are alike, for sipp would take the second for a repetition of the first.
   */

  private static final Duration LONGEST_LIFE = Duration.ofHours(4);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Path scenario;
  private final int port;
  private final Process process;
  private final Thread reader;
  private final List<String> remarks = new CopyOnWriteArrayList<>();
  private final AtomicInteger nudges = new AtomicInteger();

  private Sipp(Path scenario, int port, Process process, Consumer<SipMessage> messages) {
    this.scenario = scenario;
    this.port = port;
    this.process = process;
    this.reader = Thread.ofVirtual().name("sipp-" + port).start(() -> read(process, messages));
  }

  /**
   * Starts sipp on that local port.
   *
   * @param messages hears every message, on a thread of ours
   * @throws IOException if there is no sipp, or the folder can't be written
   */
  static Sipp start(
      String scenario, Path folder, int port, List<String> arguments, Consumer<SipMessage> messages)
      throws IOException {
    Path file = Files.createTempFile(folder, "sipp-", ".xml");
    Files.writeString(file, scenario, ISO_8859_1);
    var command = new ArrayList<String>();
    command.addAll(List.of("sipp", "-sf", file.toString(), "-i", "127.0.0.1"));
    command.addAll(List.of("-p", Integer.toString(port), "-nostdin"));
    command.addAll(List.of("-trace_msg", "-message_file", "/dev/stderr"));
    command.addAll(List.of("-timeout", LONGEST_LIFE.toSeconds() + "s"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    return new Sipp(file, port, process, messages);
  }

  /**
   * Waits until it is at its port: who calls before is heard half a second later at best.
   *
   * @throws IOException if it never is, with what it said
   */
  void awaitPort() throws IOException {
    Path sockets = Path.of("/proc/net/udp");
    String entry = "0100007F:%04X ".formatted(port);
    long until = System.nanoTime() + LONGEST_PAUSE.toNanos();
    while (Files.exists(sockets) && !Files.readString(sockets, ISO_8859_1).contains(entry)) {
      if (ended(Duration.ofMillis(5)) || System.nanoTime() - until > 0) {
        close();
        throw new IOException("sipp did not start at port " + port + ", but said " + remarks);
      }
    }
  }

  /** Makes the scenario take its "now" branch in that call. */
  void nudge(String callId) {
    String info =
        """
        INFO sip:nudge@127.0.0.1 SIP/2.0
        Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK-nudge-%d
        From: <sip:nudge@127.0.0.1>;tag=n
        To: <sip:phone@127.0.0.1>;tag=p
        Call-ID: %s
        CSeq: 1 INFO
        Content-Length: 0

        """
            .formatted(nudges.incrementAndGet(), callId)
            .replace("\n", "\r\n");
    byte[] bytes = info.getBytes(ISO_8859_1);
    try (var socket = new DatagramSocket()) {
      var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException e) {
      throw new UncheckedIOException("sipp on port " + port + " could not be reached.", e);
    }
  }

  /** Waits for sipp to end by itself; then all it said has been heard. */
  boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)
          && reader.join(LONGEST_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean runs() {
    return process.isAlive();
  }

  /** sipp's verdict once it has ended: 0 if the scenario went as written. */
  int exitCode() {
    return process.exitValue();
  }

  /** Its warnings and errors. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** Ends it, in the middle of a call if need be. */
  @Override
  public void close() {
    process.destroy();
    if (!ended(Duration.ofSeconds(2))) {
      process.destroyForcibly();
      ended(Duration.ofSeconds(5)); // the port is free again only then
    }
    try {
      Files.deleteIfExists(scenario);
    } catch (IOException e) {
      remarks.add("could not remove " + scenario);
    }
  }

  private void read(Process process, Consumer<SipMessage> messages) {
    try (var in = new BufferedReader(new InputStreamReader(process.getErrorStream(), ISO_8859_1))) {
      new SipTrace(in, messages, remarks::add).read();
    } catch (IOException e) {
      remarks.add("the trace broke off: " + e.getMessage());
    }
  }
}
