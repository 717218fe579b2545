package io.heliotrope.bench.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same small company for both: all agents can help everybody, and need no wrap-up. */
final class ConnectCompany {

  private static final Map<String, String> FILES =
      Map.of(
          "sites.yaml",
          """
          company: Bench
          pbx: bench
          sites:
            here: { label: Here, zone: Europe/Lisbon, hours: 24/7 }
          """,
          "queues.yaml",
          """
          queues:
            help: { label: Help, needs: { help: 60 }, sites: [here], ring: 20s }
          """,
          "numbers.yaml",
          """
          numbers:
            %s: { flow: main, language: en }
          """
              .formatted(Answering.HELIOTROPE.did),
          "flows/main.yaml",
          """
          flow: main
          start: person
          nodes:
            person: { person: help, talked: done, nobody-awake: done }
            done: { hang-up: }
          """,
          "prompts/en.yaml",
          """
          welcome: "Welcome."
          """);

  private ConnectCompany() {}

  /** Heliotrope's files. */
  static Map<String, String> files(List<String> agents, int agiPort, int webPort, int amiPort) {
    Map<String, String> files = new HashMap<>(FILES);
    files.put(
        "heliotrope.yaml",
        """
        agi: { listen: "127.0.0.1:%d", drain: 1s }
        web: { listen: "127.0.0.1:%d" }
        journal: { folder: journal }
        pbxs:
          bench:
            ami: 127.0.0.1:%d
            secret-env: BENCH_SECRET
            system-name-env: BENCH_SYSTEM_NAME
        """
            .formatted(agiPort, webPort, amiPort));
    var list = new StringBuilder("agents:\n");
    for (String agent : agents) {
      list.append(
          """
            a%s:
              label: Agent %s
              site: here
              endpoint: PJSIP/%s
              skills: { help: 90 }
              languages: [en]
          """
              .formatted(agent, agent, agent));
    }
    files.put("agents.yaml", list.toString());
    return files;
  }

  /** Asterisk's queue as a number to dial; I: as in our own dialplan, no connected-line updates. */
  static String dialplan() {
    return """
    [from-trunk](+)
    exten => %s,1,Answer()
     same => n,Queue(bench,I)
     same => n,Hangup()
    """
        .formatted(Answering.QUEUE.did);
  }

  /** Asterisk's queue, as quick as its settings make it: it looks no oftener than once a second. */
  static String queues(List<String> agents) {
    var text =
        new StringBuilder(
            """
            [bench]
            strategy = leastrecent
            autofill = yes
            retry = 1
            timeout = 20
            wrapuptime = 0
            ringinuse = no
            joinempty = yes
            """);
    agents.forEach(agent -> text.append("member => PJSIP/").append(agent).append('\n'));
    return text.toString();
  }
}
