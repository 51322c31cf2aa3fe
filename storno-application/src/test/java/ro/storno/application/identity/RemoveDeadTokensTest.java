package ro.storno.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.storno.application.TestApplication;
import ro.storno.application.job.Job;

class RemoveDeadTokensTest {
  private final TestApplication app = new TestApplication();
  private final Map<DeadTokens.Kind, Integer> dead = new EnumMap<>(DeadTokens.Kind.class);
  private final List<Instant> limits = new ArrayList<>();

  private final RemoveDeadTokens removal =
      new RemoveDeadTokens(
          app.transactions,
          (kind, before, most) -> {
            limits.add(before);
            int left = dead.getOrDefault(kind, 0);
            int removed = Math.min(left, most);
            dead.put(kind, left - removed);
            return removed;
          },
          app.jobs,
          app.clock);

  @Test
  void all_that_is_dead_goes_however_many_batches_it_takes() {
    dead.put(DeadTokens.Kind.REFRESH, 2 * RemoveDeadTokens.BATCH);
    dead.put(DeadTokens.Kind.APP, 1);
    removal.run(new Job(RemoveDeadTokens.KIND, null, "now", "{}"));
    assertThat(dead.values()).containsOnly(0);
    assertThat(limits).containsOnly(app.clock.instant().minus(RemoveDeadTokens.KEPT));
  }

  @Test
  void a_look_queues_the_next_one_though_many_nodes_begin() {
    removal.begin();
    removal.begin();
    assertThat(waiting()).hasSize(1);
    removal.run(new Job(RemoveDeadTokens.KIND, null, "now", "{}"));
    assertThat(waiting()).hasSize(2);
  }

  private List<?> waiting() {
    return app.transactions.inPlatform(() -> app.jobs.waiting(RemoveDeadTokens.KIND));
  }
}
