package ro.storno.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollingPlanTest {
  @Test
  void a_document_costs_far_less_than_the_hundred_questions_a_day_that_anaf_allows() {
    assertThat(questionsWithin(PollingPlan.VERDICT, Duration.ofDays(1))).isLessThanOrEqualTo(17);
  }

  @Test
  void two_questions_fall_into_the_first_five_minutes() {
    assertThat(questionsWithin(PollingPlan.VERDICT, Duration.ofMinutes(5))).isEqualTo(2);
  }

  @Test
  void no_plan_ever_ends_or_speeds_up() {
    for (PollingPlan plan : List.of(PollingPlan.VERDICT, PollingPlan.LOST, PollingPlan.UNREACHED)) {
      for (int asked = 0; asked < 200; asked++) {
        assertThat(plan.next(asked + 1)).isGreaterThanOrEqualTo(plan.next(asked));
      }
      assertThat(plan.next(1_000_000)).isLessThanOrEqualTo(Duration.ofHours(2));
    }
  }

  private static int questionsWithin(PollingPlan plan, Duration time) {
    Duration passed = Duration.ZERO;
    int questions = 0;
    while (passed.plus(plan.next(questions)).compareTo(time) <= 0) {
      passed = passed.plus(plan.next(questions));
      questions++;
    }
    return questions;
  }
}
