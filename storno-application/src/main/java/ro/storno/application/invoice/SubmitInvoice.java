package ro.storno.application.invoice;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.submission.AdvanceSubmission;
import ro.storno.application.submission.SubmittedDocuments;
import ro.storno.domain.DomainException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;

/**
 * Submits an issued or rejected invoice now. The call is made while the user waits, so that he sees
 * what came of it; but it is queued first, so that a job takes over if this process dies.
 */
public final class SubmitInvoice {
  /** When the job takes over; by then the call of the request is surely over. */
  private static final Duration TAKEOVER = Duration.ofMinutes(6);

  private final Transactions transactions;
  private final Invoices invoices;
  private final InvoiceFiling filing;
  private final SubmittedDocuments documents;
  private final AtOnce atOnce;
  private final InvoiceDetails details;
  private final Clock clock;

  /** Submits with the given ports; none is null. */
  public SubmitInvoice(
      Transactions transactions,
      Invoices invoices,
      InvoiceFiling filing,
      SubmittedDocuments documents,
      AdvanceSubmission advance,
      InvoiceDetails details,
      Clock clock) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.filing = filing;
    this.documents = documents;
    this.atOnce = new AtOnce(advance);
    this.details = details;
    this.clock = clock;
  }

  /**
   * Submits the invoice. If the authority took it in, or may have, it is sent to the provider
   * afterwards; if the authority refused it at the door, it is rejected; if somebody changes it at
   * the same moment, it stays queued.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws ApplicationException.Invalid if nobody has authorized the company at the authority
   * @throws DomainException.IllegalState if its status forbids it
   * @throws ApplicationException.Unacceptable if its XML cannot be written, or the official rules
   *     find errors; names them
   * @throws ApplicationException.Unavailable if the authority cannot be reached now; the invoice
   *     stays queued and is sent as soon as it can
   */
  public InvoiceDetail submit(CompanyScope scope, InvoiceId id) {
    scope.requireToChange(Permission.EFACTURA_SUBMIT);
    CompanyId company = scope.company();
    filing.requireSubmittable(transactions.inCompany(company, () -> find(company, id)));
    requireAuthorized(company);
    requireFit(company, id);
    Submission queued =
        transactions.inCompany(
            company,
            () -> {
              Invoice invoice =
                  invoices
                      .findForUpdate(company, id)
                      .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
              return filing.submit(scope, invoice, clock.instant().plus(TAKEOVER));
            });
    send(company, queued);
    return details.read(scope, id);
  }

  private Invoice find(CompanyId company, InvoiceId id) {
    return invoices
        .find(company, id)
        .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
  }

  private void requireAuthorized(CompanyId company) {
    if (!filing.channel().authorized(company)) {
      throw new ApplicationException.Invalid(
          Map.of("anaf", "Nobody has authorized this company at ANAF. Connect ANAF first."));
    }
  }

  private void requireFit(CompanyId company, InvoiceId id) {
    if (documents.prepare(company, id.value(), Channel.ANAF)
        instanceof SubmittedDocuments.Prepared.Unfit unfit) {
      throw AtOnce.unfit(unfit);
    }
  }

  private void send(CompanyId company, Submission queued) {
    try {
      atOnce.send(company, queued);
    } catch (AuthorityException.AccessRefused refused) {
      throw new ApplicationException.Invalid(Map.of("anaf", String.valueOf(refused.getMessage())));
    }
  }
}
