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

  /** The same with everything that may be said of agents and queues. */
  public static final Map<String, String> IN_FULL =
      Map.of(
          "sites.yaml",
          """
          company: Sunhouse Energy
          pbx: west
          outbound: "PJSIP/{number}@trunk"
          markets:
            PT: { numbers: "+351", zone: Europe/Lisbon }
            US-CO: { numbers: ["+1303", "+1720"], zone: America/Denver }
            nordics: { zone: Europe/Stockholm }
          calendars:
            holidays: { url: "https://example.com/pt.ics?token=x", every: 12h, stale-after: 14d }
            works: { file: calendars/works.ics, may-be-empty: true }
          sites:
            lisbon:
              zone: Europe/Lisbon
              hours: Mo-Fr 08:00-17:00; PH off
              country: DE-BY
              calendar: holidays
              holidays: { 2026-06-13: Santo António, easter +49 days: "Whit Sunday" }
              staffing:
                - { hours: Mo-Fr 08:00-17:00, seats: 12 }
                - { hours: Mo-Fr 12:00-14:00, seats: 6, languages: [pt, en] }
              markets: PT
            manila:
              zone: Asia/Manila
              hours: Mo-Fr 08:00-16:00; PH off
              calendar: [works, holidays]
              overrides:
                typhoon: { from: 2026-07-01T00:00Z, to: 2026-07-02, closed: true, emergency: true, reason: Typhoon }
                inventory: { from: 2026-12-30 12:00, to: 2026-12-31, hours: "10:00-12:00", reason: Inventory, by: ana }
              markets: [US, PT]
              outbound: "Local/00{digits}@outbound/n"
          """,
          "agents.yaml",
          """
          by-phone: { tries: 4, locked-for: 10m, pauses: { 1: lunch, 2: coaching } }
          agents:
            ana:
              site: lisbon
              number: 77
              endpoint: PJSIP/1001
              skills: { billing: 80, outages: 40 }
              languages: { en: 70, pt: 100 }
            maria:
              site: manila
              endpoint: PJSIP/3001
              skills: { billing: 60, outages: 80 }
              languages: [en]
              markets: [US-CO, nordics]
          """,
          "queues.yaml",
          """
          queues:
            billing:
              needs: { billing: 60 }
              sites: [lisbon, manila]
              language-level: 40
              prefers: { outages: 40 }
              rings:
                - { market: callers, language-level: 70 }
                - { after: 30s, estimate-over: 3m, sites: [manila] }
                - { after: 2m, needs: { billing: 30 }, last-resort: en }
              strategy: best-fit
              spread: together
              weights: { skill: 40, language: 20, idle: 20 }
              usual-length: 10m
              priority: 20
              service-level: { within: 20s, share: 80 }
              limits:
                longest-queue: { callers: 50, then: callback }
                longest-wait: { time: 10m, then: { queue: general } }
                nobody-signed-in: { message: closed-today }
                nobody-awake: { within: 30m, then: { number: "+351210000000" } }
              misses-before-pause: 3
              callback:
                tries: 3
                gap: 15m
                first: customer
                hours: Mo-Sa 09:00-20:00
                ring: 40s
                numbers: ["+351", "+1"]
              accept-key: 1
              accept-within: 8s
              whisper: { prompt: billing, tells: [waited, tried] }
            general:
              sites: [lisbon, manila]
              limits:
                nobody-signed-in: { exit: nobody }
          """,
          "pins.yaml",
          """
          ana: pbkdf2-sha512$210000$dzQrTYt8mn0iYSgRSXb7vg$Q4hLxVGkuh3X0JQbCFyH4TcBk5d9cEDJrZlaV2OmJ2Y
          maria: pbkdf2-sha512$210000$dzQrTYt8mn0iYSgRSXb7vg$Q4hLxVGkuh3X0JQbCFyH4TcBk5d9cEDJrZlaV2OmJ2Y
          """,
          "numbers.yaml",
          """
          numbers:
            5551000: { flow: main, language: en, market: nordics }
            default: { flow: main, language: en }
          """);

  private ExampleCompany() {}
}
