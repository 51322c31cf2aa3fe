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
    app.restoreCompany.restore(app.owner(), id);
    app.clock.pass(Company.GRACE);
    app.purgeCompany.run(job);
    assertThat(app.companyRecords.log).isEmpty();
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
  void nothing_is_removed_while_an_outcome_is_open() {
    app.companyRecords.underWay = true;
    afterGrace();
    assertThatThrownBy(() -> app.purgeCompany.run(purge())).isInstanceOf(PostponedException.class);
    assertThat(app.companyRecords.log).isEmpty();
  }
}
