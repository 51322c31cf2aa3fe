package ro.storno.application.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ro.storno.domain.submission.SubmissionState;

/**
 * The promise of the product as one test: every outcome known, nothing twice. {@code
 * scripts/submission-run} runs it with more submissions and other seeds, and prints the report.
 */
class SubmissionRunTest {
  private static final int COUNT = Integer.getInteger("submission.run.count", 300);
  private static final long SEED = Long.getLong("submission.run.seed", 20261127L);

  private static void hold(SubmissionRun.Report report) {
    System.out.println(report);
    assertThat(report.wrong()).as("outcomes, seed " + report.seed()).isEmpty();
    assertThat(report.duplicates()).as("accepted twice, seed " + report.seed()).isZero();
    assertThat(report.repetitions()).as("sent twice, seed " + report.seed()).isZero();
    assertThat(report.brokenLimits()).as("limits, seed " + report.seed()).isEmpty();
    assertThat(report.medianPolls()).as("median, seed " + report.seed()).isLessThanOrEqualTo(2);
    Map<SubmissionState, Integer> states = report.states();
    assertThat(states.keySet()).isSubsetOf(SubmissionState.ACCEPTED, SubmissionState.REJECTED);
  }

  @Test
  void every_outcome_is_known_and_nothing_is_sent_twice_whatever_gets_lost() {
    SubmissionRun.Report report = new SubmissionRun(SEED, COUNT).run();
    hold(report);
    assertThat(report.crashes()).as("the run is worth something").isPositive();
  }

  @Test
  void the_same_seed_replays_the_same_history_and_another_does_not() {
    String first = new SubmissionRun(7, 60).run().history();
    assertThat(new SubmissionRun(7, 60).run().history()).isEqualTo(first);
    assertThat(new SubmissionRun(8, 60).run().history()).isNotEqualTo(first);
  }

  @Test
  void other_seeds_hold_as_well() {
    for (long seed = 1; seed <= 12; seed++) {
      hold(new SubmissionRun(seed, 60).run());
    }
  }
}
