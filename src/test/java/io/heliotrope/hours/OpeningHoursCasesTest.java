package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heliotrope.calendar.CountryCalendars;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Other people's cases: the test suite of opening_hours.js, in a folder beside the project. What we
 * understand must come out as theirs; what we do not must be refused.
 */
class OpeningHoursCasesTest {

  private static final Path FOLDER = Path.of("../shared/data/opening-hours");
  private static final Calendars COUNTRIES = new CountryCalendars();
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm");

  /** How the values of their cases come out here. */
  private enum Result {
    /** As in their tests. */
    EXACT,

    /** The same, once their list of that country's holidays is given as the operator's own. */
    EXACT_WITH_THEIR_HOLIDAYS,

    /** A mistake with its position. */
    REFUSED,

    /** Otherwise: there may be none. */
    WRONG
  }

  @Test
  void whatWeUnderstandComesOutAsInTheirTests() throws Exception {
    Map<Result, Integer> counts = new EnumMap<>(Result.class);
    List<String> wrong = new ArrayList<>();
    Set<String> otherHolidays = new TreeSet<>();
    int groups = 0;
    int exactGroups = 0;
    for (JsonNode group : groups()) {
      Set<Result> results = EnumSet.noneOf(Result.class);
      for (String text : texts(group)) {
        Result result = result(group, text);
        counts.merge(result, 1, Integer::sum);
        results.add(result);
        if (result == Result.WRONG) {
          wrong.add(group.get("name").asString() + ": " + text);
        } else if (result == Result.EXACT_WITH_THEIR_HOLIDAYS) {
          otherHolidays.add(region(group.get("place")).substring(0, 2));
        }
      }
      groups++;
      exactGroups +=
          results.contains(Result.EXACT) || results.contains(Result.EXACT_WITH_THEIR_HOLIDAYS)
              ? 1
              : 0;
    }
    assertThat(wrong).isEmpty();
    assertThat(counts)
        .isEqualTo(
            Map.of(Result.EXACT, 230, Result.EXACT_WITH_THEIR_HOLIDAYS, 52, Result.REFUSED, 193));
    assertThat(exactGroups + " of " + groups).isEqualTo("177 of 220");
    assertThat(String.join(" ", otherHolidays)).isEqualTo("AR AU CZ NZ RU SE US");
  }

  /** How many of their values are refused for what reason, and of how many groups all. */
  @Test
  void whatIsRefusedIsInTheListOfThePage() throws Exception {
    Map<String, Integer> values = new TreeMap<>();
    Map<String, Integer> groups = new TreeMap<>();
    for (JsonNode group : groups()) {
      List<String> reasons = new ArrayList<>();
      for (String text : texts(group)) {
        Optional<String> reason = refusal(group, text);
        reason.ifPresent(why -> values.merge(why, 1, Integer::sum));
        reason.ifPresent(reasons::add);
      }
      if (reasons.size() == texts(group).size()) {
        groups.merge(reasons.getFirst(), 1, Integer::sum);
      }
    }
    String list =
        values.keySet().stream()
            .map(why -> "%3d %2d %s".formatted(values.get(why), groups.getOrDefault(why, 0), why))
            .collect(Collectors.joining("\n"));
    assertThat(list)
        .isEqualTo(
            """
             19  5 '-' and the end of the time must follow.
              5  3 a range that ends with Easter is read in different ways.
              2  0 a rule must follow.
             20  0 a time is needed here.
              1  0 a weekday must stand before its times.
              3  3 calculated times are not supported.
             27 12 school holidays are not supported.
             23 17 the sun's own hours are not supported.
              1  0 this comment would be all that counts.
             85  1 this is not understood.
              1  0 this is written for the whole day and for no hour of it.
              6  2 times at intervals ('/') are not supported.\
            """);
    assertThat(Files.readString(Path.of("docs/hours.md"))).contains(values.keySet());
  }

  /** Those with the intervals that are expected. */
  private static List<JsonNode> groups() throws Exception {
    List<JsonNode> groups = new ArrayList<>();
    for (JsonNode group : new ObjectMapper().readTree(read("cases.json"))) {
      if (group.get("kind").asString().equals("eval") && !isToDo(group)) {
        groups.add(group);
      }
    }
    return groups;
  }

  /** Two have no intervals to compare with: opening_hours.js does not read them either. */
  private static boolean isToDo(JsonNode group) {
    if (!group.get("intervals").isEmpty()) {
      return false;
    }
    for (JsonNode value : group.get("values")) {
      if (!value.isArray() || !value.get(1).asString().equals("not implemented yet")) {
        return false;
      }
    }
    return true;
  }

  private static List<String> texts(JsonNode group) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : group.get("values")) {
      texts.add((value.isArray() ? value.get(0) : value).asString());
    }
    return texts;
  }

  private static Optional<String> refusal(JsonNode group, String text) {
    try {
      WeeklyHours.of(text, BERLIN, holidays(group.get("place"), text.equals("PH")));
      return Optional.empty();
    } catch (HoursException e) {
      return Optional.of(e.reason());
    }
  }

  private static Result result(JsonNode group, String text) {
    try {
      boolean holidaysAlone = text.equals("PH");
      var hours = WeeklyHours.of(text, BERLIN, holidays(group.get("place"), holidaysAlone));
      if (matches(group, hours)) {
        return Result.EXACT;
      }
      return holidaysAlone && matches(group, WeeklyHours.of(text, BERLIN, theirs(group)))
          ? Result.EXACT_WITH_THEIR_HOLIDAYS
          : Result.WRONG;
    } catch (HoursException e) {
      assertThat(e.position()).as(e.getMessage()).isBetween(0, text.length());
      return Result.REFUSED;
    }
  }

  private static boolean matches(JsonNode group, WeeklyHours hours) {
    return intervals(hours, group.get("from").asString(), group.get("to").asString())
        .toString()
        .equals(expected(group.get("intervals")));
  }

  /** Where the case is nothing but a country's list of holidays: the days it has there. */
  private static Holidays theirs(JsonNode group) {
    Set<LocalDate> days = new TreeSet<>();
    for (JsonNode interval : group.get("intervals")) {
      LocalDate end = local(interval.get(1)).toLocalDate();
      local(interval.get(0)).toLocalDate().datesUntil(end).forEach(days::add);
    }
    return day -> days.contains(day) ? Optional.of("theirs") : Optional.empty();
  }

  private static Holidays holidays(JsonNode place, boolean alone) {
    if (place.isNull()) {
      return Holidays.NONE;
    }
    try {
      return COUNTRIES.country(region(place));
    } catch (IllegalArgumentException unknown) {
      assertThat(alone).as(unknown.getMessage()).isTrue();
      return day -> Optional.empty();
    }
  }

  private static String region(JsonNode place) {
    if (place.has("loc")) {
      return place.get("loc").asString().toUpperCase(Locale.ROOT).replace('_', '-');
    }
    String country = place.get("country").asString().toUpperCase(Locale.ROOT);
    return country.equals("GB") ? "GB-SCT" : country;
  }

  @Test
  void whatAMatureParserRefusesWeRefuse() throws Exception {
    List<String> lines = read("malformed.txt").lines().toList();
    for (Holidays holidays : List.of(Holidays.NONE, (Holidays) _ -> Optional.empty())) {
      List<String> accepted = lines.stream().filter(line -> isRead(line, holidays)).toList();
      assertThat(accepted).as("of %d", lines.size()).isEmpty();
    }
  }

  private static String read(String name) throws Exception {
    Path file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), file + " is absent: other people\'s cases are not checked");
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static boolean isRead(String text, Holidays holidays) {
    try {
      WeeklyHours.of(text, BERLIN, holidays);
      return true;
    } catch (HoursException refused) {
      assertThat(refused.position()).as(refused.getMessage()).isBetween(0, text.length());
      return false;
    }
  }

  private static String expected(JsonNode intervals) {
    List<String> expected = new ArrayList<>();
    LocalDateTime from = null;
    LocalDateTime to = null;
    for (JsonNode interval : intervals) {
      if (interval.has(2) && interval.get(2).asBoolean()) {
        continue; // unknown there, and thus closed here
      }
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
