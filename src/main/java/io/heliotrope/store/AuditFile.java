package io.heliotrope.store;

import io.heliotrope.session.port.HoursShelf.Deed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who did what, a line of JSON each. It only grows. */
final class AuditFile {

  private final Path file;
  private final Disk disk;
  private final ObjectMapper json = new ObjectMapper();

  AuditFile(Path file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  void add(Deed deed) throws IOException {
    ObjectNode line = json.createObjectNode();
    line.put("at", deed.at().toString());
    line.put("who", deed.who());
    line.put("what", deed.what());
    line.put("why", deed.why());
    deed.version().ifPresent(number -> line.put("version", number));
    deed.revision().ifPresent(number -> line.put("revision", number));
    disk.append(file, (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** All lines that are whole. */
  List<Deed> read() throws IOException {
    List<Deed> deeds = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        deed(line).ifPresent(deeds::add);
      }
    } catch (NoSuchFileException none) {
      // nothing has been done yet
    }
    return deeds;
  }

  private Optional<Deed> deed(String line) {
    try {
      JsonNode tree = json.readTree(line);
      return Optional.of(
          new Deed(
              Instant.parse(tree.path("at").asString("")),
              tree.path("who").asString(""),
              tree.path("what").asString(""),
              tree.path("why").asString(""),
              number(tree.path("version")),
              number(tree.path("revision"))));
    } catch (JacksonException | DateTimeParseException torn) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(JsonNode node) {
    return node.isInt() ? Optional.of(node.intValue()) : Optional.empty();
  }
}
