package io.heliotrope.hours.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fifty sites are not listed one by one. */
class FewTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1  | s1
          2  | s1 and s2
          3  | s1, s2 and s3
          6  | s1, s2, s3, s4, s5 and s6
          7  | s1, s2, s3, s4 and 3 more
          50 | s1, s2, s3, s4 and 46 more
          """)
  void ofManyThingsTheFirstAreNamedAndTheOthersCounted(int number, String text) {
    assertThat(Few.of(IntStream.rangeClosed(1, number).mapToObj(i -> "s" + i).toList()))
        .isEqualTo(text);
  }
}
