package io.heliotrope.cli;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.hours.coverage.Coverage;
import io.heliotrope.hours.coverage.CoverageText;
import io.heliotrope.hours.coverage.Finding;
import io.heliotrope.hours.coverage.NeedCoverage;
import io.heliotrope.hours.coverage.Reason;
import io.heliotrope.hours.coverage.Recurrence;
import io.heliotrope.hours.coverage.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Coverage for programs. */
final class CoverageJson {

  private final Company company;
  private final Coverage coverage;
  private final CoverageText text;

  CoverageJson(Company company, Coverage coverage) {
    this.company = company;
    this.coverage = coverage;
    this.text = new CoverageText(company);
  }

  Map<String, Object> of(List<NeedCoverage> needs) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("company", company.name());
    json.put("from", coverage.horizon().from().toString());
    json.put("to", coverage.horizon().to().toString());
    json.put("timeZones", OpenText.release());
    json.put("thin", coverage.promised());
    json.put("needs", needs.stream().map(this::need).toList());
    return json;
  }

  private Map<String, Object> need(NeedCoverage one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", one.need().kind());
    json.put("name", one.need().name());
    json.put("label", one.need().label());
    List<Map<String, Object>> sites = new ArrayList<>();
    one.sites().forEach((site, seats) -> sites.add(site(one, site, seats)));
    json.put("sites", sites);
    json.put("gaps", stretches(one.gaps()));
    json.put("thin", stretches(one.thin()));
    json.put("overlaps", stretches(one.overlaps()));
    json.put("findings", one.findings().stream().map(finding -> finding(one, finding)).toList());
    return json;
  }

  private Map<String, Object> site(NeedCoverage one, SiteId site, int seats) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("site", site.name());
    json.put("label", company.label(site));
    json.put("seats", seats);
    json.put("awake", stretches(coverage.when(one.need(), site)));
    return json;
  }

  private Map<String, Object> finding(NeedCoverage one, Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", finding.state().name().toLowerCase(Locale.ROOT));
    json.put("text", text.sentence(one.need(), coverage.promised(), finding));
    Recurrence when = finding.when();
    json.put("days", when.days().stream().map(day -> day.name().substring(0, 3)).toList());
    json.put("first", stretch(when.firstTime()));
    json.put("last", stretch(when.lastTime()));
    json.put("wasSoBefore", when.before());
    json.put("goesOn", when.after());
    switch (finding) {
      case Finding.Usual usual -> {
        json.put("usual", true);
        json.put("since", reasons(usual.since()));
        json.put("until", reasons(usual.until()));
      }
      case Finding.Unusual unusual -> {
        json.put("usual", false);
        json.put("because", reasons(unusual.because()));
      }
    }
    return json;
  }

  private List<Map<String, Object>> reasons(List<Reason> reasons) {
    return reasons.stream().map(this::reason).toList();
  }

  private Map<String, Object> reason(Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (reason) {
      case Reason.ClockChange change -> {
        json.put("kind", "clock-change");
        json.put("zone", change.zone().getId());
        json.put("at", change.at().toString());
        json.put("from", change.before().getId());
        json.put("to", change.after().getId());
      }
      case Reason.SiteHours hours -> {
        json.put("kind", "hours");
        json.put("site", hours.site().name());
        json.put("seats", hours.seats());
        json.put("cause", OpenJson.cause(hours.cause()));
      }
    }
    return json;
  }

  private static List<Map<String, String>> stretches(List<Stretch> stretches) {
    return stretches.stream().map(CoverageJson::stretch).toList();
  }

  private static Map<String, String> stretch(Stretch one) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("from", one.from().toString());
    json.put("to", one.to().toString());
    return json;
  }
}
