package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.ScheduleText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which version counts when. A world is a list of publications, one a day: the sites that it names,
 * after how many days from its own it comes into force, or the version it goes back to.
 */
class HoursPlanTest {

  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // version 0 names all sites, for ever; d2: from the second day on
        "a b                       | a: 0            b: 0",
        "a b, a                    | a: 0, d1 1      b: 0",
        "a b, a, b                 | a: 0, d1 1      b: 0, d2 2",
        // one to come is known at once, and another site's version does not disturb it
        "a b, a+10                 | a: 0, d11 1     b: 0",
        "a b, a+10, b              | a: 0, d11 1     b: 0, d2 2",
        // an earlier instant, published later, takes its place for good
        "a b, a+10, a              | a: 0, d2 2      b: 0",
        "a b, a+10, a+5            | a: 0, d7 2      b: 0",
        "a b, a+10, a+20           | a: 0, d11 1, d22 2  b: 0",
        // taken back: as if it had never been published, but for what has been
        "a b, a, back 0            | a: 0, d1 1, d2 0    b: 0",
        "a b, a, a b, back 1       | a: 0, d1 1, d2 2, d3 1  b: 0, d2 2, d3 0",
        "a b, a, a, a, back 1      | a: 0, d1 1, d2 2, d3 3, d4 1  b: 0",
        // what is to come is cancelled, and what it had cancelled comes again
        "a b, a+10, back 0         | a: 0, d2 0      b: 0",
        "a b, a+10, a+5, back 1    | a: 0, d3 0, d11 1   b: 0",
        "a b, a+10, b, back 1      | a: 0, d11 1     b: 0, d2 2, d3 0",
        // taking back is taken back
        "a b, a, back 0, back 1    | a: 0, d1 1, d2 0, d3 1  b: 0",
        // a site that was not there at first
        "a, b                      | a: 0            b: 1",
        "a, b, back 0              | a: 0            b: 1",
      })
  void whatIsInForceIsTheLastPublishedWhoseTimeHasCome(String published, String expected) {
    HoursPlan plan = plan(published);
    String found =
        "a: %s b: %s".formatted(told(plan, new SiteId("a")), told(plan, new SiteId("b")));
    assertThat(found).isEqualTo(expected.replaceAll(" +", " "));
  }

  /** The texts are called by the version that first had them. */
  private static HoursPlan plan(String published) {
    List<HoursVersion> versions = new ArrayList<>();
    String[] all = published.split(", ");
    for (int i = 0; i < all.length; i++) {
      Instant at = START.plus(Duration.ofDays(i));
      String[] words = all[i].split(" ");
      Map<SiteId, ScheduleText> sites = new LinkedHashMap<>();
      Optional<Integer> back = Optional.empty();
      Instant inForce = i == 0 ? Instant.MIN : at;
      if (words[0].equals("back")) {
        back = Optional.of(Integer.parseInt(words[1]));
        HoursPlan then = new HoursPlan(versions).upTo(back.get());
        then.sites()
            .forEach(site -> then.at(site, at).ifPresent(one -> sites.put(site, one.text())));
      } else {
        for (String word : words) {
          String[] parts = word.split("\\+");
          sites.put(new SiteId(parts[0]), ScheduleText.of("version " + i));
          if (parts.length > 1) {
            inForce = at.plus(Duration.ofDays(Integer.parseInt(parts[1])));
          }
        }
      }
      versions.add(new HoursVersion(i, at, inForce, "ana", "why", List.of(), back, sites));
    }
    return new HoursPlan(versions);
  }

  private static String told(HoursPlan plan, SiteId site) {
    return plan.of(site).stream()
        .map(one -> {
          String text = one.text().schedule().hours().replace("version ", "");
          boolean first = plan.of(site).getFirst().equals(one);
          return first
              ? text
              : "d%d %s".formatted(Duration.between(START, one.from()).toDays(), text);
        })
        .collect(Collectors.joining(", "));
  }
}
