package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.Wording;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;

/** Cancels an invoice that no authority has seen; takes it out of the queue if it waits there. */
public final class CancelInvoice {
  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceFiling filing;
  private final InvoiceDetails details;
  private final Ids ids;
  private final Clock clock;

  /** Cancels with the given ports; none is null. */
  public CancelInvoice(
      Transactions transactions,
      Invoices invoices,
      InvoiceFiling filing,
      InvoiceDetails details,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.filing = filing;
    this.details = details;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Cancels it.
   *
   * @param reason at least ten characters
   * @throws ApplicationException.Invalid if the reason is missing
   * @throws DomainException.InvalidValue if the reason is too short
   * @throws DomainException.IllegalState if the status forbids it, or it is being sent just now
   * @throws DomainException.RuleViolated if credit notes correct it
   */
  public InvoiceDetail cancel(CompanyScope scope, InvoiceId id, @Nullable String reason) {
    scope.requireToChange(Permission.INVOICE_CANCEL);
    if (reason == null || reason.isBlank()) {
      throw new ApplicationException.Invalid(Map.of("reason", Wording.BLANK));
    }
    return details.told(
        scope, transactions.inCompany(scope.company(), () -> cancelIn(scope, id, reason)));
  }

  private InvoiceDetails.Gathered cancelIn(CompanyScope scope, InvoiceId id, String reason) {
    Instant now = clock.instant();
    Invoice was =
        invoices
            .findForUpdate(scope.company(), id)
            .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
    long creditNotes = invoices.creditNotesOf(scope.company(), id).size();
    Invoice cancelled = was.cancel(reason, creditNotes, scope.actor().user(), now);
    InvoiceEvent event =
        new InvoiceEvent(
            ids.next(),
            InvoiceEvent.Type.CANCELLED,
            was.status(),
            cancelled.status(),
            now,
            scope.actor().user(),
            "Invoice cancelled",
            Map.of("reason", reason.strip()));
    filing.cancelled(was);
    InvoiceDetails.Gathered gathered = details.around(cancelled, List.of(event), null, true);
    invoices.update(cancelled, List.of(event));
    return gathered;
  }
}
