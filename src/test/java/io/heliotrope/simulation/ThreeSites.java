package io.heliotrope.simulation;

import io.heliotrope.call.PbxName;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.Company;
import io.heliotrope.config.Site;
import io.heliotrope.floor.Rules;
import io.heliotrope.testing.CompanyText;
import java.util.LinkedHashMap;
import java.util.Map;

/** A company that follows the sun over three sites, each with a PBX of its own. */
final class ThreeSites {

  static final Rules ONE =
      rules(
          "one",
          """
          site  lisbon  Europe/Lisbon        Mo-Fr 08:00-18:00
          site  denver  America/Denver       Mo-Fr 08:00-17:00
          site  manila  Asia/Manila          Mo-Fr 20:00-04:00
          agent ana     lisbon               billing=80  en,pt
          agent rui     lisbon               billing=50  pt
          agent eva     lisbon               billing=70,tech=60  en,es
          agent bob     denver               billing=70,tech=60  en,es
          agent kim     denver               billing=65  en
          agent joy     manila               billing=90,tech=60  en
          agent mia     manila               billing=60  en
          queue billing lisbon,denver,manila billing=60  wrap-up=20s
          queue any     lisbon,denver,manila -           ring=8s
          queue tech    lisbon,denver,manila tech=50     ring=10s
          """);

  /** As one, but callers of billing are helped by more and more, and nobody waits for ever. */
  static final Rules WIDENING =
      rules(
          "widening",
          """
          site  lisbon  Europe/Lisbon        Mo-Fr 08:00-18:00
          site  denver  America/Denver       Mo-Fr 08:00-17:00
          site  manila  Asia/Manila          Mo-Fr 20:00-04:00
          agent ana     lisbon               billing=80  en,pt
          agent rui     lisbon               billing=50  pt
          agent eva     lisbon               billing=70,tech=60  en,es
          agent bob     denver               billing=70,tech=60  en,es
          agent kim     denver               billing=35  en
          agent joy     manila               billing=90,tech=60  en
          agent mia     manila               billing=40  en
          queue billing lisbon,denver,manila billing=60  wrap-up=20s strategy=best-fit spread=together
          ring  billing lisbon,manila        billing=60
          ring  billing lisbon,denver,manila billing=60  after=20s
          ring  billing lisbon,denver,manila billing=30  after=45s last-resort=en
          limit billing longest-wait=6m      queue=any
          queue any     lisbon,denver,manila -           ring=8s
          limit any     longest-wait=9m      callback
          limit any     longest-queue=6      callback
          limit any     nobody-signed-in     exit=closed
          queue tech    lisbon,denver,manila tech=50     ring=10s
          limit tech    longest-wait=30s     exit=busy
          """);

  /**
   * Rui is gone, Mia has moved, Manila never closes, billing asks for less and is in haste, and
   * tech is no more.
   */
  static final Rules TWO =
      rules(
          "two",
          """
          site  lisbon  Europe/Lisbon        Mo-Fr 09:00-17:00
          site  denver  America/Denver       Mo-Fr 08:00-17:00
          site  manila  Asia/Manila          24/7
          agent joy     manila               billing=90  en
          agent ana     lisbon               billing=80  en,pt
          agent eva     lisbon               billing=70  en,es
          agent mia     lisbon               billing=60  en
          agent bob     denver               billing=70  en,es
          agent kim     denver               billing=65  en
          queue billing manila,lisbon,denver billing=50  ring=12s
          queue any     denver,manila,lisbon -           ring=8s
          """);

  private ThreeSites() {}

  private static Rules rules(String version, String text) {
    Company company = CompanyText.read(text);
    Map<SiteId, Site> sites = new LinkedHashMap<>();
    for (Site site : company.sites().values()) {
      var pbx = new PbxName("pbx-" + site.id().name());
      sites.put(site.id(), new Site(site.id(), site.label(), site.zone(), site.schedule(), pbx));
    }
    return Rules.of(
        version,
        new Company(company.name(), sites, company.agents(), company.queues(), company.numbers()));
  }
}
