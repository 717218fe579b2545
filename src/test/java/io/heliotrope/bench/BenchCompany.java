package io.heliotrope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The operator's files with which Heliotrope has the dialogue of all servers: one flow that serves,
 * one that asks for a person. There is one, whose telephone rings and rings for the first of them;
 * all others wait.
 */
final class BenchCompany {

  private static final Map<String, String> FILES =
      Map.of(
          "heliotrope.yaml",
          """
          agi: { listen: "127.0.0.1:0", drain: 1s }
          web: { listen: "127.0.0.1:0" }
          journal: { folder: journal }
          pbxs:
            bench:
              ami: 127.0.0.1:1 # nobody is there
              secret-env: BENCH_SECRET
              system-name-env: BENCH_SYSTEM_NAME
          """,
          "sites.yaml",
          """
          company: Bench
          pbx: bench
          sites:
            here: { label: Here, zone: Europe/Lisbon, hours: 24/7 }
          """,
          "agents.yaml",
          """
          agents:
            ana:
              label: Ana
              site: here
              endpoint: PJSIP/1001
              skills: { help: 90 }
              languages: [pt]
          """,
          "queues.yaml",
          """
          queues:
            help: { label: Help, needs: { help: 60 }, sites: [here], ring: 2m }
          """,
          "numbers.yaml",
          """
          numbers:
            %s: { flow: served, language: pt }
            %s: { flow: held, language: pt }
          """
              .formatted(Dialogue.SERVED, Dialogue.HELD),
          "flows/served.yaml",
          """
          flow: served
          start: welcome
          nodes:
            welcome: { say: welcome, next: menu }
            menu:
              menu: main-menu
              choices: { "1": hours, "0": person }
              silence: { say: welcome }
              wrong-key: { say: welcome }
              give-up: person
            hours: { say: opening-hours, next: told }
            told: { task: opening-hours, next: goodbye }
            person: { person: help, talked: goodbye, nobody-awake: goodbye }
            goodbye: { hang-up: goodbye }
          """,
          "flows/held.yaml",
          """
          flow: held
          start: person
          nodes:
            person: { person: help, talked: goodbye, nobody-awake: goodbye }
            goodbye: { hang-up: goodbye }
          """,
          "prompts/pt.yaml",
          """
          welcome: "Bem-vindo."
          main-menu: "Para o nosso horário, prima um. Para falar com alguém, prima zero."
          opening-hours: "Estamos abertos das nove às cinco."
          goodbye: "Até logo."
          """);

  /** Where the files look for their secrets. */
  static final Map<String, String> ENVIRONMENT =
      Map.of("BENCH_SECRET", "none", "BENCH_SYSTEM_NAME", Dialogue.SYSTEM_NAME);

  private BenchCompany() {}

  /** Writes the files into a new folder; the journal grows in it too. */
  static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("bench-agi");
    ConfigFolder.write(folder, FILES);
    return folder;
  }
}
