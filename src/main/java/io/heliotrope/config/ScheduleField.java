package io.heliotrope.config;

import io.heliotrope.call.CalendarId;
import io.heliotrope.call.Language;
import io.heliotrope.call.Printable;
import io.heliotrope.config.HoursOverride.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a site's entry says of its hours. */
final class ScheduleField {

  private static final FieldType<List<Language>> LANGUAGES =
      FieldType.oneOrMore(FieldType.made(Language::new));

  private static final Pattern HOLIDAYS = Pattern.compile("\\bPH\\b");

  private final FieldType<String> usual;
  private final FieldType<String> withHolidays;
  private final HolidayField holidays;

  ScheduleField(HoursCheck check) {
    this(
        check,
        FieldType.made(CalendarId::new)
            .then(calendar -> {
              check.checkCalendar(calendar);
              return calendar;
            }));
  }

  /**
   * @param calendar the name of a calendar that others keep
   */
  ScheduleField(HoursCheck check, FieldType<CalendarId> calendar) {
    this.usual = hours(check);
    this.withHolidays = hours(check, check::checkWithHolidays);
    this.holidays = new HolidayField(check, calendar);
  }

  /** A text of hours that is understood where nobody knows any public holidays. */
  static FieldType<String> hours(HoursCheck check) {
    return hours(check, check::check);
  }

  private static FieldType<String> hours(HoursCheck check, Consumer<String> understood) {
    FieldType<String> read =
        FieldType.text()
            .then(text -> {
              understood.accept(text);
              return text;
            });
    return (node, path, mistakes) -> {
      Optional<String> hours = read.read(node, path, mistakes);
      hours.ifPresent(text ->
          check
              .doubts(text)
              .forEach(
                  doubt -> mistakes.warning(node.place(), path, doubt.what(), doubt.advice())));
      return hours;
    };
  }

  /** The schedule, with what is written of it; empty, and a mistake, if its hours are wrong. */
  Optional<ScheduleText> text(Fields fields) {
    Set<String> before = fields.asked();
    Optional<Schedule> schedule = read(fields);
    Set<String> ours = fields.asked();
    ours.removeAll(before);
    var tree =
        new YamlNode.Mapping(
            fields.place(),
            fields.mapping().entries().stream().filter(e -> ours.contains(e.key())).toList());
    return schedule.map(one -> new ScheduleText(tree, one));
  }

  /** The schedule; empty, and a mistake, if its hours are missing or wrong. */
  Optional<Schedule> read(Fields fields) {
    HolidayPlan days = holidays.read(fields);
    FieldType<String> hours = HolidayField.isIn(fields) ? withHolidays : usual;
    Optional<String> text = fields.required("hours", hours);
    List<HoursOverride> overrides =
        fields.optional("overrides", overrides(hours)).orElse(List.of());
    List<Shift> staffing = fields.or("staffing", FieldType.list(shift(hours)), List.of());
    text.ifPresent(one -> warnIfHolidaysAreNotUsed(one, staffing, days, fields));
    Place place = fields.place("hours");
    return text.map(one ->
        new Schedule(
            one, overrides, staffing, days, new Place(place.file(), place.line(), 0).toString()));
  }

  private static void warnIfHolidaysAreNotUsed(
      String hours, List<Shift> staffing, HolidayPlan days, Fields fields) {
    boolean used =
        HOLIDAYS.matcher(hours).find()
            || staffing.stream().anyMatch(shift -> HOLIDAYS.matcher(shift.hours()).find());
    if (!days.calendars().isEmpty() && !used) {
      fields
          .mistakes()
          .warning(
              fields.place("calendar"),
              fields.path("calendar"),
              "the days of a calendar count where hours say PH, and these do not.",
              "Maybe 'hours: %s; PH off'.".formatted(Printable.of(hours)));
    }
  }

  /** Overrides by their names, of a site of whose public holidays nobody knows. */
  FieldType<List<HoursOverride>> overrides() {
    return overrides(usual);
  }

  private static FieldType<List<HoursOverride>> overrides(FieldType<String> hours) {
    return FieldType.objects(name -> name, (name, one) -> override(name, one, hours))
        .then(all -> List.copyOf(all.values()));
  }

  private static FieldType<Shift> shift(FieldType<String> hours) {
    return (node, path, mistakes) ->
        FieldType.object(fields -> shift(fields, hours)).read(node, path, mistakes);
  }

  private static Optional<Shift> shift(Fields fields, FieldType<String> hours) {
    Optional<String> text = fields.required("hours", hours);
    Optional<Integer> seats = fields.required("seats", FieldType.integer(0, Shift.MOST_SEATS));
    Set<Language> languages = Set.copyOf(fields.or("languages", LANGUAGES, List.of()));
    return text.isEmpty() || seats.isEmpty()
        ? Optional.empty()
        : Optional.of(new Shift(text.get(), seats.get(), languages, fields.place()));
  }

  private static Optional<HoursOverride> override(
      String name, Fields fields, FieldType<String> hours) {
    Optional<WallTime> from = fields.required("from", FieldType.made(WallTime::begin));
    Optional<WallTime> to = fields.required("to", FieldType.made(WallTime::end));
    Optional<String> reason = fields.required("reason", FieldType.text());
    boolean emergency = fields.or("emergency", FieldType.truth(), false);
    String author = fields.or("by", FieldType.text(), "");
    Optional<Instant> set = fields.optional("set", FieldType.text().then(WallTime::instant));
    Optional<Effect> effect = effect(fields, hours);
    if (from.isEmpty() || to.isEmpty() || reason.isEmpty() || effect.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HoursOverride(
            name, from.get(), to.get(), effect.get(), emergency, reason.get(), author, set));
  }

  private static Optional<Effect> effect(Fields fields, FieldType<String> hours) {
    List<Effect> effects = new ArrayList<>();
    fields
        .optional("closed", FieldType.truth())
        .filter(yes -> yes)
        .ifPresent(_ -> effects.add(new Effect.Closed()));
    fields
        .optional("open", FieldType.truth())
        .filter(yes -> yes)
        .ifPresent(_ -> effects.add(new Effect.Open()));
    fields.optional("hours", hours).ifPresent(text -> effects.add(new Effect.Other(text)));
    if (effects.size() == 1) {
      return Optional.of(effects.getFirst());
    }
    fields
        .mistakes()
        .error(
            fields.place(),
            fields.path(),
            "an override needs one of 'closed: true', 'open: true' and 'hours: …'.",
            "");
    return Optional.empty();
  }
}
