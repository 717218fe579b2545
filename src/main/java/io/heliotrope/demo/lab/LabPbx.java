package io.heliotrope.demo.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.demo.phone.Exchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Asterisk of our own, on loopback, with the dialplan that we ship. */
public final class LabPbx implements AutoCloseable {

  private static final Pattern CHANNELS = Pattern.compile("(\\d+) active channels?");

  /**
   * How it is set up.
   *
   * @param folder where it keeps everything; a short path
   * @param routers {@code host:port} of each router, in the order in which they are tried
   * @param agents a line each, as {@code scripts/pbx --agents} reads them
   * @param sounds prompts in Asterisk's layout; empty for none
   * @param more further options of {@code scripts/pbx start}
   */
  public record Setup(
      Path folder,
      List<String> routers,
      List<String> agents,
      List<Path> sounds,
      List<String> more) {

    public Setup(Path folder, List<String> routers) {
      this(folder, routers, List.of(), List.of(), List.of());
    }

    public Setup withAgents(List<String> lines) {
      return new Setup(folder, routers, lines, sounds, more);
    }

    public Setup withSounds(Path folderOfSounds) {
      return new Setup(folder, routers, agents, List.of(folderOfSounds), more);
    }

    public Setup with(String... options) {
      return new Setup(folder, routers, agents, sounds, List.of(options));
    }
  }

  private final Setup setup;
  private final Path folder;
  private final int sipPort;
  private final int amiPort;
  private final Process process;

  private LabPbx(Setup setup, int sipPort, int amiPort, Process process) {
    this.setup = setup;
    this.folder = setup.folder();
    this.sipPort = sipPort;
    this.amiPort = amiPort;
    this.process = process;
  }

  /**
   * Starts Asterisk and waits until it takes calls.
   *
   * @throws LabException if it does not start, with what it said
   */
  public static LabPbx start(Setup setup) {
    try {
      return start(setup, Exchange.freePort(), freeTcpPort(), List.of());
    } catch (IOException e) {
      throw new LabException("There are no free ports for an Asterisk.", e);
    }
  }

  /** Ends Asterisk with all calls, and starts it again as it was. */
  public LabPbx restart() {
    List<String> asBefore = List.of("--ami-secret", amiSecret(), "--system-name", systemName());
    close();
    return start(setup, sipPort, amiPort, asBefore);
  }

  private static LabPbx start(Setup setup, int sipPort, int amiPort, List<String> secrets) {
    try {
      Files.createDirectories(setup.folder());
      Path agents = Files.write(setup.folder().resolve("agents"), setup.agents());
      var arguments = new ArrayList<String>();
      arguments.addAll(List.of("start", "--dir", setup.folder().toString()));
      arguments.addAll(List.of("--sip-port", "" + sipPort, "--ami-port", "" + amiPort));
      arguments.addAll(List.of("--agents", agents.toString()));
      setup.routers().forEach(router -> arguments.addAll(List.of("--router", router)));
      setup.sounds().forEach(sounds -> arguments.addAll(List.of("--sounds", sounds.toString())));
      arguments.addAll(setup.more());
      arguments.addAll(secrets);
      Path complaints = setup.folder().resolve("pbx-complaints");
      Process process =
          Scripts.process("pbx", arguments).redirectError(complaints.toFile()).start();
      var pbx = new LabPbx(setup, sipPort, amiPort, process);
      pbx.waitUntilReady(complaints);
      return pbx;
    } catch (IOException e) {
      throw new LabException("scripts/pbx could not be started.", e);
    }
  }

  public Path folder() {
    return folder;
  }

  public int sipPort() {
    return sipPort;
  }

  public int amiPort() {
    return amiPort;
  }

  public long pid() {
    return process.pid();
  }

  /** The password of the AMI user {@code heliotrope}. */
  public String amiSecret() {
    return kept("ami-secret");
  }

  /** The word that every true AMI event carries. */
  public String systemName() {
    return kept("system-name");
  }

  /** The password made up for an agent who registers. */
  public String passwordOf(String agent) {
    return kept("passwords")
        .lines()
        .filter(line -> line.startsWith(agent + " "))
        .map(line -> line.substring(agent.length() + 1))
        .findFirst()
        .orElseThrow(() -> new LabException("No password was made for " + agent + "."));
  }

  /** Runs a command of Asterisk's own command line. */
  public String cli(String command) {
    return Scripts.run("pbx", List.of("cli", "--dir", folder.toString(), command));
  }

  /** How many channels there are just now. */
  public int channels() {
    String said = cli("core show channels");
    Matcher count = CHANNELS.matcher(said);
    if (!count.find()) {
      throw new LabException("Asterisk does not tell its channels, but: " + said);
    }
    return Integer.parseInt(count.group(1));
  }

  /** Ends Asterisk and all calls. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void waitUntilReady(Path complaints) throws IOException {
    var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = said.readLine();
    if (!"ready".equals(line)) {
      close();
      throw new LabException("Asterisk did not start:\n" + Files.readString(complaints));
    }
  }

  private String kept(String name) {
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException e) {
      throw new LabException("The PBX in " + folder + " keeps no file " + name + ".", e);
    }
  }

  /** A TCP port on loopback that nobody uses just now. */
  public static int freeTcpPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
