package ro.storno.application.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import ro.storno.application.Transactions;
import ro.storno.application.audit.AuditRecorder;
import ro.storno.application.file.FileStore;
import ro.storno.application.identity.Actor;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.job.JobQueue;
import ro.storno.application.job.PostponedException;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.company.RetentionRule;

/**
 * Removes what is left of a deleted company. First what no law holds; documents that the law has
 * kept stay, seen by nobody, until the job comes again on the day that frees the oldest of them;
 * last the company itself. Whatever happens in between, the job can be done again.
 */
public final class PurgeCompany implements JobHandler {
  private static final String KIND = "company.purge";

  /** How often an open submission is asked about again. */
  private static final Duration PATIENCE = Duration.ofHours(6);

  private final Transactions transactions;
  private final Companies companies;
  private final DeletedCompanies deleted;
  private final CompanyRecords records;
  private final FileStore files;
  private final JobQueue jobs;
  private final AuditRecorder audit;
  private final Clock clock;

  /** Purges with the given ports; none is null. */
  public PurgeCompany(
      Transactions transactions,
      Companies companies,
      DeletedCompanies deleted,
      CompanyRecords records,
      FileStore files,
      JobQueue jobs,
      AuditRecorder audit,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.deleted = deleted;
    this.records = records;
    this.files = files;
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
  }

  /** One job per deletion: a company may be brought back and deleted again. */
  static Job job(Company gone) {
    return new Job(KIND, gone.id(), gone.id() + "/" + gone.deletedAt(), "{}");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    CompanyId id = Objects.requireNonNull(job.company());
    Instant now = clock.instant();
    Optional<Company> due =
        transactions.inPlatform(
            () ->
                deleted.beginPurge(id, now.minus(Company.GRACE))
                    ? companies.find(id)
                    : Optional.empty());
    due.ifPresent(company -> purge(company, now));
  }

  private void purge(Company company, Instant now) {
    CompanyId id = company.id();
    ZoneId zone = company.settings().timeZone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    RetentionRule rule =
        RetentionRule.of(
            Optional.ofNullable(company.party().address().country()).orElse("*"), today);
    LocalDate heldFrom = rule.heldFrom(today);
    if (transactions.inCompany(id, () -> records.filingUnderWay(id))) {
      throw new PostponedException(now.plus(PATIENCE));
    }
    Optional<LocalDate> oldest = transactions.inCompany(id, () -> records.oldestHeld(id, heldFrom));
    transactions.inPlatform(() -> noted(company, oldest));
    // Files first: what was removed in part is found again by the rows that are still there.
    transactions
        .inCompany(id, () -> records.filesToRelease(id, heldFrom))
        .forEach(key -> files.delete(id, key));
    transactions.inCompany(id, () -> removed(id, heldFrom, oldest.map(rule::releasedOn), zone));
  }

  private CompanyId removed(
      CompanyId id, LocalDate heldFrom, Optional<LocalDate> next, ZoneId zone) {
    records.release(id, heldFrom);
    next.ifPresentOrElse(
        day ->
            jobs.enqueueAt(
                new Job(KIND, id, id + "/" + day, "{}"), day.atStartOfDay(zone).toInstant()),
        () -> records.erase(id));
    return id;
  }

  private Company noted(Company company, Optional<LocalDate> oldest) {
    audit.record(
        Actor.SYSTEM,
        company.organization(),
        oldest.isEmpty() ? AuditAction.COMPANY_ERASED : AuditAction.COMPANY_PURGED,
        company.id().value(),
        oldest.map(day -> "documents from " + day + " on are kept").orElse("nothing is left"));
    return company;
  }
}
