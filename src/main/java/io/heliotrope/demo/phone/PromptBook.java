package io.heliotrope.demo.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The prompts an ear knows: their very samples, as Asterisk will play them. */
public final class PromptBook {

  /** Nobody to recognise. */
  public static final PromptBook EMPTY = new PromptBook(List.of());

  /** A prompt. {@code language} is the folder it was found in. */
  record Page(String prompt, String language, short[] sound) {}

  private final List<Page> pages;

  private PromptBook(List<Page> pages) {
    this.pages = List.copyOf(pages);
  }

  /**
   * Reads every {@code LANGUAGE/heliotrope/KEY.wav} below the folder.
   *
   * @throws IOException if one can't be read
   */
  public static PromptBook read(Path sounds) throws IOException {
    var pages = new ArrayList<Page>();
    try (Stream<Path> files = Files.walk(sounds, 3)) {
      for (Path file : files.sorted().toList()) {
        Path relative = sounds.relativize(file);
        String name = file.getFileName().toString();
        if (relative.getNameCount() == 3
            && relative.getName(1).toString().equals("heliotrope")
            && name.endsWith(".wav")) {
          pages.add(
              new Page(
                  name.substring(0, name.length() - ".wav".length()),
                  relative.getName(0).toString(),
                  Wav.read(file)));
        }
      }
    }
    return new PromptBook(pages);
  }

  List<Page> pages() {
    return pages;
  }

  public int size() {
    return pages.size();
  }
}
