package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.calendar.CountryCalendars;
import io.heliotrope.config.CompanyReader;
import io.heliotrope.config.ExampleCompany;
import io.heliotrope.config.Mistakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/hours.md shows is what the readers read. */
class HoursPageTest {

  private static final Pattern SITES =
      Pattern.compile("```yaml\n# sites.yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("^\\| (`(?:[^|\\\\]|\\\\\\|)*`) \\| (.*) \\|$", Pattern.MULTILINE);
  private static final String REFUSED = "### What is refused";
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void theExamplesHaveNoMistakes() throws IOException {
    var examples = SITES.matcher(page()).results().map(found -> found.group(1)).toList();
    assertThat(examples).isNotEmpty();
    for (String sites : examples) {
      Map<String, String> files = new HashMap<>(ExampleCompany.FILES);
      files.put("sites.yaml", sites);
      files.put("queues.yaml", "queues: { billing: { sites: [lisbon] } }");
      files.computeIfPresent("agents.yaml", (_, text) -> text.replace("manila", "lisbon"));
      var mistakes = new Mistakes();
      var book = CompanyReader.read(files, new ScheduleCheck(new CountryCalendars()), mistakes);
      book.ifPresent(read -> StaffingCheck.check(read.company(), mistakes));
      assertThat(mistakes.list()).isEmpty();
    }
  }

  @Test
  void theHoursInTheTableAreUnderstood() throws IOException {
    List<Row> rows = rows(page().split(REFUSED)[0]);
    assertThat(rows).hasSizeGreaterThan(12);
    rows.forEach(row -> row.hours().forEach(new ScheduleCheck(Calendars.NONE)::checkWithHolidays));
  }

  @Test
  void whatIsSaidToBeRefusedIsRefusedForThatReason() throws IOException {
    List<Row> rows = rows(page().split(REFUSED)[1]);
    assertThat(rows).hasSizeGreaterThan(12);
    for (Row row : rows) {
      for (String hours : row.hours()) {
        assertThatThrownBy(() -> new ScheduleCheck(Calendars.NONE).checkWithHolidays(hours))
            .isInstanceOfSatisfying(
                HoursException.class, e -> assertThat(row.text()).startsWith(e.reason()));
      }
    }
  }

  /** A row of a table that begins with hours. */
  private record Row(List<String> hours, String text) {}

  private static List<Row> rows(String page) {
    return ROW.matcher(page)
        .results()
        .map(row ->
            new Row(
                CODE.matcher(row.group(1).replace("\\|", "|"))
                    .results()
                    .map(code -> code.group(1))
                    .toList(),
                row.group(2).replace("\\|", "|")))
        .toList();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/hours.md"));
  }
}
