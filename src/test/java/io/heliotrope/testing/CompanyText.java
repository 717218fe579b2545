package io.heliotrope.testing;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.Did;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.PhoneNumber;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import io.heliotrope.config.AcceptKey;
import io.heliotrope.config.Agent;
import io.heliotrope.config.AgentKeys;
import io.heliotrope.config.Announce;
import io.heliotrope.config.CallbackRules;
import io.heliotrope.config.CallbackRules.First;
import io.heliotrope.config.Choice;
import io.heliotrope.config.Company;
import io.heliotrope.config.DialTemplate;
import io.heliotrope.config.DurationText;
import io.heliotrope.config.Limits;
import io.heliotrope.config.NumberRule;
import io.heliotrope.config.Queue;
import io.heliotrope.config.Ring;
import io.heliotrope.config.Schedule;
import io.heliotrope.config.Site;
import io.heliotrope.config.Spread;
import io.heliotrope.config.Strategy;
import io.heliotrope.config.WayOut;
import io.heliotrope.config.Weights;
import io.heliotrope.config.Whisper;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A company as a few lines of text, for tests:
 *
 * <pre>
 * site  manila  Asia/Manila  Mo-Fr 09:00-18:00
 * agent bo      manila       billing=60,sales  en,pt=50   US,PT
 * queue billing manila       billing=50        ring=20s wrap-up=30s strategy=best-fit
 * ring  billing manila       billing=50        market=callers
 * ring  billing manila       billing=20        after=30s last-resort=en
 * limit billing longest-wait=60s  queue=general
 * number 5551000 main
 * </pre>
 *
 * A site's label is its name with a capital; its PBX is {@link #PBX}. An agent's endpoint is
 * PJSIP/name. "-" stands for no skills or needs. A level that is not told is 100. The lines of a
 * queue's rings come after its own.
 */
public final class CompanyText {

  public static final PbxName PBX = new PbxName("pbx");

  private final Map<SiteId, Site> sites = new LinkedHashMap<>();
  private final Map<AgentId, Agent> agents = new LinkedHashMap<>();
  private final Map<QueueId, Queue> queues = new LinkedHashMap<>();

  private final List<NumberRule> numbers = new ArrayList<>();

  private final Set<QueueId> ringed = new HashSet<>();

  private CompanyText() {}

  public static Company read(String text) {
    var read = new CompanyText();
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(read::line);
    return new Company("test", read.sites, read.agents, read.queues, read.numbers);
  }

  private void line(String line) {
    String[] words = line.split("\\s+", 4);
    switch (words[0]) {
      case "site" -> site(words[1], words[2], words[3]);
      case "agent" -> agent(words[1], words[2], words[3].split("\\s+"));
      case "number" ->
          numbers.add(
              new NumberRule(
                  Optional.of(new Did(words[1])), words[2], Optional.of(new Language("en"))));
      case "queue" -> queue(words[1], words[2], words[3].split("\\s+"));
      case "limit" -> limit(words[1], words[2].split("="), words[3].split("="));
      case "ring" -> ring(words[1], words[2], words[3].split("\\s+"));
      default -> throw new IllegalArgumentException("What is this? " + line);
    }
  }

  private void site(String name, String zone, String hours) {
    var id = new SiteId(name);
    String label = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    var outbound = Optional.of(new DialTemplate("PJSIP/{number}@trunk"));
    sites.put(id, new Site(id, label, ZoneId.of(zone), Schedule.of(hours), PBX, outbound));
  }

  private void agent(String name, String site, String[] rest) {
    var id = new AgentId(name);
    Set<Market> markets = new LinkedHashSet<>();
    if (rest.length > 2) {
      Arrays.stream(rest[2].split(",")).map(Market::new).forEach(markets::add);
    }
    agents.put(
        id,
        new Agent(
            id,
            name,
            new SiteId(site),
            new Endpoint("PJSIP/" + name),
            levels(Skill::new, rest[0]),
            levels(Language::new, rest[1]),
            markets));
  }

  private void queue(String name, String sitesText, String[] rest) {
    var id = new QueueId(name);
    var o = options(rest);
    queues.put(
        id,
        new Queue(
            id,
            name,
            levels(Skill::new, rest[0]),
            sites(sitesText),
            time(o, "ring").orElse(Duration.ofSeconds(20)),
            time(o, "wrap-up").orElse(Duration.ZERO),
            "default",
            Optional.ofNullable(o.remove("whisper")).map(Whisper::of),
            List.of(),
            choice(o),
            number(o, "priority").orElse(Queue.USUAL_PRIORITY),
            Optional.empty(),
            Limits.NONE,
            number(o, "misses").orElse(Queue.USUAL_MISSES),
            Optional.ofNullable(o.remove("accept"))
                .map(key -> new AcceptKey(key.charAt(0), AcceptKey.USUAL_TIME)),
            announce(o),
            callback(o),
            keys(o)));
    refuseOthers(o);
  }

  /** A further ring of a queue; the first that is told replaces the usual one. */
  private void ring(String name, String sitesText, String[] rest) {
    var id = new QueueId(name);
    Queue queue = Objects.requireNonNull(queues.get(id), name);
    var o = options(rest);
    List<Ring> rings = new ArrayList<>();
    if (ringed.contains(id)) {
      rings.addAll(queue.rings());
    }
    ringed.add(id);
    rings.add(
        new Ring(
            time(o, "after").orElse(Duration.ZERO),
            time(o, "over"),
            sites(sitesText),
            levels(Skill::new, rest[0]),
            number(o, "level").orElse(1),
            Optional.ofNullable(o.remove("last-resort")).map(Language::new),
            "callers".equals(o.remove("market"))));
    refuseOthers(o);
    queues.put(id, copy(queue, rings, queue.limits()));
  }

  /** {@code longest-queue=2 callback}, {@code nobody-signed-in message=closed}. */
  private void limit(String name, String[] kind, String[] to) {
    var id = new QueueId(name);
    Queue queue = Objects.requireNonNull(queues.get(id), name);
    Limits before = queue.limits();
    WayOut way = wayOut(to);
    Limits limits =
        switch (kind[0]) {
          case "longest-queue" ->
              new Limits(
                  Optional.of(new Limits.Longest(Integer.parseInt(kind[1]), way)),
                  before.longestWait(),
                  before.nobodySignedIn(),
                  before.nobodyAwake());
          case "longest-wait" ->
              new Limits(
                  before.longestQueue(),
                  inTime(kind[1], way),
                  before.nobodySignedIn(),
                  before.nobodyAwake());
          case "nobody-signed-in" ->
              new Limits(
                  before.longestQueue(),
                  before.longestWait(),
                  Optional.of(way),
                  before.nobodyAwake());
          case "nobody-awake" ->
              new Limits(
                  before.longestQueue(),
                  before.longestWait(),
                  before.nobodySignedIn(),
                  inTime(kind[1], way));
          default -> throw new IllegalArgumentException("What limit is this? " + kind[0]);
        };
    queues.put(id, copy(queue, queue.rings(), limits));
  }

  private static Optional<Limits.InTime> inTime(String time, WayOut way) {
    return Optional.of(new Limits.InTime(DurationText.find(time).orElseThrow(), way));
  }

  private static WayOut wayOut(String[] to) {
    return switch (to[0]) {
      case "callback" -> new WayOut.Callback();
      case "queue" -> new WayOut.ToQueue(new QueueId(to[1]));
      case "message" -> new WayOut.Message(to[1]);
      case "number" -> new WayOut.Outside(new PhoneNumber(to[1]));
      case "exit" -> new WayOut.Exit(to[1]);
      default -> throw new IllegalArgumentException("What way out is this? " + to[0]);
    };
  }

  private static Queue copy(Queue queue, List<Ring> rings, Limits limits) {
    return new Queue(
        queue.id(),
        queue.label(),
        queue.needs(),
        queue.sites(),
        queue.ringTime(),
        queue.wrapUp(),
        queue.music(),
        queue.whisper(),
        rings,
        queue.choice(),
        queue.priority(),
        queue.serviceLevel(),
        limits,
        queue.missesBeforePause(),
        queue.acceptKey(),
        queue.announce(),
        queue.callback(),
        queue.keys());
  }

  /** {@code announce=30s} for the place alone, {@code announce=30s,10s} for the estimate too. */
  private static Announce announce(Map<String, String> o) {
    String text = o.remove("announce");
    if (text == null) {
      return Announce.USUAL;
    }
    String[] times = text.split(",");
    return new Announce(
        DurationText.find(times[0]).orElseThrow(),
        true,
        times.length == 1 ? Optional.empty() : DurationText.find(times[1]));
  }

  /** {@code callback=15m}, or {@code callback=15m,customer}: two tries, with that gap. */
  private static Optional<CallbackRules> callback(Map<String, String> o) {
    return Optional.ofNullable(o.remove("callback"))
        .map(text -> text.split(","))
        .map(words ->
            new CallbackRules(
                2,
                DurationText.find(words[0]).orElseThrow(),
                words.length == 1 ? First.AGENT : First.CUSTOMER,
                "08:00-21:00",
                Duration.ofSeconds(40),
                List.of()));
  }

  /** {@code transfer=4 dispositions=1:solved,2:call-again}. */
  private static AgentKeys keys(Map<String, String> o) {
    Map<Character, String> dispositions = new LinkedHashMap<>();
    String text = o.remove("dispositions");
    if (text != null) {
      for (String one : text.split(",")) {
        dispositions.put(one.charAt(0), one.substring(2));
      }
    }
    return new AgentKeys(
        Optional.ofNullable(o.remove("transfer")).map(key -> key.charAt(0)), dispositions);
  }

  private static Choice choice(Map<String, String> o) {
    return new Choice(
        Strategy.valueOf(name(o.remove("strategy"), "LONGEST_IDLE")),
        Spread.valueOf(name(o.remove("spread"), "IN_ORDER")),
        weights(o.remove("weights")),
        levels(Skill::new, Objects.requireNonNullElse(o.remove("prefers"), "-")),
        time(o, "usual-length").orElse(Duration.ZERO),
        time(o, "same-agent").orElse(Duration.ZERO));
  }

  /** {@code skill=40,idle=20}: those that are not told are 0. */
  private static Weights weights(@Nullable String text) {
    if (text == null) {
      return Weights.USUAL;
    }
    Map<String, Integer> of = levels(name -> name, text);
    return new Weights(
        of.getOrDefault("skill", 0),
        of.getOrDefault("language", 0),
        of.getOrDefault("market", 0),
        of.getOrDefault("site", 0),
        of.getOrDefault("idle", 0));
  }

  private static String name(@Nullable String word, String otherwise) {
    return word == null ? otherwise : word.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Map<String, String> options(String[] rest) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : Arrays.asList(rest).subList(1, rest.length)) {
      String[] pair = option.split("=", 2);
      options.put(pair[0], pair[1]);
    }
    return options;
  }

  private static Optional<Duration> time(Map<String, String> options, String name) {
    return Optional.ofNullable(options.remove(name)).map(t -> DurationText.find(t).orElseThrow());
  }

  private static Optional<Integer> number(Map<String, String> options, String name) {
    return Optional.ofNullable(options.remove(name)).map(Integer::valueOf);
  }

  private static void refuseOthers(Map<String, String> options) {
    if (!options.isEmpty()) {
      throw new IllegalArgumentException("What is this? " + options);
    }
  }

  private static List<SiteId> sites(String text) {
    return Arrays.stream(text.split(",")).map(SiteId::new).toList();
  }

  private static <K> Map<K, Integer> levels(Function<String, K> make, String text) {
    Map<K, Integer> levels = new LinkedHashMap<>();
    if (!text.equals("-")) {
      for (String one : text.split(",")) {
        String[] pair = one.split("=");
        levels.put(make.apply(pair[0]), pair.length == 1 ? 100 : Integer.parseInt(pair[1]));
      }
    }
    return levels;
  }
}
