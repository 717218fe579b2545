package io.heliotrope.bench.hours;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.hours.SiteHours;
import io.heliotrope.testing.CompanyText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** 50 sites in ten zones, open by the week, by seasons and dates, and at night; 20 languages. */
final class ManySites {

  private static final int SITES = 50;
  private static final int LANGUAGES = 20;

  private static final List<String> ZONES =
      List.of(
          "Europe/Lisbon",
          "America/Denver",
          "Asia/Manila",
          "Europe/Athens",
          "America/Sao_Paulo",
          "Asia/Kolkata",
          "Australia/Sydney",
          "Africa/Casablanca",
          "America/Chicago",
          "Europe/Paris");

  private static final List<String> HOURS =
      List.of(
          "Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-13:00; Dec 25 off",
          "Mo-Fr 09:00-17:00; Jun-Aug Mo-Fr 08:00-14:00",
          "Mo-Su 22:00-06:00");

  private ManySites() {}

  static Company company() {
    var random = new Random(4);
    var text = new StringBuilder();
    for (int site = 0; site < SITES; site++) {
      text.append(
          "site s%d %s %s%n"
              .formatted(
                  site, ZONES.get(site % ZONES.size()), HOURS.get(random.nextInt(HOURS.size()))));
      for (int agent = 0; agent < LANGUAGES; agent++) {
        text.append(
            "agent a%d-%d s%d skill%d q%c,q%c PT%n"
                .formatted(
                    site,
                    agent,
                    site,
                    random.nextInt(10),
                    'a' + random.nextInt(LANGUAGES),
                    'a' + random.nextInt(LANGUAGES)));
      }
    }
    return CompanyText.read(text.toString());
  }

  static Map<SiteId, SiteHours> hours(Company company) {
    Map<SiteId, SiteHours> hours = new LinkedHashMap<>();
    company
        .sites()
        .values()
        .forEach(site -> hours.put(site.id(), SiteHours.of(site.schedule(), site.zone())));
    return hours;
  }
}
