package ro.storno.simulator.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.simulator.anaf.call.AnafOperation;
import ro.storno.simulator.fault.FaultKind;

/** docs/simulators.md names everything there is. */
class SimulatorsPageTest {
  private static String page() throws Exception {
    return Files.readString(Path.of("..", "docs", "simulators.md"));
  }

  @ParameterizedTest
  @EnumSource
  void a_fault_is_on_the_page(FaultKind kind) throws Exception {
    assertThat(page()).contains("`" + kind.wireName() + "`");
  }

  @ParameterizedTest
  @EnumSource
  void an_operation_is_on_the_page(AnafOperation operation) throws Exception {
    assertThat(page()).contains("`" + operation.wireName() + "`");
  }

  @Test
  void every_handle_is_on_the_page() throws Exception {
    try (AnafSimulator anaf = AnafSimulator.start()) {
      JsonNode handles =
          AnafClient.json(new AnafClient(anaf.api(), "").get("/simulator")).path("handles");
      assertThat(handles).hasSizeGreaterThan(5);
      for (JsonNode handle : handles) {
        assertThat(page()).contains(handle.asText());
      }
    }
  }
}
