package io.heliotrope.config;

/**
 * What the files say of a site's hours, as written and as meant. Two are equal if the same is
 * written, however it is laid out.
 *
 * @param tree the fields of the site that are about its hours
 */
public record ScheduleText(YamlNode.Mapping tree, String yaml, Schedule schedule) {

  ScheduleText(YamlNode.Mapping tree, Schedule schedule) {
    this(tree, YamlWriter.write(tree), schedule);
  }

  /** Hours and nothing else. */
  public static ScheduleText of(String hours) {
    return new ScheduleText(new YamlTree().text("hours", hours).tree(), Schedule.of(hours));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScheduleText text && text.yaml.equals(yaml);
  }

  @Override
  public int hashCode() {
    return yaml.hashCode();
  }

  @Override
  public String toString() {
    return yaml;
  }
}
