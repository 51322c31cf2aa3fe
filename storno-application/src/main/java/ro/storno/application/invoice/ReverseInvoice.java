package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.application.Ids;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.domain.DomainException;
import ro.storno.domain.document.DocumentStatus;
import ro.storno.domain.document.LineId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceContent;
import ro.storno.domain.invoice.InvoiceEvent;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.Reversal;

/** Takes an invoice back as a whole: by a draft credit note of today. */
public final class ReverseInvoice {
  private final Transactions transactions;
  private final Invoices invoices;
  private final Ids ids;
  private final Clock clock;

  /** Reverses with the given ports; none is null. */
  public ReverseInvoice(Transactions transactions, Invoices invoices, Ids ids, Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes the credit note, under a lock on the invoice, so that it is taken back once.
   *
   * @return the draft, numbered by the default series of credit notes when it is issued
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws DomainException.IllegalState if it was never issued, is cancelled or not our own, or a
   *     credit note corrects it already
   * @throws DomainException.RuleViolated if it is a credit note itself
   */
  public InvoiceId reverse(CompanyScope scope, InvoiceId id) {
    scope.requireToChange(Permission.INVOICE_REFUND);
    scope.requireToChange(Permission.INVOICE_CREATE);
    return transactions.inCompany(scope.company(), () -> reverseIn(scope, id));
  }

  private InvoiceId reverseIn(CompanyScope scope, InvoiceId id) {
    Invoice original =
        invoices
            .findForUpdate(scope.company(), id)
            .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
    requireReversible(scope, original);
    Instant now = clock.instant();
    LocalDate today = now.atZone(scope.profile().settings().timeZone()).toLocalDate();
    InvoiceContent content =
        new Reversal(original, today, null, () -> new LineId(ids.next())).creditNote();
    CreditNoteRules.check(content, original);
    Invoice draft =
        Invoice.draft(
            new InvoiceId(ids.next()), scope.company(), "DRAFT-" + ids.hex(8), content, null, now);
    InvoiceEvent created =
        new InvoiceEvent(
            ids.next(),
            InvoiceEvent.Type.CREATED,
            null,
            draft.status(),
            now,
            scope.actor().user(),
            "Credit note for " + original.displayNumber() + " created",
            Map.of("parentDocumentId", original.id().toString()));
    invoices.add(draft, null, List.of(created));
    return draft.id();
  }

  private void requireReversible(CompanyScope scope, Invoice original) {
    if (original.direction() != Direction.OUTGOING || original.madeElsewhere()) {
      throw new DomainException.IllegalState("Only invoices of the company can be taken back.");
    }
    if (original.status() == DocumentStatus.DRAFT
        || original.status() == DocumentStatus.CANCELLED) {
      throw new DomainException.IllegalState(
          "Cannot take back an invoice that is " + original.status().wireName() + ".");
    }
    List<Invoice> before = invoices.creditNotesOf(scope.company(), original.id());
    if (!before.isEmpty()) {
      throw new DomainException.IllegalState(
          "The credit note " + before.get(0).displayNumber() + " corrects it already.");
    }
  }
}
