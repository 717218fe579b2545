package io.heliotrope.cli;

import io.heliotrope.call.CalendarId;
import io.heliotrope.config.DurationText;
import io.heliotrope.config.Feed;
import io.heliotrope.config.Mistakes;
import io.heliotrope.session.FeedState;
import io.heliotrope.session.HoursRefused;
import io.heliotrope.session.port.FeedAlarm;
import io.heliotrope.session.port.HoursShelf;
import io.heliotrope.store.HoursFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Calendars that others keep. */
@Command(
    name = "calendars",
    description = {
      "Tells of the calendars of sites.yaml that others keep: their days to come, how old the last"
          + " good copy is, and what is wrong.",
      "Needs no server, and fetches nothing: a running server does that."
    },
    footer = {
      "",
      "Examples:",
      "  heliotrope hours calendars",
      "  heliotrope hours calendars --days",
      "  heliotrope hours calendars --accept pt-holidays   it is meant to be without days"
    })
final class HoursCalendarsCommand implements Callable<Integer> {

  @Mixin private Common common = new Common();
  @Mixin private HoursOptions options = new HoursOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--days", description = "Tell all days to come.")
  private boolean days;

  @Option(
      names = "--accept",
      paramLabel = "CALENDAR",
      description =
          "Have the copy of that calendar count that was not believed. A running server takes it"
              + " within a second.")
  private Optional<String> accept = Optional.empty();

  @Option(names = "--by", paramLabel = "NAME", description = "Who accepts it (default: you).")
  private Optional<String> by = Optional.empty();

  @Override
  public Integer call() throws IOException {
    var mistakes = new Mistakes();
    Collection<Feed> feeds = common.files(common.texts(mistakes), mistakes).feeds().values();
    Instant now = Instant.now();
    if (accept.isPresent()) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("accepted: %s%n", summary(accept(new CalendarId(accept.get()), feeds, now), now));
      out.flush();
      return 0;
    }
    List<FeedState> states = KeptCalendars.look(common.folder(), common.journal(), feeds).states();
    options.answer(
        () -> states.stream().map(state -> json(state, now)).toList(),
        out -> tell(states, now, out));
    return 0;
  }

  private FeedState accept(CalendarId calendar, Collection<Feed> feeds, Instant now)
      throws IOException {
    String who = by.orElseGet(AgentsCommand::by);
    Path journal =
        common
            .journal()
            .orElseThrow(() ->
                new IllegalStateException(
                    "No server has kept any calendar here: there is nothing to accept."));
    HoursAccess.mustBeOurs(journal);
    try {
      FeedState taken = KeptCalendars.change(common.folder(), journal, feeds).accept(calendar, who);
      var folder = new HoursFolder(journal);
      folder.alone(() -> {
        folder.done(
            new HoursShelf.Deed(
                now,
                who,
                "accepted the " + summary(taken, now),
                "it was not believed",
                Optional.empty(),
                Optional.empty()));
        return true;
      });
      return taken;
    } catch (HoursRefused refused) {
      throw new IllegalStateException(refused.text(), refused);
    }
  }

  private void tell(List<FeedState> states, Instant now, PrintWriter out) {
    if (states.isEmpty()) {
      out.println("sites.yaml names no calendars.");
    }
    states.forEach(state -> tell(state, now, out));
  }

  private void tell(FeedState state, Instant now, PrintWriter out) {
    out.println(summary(state, now));
    for (FeedAlarm alarm : state.alarms(now)) {
      out.printf("  ! %s%n", alarm.text().replace("\n", "\n    "));
    }
    state.notes().forEach(note -> out.printf("  %s%n", note));
    if (days) {
      state.toCome(now).forEach((day, name) -> out.printf("  %s  %s%n", day, name));
    }
  }

  private static String summary(FeedState state, Instant now) {
    return "calendar %s (%s): %d of the next 400 days%s%s"
        .formatted(
            state.feed().id(),
            state.feed().source(),
            state.ahead(now),
            state.next(now).map(", the next %s"::formatted).orElse(""),
            state.age(now).map(age -> "; as of " + ago(age)).orElse(""));
  }

  private static String ago(Duration age) {
    return age.toDays() > 1
        ? age.toDays() + " days ago"
        : DurationText.of(Duration.ofMinutes(Math.max(1, age.toMinutes()))) + " ago";
  }

  private Map<String, Object> json(FeedState state, Instant now) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("calendar", state.feed().id().name());
    state.kept().copy().ifPresent(copy -> one.put("asOf", copy.asOf().toString()));
    one.put("ahead", state.ahead(now));
    one.put("alarms", state.alarms(now).stream().map(FeedAlarm::text).toList());
    one.put("notes", state.notes());
    Map<String, String> names = new LinkedHashMap<>();
    state.toCome(now).forEach((day, name) -> names.put(day.toString(), name));
    one.put("days", names);
    return one;
  }
}
