package ro.storno.application.recurring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ro.storno.application.FlatJson;
import ro.storno.application.Refusals;
import ro.storno.application.Transactions;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.Actor;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.Job;
import ro.storno.application.job.JobHandler;
import ro.storno.application.notification.Notice;
import ro.storno.application.notification.Notifications;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.notification.NotificationType;
import ro.storno.domain.recurring.RecurringId;
import ro.storno.domain.recurring.RecurringInvoice;

/**
 * Issues one occurrence of a recurring invoice as the system. Done twice, or by several at the same
 * time, it leaves the same as done once. What is refused is noted on the recurring invoice and
 * tried again every hour, so that an occurrence waits for its exchange rate or for whoever has to
 * put something right, and none is passed over.
 */
public final class RunRecurring implements JobHandler {
  /** The kind of job it does. */
  public static final String KIND = "recurring.issue";

  private static final Duration PAUSE = Duration.ofHours(1);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  private final Transactions transactions;
  private final Companies companies;
  private final RecurringInvoices recurring;
  private final IssueRecurring issueRecurring;
  private final Notifications notifications;
  private final Clock clock;

  /** Runs with the given ports; none is null. */
  public RunRecurring(
      Transactions transactions,
      Companies companies,
      RecurringInvoices recurring,
      IssueRecurring issueRecurring,
      Notifications notifications,
      Clock clock) {
    this.transactions = transactions;
    this.companies = companies;
    this.recurring = recurring;
    this.issueRecurring = issueRecurring;
    this.notifications = notifications;
    this.clock = clock;
  }

  /** Returns the job that issues an occurrence; there is one of it. */
  public static Job job(CompanyId company, RecurringId id, LocalDate occurrence) {
    return new Job(
        KIND,
        company,
        id + "@" + occurrence,
        FlatJson.write(Map.of("recurringId", id.toString(), "occurrence", occurrence.toString())));
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** The National Bank and the authority may be asked. */
  @Override
  public boolean callsOutside() {
    return true;
  }

  @Override
  public void run(Job job) {
    CompanyId id = Objects.requireNonNull(job.company(), "a recurring invoice has a company");
    Map<String, String> payload = FlatJson.read(job.payload());
    RecurringId wanted = RecurringId.parse(payload.getOrDefault("recurringId", ""));
    LocalDate occurrence = LocalDate.parse(payload.getOrDefault("occurrence", ""));
    Optional<Company> company =
        transactions.inPlatform(() -> companies.find(id)).filter(each -> each.deletedAt() == null);
    company.ifPresent(found -> issue(new CompanyScope(Actor.SYSTEM, found), wanted, occurrence));
  }

  private void issue(CompanyScope scope, RecurringId id, LocalDate occurrence) {
    try {
      issueRecurring.issue(scope, id, occurrence);
    } catch (RuntimeException failure) {
      String reason = Refusals.reason(failure).orElseThrow(() -> failure);
      note(scope, id, occurrence, reason);
    }
  }

  private void note(CompanyScope scope, RecurringId id, LocalDate occurrence, String reason) {
    Instant now = clock.instant();
    LocalDate today = now.atZone(scope.profile().settings().timeZone()).toLocalDate();
    transactions.inCompany(
        scope.company(),
        () -> {
          recurring
              .findForUpdate(scope.company(), id)
              .filter(was -> was.mayIssue(occurrence, today))
              .map(was -> was.failed(reason, now, now.plus(PAUSE)))
              .ifPresent(
                  failed -> {
                    recurring.update(failed, ManageRecurring.dueAt(scope, failed));
                    notifications.tell(notice(failed, occurrence, reason));
                  });
          return 0;
        });
  }

  /** Told once for each occurrence, however often it is tried again. */
  private static Notice notice(RecurringInvoice failed, LocalDate occurrence, String reason) {
    Map<String, String> data = new HashMap<>();
    data.put("recurringInvoiceId", failed.id().toString());
    data.put("occurrence", DAY.format(occurrence));
    data.put("error", reason);
    if (failed.reference() != null) {
      data.put("reference", failed.reference());
    }
    return Notice.toCompany(
        failed.company(),
        NotificationType.RECURRING_INVOICE_FAILED,
        failed.id() + "@" + occurrence,
        data);
  }
}
