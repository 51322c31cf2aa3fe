package ro.storno.application.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Pace} does. */
public abstract class PaceContract {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAYS = Duration.ofDays(100);

  /** A pace of one node; all that this method returns share their turns. */
  protected abstract Pace node();

  @Test
  void the_first_turn_comes_at_once_and_each_further_one_an_interval_later() {
    Pace pace = node();
    assertThat(pace.takeTurn("first", HOUR, DAYS)).contains(Duration.ZERO);
    Duration second = pace.takeTurn("first", HOUR, DAYS).orElseThrow();
    Duration third = pace.takeTurn("first", HOUR, DAYS).orElseThrow();
    assertThat(second).isBetween(Duration.ofMinutes(55), HOUR);
    assertThat(third.minus(second)).isBetween(Duration.ofMinutes(55), HOUR);
  }

  @Test
  void who_is_not_patient_enough_takes_no_turn() {
    Pace pace = node();
    pace.takeTurn("patience", HOUR, Duration.ZERO);
    assertThat(pace.takeTurn("patience", HOUR, Duration.ofMinutes(10))).isEmpty();
    assertThat(pace.takeTurn("patience", HOUR, Duration.ofMinutes(10))).isEmpty();
    assertThat(pace.takeTurn("patience", HOUR, DAYS).orElseThrow())
        .as("the impatient left no gap")
        .isLessThanOrEqualTo(HOUR);
  }

  @Test
  void services_have_a_pace_each() {
    Pace pace = node();
    pace.takeTurn("one", HOUR, DAYS);
    assertThat(pace.takeTurn("other", HOUR, DAYS)).contains(Duration.ZERO);
  }

  @Test
  void threads_and_nodes_never_share_a_turn() throws Exception {
    List<Pace> nodes = List.of(node(), node());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Pace pace = nodes.get(i % 2);
        all.add(threads.submit(() -> waits.add(pace.takeTurn("crowd", HOUR, DAYS).orElseThrow())));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    Collections.sort(waits);
    for (int turn = 0; turn < waits.size(); turn++) {
      assertThat(waits.get(turn))
          .isBetween(HOUR.multipliedBy(turn).minusMinutes(5), HOUR.multipliedBy(turn));
    }
  }
}
