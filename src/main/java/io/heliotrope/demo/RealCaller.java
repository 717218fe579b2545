package io.heliotrope.demo;

import io.heliotrope.demo.RealWorld.Agent;
import io.heliotrope.demo.phone.CallerPhone;
import io.heliotrope.demo.phone.Ear;
import io.heliotrope.demo.phone.Heard;
import io.heliotrope.demo.phone.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A caller with a real telephone, who acts on what it has really heard. */
final class RealCaller implements Caller {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final double LEAST_LIKENESS = 0.9;

  private final Page page;
  private final CallerPhone phone;
  private final Tone voice;
  private final List<Agent> agents;
  private final Optional<Path> recording;
  private @Nullable Agent partner;

  RealCaller(
      Page page, CallerPhone phone, Tone voice, List<Agent> agents, Optional<Path> recording) {
    this.page = page;
    this.phone = phone;
    this.voice = voice;
    this.agents = agents;
    this.recording = recording;
  }

  @Override
  public void hears(String prompt) {
    await("hear the beginning of '" + prompt + "'", () -> phone.ear().heardBeginningOf(prompt));
  }

  @Override
  public void hearsAllOf(String prompt) {
    await("hear all of '" + prompt + "'", () -> phone.ear().heard(prompt));
    phone.ear().heard().stream()
        .filter(heard -> heard.prompt().equals(prompt))
        .findFirst()
        .ifPresent(heard ->
            page.aside(
                "the telephone recognises %s/%s (%.1f %% alike)"
                    .formatted(heard.language(), prompt, heard.likeness() * 100)));
  }

  @Override
  public void presses(String keys) {
    phone.press(keys);
  }

  @Override
  public void talks(Duration length) {
    await("be connected to an agent", () -> agents.stream().anyMatch(this::talksToUs));
    Agent agent = agents.stream().filter(this::talksToUs).findFirst().orElseThrow();
    partner = agent;
    await("hear the agent", () -> phone.ear().heardFor(agent.tone()).compareTo(length) >= 0);
    page.aside(
        "both hear each other's tone: the caller %d Hz, the agent %d Hz"
            .formatted(agent.tone().hertz(), voice.hertz()));
    agent.phone().hangUp();
  }

  @Override
  public void hangsUp() {
    phone.hangUp();
    ends();
  }

  @Override
  public void ends() {
    if (!phone.ends(PATIENCE)) {
      throw new BrokenOff("The call should be over: " + phone);
    }
  }

  @Override
  public List<Check> checks() {
    var checks = new ArrayList<Check>();
    List<Heard> heard = phone.ear().heard();
    double alike = heard.stream().filter(Heard::whole).mapToDouble(Heard::likeness).min().orElse(0);
    checks.add(
        new Check(
            alike > LEAST_LIKENESS,
            String.format(
                Locale.ROOT,
                "%d prompts recognised by their sound, those heard to the end at least %.1f %%"
                    + " alike; %d packets heard, %d sent",
                heard.size(),
                alike * 100,
                phone.ear().packets(),
                phone.sent())));
    Agent agent = partner;
    if (agent != null) {
      Duration forth = agent.phone().ear().heardFor(voice);
      Duration back = phone.ear().heardFor(agent.tone());
      checks.add(
          new Check(
              seconds(forth) > 1 && seconds(back) > 1,
              String.format(
                  Locale.ROOT,
                  "sound in both directions: the agent heard the caller for %.1f s, the caller"
                      + " heard the agent for %.1f s",
                  seconds(forth),
                  seconds(back))));
    }
    return checks;
  }

  @Override
  public void close() {
    phone.close();
    recording.ifPresent(this::save);
  }

  private void save(Path file) {
    try {
      phone.save(file);
      page.remark("what the caller heard: " + file);
    } catch (IOException e) {
      page.remark("The recording could not be kept: " + e);
    }
  }

  private boolean talksToUs(Agent agent) {
    Ear ear = agent.phone().ear();
    return agent.phone().talks() && ear.hears(voice);
  }

  private void await(String what, BooleanSupplier so) {
    if (!phone.ear().waitFor(() -> so.getAsBoolean() || phone.over(), PATIENCE)
        || !so.getAsBoolean()) {
      throw new BrokenOff("The caller waited in vain to %s: %s".formatted(what, phone));
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
