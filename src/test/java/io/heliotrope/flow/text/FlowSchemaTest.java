package io.heliotrope.flow.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors use says the same as the reader, as far as a schema can. */
class FlowSchemaTest {

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(Path.of("src/main/resources/schema/flow.schema.json")));
    } catch (IOException missing) {
      throw new IllegalStateException("The schema of flows can't be read.", missing);
    }
  }

  private static List<com.networknt.schema.Error> errors(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }

  @Test
  void goodFlowsAreValid() throws IOException {
    assertThat(errors(FlowReaderTest.GOOD)).isEmpty();
    assertThat(errors(Files.readString(DemoCompanyTest.FOLDER.resolve("flows/main.yaml"))))
        .isEmpty();
    assertThat(errors("flow: a\nstart: a\nnodes: { a: { hang-up: } }\n")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.heliotrope.flow.text.FlowReaderTest#slips")
  void mistakesOfShapeAreFoundAndNoOthersInvented(FlowReaderTest.Slip slip) {
    if (slip.what().contains("stands here twice")) {
      return; // no YAML parser gets this far
    }
    assertThat(errors(slip.inGoodFlow()).isEmpty()).isEqualTo(!slip.isOfShape());
  }
}
