package io.heliotrope.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server that takes part. */
enum Contestant {
  BARE("bare Netty"),
  HELIOTROPE("Heliotrope"),
  ASTERISK_JAVA("Asterisk-Java");

  /** Of every server alike, as in {@code scripts/heliotrope}. */
  private static final List<String> JVM =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "-XX:+UseSerialGC",
          "-Xms64m",
          "-XX:MaxNewSize=32m");

  final String title;

  Contestant(String title) {
    this.title = title;
  }

  /** A server that serves its callers the nine commands. */
  Running served(int core) throws IOException {
    return start(core, List.of());
  }

  /**
   * A server that holds its callers, as it comes or, with {@code most} above 0, made ready for so
   * many.
   */
  Running held(int core, int most) throws IOException {
    return start(core, most == 0 ? List.of("held") : List.of("held", "" + most));
  }

  private Running start(int core, List<String> wishes) throws IOException {
    return switch (this) {
      case BARE -> java(core, BareServer.class, wishes);
      case HELIOTROPE -> {
        Path folder = BenchCompany.folder();
        Program program = Program.heliotrope(core, folder, BenchCompany.ENVIRONMENT);
        yield new Running(this, program, program.port(), Optional.of(folder));
      }
      case ASTERISK_JAVA -> java(core, AsteriskJavaServer.class, wishes);
    };
  }

  private Running java(int core, Class<?> main, List<String> wishes) throws IOException {
    List<String> arguments = new ArrayList<>(JVM);
    arguments.add(main.getName());
    arguments.addAll(wishes);
    Program program = Program.java(core, arguments);
    return new Running(this, program, program.port(), Optional.empty());
  }

  /**
   * Did it really say what all say?
   *
   * @param commands what it said to one caller
   * @throws IllegalStateException if it did not: then its figures mean nothing
   */
  void checkDialogue(List<String> commands) {
    List<String> said = commands.stream().map(Dialogue::plain).toList();
    if (!said.equals(dialogue())) {
      throw new IllegalStateException(
          "%s said %s where it should have said %s".formatted(title, said, dialogue()));
    }
  }

  private List<String> dialogue() {
    List<String> nine = new ArrayList<>(Dialogue.NINE);
    nine.replaceAll(Dialogue::plain);
    if (this != ASTERISK_JAVA) {
      return nine;
    }
    // It ends every session by a variable of its own, so its script leaves ours away.
    nine.set(nine.size() - 1, "SET VARIABLE AJ_AGISTATUS SUCCESS");
    return nine;
  }

  /**
   * A contestant's process.
   *
   * @param folder what it leaves behind, if anything
   */
  record Running(Contestant who, Program program, int port, Optional<Path> folder)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      program.close();
      if (folder.isPresent()) {
        ConfigFolder.delete(folder.get());
      }
    }
  }
}
