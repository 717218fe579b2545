package io.heliotrope.config;

import io.heliotrope.call.AgentId;
import io.heliotrope.call.CalendarId;
import io.heliotrope.call.Did;
import io.heliotrope.call.Endpoint;
import io.heliotrope.call.Language;
import io.heliotrope.call.Market;
import io.heliotrope.call.PbxName;
import io.heliotrope.call.QueueId;
import io.heliotrope.call.SiteId;
import io.heliotrope.call.Skill;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a company from {@code sites.yaml}, {@code agents.yaml}, {@code queues.yaml} and {@code
 * numbers.yaml}. All mistakes of all files are told at once.
 */
public final class CompanyReader {

  public static final String SITES = "sites.yaml";
  public static final String AGENTS = "agents.yaml";
  public static final String QUEUES = "queues.yaml";
  public static final String NUMBERS = "numbers.yaml";

  /** The hashes of the agents' PINs; need not be there. */
  public static final String PINS = "pins.yaml";

  /** The files a company must have, relative to the configuration folder. */
  public static final List<String> FILES = List.of(SITES, AGENTS, QUEUES, NUMBERS);

  private static final FieldType<Begins> BEGINS = FieldType.oneOf(Begins.class);

  /** In {@code numbers.yaml}: every number that has no rule of its own. */
  private static final String DEFAULT = "default";

  private static final FieldType<List<Market>> MARKETS =
      FieldType.oneOrMore(FieldType.made(Market::new));

  private static final FieldType<DialTemplate> OUTBOUND = FieldType.text().then(DialTemplate::new);

  private final Map<String, String> files;
  private final ScheduleField schedule;
  private final Mistakes mistakes;

  /** As written, whether or not the rest of the site is right: one mistake need not make ten. */
  private final Set<String> siteNames = new LinkedHashSet<>();

  private final Set<String> agentNames = new LinkedHashSet<>();
  private final Set<String> queueNames = new LinkedHashSet<>();

  /** What the agents of a site are trained in, unless their own entry says otherwise. */
  private final Map<SiteId, List<Market>> marketsOfSites = new HashMap<>();

  private final Map<SiteId, ScheduleText> hoursOfSites = new LinkedHashMap<>();

  private final Map<CalendarId, Feed> feeds = new LinkedHashMap<>();
  private final CalendarMentions calendars;
  private final Map<Market, MarketRule> markets = new LinkedHashMap<>();
  private Callers callers = Callers.UNKNOWN;
  private final List<Located<Market>> marketsMeant = new ArrayList<>();
  private final List<Located<SiteId>> sitesMeant = new ArrayList<>();
  private final Map<Endpoint, AgentId> endpoints = new HashMap<>();
  private final QueueReader queueReader;
  private final ByPhoneReader byPhone;
  private final List<Located<String>> flows = new ArrayList<>();
  private final List<Located<String>> prompts = new ArrayList<>();
  private boolean complete = true;

  private CompanyReader(Map<String, String> files, HoursCheck check, Mistakes mistakes) {
    this.files = files;
    this.mistakes = mistakes;
    this.byPhone = new ByPhoneReader(mistakes);
    this.calendars = new CalendarMentions(mistakes);
    this.schedule = new ScheduleField(check, calendars.type());
    this.queueReader =
        new QueueReader(mistakes, ScheduleField.hours(check), sitesMeant::add, prompts::add);
  }

  /**
   * The company, or empty if a mistake makes it unusable.
   *
   * @param files texts by name relative to the configuration folder; others than ours are left
   *     alone
   */
  public static Optional<CompanyBook> read(
      Map<String, String> files, HoursCheck hours, Mistakes mistakes) {
    return read(files, hours, mistakes, _ -> {});
  }

  /** As above; {@code names} is told the names in the files in any case. */
  public static Optional<CompanyBook> read(
      Map<String, String> files,
      HoursCheck hours,
      Mistakes mistakes,
      Consumer<CompanyNames> names) {
    var reader = new CompanyReader(files, hours, mistakes);
    Optional<CompanyBook> book = reader.book();
    names.accept(reader.names());
    return book;
  }

  private CompanyNames names() {
    return new CompanyNames(flows, prompts, siteNames, agentNames, queueNames);
  }

  private Optional<CompanyBook> book() {
    long before = mistakes.errors();
    var name = new ArrayList<String>();
    Map<SiteId, Site> sites = new LinkedHashMap<>();
    file(
        SITES,
        fields -> {
          fields.required("company", FieldType.text()).ifPresent(name::add);
          Optional<PbxName> pbx = fields.optional("pbx", FieldType.made(PbxName::new));
          Optional<DialTemplate> outbound = fields.optional("outbound", OUTBOUND);
          fields
              .required(
                  "sites", FieldType.objects(SiteId::new, (id, f) -> site(id, f, pbx, outbound)))
              .ifPresent(sites::putAll);
          fields
              .optional("markets", FieldType.objects(Market::new, CompanyReader::market))
              .ifPresent(markets::putAll);
          fields.optional("calendars", FeedField.ALL).ifPresent(feeds::putAll);
          callers = fields.or("callers", Callers.FIELD, Callers.UNKNOWN);
          fields.mapping().find("sites").ifPresent(entry -> remember(siteNames, entry.value()));
          calendars.check(fields.mapping().find("calendars").map(YamlNode.Entry::value));
        });
    Map<AgentId, Agent> agents = new LinkedHashMap<>();
    file(
        AGENTS,
        fields -> {
          Begins usual = fields.or("begins", BEGINS, Begins.SIGNED_IN);
          byPhone.settings(fields);
          fields
              .required("agents", FieldType.objects(AgentId::new, (id, f) -> agent(id, f, usual)))
              .ifPresent(agents::putAll);
          fields.mapping().find("agents").ifPresent(entry -> remember(agentNames, entry.value()));
        });
    Map<QueueId, Queue> queues = new LinkedHashMap<>();
    file(
        QUEUES,
        fields -> {
          fields
              .required("queues", FieldType.objects(QueueId::new, queueReader::read))
              .ifPresent(queues::putAll);
          fields.mapping().find("queues").ifPresent(entry -> remember(queueNames, entry.value()));
        });
    Map<Optional<Did>, NumberRule> numbers =
        things(NUMBERS, "numbers", FieldType.objects(CompanyReader::number, this::rule));
    Optional.ofNullable(files.get(PINS)).ifPresent(byPhone::pins);
    checkSites();
    checkMarkets();
    if (mistakes.errors() > before || !complete) {
      return Optional.empty();
    }
    var company =
        new Company(
            name.getFirst(),
            sites,
            agents,
            queues,
            List.copyOf(numbers.values()),
            byPhone.byPhone(),
            markets,
            callers);
    CompanyCheck.check(company, queueReader.places(), mistakes);
    return mistakes.errors() > before
        ? Optional.empty()
        : Optional.of(new CompanyBook(company, names(), hoursOfSites, feeds));
  }

  private void file(String file, Consumer<Fields> read) {
    String text = files.get(file);
    if (text == null) {
      complete = false;
      if (!mistakes.speakOf(file)) {
        mistakes.error(
            Place.file(file),
            "",
            "there is no such file.",
            "Maybe write it after the one that 'heliotrope init' makes.");
      }
      return;
    }
    YamlReader.read(file, text, mistakes)
        .flatMap(node -> Fields.of(node, "", mistakes))
        .ifPresent(fields -> {
          read.accept(fields);
          fields.refuseOthers();
        });
  }

  private <K, V> Map<K, V> things(String file, String key, FieldType<Map<K, V>> type) {
    Map<K, V> found = new LinkedHashMap<>();
    file(file, fields -> fields.required(key, type).ifPresent(found::putAll));
    return found;
  }

  private Optional<Site> site(
      SiteId id, Fields fields, Optional<PbxName> usualPbx, Optional<DialTemplate> usualOutbound) {
    String label = fields.or("label", FieldType.text(), id.name());
    Optional<ZoneId> zone = fields.required("zone", FieldType.text().then(ZoneName::of));
    Optional<ScheduleText> text = schedule.text(fields);
    text.ifPresent(written -> hoursOfSites.put(id, written));
    Optional<Schedule> open = text.map(ScheduleText::schedule);
    fields.optional("markets", MARKETS).ifPresent(all -> marketsOfSites.put(id, all));
    FieldType<PbxName> pbxType = FieldType.made(PbxName::new);
    Optional<PbxName> pbx =
        usualPbx.isPresent() || fields.has("pbx")
            ? fields.optional("pbx", pbxType).or(() -> usualPbx)
            : fields.required("pbx", pbxType);
    Optional<DialTemplate> outbound = fields.optional("outbound", OUTBOUND).or(() -> usualOutbound);
    if (zone.isEmpty() || open.isEmpty() || pbx.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Site(id, label, zone.get(), open.get(), pbx.get(), outbound));
  }

  private Optional<Agent> agent(AgentId id, Fields fields, Begins usual) {
    Begins begins = fields.or("begins", BEGINS, usual);
    byPhone.agent(id, fields);
    String label = fields.or("label", FieldType.text(), id.name());
    Optional<Located<SiteId>> site = fields.required("site", FieldType.made(SiteId::new).located());
    Optional<Located<Endpoint>> endpoint =
        fields.required("endpoint", FieldType.made(Endpoint::new).located());
    Optional<Map<Skill, Integer>> skills = fields.required("skills", LevelFields.SKILLS);
    Optional<Map<Language, Integer>> languages =
        fields.required("languages", LevelFields.LANGUAGES);
    Optional<List<Market>> markets = fields.optional("markets", MARKETS);
    site.ifPresent(sitesMeant::add);
    endpoint.ifPresent(e -> refuseSecond(e, id));
    if (site.isEmpty() || endpoint.isEmpty() || skills.isEmpty() || languages.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Agent(
            id,
            label,
            site.get().value(),
            endpoint.get().value(),
            skills.get(),
            languages.get(),
            new LinkedHashSet<>(
                markets.orElseGet(
                    () -> marketsOfSites.getOrDefault(site.get().value(), List.of()))),
            begins));
  }

  private Optional<NumberRule> rule(Optional<Did> did, Fields fields) {
    Optional<Located<String>> flow = fields.required("flow", FieldType.text().located());
    Optional<Language> language = fields.optional("language", FieldType.made(Language::new));
    Optional<Located<Market>> market =
        fields.optional("market", FieldType.made(Market::new).located());
    flow.ifPresent(flows::add);
    market.ifPresent(marketsMeant::add);
    return flow.map(f -> new NumberRule(did, f.value(), language, market.map(Located::value)));
  }

  private static Optional<MarketRule> market(Market market, Fields fields) {
    List<String> numbers = fields.or("numbers", CallbackField.PREFIXES, List.of());
    Optional<ZoneId> zone = fields.required("zone", FieldType.text().then(ZoneName::of));
    return zone.map(clock -> new MarketRule(market, numbers, clock));
  }

  private static Optional<Did> number(String text) {
    return text.equals(DEFAULT) ? Optional.empty() : Optional.of(new Did(text));
  }

  private static void remember(Set<String> names, YamlNode things) {
    if (things instanceof YamlNode.Mapping mapping) {
      mapping.entries().forEach(entry -> names.add(entry.key()));
    }
  }

  private void checkSites() {
    for (Located<SiteId> site : sitesMeant) {
      String name = site.value().name();
      if (!siteNames.isEmpty() && !siteNames.contains(name)) {
        mistakes.error(
            site.place(),
            site.path(),
            "there is no site '%s'.".formatted(name),
            Suggestion.advice(name, siteNames));
      }
    }
  }

  private void checkMarkets() {
    List<String> known = markets.keySet().stream().map(Market::code).toList();
    for (Located<Market> market : marketsMeant) {
      if (!markets.containsKey(market.value())) {
        mistakes.error(
            market.place(),
            market.path(),
            "sites.yaml says nothing of the market '%s'.".formatted(market.value()),
            Suggestion.advice(market.value().code(), known));
      }
    }
  }

  private void refuseSecond(Located<Endpoint> endpoint, AgentId agent) {
    AgentId first = endpoints.putIfAbsent(endpoint.value(), agent);
    if (first != null) {
      mistakes.error(
          endpoint.place(),
          endpoint.path(),
          "%s is already the telephone of '%s'.".formatted(endpoint.value(), first),
          "Maybe a digit slipped: two agents can't be told apart on one telephone.");
    }
  }
}
