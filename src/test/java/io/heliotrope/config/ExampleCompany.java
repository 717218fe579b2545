package io.heliotrope.config;

import java.util.Map;

/** A small company, as its operator writes it. */
public final class ExampleCompany {

  public static final Map<String, String> FILES =
      Map.of(
          "sites.yaml",
          """
          company: Sunhouse Energy
          pbx: west
          sites:
            lisbon:
              label: Lisbon
              zone: Europe/Lisbon
              hours: Mo-Fr 08:00-17:00
            manila:
              zone: Asia/Manila
              hours: Mo-Fr 08:00-16:00
              pbx: east
          """,
          "agents.yaml",
          """
          agents:
            ana:
              label: Ana Sousa
              site: lisbon
              endpoint: PJSIP/1001
              skills: { billing: 80, outages: 40 }
              languages: [en, pt]
            rui:
              site: lisbon
              endpoint: PJSIP/1002
              skills: { billing: 50, outages: 90 }
              languages: pt
            maria:
              site: manila
              endpoint: PJSIP/3001
              skills: { billing: 60, outages: 80 }
              languages: [en]
          """,
          "queues.yaml",
          """
          queues:
            billing:
              label: Billing
              needs: { billing: 60 }
              sites: [lisbon, manila]
              ring: 25s
              wrap-up: 30s
              whisper: whisper-billing
            outages:
              needs: [outages]
              sites: [manila, lisbon]
          """,
          "numbers.yaml",
          """
          numbers:
            5551000: { flow: main, language: en }
            0042: { flow: main, language: pt }
            default: { flow: main }
          """);

  private ExampleCompany() {}
}
