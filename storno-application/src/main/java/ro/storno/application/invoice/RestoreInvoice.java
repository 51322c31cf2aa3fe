package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.domain.DomainException;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.numbering.SeriesId;

/** Turns a cancelled invoice into a draft again; its number stays. */
public final class RestoreInvoice {
  private final Transactions transactions;
  private final Invoices invoices;
  private final SeriesBook seriesBook;
  private final InvoiceDetails details;
  private final Ids ids;
  private final Clock clock;

  /** Restores with the given ports; none is null. */
  public RestoreInvoice(
      Transactions transactions,
      Invoices invoices,
      SeriesBook seriesBook,
      InvoiceDetails details,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.seriesBook = seriesBook;
    this.details = details;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Restores it.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if it is not cancelled
   * @throws DomainException.RuleViolated if it has payments or credit notes, was cancelled too long
   *     ago, or its series is gone
   */
  public InvoiceDetail restore(CompanyScope scope, InvoiceId id) {
    scope.requireToChange(Permission.INVOICE_CANCEL);
    return details.told(scope, transactions.inCompany(scope.company(), () -> restoreIn(scope, id)));
  }

  private InvoiceDetails.Gathered restoreIn(CompanyScope scope, InvoiceId id) {
    Instant now = clock.instant();
    Invoice was =
        invoices
            .findForUpdate(scope.company(), id)
            .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
    long creditNotes = invoices.creditNotesOf(scope.company(), id).size();
    Invoice restored =
        was.restore(creditNotes, seriesExists(scope, was), scope.actor().user(), now);
    InvoiceEvent event =
        new InvoiceEvent(
            ids.next(),
            InvoiceEvent.Type.RESTORED,
            was.status(),
            restored.status(),
            now,
            scope.actor().user(),
            "Invoice restored from cancelled status",
            Map.of());
    InvoiceDetails.Gathered gathered = details.around(restored, List.of(event), null, true);
    invoices.update(restored, List.of(event));
    return gathered;
  }

  private boolean seriesExists(CompanyScope scope, Invoice invoice) {
    SeriesId series = invoice.content().seriesId();
    return invoice.number() == null
        || series == null
        || seriesBook.find(scope.company(), series).isPresent();
  }
}
