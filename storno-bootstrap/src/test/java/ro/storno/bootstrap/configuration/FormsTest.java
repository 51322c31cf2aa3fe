package ro.storno.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FormsTest {
  private static final long GIGABYTE = 1L << 30;

  @Test
  void memory_may_be_larger_than_two_gigabytes_if_the_heap_is() {
    Function<String, Long> memory = Forms.memory(16 * GIGABYTE);
    assertThat(memory.apply("2GB")).isEqualTo(2 * GIGABYTE);
    assertThat(memory.apply("16GB")).isEqualTo(16 * GIGABYTE);
    assertThat(memory.apply("5000MB")).isEqualTo(5_000L << 20);
    for (String beyond : List.of("17GB", "999999999999GB", "17179869184GB")) {
      assertThatThrownBy(() -> memory.apply(beyond))
          .as(beyond)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("more than the whole heap");
    }
  }
}
