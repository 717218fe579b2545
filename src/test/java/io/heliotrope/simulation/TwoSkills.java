package io.heliotrope.simulation;

import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * 90 agents for six kinds of callers, who speak one of three languages and want one of two things:
 * 84 Erlang of talks of 10 min. Where everybody can do everything that is one pool. Here each agent
 * can help two kinds only: ten agents for each two kinds that differ in the language or in the
 * thing, not both.
 */
final class TwoSkills {

  private static final List<String> LANGUAGES = List.of("en", "es", "pt");
  private static final List<String> SKILLS = List.of("billing", "support");
  private static final int AGENTS_OF_A_KIND = 10;
  private static final Duration DAY = Duration.ofDays(1);

  private TwoSkills() {}

  /**
   * How much longer callers wait in the mean than where everybody can do everything, with the same
   * callers, over runs of a day after a day of warm-up.
   */
  static Estimate ratio(int runs, String queueOptions, Runnable progress) {
    CallCentre two = two(queueOptions);
    CallCentre all = all(queueOptions);
    var gathering = new Estimate.Gathering();
    LongStream.rangeClosed(1, runs)
        .parallel()
        .mapToObj(seed -> {
          double ours = two.warmedUp(DAY, DAY, seed).answerSeconds();
          double pooled = all.warmedUp(DAY, DAY, seed).answerSeconds();
          progress.run();
          return new double[] {ours, pooled};
        })
        .toList()
        .forEach(run -> gathering.add(run[0], run[1]));
    return gathering.estimate();
  }

  /** Each agent speaks two languages and has one skill, or the other way round. */
  static CallCentre two(String queueOptions) {
    List<String> agents = new ArrayList<>();
    for (int kind = 0; kind < LANGUAGES.size(); kind++) {
      String one = LANGUAGES.get(kind);
      String other = LANGUAGES.get((kind + 1) % LANGUAGES.size());
      for (String skill : SKILLS) {
        agents.add(skill + " " + one + "," + other);
      }
      agents.add(String.join(",", SKILLS) + " " + one);
    }
    return centre(agents, queueOptions);
  }

  /** Everybody can do everything. */
  static CallCentre all(String queueOptions) {
    String everything = String.join(",", SKILLS) + " " + String.join(",", LANGUAGES);
    return centre(Collections.nCopies(9, everything), queueOptions);
  }

  private static CallCentre centre(List<String> kinds, String queueOptions) {
    StringBuilder text = new StringBuilder("site here UTC 24/7\n");
    for (String skill : SKILLS) {
      text.append("queue %s here %s=1 %s%n".formatted(skill, skill, queueOptions));
    }
    int number = 0;
    for (String kind : kinds) {
      for (int n = 0; n < AGENTS_OF_A_KIND; n++) {
        text.append("agent a%d here %s%n".formatted(number++, kind));
      }
    }
    return CallCentre.of(
        text,
        new Poisson.Kind(
            Duration.ofMinutes(10).dividedBy(84),
            Duration.ofMinutes(10),
            Caller.FOREVER,
            SKILLS.stream().map(QueueId::new).toList(),
            LANGUAGES.stream().map(Language::new).toList()));
  }
}
