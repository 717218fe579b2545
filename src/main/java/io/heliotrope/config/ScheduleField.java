package io.heliotrope.config;

import io.heliotrope.config.HoursOverride.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a site's entry says of its hours. */
final class ScheduleField {

  private final FieldType<String> hours;

  /**
   * @param hours a text of hours that has been checked
   */
  ScheduleField(FieldType<String> hours) {
    this.hours = hours;
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
    Optional<String> text = fields.required("hours", hours);
    List<HoursOverride> overrides = fields.optional("overrides", overrides()).orElse(List.of());
    Place place = fields.place("hours");
    return text.map(
        one -> new Schedule(one, overrides, new Place(place.file(), place.line(), 0).toString()));
  }

  /** Overrides by their names. */
  FieldType<List<HoursOverride>> overrides() {
    return FieldType.objects(name -> name, this::override).then(all -> List.copyOf(all.values()));
  }

  private Optional<HoursOverride> override(String name, Fields fields) {
    Optional<WallTime> from = fields.required("from", FieldType.made(WallTime::begin));
    Optional<WallTime> to = fields.required("to", FieldType.made(WallTime::end));
    Optional<String> reason = fields.required("reason", FieldType.text());
    boolean emergency = fields.or("emergency", FieldType.truth(), false);
    String author = fields.or("by", FieldType.text(), "");
    Optional<Instant> set = fields.optional("set", FieldType.text().then(WallTime::instant));
    Optional<Effect> effect = effect(fields);
    if (from.isEmpty() || to.isEmpty() || reason.isEmpty() || effect.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HoursOverride(
            name, from.get(), to.get(), effect.get(), emergency, reason.get(), author, set));
  }

  private Optional<Effect> effect(Fields fields) {
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
