package ro.storno.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
  @Test
  void a_load_ends_when_every_client_is_done() {
    AtomicInteger pieces = new AtomicInteger();

    Load.Result result =
        Load.run(
            4,
            Duration.ofMinutes(1),
            (client, turn) -> {
              if (turn == 5) {
                return false;
              }
              pieces.incrementAndGet();
              return true;
            });

    assertThat(pieces).hasValue(20);
    assertThat(result.nanos()).hasSize(20);
    assertThat(result.perSecond()).isPositive();
  }

  @Test
  void a_load_ends_when_its_time_is_over() {
    Load.Result result = Load.run(2, Duration.ofMillis(50), (client, turn) -> true);

    assertThat(result.took()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(30));
  }

  @Test
  void one_failure_ends_the_load() {
    assertThatThrownBy(
            () ->
                Load.run(
                    2,
                    Duration.ofMinutes(1),
                    (client, turn) -> {
                      if (client == 1) {
                        throw new IllegalStateException("refused");
                      }
                      return turn < 3;
                    }))
        .hasMessage("A client failed")
        .hasRootCauseMessage("refused");
  }
}
