package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Other people's cases: the test suite of opening_hours.js, in a folder beside the project. What we
 * understand must come out as theirs; what we do not must be refused.
 */
class OpeningHoursCasesTest {

  private static final Path FOLDER = Path.of("../shared/data/opening-hours");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm");

  @Test
  void whatWeUnderstandComesOutAsInTheirTests() throws Exception {
    JsonNode cases = new ObjectMapper().readTree(read("cases.json"));
    int understood = 0;
    List<String> differing = new ArrayList<>();
    for (JsonNode group : cases) {
      if (!group.get("kind").asString().equals("eval") || !group.get("mode").isNull()) {
        continue;
      }
      for (JsonNode value : group.get("values")) {
        String text = value.isArray() ? value.get(0).asString() : value.asString();
        Optional<WeeklyHours> hours = find(text);
        if (hours.isPresent()) {
          understood++;
          String expected = expected(group.get("intervals"));
          String found =
              intervals(hours.get(), group.get("from").asString(), group.get("to").asString())
                  .toString();
          if (!found.equals(expected)) {
            differing.add(
                "%s: %s should be%n%s not%n%s"
                    .formatted(group.get("name").asString(), text, expected, found));
          }
        }
      }
    }
    assertThat(differing).isEmpty();
    assertThat(understood).as("cases within what we support").isGreaterThan(150);
  }

  @Test
  void whatAMatureParserRefusesWeRefuse() throws Exception {
    List<String> lines = read("malformed.txt").lines().toList();
    List<String> accepted = lines.stream().filter(line -> find(line).isPresent()).toList();
    assertThat(accepted).as("of %d", lines.size()).isEmpty();
  }

  private static String read(String name) throws Exception {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), file + " is absent: other people\'s cases are not checked");
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static Optional<WeeklyHours> find(String text) {
    try {
      return Optional.of(WeeklyHours.of(text, BERLIN));
    } catch (HoursException refused) {
      return Optional.empty();
    }
  }

  private static String expected(JsonNode intervals) {
    List<String> expected = new ArrayList<>();
    LocalDateTime from = null;
    LocalDateTime to = null;
    for (JsonNode interval : intervals) {
      if (!local(interval.get(0)).equals(to)) { // else only the comment is another one
        if (to != null) {
          expected.add(from + " - " + to);
        }
        from = local(interval.get(0));
      }
      to = local(interval.get(1));
    }
    if (to != null) {
      expected.add(from + " - " + to);
    }
    return expected.toString();
  }

  private static LocalDateTime local(JsonNode time) {
    return time(time.asString());
  }

  private static LocalDateTime time(String text) {
    return text.endsWith("Z")
        ? LocalDateTime.ofInstant(Instant.parse(text), BERLIN)
        : LocalDateTime.parse(text, LOCAL);
  }

  private static List<String> intervals(WeeklyHours hours, String from, String to) {
    Instant at = time(from).atZone(BERLIN).toInstant();
    Instant end = time(to).atZone(BERLIN).toInstant();
    List<String> found = new ArrayList<>();
    while (at.isBefore(end)) {
      OpenState state = hours.at(at);
      Instant until = state.until().filter(end::isAfter).orElse(end);
      if (state.open()) {
        found.add(
            LocalDateTime.ofInstant(at, BERLIN) + " - " + LocalDateTime.ofInstant(until, BERLIN));
      }
      at = until;
    }
    return found;
  }
}
