package io.heliotrope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.SiteId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HoursTextTest {

  private static HoursText read(String text) {
    var mistakes = new Mistakes();
    var read = HoursText.read("hours.yaml", text, _ -> {}, mistakes);
    assertThat(mistakes.list()).isEmpty();
    return read.orElseThrow();
  }

  private static String mistakes(String text) {
    var mistakes = new Mistakes();
    assertThat(HoursText.read("hours.yaml", text, _ -> {}, mistakes)).isEmpty();
    return mistakes.list().toString();
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    String text =
        """
        version: 7
        follows: 6
        published: 2026-11-23T10:00:00Z
        in-force: 2026-12-01T00:00:00Z
        author: 'ana: the supervisor'
        why: "a \\"test\\" # of 100 %"
        acknowledged: ["fr:sat-18:00"]
        sites:
          lisbon:
            hours: "Mo-Fr 08:00-18:00; Sa 09:00-13:00"   # as always
            overrides:
              party: { from: 2026-12-18 13:00, to: 2026-12-18, closed: true, reason: "yes" }
              "007": { from: 2026-12-19, to: 2026-12-20, hours: "24/7", reason: "1 2 3" }
          denver: { hours: "off" }
        """;
    HoursText once = read(text);
    HoursText twice = read(once.write());
    assertThat(twice).isEqualTo(once);
    assertThat(twice.write()).isEqualTo(once.write());
    var lisbon = Objects.requireNonNull(twice.sites().get(new SiteId("lisbon"))).schedule();
    assertThat(lisbon.overrides()).extracting(HoursOverride::name).containsExactly("party", "007");
    assertThat(lisbon.overrides())
        .extracting(HoursOverride::reason)
        .containsExactly("yes", "1 2 3");
    assertThat(twice.head().why()).contains("a \"test\" # of 100 %");
  }

  @Test
  void theSameIsTheSameHoweverItIsLaidOut() {
    assertThat(read("sites: { lisbon: { hours: 24/7 } }"))
        .isEqualTo(read("sites:\n  lisbon:\n    hours: '24/7' # always\n"))
        .isNotEqualTo(read("sites: { lisbon: { hours: 'off' } }"));
  }

  @Test
  void whatSitesYamlSaysOfHoursIsTheSameText() {
    String sites = Objects.requireNonNull(ExampleCompany.FILES.get(CompanyReader.SITES));
    var mistakes = new Mistakes();
    var book = CompanyReader.read(ExampleCompany.FILES, _ -> {}, mistakes).orElseThrow();
    assertThat(book.hours().keySet()).isEqualTo(book.company().sites().keySet());
    String written = new HoursText(HoursText.Head.NONE, book.hours()).write();
    assertThat(read(written).sites()).isEqualTo(book.hours());
    assertThat(sites).contains("zone:");
    assertThat(written).doesNotContain("zone:", "label:", "pbx:");
  }

  @Test
  void mistakesAreToldAllAtOnceWithTheirPlaces() {
    assertThat(
            mistakes(
                """
                version: seven
                folows: 6
                sites:
                  lisbon: { hour: 24/7 }
                  denver: { hours: 24/7, zone: UTC }
                """))
        .contains(
            "hours.yaml:1:10: version: a whole number",
            "hours.yaml:2:1: unknown name 'folows'",
            "Maybe 'follows'?",
            "'hours' is missing",
            "unknown name 'zone'");
  }

  @Test
  void overridesAreReadAsTheyWereWritten() {
    var sheet =
        OverrideSheet.read(
                "overrides.yaml",
                """
                revision: 3
                changed: { at: 2026-11-23T10:00:00Z, by: ana, what: "closed: lisbon" }
                sites:
                  lisbon:
                    emergency-1: { from: 2026-11-23T10:00Z, to: 2026-11-23T12:00+01:00, closed: true, emergency: true, reason: storm, by: ana, set: 2026-11-23T10:00:00Z }
                    late: { from: 2026-12-01 10:00, to: 2026-12-02, hours: "10:00-20:00", reason: audit }
                """,
                _ -> {},
                new Mistakes())
            .orElseThrow();
    assertThat(sheet.of(new SiteId("lisbon"))).hasSize(2);
    assertThat(OverrideSheet.read("x", sheet.write(), _ -> {}, new Mistakes())).contains(sheet);
    assertThat(OverrideSheet.read("x", OverrideSheet.EMPTY.write(), _ -> {}, new Mistakes()))
        .contains(OverrideSheet.EMPTY);
    assertThat(sheet.without(new SiteId("lisbon"), "late", sheet.last().orElseThrow()).sites())
        .isEqualTo(Map.of(new SiteId("lisbon"), sheet.of(new SiteId("lisbon")).subList(0, 1)));
  }
}
