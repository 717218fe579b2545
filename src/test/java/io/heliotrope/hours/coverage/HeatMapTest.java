package io.heliotrope.hours.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HeatMapTest {

  private static final CoverageWorld WORLD =
      CoverageWorld.read(
          """
          site  paris   Europe/Paris    Mo-Su 08:00-18:00
          site  chicago America/Chicago Mo-Su 17:00-25:00
          agent luc     paris   - fr
          agent amy     chicago - fr
          """);

  private static Document picture() throws Exception {
    Coverage coverage = WORLD.coverage("2026-11-23", "2027-12-28", 1);
    String svg = new HeatMap(WORLD.company(), coverage, coverage.needs()).svg();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyHourOfTheWeekHasItsShadeInEveryRow() throws Exception {
    var cells = picture().getElementsByTagName("rect");
    int width = 0;
    for (int i = 0; i < cells.getLength(); i++) {
      if (cells.item(i) instanceof Element cell
          && cell.getElementsByTagName("title").getLength() > 0) {
        width += Integer.parseInt(cell.getAttribute("width"));
      }
    }
    assertThat(width).isEqualTo(4 * 7 * 24 * 6); // two sites, anybody and French
  }

  @Test
  void itSaysInWordsWhatItShows() throws Exception {
    String text = picture().getDocumentElement().getTextContent();
    assertThat(text)
        .contains(
            "test: who is awake in each hour of the week",
            "French: nobody ",
            "Paris, Mon 07:00 to Mon 16:00 UTC: open in every week",
            "French, Sun 17:00 to Sun 22:00 UTC: nobody in any week",
            "nobody in some weeks");
  }
}
