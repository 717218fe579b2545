package io.heliotrope.config;

import io.heliotrope.call.Language;
import io.heliotrope.call.Printable;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads one queue after the other, and remembers what can be checked only when all are known. */
final class QueueReader {

  private static final Duration USUAL_RING = Duration.ofSeconds(20);
  private static final FieldType<Duration> RING =
      FieldType.duration(Duration.ofSeconds(1), Duration.ofMinutes(2));
  private static final FieldType<Duration> UP_TO_AN_HOUR =
      FieldType.duration(Duration.ZERO, Duration.ofHours(1));
  private static final FieldType<Duration> UP_TO_A_DAY =
      FieldType.duration(Duration.ZERO, Duration.ofHours(24));
  private static final FieldType<Duration> UP_TO_A_MONTH =
      FieldType.duration(Duration.ZERO, Duration.ofDays(30));
  private static final FieldType<Integer> WEIGHT = FieldType.integer(0, 100);
  private static final FieldType<Integer> FROM_ONE = FieldType.integer(1, 100);
  private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,79}");

  private final Mistakes mistakes;
  private final FieldType<CallbackRules> callbackType;
  private final Consumer<Located<SiteId>> siteMeant;
  private final Consumer<Located<String>> promptMeant;
  private final Map<QueueId, QueuePlaces> places = new HashMap<>();
  private final AgentKeysField agentKeys;

  /** {@code siteMeant} and {@code promptMeant} hear of every site and prompt that a queue names. */
  QueueReader(
      Mistakes mistakes,
      FieldType<String> hours,
      Consumer<Located<SiteId>> siteMeant,
      Consumer<Located<String>> promptMeant) {
    this.mistakes = mistakes;
    this.callbackType = CallbackField.type(hours);
    this.siteMeant = siteMeant;
    this.promptMeant = promptMeant;
    this.agentKeys = new AgentKeysField(mistakes);
  }

  Map<QueueId, QueuePlaces> places() {
    return places;
  }

  Optional<Queue> read(QueueId id, Fields fields) {
    var at = new QueuePlaces(fields.place());
    places.put(id, at);
    String label = fields.or("label", FieldType.text(), id.name());
    Map<Skill, Integer> needs = fields.or("needs", LevelFields.NEEDS, Map.of());
    int languageLevel = fields.or("language-level", FROM_ONE, 1);
    Optional<List<SiteId>> sites = fields.required("sites", sites());
    List<Optional<Ring>> rings = new ArrayList<>();
    fields.optional(
        "rings",
        FieldType.list(
            FieldType.object(f -> {
              var ring = ring(f, sites.orElse(List.of()), needs, languageLevel);
              rings.add(ring);
              at.rings.add(new Located<>(ring.isPresent(), f.place(), f.path()));
              return ring;
            })));
    var choice = choice(fields, at);
    Duration ring = fields.or("ring", RING, USUAL_RING);
    Duration wrapUp = fields.or("wrap-up", UP_TO_AN_HOUR, Duration.ZERO);
    String music = fields.or("music", FieldType.text().then(QueueReader::sound), "default");
    Optional<Whisper> whisper = fields.optional("whisper", WhisperField.whisper(promptMeant));
    int priority = fields.or("priority", FROM_ONE, Queue.USUAL_PRIORITY);
    Optional<ServiceLevel> level =
        fields.optional("service-level", FieldType.object(QueueReader::serviceLevel));
    Limits limits =
        fields.or("limits", FieldType.object(f -> Optional.of(limits(f, at))), Limits.NONE);
    int misses = fields.or("misses-before-pause", WEIGHT, Queue.USUAL_MISSES);
    Optional<AcceptKey> accept = WhisperField.acceptKey(fields);
    Announce announce =
        fields.or("announce", FieldType.object(QueueReader::announce), Announce.USUAL);
    Optional<CallbackRules> callback = fields.optional("callback", callbackType);
    at.callback =
        new Located<>(callback.isPresent(), fields.place("callback"), fields.path("callback"));
    AgentKeys keys = agentKeys.read(id, fields);
    List<Ring> all = rings.stream().flatMap(Optional::stream).toList();
    if (all.size() < rings.size() || choice.isEmpty()) {
      return Optional.empty();
    }
    inOrder(all, at);
    return sites.map(order -> {
      boolean widens = !all.isEmpty() || order.isEmpty(); // a queue without sites is refused there
      return new Queue(
          id,
          label,
          needs,
          order,
          ring,
          wrapUp,
          music,
          whisper,
          widens ? all : List.of(usual(order, needs, languageLevel)),
          choice.get(),
          priority,
          level,
          limits,
          misses,
          accept,
          announce,
          callback,
          keys);
    });
  }

  private static Ring usual(List<SiteId> sites, Map<Skill, Integer> needs, int languageLevel) {
    return new Ring(
        Duration.ZERO, Optional.empty(), sites, needs, languageLevel, Optional.empty(), false);
  }

  private Optional<Ring> ring(
      Fields fields, List<SiteId> queueSites, Map<Skill, Integer> queueNeeds, int queueLevel) {
    Duration after = fields.or("after", UP_TO_A_DAY, Duration.ZERO);
    Optional<Duration> over = fields.optional("estimate-over", UP_TO_A_DAY);
    List<SiteId> sites = fields.or("sites", sites(), queueSites);
    Map<Skill, Integer> needs = fields.or("needs", LevelFields.NEEDS, queueNeeds);
    int level = fields.or("language-level", FROM_ONE, queueLevel);
    Optional<Language> lastResort = fields.optional("last-resort", FieldType.made(Language::new));
    boolean market =
        fields.or("market", FieldType.oneOf(List.of("callers", "any")), "any").equals("callers");
    return sites.isEmpty()
        ? Optional.empty() // told already
        : Optional.of(new Ring(after, over, sites, needs, level, lastResort, market));
  }

  /** Rings widen: the first is open at once, and none opens before the one above it. */
  private void inOrder(List<Ring> rings, QueuePlaces at) {
    Duration before = Duration.ZERO;
    for (int i = 0; i < rings.size(); i++) {
      Located<Boolean> place = at.rings.get(i);
      Ring ring = rings.get(i);
      boolean byTime = ring.estimateOver().isEmpty() || !ring.after().isZero();
      if (i == 0 && !(ring.after().isZero() && ring.estimateOver().isEmpty())) {
        mistakes.error(
            place.place(),
            place.path(),
            "the first ring must be open at once.",
            "Maybe leave 'after' and 'estimate-over' out here.");
      } else if (byTime && ring.after().compareTo(before) < 0) {
        mistakes.error(
            place.place(),
            place.path(),
            "this ring opens after %s, one above it after %s."
                .formatted(DurationText.of(ring.after()), DurationText.of(before)),
            "Maybe write the rings in the order in which they open.");
      } else if (byTime) {
        before = ring.after();
      }
    }
  }

  private static Optional<Choice> choice(Fields fields, QueuePlaces at) {
    Strategy strategy =
        fields.or("strategy", FieldType.oneOf(Strategy.class), Strategy.LONGEST_IDLE);
    Spread usual = strategy == Strategy.BEST_FIT ? Spread.TOGETHER : Spread.IN_ORDER;
    Spread spread = fields.or("spread", FieldType.oneOf(Spread.class), usual);
    Optional<Weights> weights =
        fields.has("weights")
            ? fields.optional("weights", FieldType.object(QueueReader::weights))
            : Optional.of(Weights.USUAL);
    Map<Skill, Integer> prefers = fields.or("prefers", LevelFields.NEEDS, Map.of());
    at.prefers = new Located<>(prefers, fields.place("prefers"), fields.path("prefers"));
    Duration length = fields.or("usual-length", UP_TO_A_DAY, Duration.ZERO);
    Duration same = fields.or("same-agent", UP_TO_A_MONTH, Duration.ZERO);
    return weights.map(w -> new Choice(strategy, spread, w, prefers, length, same));
  }

  private static Optional<Weights> weights(Fields fields) {
    int skill = fields.or("skill", WEIGHT, 0);
    int language = fields.or("language", WEIGHT, 0);
    int market = fields.or("market", WEIGHT, 0);
    int site = fields.or("site", WEIGHT, 0);
    int idle = fields.or("idle", WEIGHT, 0);
    return Optional.of(new Weights(skill, language, market, site, idle));
  }

  private static Optional<ServiceLevel> serviceLevel(Fields fields) {
    Optional<Duration> within =
        fields.required("within", FieldType.duration(Duration.ofSeconds(1), Duration.ofHours(24)));
    Optional<Integer> share = fields.required("share", FROM_ONE);
    return within.flatMap(time -> share.map(percent -> new ServiceLevel(time, percent)));
  }

  private static Optional<Announce> announce(Fields fields) {
    Duration every =
        fields.or(
            "every",
            FieldType.duration(Duration.ofSeconds(10), Duration.ofHours(1)),
            Announce.USUAL.every());
    boolean position = fields.or("position", FieldType.truth(), true);
    Optional<Duration> within = fields.optional("estimate-within", UP_TO_AN_HOUR);
    return Optional.of(new Announce(every, position, within));
  }

  private Limits limits(Fields fields, QueuePlaces at) {
    Optional<Limits.Longest> queue =
        fields.optional(
            "longest-queue",
            FieldType.object(f -> {
              Optional<Integer> callers = f.required("callers", FieldType.integer(1, 1_000_000));
              Optional<WayOut> then = f.required("then", wayOut(at));
              return callers.flatMap(most -> then.map(way -> new Limits.Longest(most, way)));
            }));
    Optional<Limits.InTime> wait = fields.optional("longest-wait", inTime("time", at));
    Optional<WayOut> signedIn = fields.optional("nobody-signed-in", wayOut(at));
    Optional<Limits.InTime> awake = fields.optional("nobody-awake", inTime("within", at));
    return new Limits(queue, wait, signedIn, awake);
  }

  private FieldType<Limits.InTime> inTime(String time, QueuePlaces at) {
    return FieldType.object(f -> {
      Optional<Duration> length = f.required(time, UP_TO_A_DAY);
      Optional<WayOut> then = f.required("then", wayOut(at));
      return length.flatMap(most -> then.map(way -> new Limits.InTime(most, way)));
    });
  }

  private FieldType<WayOut> wayOut(QueuePlaces at) {
    return (node, path, mistakes) ->
        WayOutField.read(node, path, mistakes, promptMeant)
            .map(way -> {
              if (way instanceof WayOut.ToQueue to) {
                at.waysOut.add(new Located<>(to.queue(), node.place(), path));
              }
              return way;
            });
  }

  private FieldType<List<SiteId>> sites() {
    FieldType<List<Located<SiteId>>> list = FieldType.list(FieldType.made(SiteId::new).located());
    return (node, path, all) ->
        list.read(node, path, all)
            .map(sites -> {
              refuseTwice(sites);
              sites.forEach(siteMeant);
              return sites.stream().map(Located::value).toList();
            });
  }

  private void refuseTwice(List<Located<SiteId>> sites) {
    Set<SiteId> seen = new LinkedHashSet<>();
    for (Located<SiteId> site : sites) {
      if (!seen.add(site.value())) {
        mistakes.error(
            site.place(), site.path(), "'%s' is named twice.".formatted(site.value()), "");
      }
    }
  }

  static String sound(String name) {
    if (!SOUND.matcher(name).matches() || name.contains("..")) {
      throw new IllegalArgumentException(
          "A sound or music class ('%s') may have letters, digits, '.', '_', '-' and '/'."
              .formatted(Printable.of(name)));
    }
    return name;
  }
}
