package io.heliotrope.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.call.SiteId;
import io.heliotrope.config.HoursText;
import io.heliotrope.config.ScheduleText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two who edit at the same time, and files that were edited. Hours are single letters here. */
class DraftTest {

  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

  @ParameterizedTest(name = "published {0}, a draft after {1} says {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a=x b=y                   | 0 | a=x b=y | changes {}                collides {}",
        "a=x b=y                   | 0 | a=z b=y | changes {a=z}             collides {}",
        "a=x b=y                   | 0 | a=z     | changes {a=z}             collides {}",
        // somebody else changed another site: both changes count
        "a=x b=y, b=w              | 0 | a=z b=y | changes {a=z}             collides {}",
        // the same site: refused
        "a=x b=y, a=w              | 0 | a=z b=y | changes {a=z}             collides {a=1}",
        "a=x b=y, a=w              | 1 | a=z b=y | changes {a=z}             collides {}",
        "a=x b=y, b=w, a=w         | 1 | a=z b=v | changes {a=z, b=v}        collides {a=2}",
        // the same change of the same site by both
        "a=x b=y, a=z              | 0 | a=z b=y | changes {}                collides {}",
        // a version to come: what the draft's author saw in force is no change of it
        "a=x b=y, a=w+9            | 1 | a=x b=z | changes {b=z}             collides {}",
        "a=x b=y, a=w+9            | 1 | a=v b=y | changes {a=v}             collides {}",
      })
  void whoEditsTheSameSiteDoesNotOverwrite(
      String published, int follows, String draft, String expected) {
    HoursPlan plan = plan(published);
    Instant asOf = START.plus(Duration.ofDays(follows)).plusSeconds(1);
    var text = new HoursText(HoursText.Head.live(follows, asOf), sites(draft));
    var found = Draft.of(text, plan, follows, asOf);
    Map<String, Integer> collisions = new TreeMap<>();
    found.collisions().forEach(one -> collisions.put(one.site().name(), one.version().number()));
    assertThat("changes %s collides %s".formatted(told(found.sites()), collisions))
        .isEqualTo(expected.replaceAll(" +", " "));
  }

  @ParameterizedTest(name = "seen {0}, published {1}, the files say {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a=x b=y | a=x b=y          | a=x b=y     | takes {}         conflicts {}    remembers {a=x, b=y}",
        // edited, and nobody published meanwhile: the file counts
        "a=x b=y | a=x b=y          | a=z b=y     | takes {a=z}      conflicts {}    remembers {a=z, b=y}",
        // published, and the file is as it was: what was published stays
        "a=x b=y | a=x b=y, a=w     | a=x b=y     | takes {}         conflicts {}    remembers {a=x, b=y}",
        // both: what was published stays, and it is said until one of them has given in
        "a=x b=y | a=x b=y, a=w     | a=z b=v     | takes {b=v}      conflicts {a=1} remembers {a=x, b=v}",
        "a=x b=y | a=x b=y, a=w+9   | a=z b=y     | takes {}         conflicts {a=1} remembers {a=x, b=y}",
        // the file was brought in line, or its hours were published
        "a=x b=y | a=x b=y, a=w     | a=w b=y     | takes {}         conflicts {}    remembers {a=w, b=y}",
        "a=x b=y | a=x b=y, a=w, a=z| a=z b=y     | takes {}         conflicts {}    remembers {a=z, b=y}",
        // and edited again after that
        "a=w b=y | a=x b=y, a=w     | a=v b=y     | takes {a=v}      conflicts {}    remembers {a=v, b=y}",
        // new and gone
        "a=x     | a=x              | a=x c=y     | takes {c=y}      conflicts {}    remembers {a=x, c=y}",
        "a=x b=y | a=x b=y          | a=x         | takes {}         conflicts {}    remembers {a=x}",
      })
  void editedFilesAreNeitherIgnoredNorDoTheyOverwrite(
      String seen, String published, String files, String expected) {
    var merge = FilesMerge.of(sites(seen), plan(published), sites(files));
    Map<String, Integer> conflicts = new TreeMap<>();
    merge.conflicts().forEach((site, version) -> conflicts.put(site.name(), version.number()));
    assertThat(
            "takes %s conflicts %s remembers %s"
                .formatted(told(merge.taken()), conflicts, told(merge.seen())))
        .isEqualTo(expected.replaceAll(" +", " "));
  }

  private static HoursPlan plan(String published) {
    List<HoursVersion> versions = new ArrayList<>();
    for (String one : published.split(", ?")) {
      int number = versions.size();
      Instant at = START.plus(Duration.ofDays(number));
      String[] parts = one.strip().split("\\+");
      Instant inForce =
          number == 0
              ? Instant.MIN
              : at.plus(Duration.ofDays(parts.length > 1 ? Integer.parseInt(parts[1]) : 0));
      versions.add(
          new HoursVersion(
              number, at, inForce, "bo", "why", List.of(), Optional.empty(), sites(parts[0])));
    }
    return new HoursPlan(versions);
  }

  private static Map<SiteId, ScheduleText> sites(String text) {
    Map<SiteId, ScheduleText> sites = new LinkedHashMap<>();
    for (String one : text.strip().split(" ")) {
      String[] parts = one.split("=");
      sites.put(new SiteId(parts[0]), ScheduleText.of(parts[1]));
    }
    return sites;
  }

  private static String told(Map<SiteId, ScheduleText> sites) {
    return sites.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue().schedule().hours())
        .sorted()
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
