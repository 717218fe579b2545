package io.heliotrope.demo;

import io.heliotrope.config.Mistakes;
import io.heliotrope.demo.lab.LabException;
import io.heliotrope.prompts.PromptRenderer;
import io.heliotrope.prompts.TtsCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Has the demo's texts spoken, the first time, and says how far it is. */
final class Prompts {

  /** A line of progress for so many files. */
  private static final int STEP = 50;

  private Prompts() {}

  /** Renders what has changed since the last time. */
  static void speak(Page page, Path files, Path sounds) throws IOException, InterruptedException {
    var mistakes = new Mistakes();
    PromptRenderer.render(
        files,
        sounds,
        TtsCommand.of(TtsCommand.ESPEAK, Map.of()),
        true,
        one -> tell(page, one),
        mistakes);
    if (mistakes.hasErrors()) {
      throw new LabException("The demo's prompts could not be spoken:\n" + mistakes);
    }
  }

  private static void tell(Page page, PromptRenderer.Progress one) {
    if (one.spoken() && one.done() % STEP == 1) {
      page.remark("Speaking the prompts: %d of %d".formatted(one.done(), one.total()));
    }
  }
}
