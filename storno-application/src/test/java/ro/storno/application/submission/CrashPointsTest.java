package ro.storno.application.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ro.storno.application.TestApplication;
import ro.storno.application.anaf.InMemoryAnaf.Fate;
import ro.storno.application.anaf.InMemoryAnaf.Fault;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Submission;
import ro.storno.domain.submission.SubmissionState;

/**
 * The process is killed at every point at which it can leave a state behind, one after the other:
 * before each transaction, before each commit, before each call, between a call's effect and its
 * answer, and after the last commit of a job. Each time the outcome is found, and nothing is sent
 * twice.
 */
class CrashPointsTest {
  private static final Fate QUICK = new Fate(Duration.ofSeconds(20), Duration.ofMinutes(10), true);

  private enum Story {
    ACCEPTED(Fault.NONE, true),
    REJECTED(Fault.NONE, false),
    ANSWER_LOST(Fault.ANSWER_LOST, true),
    REQUEST_LOST(Fault.REQUEST_LOST, true),
    NOT_REACHED(Fault.NOT_REACHED, true);

    private final Fault first;
    private final boolean acceptable;

    Story(Fault first, boolean acceptable) {
      this.first = first;
      this.acceptable = acceptable;
    }
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void killed_at_any_point_the_outcome_is_found_and_nothing_is_sent_twice(Story story) {
    int points = tell(story, -1);
    assertThat(points).as("a story has points").isGreaterThan(15);
    for (int killedAt = 1; killedAt <= points; killedAt++) {
      tell(story, killedAt);
    }
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void killed_twice_at_the_same_distance_it_still_ends_well(Story story) {
    int points = tell(story, -1);
    for (int every = 3; every <= points / 2; every++) {
      tellKillingEvery(story, every);
    }
  }

  private static int tell(Story story, int killedAt) {
    AtomicInteger passed = new AtomicInteger();
    return told(story, "killed at point " + killedAt, () -> passed.incrementAndGet() == killedAt);
  }

  private static void tellKillingEvery(Story story, int every) {
    AtomicInteger passed = new AtomicInteger();
    told(
        story,
        "killed at points " + every + " and " + 2 * every,
        () -> {
          int point = passed.incrementAndGet();
          return point == every || point == 2 * every;
        });
  }

  private static int told(Story story, String how, java.util.function.BooleanSupplier killing) {
    TestApplication app = new TestApplication();
    InvoiceId id = app.issue.issue(app.synchronising(null), app.draft().id()).invoice().id();
    VirtualServer server = new VirtualServer(app);
    app.anaf.fate(story.acceptable ? QUICK : new Fate(QUICK.judging(), QUICK.listing(), false));
    app.anaf.once(story.first);
    int before = server.points();
    server.killing(killing);
    server.runUntil(TestApplication.START.plus(Duration.ofDays(3)));
    server.killing(() -> false);
    Submission submission = app.submission(id);
    assertThat(submission.state())
        .as("%s, %s: %s", story, how, submission)
        .isEqualTo(story.acceptable ? SubmissionState.ACCEPTED : SubmissionState.REJECTED);
    assertThat(app.stored(id).status())
        .as("%s, %s", story, how)
        .isEqualTo(story.acceptable ? DocumentStatus.VALIDATED : DocumentStatus.REJECTED);
    assertThat(submission.answer().archivedAt()).as("%s, %s: evidence", story, how).isNotNull();
    assertThat(app.anaf.duplicates()).as("%s, %s", story, how).isZero();
    assertThat(app.anaf.repetitions()).as("%s, %s", story, how).isZero();
    return server.points() - before;
  }
}
