package ro.storno.application.invoice;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ro.storno.application.ApplicationException;
import ro.storno.application.CommandValidator;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.job.JobQueue;
import ro.storno.application.money.ExchangeRates;
import ro.storno.domain.DomainException;
import ro.storno.domain.Problem;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Submission;

/** Changes an editable invoice: a draft, a rejected one, or one not yet submitted. */
public final class UpdateInvoice {
  private final CommandValidator validator;
  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceFiles files;
  private final JobQueue jobs;
  private final InvoiceFiling filing;
  private final InvoiceDrafting drafting;
  private final InvoiceChecks checks;
  private final InvoiceDetails details;
  private final Ids ids;
  private final Clock clock;

  /** Updates with the given ports; none is null. */
  public UpdateInvoice(
      CommandValidator validator,
      Transactions transactions,
      Invoices invoices,
      InvoiceFiles files,
      JobQueue jobs,
      InvoiceFiling filing,
      InvoiceDrafting drafting,
      InvoiceChecks checks,
      InvoiceDetails details,
      Ids ids,
      Clock clock) {
    this.validator = validator;
    this.transactions = transactions;
    this.invoices = invoices;
    this.files = files;
    this.jobs = jobs;
    this.filing = filing;
    this.drafting = drafting;
    this.checks = checks;
    this.details = details;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Changes what is given; lines are replaced as a whole. The XML of an issued invoice is made
   * anew; one that waits to be sent is sent as changed.
   *
   * @param given names of the components of the entry that were sent; not null
   * @throws ApplicationException.Invalid if a field is malformed
   * @throws ApplicationException.NotFound if the invoice or what it refers to does not exist
   * @throws DomainException.RuleViolated if the invoice is not editable or would break a rule
   * @throws DomainException.IllegalState if it is being sent just now
   */
  public Result update(CompanyScope scope, InvoiceId id, InvoiceEntry entry, Set<String> given) {
    scope.requireToChange(Permission.INVOICE_EDIT);
    validator.check(entry);
    boolean automatic = filing.automatic(scope);
    Changed changed =
        drafting.suppliedWithRates(
            rates ->
                transactions.inCompany(
                    scope.company(), () -> change(scope, id, entry, given, automatic, rates)));
    InvoiceDetail detail = details.told(scope, changed.gathered);
    return new Result(detail, checks.quick(detail.invoice(), detail.today(), changed.doubts));
  }

  /** What was saved, and what could not be filled in. */
  private record Changed(InvoiceDetails.Gathered gathered, List<Problem> doubts) {}

  private Changed change(
      CompanyScope scope,
      InvoiceId id,
      InvoiceEntry entry,
      Set<String> given,
      boolean automatic,
      ExchangeRates.Supply rates) {
    Invoice was =
        invoices
            .findForUpdate(scope.company(), id)
            .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
    if (!was.editable()) {
      // Refused by the domain with its reason, before anything typed is looked at.
      was.edit(was.content(), clock.instant());
    }
    filing.beforeChange(was);
    InvoiceDrafting.Drafted drafted = drafting.redraft(scope, was, entry, given, rates);

    Invoice changed = was.edit(drafted.content(), clock.instant());

    requireRoomForPayments(changed);
    List<InvoiceEvent> events = List.of(updated(scope));
    Submission submission = filing.changed(scope, changed, automatic);
    InvoiceDetails.Gathered gathered =
        details.around(changed, events, drafted.series(), false).with(submission);
    invoices.update(changed, events);
    files.dropXml(scope.company(), id);
    FollowUpInvoice.enqueueIfIssued(jobs, changed);
    return new Changed(gathered, drafted.doubts());
  }

  private static void requireRoomForPayments(Invoice changed) {
    BigDecimal over = changed.balance().amount().negate();
    if (!changed.amountPaid().isZero() && over.compareTo(new BigDecimal("0.01")) > 0) {
      throw new DomainException.RuleViolated(
          "lines",
          "Payments of "
              + changed.amountPaid()
              + " are recorded; the total cannot become lower than that.");
    }
  }

  private InvoiceEvent updated(CompanyScope scope) {
    return new InvoiceEvent(
        ids.next(),
        InvoiceEvent.Type.UPDATED,
        null,
        null,
        clock.instant(),
        scope.actor().user(),
        "Invoice updated",
        Map.of());
  }

  /**
   * The changed invoice.
   *
   * @param invoice not null
   * @param validation quick check; not null
   */
  public record Result(InvoiceDetail invoice, InvoiceValidation validation) {}
}
