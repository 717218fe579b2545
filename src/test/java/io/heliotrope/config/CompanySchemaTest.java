package io.heliotrope.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas that editors use say the same as the readers, as far as a schema can. */
class CompanySchemaTest {

  private static final Path SCHEMAS = Path.of("src/main/resources/schema");
  private static final Path DEMO = Path.of("src/main/resources/company/demo");

  private static final Map<String, String> SETTINGS =
      Map.of(
          SettingsReader.FILE,
          """
          agi: { listen: 127.0.0.1:4573, allow: [127.0.0.0/8], calls: 100, drain: 2m }
          web: { listen: "[::1]:8080" }
          journal: { folder: journal, file-size: 64, files: 20 }
          sounds: sounds
          pbxs:
            west: { ami: 127.0.0.1:5038, user: heliotrope, secret-env: AMI, system-name-env: SYSTEM }
          """);

  @Test
  void examplesAreValid() throws IOException {
    for (var example : ExampleCompany.FILES.entrySet()) {
      assertThat(errors(example.getKey(), example.getValue())).isEmpty();
    }
    for (var example : ExampleCompany.IN_FULL.entrySet()) {
      assertThat(errors(example.getKey(), example.getValue())).isEmpty();
    }
    assertThat(mistakes(ExampleCompany.IN_FULL)).isEmpty();
    for (String file : CompanyReader.FILES) {
      assertThat(errors(file, Files.readString(DEMO.resolve(file)))).isEmpty();
    }
    String settings = requireNonNull(SETTINGS.get(SettingsReader.FILE));
    assertThat(errors(SettingsReader.FILE, settings)).isEmpty();
    assertThat(mistakes(SETTINGS)).isEmpty();
    String demo = Files.readString(DEMO.resolve(SettingsReader.FILE));
    assertThat(errors(SettingsReader.FILE, demo)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sites   | company: Sunhouse Energy      | company: 7",
        "sites   | company: Sunhouse Energy      | ''",
        "sites   | pbx: west                     | pbx: West",
        "sites   | pbx: west                     | pbxx: west",
        "sites   | '  lisbon:'                   | '  Lisbon:'",
        "sites   | zone: Europe/Lisbon           | ''",
        "sites   | zone: Europe/Lisbon           | zone: +02:00",
        "sites   | zone: Europe/Lisbon           | zone: [Europe/Lisbon]",
        "sites   | hours: Mo-Fr 08:00-17:00      | opens: Mo-Fr 08:00-17:00",
        "sites   | hours: Mo-Fr 08:00-17:00      | hours: true",
        "sites   | label: Lisbon                 | label: ''",
        "sites   | 'sites:'                      | 'site:'",
        "agents  | site: manila                  | site: Manila!",
        "agents  | endpoint: PJSIP/3001          | endpoint: PJSIP/3001&PJSIP/3002",
        "agents  | endpoint: PJSIP/3001          | endpoint: 3001",
        "agents  | endpoint: PJSIP/3001          | ''",
        "agents  | '{ billing: 60, outages: 80 }'| '{ billing: 101 }'",
        "agents  | '{ billing: 60, outages: 80 }'| '{ billing: 0 }'",
        "agents  | '{ billing: 60, outages: 80 }'| '{ billing: high }'",
        "agents  | '{ billing: 60, outages: 80 }'| '{ Billing: 60 }'",
        "agents  | '{ billing: 60, outages: 80 }'| billing",
        "agents  | languages: pt                 | languages: PT",
        "agents  | languages: pt                 | languages: [pt, EN]",
        "agents  | languages: pt                 | language: pt",
        "queues  | sites: [lisbon, manila]       | sites: []",
        "queues  | sites: [lisbon, manila]       | sites: lisbon",
        "queues  | sites: [lisbon, manila]       | sites: [lisbon, lisbon]",
        "queues  | sites: [lisbon, manila]       | ''",
        "queues  | ring: 25s                     | ring: 25",
        "queues  | ring: 25s                     | ring: 25 s",
        "queues  | wrap-up: 30s                  | wrapup: 30s",
        "queues  | whisper: whisper-billing      | whisper: ../secret",
        "queues  | needs: [outages]              | needs: outages",
        "numbers | 5551000:                      | '+351555:'",
        "numbers | 5551000:                      | '555100055510005551000:'",
        "numbers | 'flow: main, language: en'    | 'language: en'",
        "numbers | 'flow: main, language: en'    | 'flow: main, language: EN'",
        "numbers | 'flow: main, language: en'    | 'flow: main, lang: en'",
        "numbers | default:                      | others:",
        "heliotrope | calls: 100                 | calls: 0",
        "heliotrope | calls: 100                 | calls: many",
        "heliotrope | drain: 2m                  | drain: 2",
        "heliotrope | 'listen: 127.0.0.1:4573'   | 'listen: 127.0.0.1'",
        "heliotrope | files: 20                  | files: 1",
        "heliotrope | folder: journal            | folders: journal",
        "heliotrope | 'secret-env: AMI, '        | ''",
        "heliotrope | 'secret-env: AMI, '        | 'secret: hush, '",
        "heliotrope | 'secret-env: AMI, '        | 'secret-env: AMI, secret-file: x, '",
        "heliotrope | 'pbxs:'                    | 'pbx:'",
      })
  void mistakesOfShapeAreFoundByBoth(String name, String from, String to) throws IOException {
    String file = name + ".yaml";
    areFoundByBoth(
        file.equals(SettingsReader.FILE) ? SETTINGS : ExampleCompany.FILES, file, from, to);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sites   | markets: PT                   | markets: Pt",
        "sites   | 'closed: true, emergency'     | 'closed: true, open: true, emergency'",
        "sites   | 'closed: true, emergency'     | 'emergency'",
        "sites   | from: 2026-12-30 12:00        | from: tomorrow",
        "sites   | ', reason: Inventory'         | ''",
        "sites   | country: DE-BY                | country: [DE]",
        "sites   | calendar: holidays            | calendar: Holidays!",
        "sites   | 'calendar: [works, holidays]' | 'calendar: { works: 1 }'",
        "sites   | 'url: \"https:'                | 'url: \"webcal:'",
        "sites   | 'url: \"https:'                | 'url: \"file:'",
        "sites   | '//example.com'               | '//ana:pass@example.com'",
        "sites   | 'file: calendars/works.ics, ' | ''",
        "sites   | 'file: calendars/works.ics, ' | 'file: x, url: \"https://x.y\", '",
        "sites   | 'every: 12h'                  | 'every: often'",
        "sites   | 'stale-after: 14d'            | 'stale-after: 14'",
        "sites   | 'may-be-empty: true'          | 'may-be-empty: yes'",
        "sites   | 'may-be-empty: true'          | 'empty: true'",
        "sites   | '2026-06-13: Santo António'   | '2026-06-13: [x]'",
        "sites   | '2026-06-13: Santo António'   | '2026-06-13: true'",
        "sites   | seats: 12                     | seats: -1",
        "sites   | seats: 12                     | seat: 12",
        "sites   | 'languages: [pt, en]'         | 'languages: [PT]'",
        "sites   | 'hours: Mo-Fr 12:00-14:00, '  | ''",
        "agents  | '{ en: 70, pt: 100 }'         | '{ en: 0 }'",
        "agents  | '{ en: 70, pt: 100 }'         | '{ EN: 10 }'",
        "agents  | 'markets: [US-CO, nordics]'   | 'markets: [us_co!]'",
        "agents  | tries: 4                      | tries: 0",
        "agents  | tries: 4                      | tires: 4",
        "agents  | locked-for: 10m               | locked-for: 10",
        "agents  | '2: coaching'                 | '12: coaching'",
        "agents  | '2: coaching'                 | '2: [coaching]'",
        "agents  | '{ 1: lunch, 2: coaching }'   | '{}'",
        "agents  | number: 77                    | number: 7",
        "agents  | number: 77                    | number: x7",
        "pins    | 'ana: pbkdf2-sha512$210000'   | 'ana: 1234 #'",
        "pins    | 'ana: pbkdf2-sha512$210000'   | 'ana: pbkdf2-sha512$1000'",
        "pins    | 'ana: pbkdf2-sha512$210000'   | 'Ana!: pbkdf2-sha512$210000'",
        "queues  | language-level: 40            | language-level: 0",
        "queues  | after: 30s                    | after: -30s",
        "queues  | after: 30s                    | afterwards: 30s",
        "queues  | estimate-over: 3m             | estimate-over: 3",
        "queues  | market: callers               | market: PT",
        "queues  | last-resort: en               | last-resort: EN",
        "queues  | strategy: best-fit            | strategy: rrmemory",
        "queues  | spread: together              | spread: even",
        "queues  | 'weights: { skill: 40, '      | 'weights: { skill: 101, '",
        "queues  | 'weights: { skill: 40, '      | 'weights: { skills: 40, '",
        "queues  | 'prefers: { outages: 40 }'    | 'prefers: { outages: 0 }'",
        "queues  | usual-length: 10m             | usual-length: 10",
        "queues  | 'accept-key: 1'               | 'accept-key: 12'",
        "queues  | 'accept-key: 1'               | 'accept-key: \"#\"'",
        "queues  | accept-within: 8s             | accept-within: 8",
        "queues  | 'accept-key: 1'               | ''",
        "queues  | 'tells: [waited, tried]'      | 'tells: [weather]'",
        "queues  | 'tells: [waited, tried]'      | 'tells: [tried, tried]'",
        "queues  | 'tells: [waited, tried]'      | 'tell: [tried]'",
        "queues  | 'prompt: billing, '           | 'prompt: ../x, '",
        "queues  | 'whisper: { prompt: billing, tells: [waited, tried] }' | 'whisper: {}'",
        "queues  | priority: 20                  | priority: 0",
        "queues  | 'within: 20s, '               | ''",
        "queues  | 'share: 80'                   | 'share: 0.8'",
        "queues  | 'callers: 50'                 | 'callers: 0'",
        "queues  | 'then: callback'              | 'then: call-back'",
        "queues  | 'then: callback'              | 'then: [callback]'",
        "queues  | '{ message: closed-today }'   | '{ message: a, exit: b }'",
        "queues  | '{ message: closed-today }'   | '{ say: a }'",
        "queues  | '\"+351210000000\"'           | '\"+351 21\"'",
        "queues  | misses-before-pause: 3        | misses-before-pause: -1",
        "queues  | accept-key: 1                 | accept-key: 12",
        "queues  | accept-key: 1                 | accept-key: A",
      })
  void mistakesInTheQueueInFullAsWell(String name, String from, String to) throws IOException {
    areFoundByBoth(ExampleCompany.IN_FULL, name + ".yaml", from, to);
  }

  private static void areFoundByBoth(
      Map<String, String> good, String file, String from, @Nullable String to) throws IOException {
    String text = requireNonNull(good.get(file));
    assertThat(text).contains(from);
    String spoilt = text.replace(from, to == null ? "" : to);
    var files = new HashMap<>(good);
    files.put(file, spoilt);
    assertThat(errors(file, spoilt)).as("by the schema").isNotEmpty();
    assertThat(mistakes(files)).as("by the reader").isNotEmpty();
  }

  private static List<com.networknt.schema.Error> errors(String file, String yaml)
      throws IOException {
    String schema = file.replace(".yaml", ".schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMAS.resolve(schema)))
        .validate(yaml, InputFormat.YAML);
  }

  private static List<Mistake> mistakes(Map<String, String> files) throws IOException {
    var mistakes = new Mistakes();
    String settings = files.get(SettingsReader.FILE);
    if (settings == null) {
      CompanyReader.read(files, _ -> {}, mistakes);
    } else {
      Path folder = Files.createTempDirectory("settings");
      Path file = Files.writeString(folder.resolve(SettingsReader.FILE), settings);
      SettingsReader.read(
          folder, Map.of("AMI", "hush", "SYSTEM", "west-1-which-nobody-knows"), mistakes);
      Files.delete(file);
      Files.delete(folder);
    }
    return mistakes.list().stream().filter(Mistake::isError).toList();
  }
}
