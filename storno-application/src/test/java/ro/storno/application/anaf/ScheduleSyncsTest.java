package ro.storno.application.anaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ro.storno.application.TestApplication;
import ro.storno.application.job.InMemoryJobQueue;
import ro.storno.application.job.Job;
import ro.storno.domain.anaf.SyncInterval;
import ro.storno.domain.anaf.SyncState;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;

class ScheduleSyncsTest {
  private final TestReceiving receiving = new TestReceiving();
  private final TestApplication application = receiving.application;
  private final CompanyId company = receiving.company();

  @BeforeEach
  void enabled() {
    save(receiving.profile().withSync(true, application.clock.instant()));
  }

  private void save(Company changed) {
    application.transactions.inPlatform(
        () -> {
          application.companies.update(changed);
          return 0;
        });
  }

  private void look() {
    application.transactions.inPlatform(
        () -> {
          receiving.room.schedule.run(new Job(ScheduleSyncs.KIND, null, "now", "{}"));
          return 0;
        });
  }

  private List<InMemoryJobQueue.Entry> waiting(String kind) {
    return application.transactions.inPlatform(() -> application.jobs.waiting(kind));
  }

  private boolean queued() {
    List<InMemoryJobQueue.Entry> syncs = waiting(SyncCompany.KIND);
    syncs.forEach(each -> application.jobs.done(each.job()));
    return syncs.stream().anyMatch(each -> company.equals(each.job().company()));
  }

  private void ran(Instant start, int failures) {
    application.transactions.inCompany(
        company,
        () -> {
          SyncState state = SyncState.none(company).started(start);
          for (int i = 0; i < failures; i++) {
            state = state.failed("no answer");
          }
          receiving.book.save(state);
          return 0;
        });
  }

  private Duration interval() {
    return SyncInterval.ofPlan(
        application.transactions.inPlatform(() -> receiving.book.enabled().get(0).plan()));
  }

  @Test
  void company_that_never_ran_is_due_at_once() {
    look();
    assertThat(queued()).isTrue();
  }

  @Test
  void company_is_due_again_by_its_plan() {
    Instant now = application.clock.instant();
    ran(now.minus(interval()).plus(Duration.ofMinutes(3)), 0);
    look();
    assertThat(queued()).as("three minutes too early: the next look comes in five").isFalse();
    ran(now.minus(interval()).plus(Duration.ofMinutes(2)), 0);
    look();
    assertThat(queued()).as("rather two minutes early than three late").isTrue();
  }

  @Test
  void failed_run_is_repeated_sooner_and_later_each_time_but_never_later_than_planned() {
    Instant now = application.clock.instant();
    ran(now.minus(Duration.ofMinutes(14)), 1);
    look();
    assertThat(queued()).isTrue();
    ran(now.minus(Duration.ofMinutes(14)), 2);
    look();
    assertThat(queued()).isFalse();
    ran(now.minus(interval()), 50);
    look();
    assertThat(queued()).isTrue();
  }

  @Test
  void company_that_waits_already_is_not_queued_twice() {
    look();
    look();
    assertThat(waiting(SyncCompany.KIND)).hasSize(1);
  }

  @Test
  void company_that_does_not_synchronise_or_is_gone_is_left_alone() {
    Company enabled = receiving.profile().withSync(true, application.clock.instant());
    save(enabled.withSync(false, application.clock.instant()));
    look();
    assertThat(queued()).isFalse();
    save(frozen(enabled, true, null));
    look();
    assertThat(queued()).isFalse();
    save(frozen(enabled, false, application.clock.instant()));
    look();
    assertThat(queued()).isFalse();
  }

  private static Company frozen(Company company, boolean readOnly, Instant deletedAt) {
    return new Company(
        company.id(),
        company.organization(),
        company.party(),
        company.settings(),
        company.logo(),
        readOnly,
        company.createdAt(),
        company.updatedAt(),
        deletedAt);
  }

  @Test
  void each_five_minutes_have_one_look_and_each_look_queues_the_next() {
    receiving.room.schedule.begin();
    receiving.room.schedule.begin();
    application.clock.pass(Duration.ofMinutes(4));
    receiving.room.schedule.begin();
    assertThat(waiting(ScheduleSyncs.KIND)).hasSize(1);
    Instant first = waiting(ScheduleSyncs.KIND).get(0).when();
    assertThat(first).isBeforeOrEqualTo(application.clock.instant());
    look();
    assertThat(waiting(ScheduleSyncs.KIND))
        .extracting(InMemoryJobQueue.Entry::when)
        .containsExactly(first, first.plus(Duration.ofMinutes(5)));
  }
}
