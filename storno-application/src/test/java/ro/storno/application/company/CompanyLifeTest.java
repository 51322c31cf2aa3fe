package ro.storno.application.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import ro.storno.application.ApplicationException;
import ro.storno.application.TestApplication;
import ro.storno.application.identity.Actor;
import ro.storno.application.job.Job;
import ro.storno.application.job.PostponedException;
import ro.storno.domain.audit.AuditEntry;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Role;
import ro.storno.domain.submission.SubmissionId;
import ro.storno.domain.submission.SubmissionState;

class CompanyLifeTest {
  private final TestApplication app = new TestApplication();
  private final CompanyId id = app.scope().company();

  private Job purge() {
    return app.jobs.waiting("company.purge").get(0).job();
  }

  private void afterGrace() {
    app.deleteCompany.delete(app.owner(), id);
    app.clock.pass(Company.GRACE);
  }

  private List<String> trail() {
    return app
        .transactions
        .inPlatform(() -> app.auditLog.after(app.owner().organization(), 0, 1000))
        .stream()
        .map(AuditEntry::action)
        .filter(action -> action.startsWith("company."))
        .toList();
  }

  @Test
  void deleted_company_is_seen_by_nobody_and_comes_back_as_it_was() {
    Company before = app.getCompany.get(app.owner(), id);
    Company gone = app.deleteCompany.delete(app.owner(), id);
    assertThat(gone.goneAt()).contains(app.clock.instant().plus(Duration.ofDays(5)));
    assertThat(app.listCompanies.list(app.owner())).isEmpty();
    assertThatThrownBy(() -> app.getCompany.get(app.owner(), id))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThatThrownBy(() -> app.enter.enter(app.owner(), id.toString()))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThat(app.restoreCompany.deleted(app.owner())).extracting(Company::id).containsExactly(id);
    Company back = app.restoreCompany.restore(app.owner(), id);
    assertThat(back.party()).isEqualTo(before.party());
    assertThat(app.fresh().company()).isEqualTo(id);
    assertThat(app.restoreCompany.deleted(app.owner())).isEmpty();
    assertThat(trail()).containsExactly("company.created", "company.deleted", "company.restored");
  }

  @Test
  void only_administrators_of_the_organization_delete_and_restore() {
    Actor accountant = app.as(Role.ACCOUNTANT).actor();
    assertThatThrownBy(() -> app.deleteCompany.delete(accountant, id))
        .isInstanceOf(ApplicationException.Forbidden.class);
    Actor stranger = app.stranger().actor();
    assertThatThrownBy(() -> app.deleteCompany.delete(stranger, id))
        .isInstanceOf(ApplicationException.NotFound.class);
    app.deleteCompany.delete(app.as(Role.ADMIN).actor(), id);
    assertThatThrownBy(() -> app.restoreCompany.restore(accountant, id))
        .isInstanceOf(ApplicationException.Forbidden.class);
    assertThatThrownBy(() -> app.restoreCompany.restore(stranger, id))
        .isInstanceOf(ApplicationException.NotFound.class);
    assertThat(app.restoreCompany.deleted(stranger)).isEmpty();
  }

  @Test
  void what_is_not_deleted_cannot_come_back_nor_what_is_gone() {
    assertThatThrownBy(() -> app.restoreCompany.restore(app.owner(), id))
        .isInstanceOf(ApplicationException.Conflict.class);
    afterGrace();
    assertThatThrownBy(() -> app.restoreCompany.restore(app.owner(), id))
        .isInstanceOf(ApplicationException.Gone.class);
    assertThat(app.restoreCompany.deleted(app.owner())).isEmpty();
  }

  @Test
  void company_with_the_same_cif_keeps_its_place() {
    String cif = app.scope().profile().party().taxCode();
    app.deleteCompany.delete(app.owner(), id);
    app.company(app.owner(), cif, "Another one");
    ApplicationException.Conflict refused =
        catchThrowableOfType(
            ApplicationException.Conflict.class, () -> app.restoreCompany.restore(app.owner(), id));
    assertThat(refused.code()).isEqualTo("DUPLICATE_CIF");
  }

  @Test
  void purge_waits_for_the_grace_period_and_forgets_a_company_that_came_back() {
    app.deleteCompany.delete(app.owner(), id);
    Job job = purge();
    assertThat(app.jobs.waiting("company.purge").get(0).when())
        .isEqualTo(app.clock.instant().plus(Company.GRACE));
    app.purgeCompany.run(job);
    assertThat(app.companyRecords.log).as("a job that comes too early does nothing").isEmpty();
    assertThat(app.companies.unmentioned(id)).isFalse();
    app.restoreCompany.restore(app.owner(), id);
    app.clock.pass(Company.GRACE);
    app.purgeCompany.run(job);
    assertThat(app.companyRecords.log).isEmpty();
    assertThat(app.companies.unmentioned(id)).isFalse();
    assertThat(app.fresh().company()).isEqualTo(id);
  }

  @Test
  void company_without_documents_is_erased_with_its_files() {
    byte[] bytes = "logo".getBytes(StandardCharsets.UTF_8);
    app.store.put(id, "logo/1.png", bytes);
    app.companyRecords.files = List.of("logo/1.png");
    afterGrace();
    app.purgeCompany.run(purge());
    assertThat(app.companyRecords.log).containsExactly("released before 2021-01-01", "erased");
    assertThat(app.store.get(id, "logo/1.png")).isEmpty();
    assertThat(app.transactions.inPlatform(() -> app.companies.find(id))).isEmpty();
    assertThat(trail()).endsWith("company.deleted", "company.erased");
    app.purgeCompany.run(purge());
    assertThat(app.companyRecords.log).as("done once").hasSize(2);
  }

  @Test
  void documents_the_law_holds_stay_until_their_day() {
    app.companyRecords.oldest = LocalDate.parse("2024-03-05");
    afterGrace();
    Job first = purge();
    app.purgeCompany.run(first);
    app.jobs.done(first);
    assertThat(app.companyRecords.log).containsExactly("released before 2021-01-01");
    assertThat(app.transactions.inPlatform(() -> app.companies.find(id))).isPresent();
    assertThatThrownBy(() -> app.restoreCompany.restore(app.owner(), id))
        .isInstanceOf(ApplicationException.Gone.class);
    var next = app.jobs.waiting("company.purge").get(0);
    Instant freed = Instant.parse("2030-06-30T21:00:00Z");
    assertThat(next.when()).as("1 July 2030 in Bucharest").isEqualTo(freed);
    app.clock.pass(Duration.between(app.clock.instant(), freed));
    app.purgeCompany.run(next.job());
    assertThat(app.companyRecords.log).endsWith("released before 2025-01-01", "erased");
    assertThat(trail()).endsWith("company.deleted", "company.purged", "company.erased");
  }

  @Test
  void nothing_is_removed_while_an_outcome_is_open_but_for_two_months_at_most() {
    app.companyRecords.underWay = true;
    app.companyRecords.oldest = LocalDate.parse("2026-11-27");
    afterGrace();
    Job job = purge();
    assertThatThrownBy(() -> app.purgeCompany.run(job)).isInstanceOf(PostponedException.class);
    app.clock.pass(PurgeCompany.LONGEST_WAIT.minus(Company.GRACE).minusSeconds(1));
    assertThatThrownBy(() -> app.purgeCompany.run(job)).isInstanceOf(PostponedException.class);
    assertThat(app.companyRecords.log).isEmpty();
    assertThat(trail()).as("nothing has happened yet").endsWith("company.deleted");
    app.clock.pass(Duration.ofSeconds(1));
    app.purgeCompany.run(job);
    assertThat(app.companyRecords.log).containsExactly("released before 2021-01-01");
    assertThat(trail()).endsWith("company.deleted", "company.purged");
  }

  @Test
  void trail_tells_once_of_what_was_erased_and_not_of_what_failed() {
    app.companyRecords.failing = true;
    afterGrace();
    Job job = purge();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> app.purgeCompany.run(job)).hasMessageContaining("left");
    }
    assertThat(trail()).containsExactly("company.created", "company.deleted");
    app.companyRecords.failing = false;
    app.purgeCompany.run(job);
    app.purgeCompany.run(job);
    assertThat(trail()).containsExactly("company.created", "company.deleted", "company.erased");
  }

  @Test
  void files_that_nothing_refers_to_go_with_the_company_and_others_keep_theirs() {
    byte[] bytes = "xml".getBytes(StandardCharsets.UTF_8);
    CompanyId other = app.stranger().company();
    app.store.put(id, "attachments/of-a-rolled-back-request", bytes);
    app.store.put(other, "attachments/1", bytes);
    afterGrace();
    app.companyRecords.oldest = LocalDate.parse("2024-03-05");
    app.purgeCompany.run(purge());
    assertThat(app.store.get(id, "attachments/of-a-rolled-back-request"))
        .as("while the company is there, some may belong to what the law holds")
        .isPresent();
    app.companyRecords.oldest = null;
    app.purgeCompany.run(purge());
    assertThat(app.store.get(id, "attachments/of-a-rolled-back-request")).isEmpty();
    assertThat(app.store.get(other, "attachments/1")).isPresent();
  }

  @Test
  void files_left_by_a_crash_after_the_erasure_go_when_the_job_comes_again() {
    afterGrace();
    Job job = purge();
    app.purgeCompany.run(job);
    app.store.put(id, "logo/1.png", new byte[] {1});
    app.purgeCompany.run(job);
    assertThat(app.store.get(id, "logo/1.png")).isEmpty();
  }

  @Test
  void queued_document_of_a_deleted_company_waits_for_its_return_and_is_withdrawn_at_its_end() {
    app.issue.issue(app.synchronising(24), app.draft().id());
    SubmissionId queued =
        app.transactions.inCompany(id, () -> app.submissions.queued(id)).get(0).id();
    app.deleteCompany.delete(app.owner(), id);
    assertThat(state(queued)).isEqualTo(SubmissionState.QUEUED);
    app.clock.pass(Company.GRACE);
    app.companyRecords.oldest = LocalDate.parse("2026-11-27");
    app.purgeCompany.run(purge());
    assertThat(state(queued)).isEqualTo(SubmissionState.WITHDRAWN);
    assertThat(app.companyRecords.log).hasSize(1);
    assertThat(app.companies.unmentioned(id)).as("nobody reads of it any more").isTrue();
  }

  private SubmissionState state(SubmissionId submission) {
    return app.transactions
        .inCompany(id, () -> app.submissions.find(id, submission))
        .orElseThrow()
        .state();
  }
}
