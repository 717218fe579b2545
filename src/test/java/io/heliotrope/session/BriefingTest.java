package io.heliotrope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CallId;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.config.AcceptKey;
import io.heliotrope.config.Agent;
import io.heliotrope.config.AgentKeys;
import io.heliotrope.config.Announce;
import io.heliotrope.config.Choice;
import io.heliotrope.config.Limits;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Whisper;
import io.heliotrope.config.Whisper.Part;
import io.heliotrope.routing.Request;
import io.heliotrope.session.port.Sounds;
import io.heliotrope.session.port.Whispering;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefingTest {

  private static final Instant NOON = Instant.parse("2026-03-24T12:00:00Z");
  private static final Language EN = new Language("en");
  private static final Language PT = new Language("pt");
  private static final Optional<AcceptKey> ONE =
      Optional.of(new AcceptKey('1', Duration.ofSeconds(8)));
  private static final Whisper ALL =
      new Whisper(
          Optional.of("billing"), List.of(Part.PRIORITY, Part.LANGUAGE, Part.WAITED, Part.TRIED));

  private Duration waited = Duration.ZERO;
  private Duration headStart = Duration.ZERO;
  private Language caller = PT;
  private List<String> tried = List.of();

  private Whispering told(Whisper whisper, Optional<AcceptKey> accept, Language... spoken) {
    return told(Optional.of(whisper), accept, spoken);
  }

  private Whispering told(
      Optional<Whisper> whisper, Optional<AcceptKey> accept, Language... spoken) {
    Map<Language, Integer> languages = new LinkedHashMap<>();
    for (Language language : spoken) {
      languages.put(language, 100 - 10 * languages.size());
    }
    var lisbon = new SiteId("lisbon");
    var agent =
        new Agent(
            new AgentId("ana"),
            "Ana",
            lisbon,
            new Endpoint("PJSIP/1001"),
            Map.of(),
            languages,
            Set.of());
    var queue =
        new Queue(
            new QueueId("billing"),
            "Billing",
            Map.of(),
            List.of(lisbon),
            Duration.ofSeconds(20),
            Duration.ZERO,
            "default",
            whisper,
            List.of(),
            Choice.USUAL,
            Queue.USUAL_PRIORITY,
            Optional.empty(),
            Limits.NONE,
            Queue.USUAL_MISSES,
            accept,
            Announce.USUAL,
            Optional.empty(),
            AgentKeys.NONE);
    var request =
        new Request(
            new CallId("lab-1"),
            queue.id(),
            caller,
            NOON.minus(waited),
            Optional.empty(),
            headStart,
            Optional.empty(),
            Optional.empty());
    return new Briefing(request, tried, NOON).of(queue, agent, new Prompts());
  }

  @Test
  void aCallerOfWhomThereIsNothingToTell() {
    assertThat(told(ALL, Optional.empty(), PT, EN))
        .isEqualTo(new Whispering(List.of("billing"), PT, Optional.empty(), Duration.ZERO));
  }

  @Test
  void aPreferredCallerWhoHasWaitedAndTriedSomething() {
    waited = Duration.ofSeconds(150);
    headStart = Duration.ofSeconds(60);
    caller = new Language("fr-ca");
    tried = List.of("welcome", "outages", "menu", "balance", "invoice", "person");
    Whispering told = told(ALL, ONE, EN, PT);
    assertThat(told.language()).isEqualTo(EN);
    assertThat(told.files())
        .containsExactly(
            "billing",
            "whisper-priority",
            "caller-speaks-fr",
            "waited-2",
            "tried-balance",
            "tried-invoice", // the last two
            "whisper-take",
            "press-1");
    assertThat(told.key()).contains('1');
    assertThat(told.within()).isEqualTo(Duration.ofSeconds(8));
  }

  @ParameterizedTest
  @CsvSource({
    "PT59S, ''",
    "PT1M, waited-1",
    "PT4M59S, waited-4",
    "PT9M, waited-5",
    "PT39M, waited-30",
    "PT40M, waited-more"
  })
  void aWaitIsToldInWholeMinutesThatHavePassed(Duration wait, String prompt) {
    waited = wait;
    assertThat(
            told(new Whisper(Optional.empty(), List.of(Part.WAITED)), Optional.empty(), EN).files())
        .isEqualTo(prompt.isEmpty() ? List.of() : List.of(prompt));
  }

  @Test
  void anAgentWhoUnderstandsNoneOfThePromptsHearsNone() {
    assertThat(told(ALL, Optional.empty(), new Language("qu"))).isEqualTo(Whispering.NONE);
  }

  @Test
  void butIsAskedForTheKeyAllTheSame() {
    assertThat(told(Optional.empty(), ONE, new Language("qu")))
        .isEqualTo(
            new Whispering(
                List.of("whisper-take", "press-1"), EN, Optional.of('1'), Duration.ofSeconds(8)));
  }

  @Test
  void whatNoPromptSaysIsLeftOut() {
    var star = new AcceptKey('*', Duration.ofSeconds(1));
    assertThat(told(Optional.empty(), Optional.of(star), EN).files())
        .containsExactly("whisper-take");
    assertThat(told(Optional.empty(), Optional.empty(), EN)).isEqualTo(Whispering.NONE);
  }

  /** English has all of them, Portuguese what the operator wrote; each is its own file. */
  private record Prompts() implements Sounds {

    private static final Set<String> ENGLISH =
        Set.of(
            "billing",
            "whisper-priority",
            "whisper-take",
            "press-1",
            "caller-speaks-fr",
            "waited-1",
            "waited-2",
            "waited-4",
            "waited-5",
            "waited-30",
            "waited-more",
            "tried-outages",
            "tried-balance",
            "tried-invoice");

    @Override
    public Optional<Sound> find(String prompt, Language language) {
      return prompts(language).contains(prompt)
          ? Optional.of(new Sound(prompt, Duration.ofSeconds(1), prompt))
          : Optional.empty();
    }

    @Override
    public Set<Language> languages() {
      return Set.of(EN, PT);
    }

    @Override
    public Set<String> prompts(Language language) {
      return language.equals(EN) ? ENGLISH : language.equals(PT) ? Set.of("billing") : Set.of();
    }
  }
}
