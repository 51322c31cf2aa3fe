package ro.storno.rest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import ro.storno.rest.memory.WithStorno;

class TelemetryRoutesTest extends WithStorno {
  private static final String PATH = "/api/v1/telemetry";

  private static String events(int count) {
    return "{\"events\":["
        + String.join(",", Collections.nCopies(count, "{\"event\":\"invoice.created\"}"))
        + "]}";
  }

  @Test
  void events_are_taken_from_anybody_and_not_more_than_a_hundred() {
    assertThat(scene.anyone().post(PATH, events(100)).expect(202).at("/status"))
        .isEqualTo("accepted");
    scene.owner().post(PATH, "{}").expect(202);
    assertThat(scene.anyone().post(PATH, events(101)).expect(400).text()).contains("at most 100");
  }
}
