package ro.storno.application.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
import ro.storno.application.submission.Submissions;
import ro.storno.domain.audit.AuditAction;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.company.RetentionRule;
import ro.storno.domain.submission.SubmissionState;

/**
 * Removes what is left of a deleted company. First what no law holds; documents that the law has
 * kept stay, seen by nobody, until the job comes again on the day that frees the oldest of them;
 * last the company itself. What was queued and never sent is withdrawn; what was sent is asked
 * about first, for two months at most: then its outcome stays open, and what proves that it was
 * sent is kept like everything that was filed. Whatever happens in between, the job can be done
 * again.
 */
public final class PurgeCompany implements JobHandler {
  private static final String KIND = "company.purge";

  /** How often an open submission is asked about again. */
  private static final Duration PATIENCE = Duration.ofHours(6);

  /** How long after the deletion an open outcome holds everything up. */
  static final Duration LONGEST_WAIT = Duration.ofDays(60);

  private final Transactions transactions;
  private final Companies companies;
  private final DeletedCompanies deleted;
  private final CompanyRecords records;
  private final Submissions submissions;
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
      Submissions submissions,
      FileStore files,
      JobQueue jobs,
      AuditRecorder audit,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.deleted = deleted;
    this.records = records;
    this.submissions = submissions;
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
    transactions.inPlatform(() -> forgotten(id)).ifPresent(files::deleteAll);
  }

  /**
   * Removes what is said elsewhere of a company beyond recall, and returns it if it is erased: then
   * all its files go, also those that nothing refers to, and those that a run which broke off did
   * not get to.
   */
  private Optional<CompanyId> forgotten(CompanyId id) {
    Optional<Company> left = companies.find(id);
    if (left.isEmpty()
        || left.get().goneAt().filter(gone -> !clock.instant().isBefore(gone)).isPresent()) {
      deleted.forgetMentions(id);
    }
    return left.isEmpty() ? Optional.of(id) : Optional.empty();
  }

  private void purge(Company company, Instant now) {
    CompanyId id = company.id();
    ZoneId zone = company.settings().timeZone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    RetentionRule rule =
        RetentionRule.of(
            Optional.ofNullable(company.party().address().country()).orElse("*"), today);
    LocalDate heldFrom = rule.heldFrom(today);
    if (transactions.inCompany(id, () -> underWay(id, now))
        && now.isBefore(Objects.requireNonNull(company.deletedAt()).plus(LONGEST_WAIT))) {
      throw new PostponedException(now.plus(PATIENCE));
    }
    Optional<LocalDate> oldest = transactions.inCompany(id, () -> records.oldestHeld(id, heldFrom));
    // Files first: what was removed in part is found again by the rows that are still there.
    transactions
        .inCompany(id, () -> records.filesToRelease(id, heldFrom))
        .forEach(key -> files.delete(id, key));
    transactions.inCompany(
        id,
        () -> {
          records.release(id, heldFrom);
          // Before the company goes: its transaction reaches the trail by way of its row.
          note(company, oldest);
          oldest
              .map(rule::releasedOn)
              .ifPresentOrElse(day -> comeAgain(id, day, zone), () -> records.erase(id));
          return id;
        });
  }

  /** Withdraws what is queued, and returns whether an outcome is still open. */
  private boolean underWay(CompanyId id, Instant now) {
    submissions.queued(id).stream()
        .flatMap(queued -> submissions.findForUpdate(id, queued.id()).stream())
        .filter(queued -> queued.state() == SubmissionState.QUEUED)
        .forEach(
            queued ->
                submissions.update(
                    queued.withdrawn(
                        "The company was deleted before this was sent.", List.of(), now)));
    return records.filingUnderWay(id);
  }

  private void comeAgain(CompanyId id, LocalDate day, ZoneId zone) {
    jobs.enqueueAt(new Job(KIND, id, id + "/" + day, "{}"), day.atStartOfDay(zone).toInstant());
  }

  private void note(Company company, Optional<LocalDate> oldest) {
    audit.record(
        Actor.SYSTEM,
        company.organization(),
        oldest.isEmpty() ? AuditAction.COMPANY_ERASED : AuditAction.COMPANY_PURGED,
        company.id().value(),
        oldest.map(day -> "documents from " + day + " on are kept").orElse("nothing is left"));
  }
}
