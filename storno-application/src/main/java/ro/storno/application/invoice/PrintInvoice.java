package ro.storno.application.invoice;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.payment.Payments;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.DocumentType;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.payment.Payment;
import ro.storno.domain.printing.PrintSettings;

/** Hands out an invoice as PDF; drafts and cancelled ones are marked as such. */
public final class PrintInvoice {
  private final Transactions transactions;
  private final XmlWriting writing;
  private final Payments payments;
  private final Printing printing;
  private final VerificationCodes codes;
  private final Clock clock;

  /** Prints with the given ports; none is null. */
  public PrintInvoice(
      Transactions transactions,
      XmlWriting writing,
      Payments payments,
      Printing printing,
      Clock clock) {
    this(transactions, writing, payments, printing, VerificationCodes.NONE, clock);
  }

  /** Prints with the given ports and the codes that authorities want; none is null. */
  public PrintInvoice(
      Transactions transactions,
      XmlWriting writing,
      Payments payments,
      Printing printing,
      VerificationCodes codes,
      Clock clock) {
    this.codes = codes;
    this.transactions = transactions;
    this.writing = writing;
    this.payments = payments;
    this.printing = printing;
    this.clock = clock;
  }

  /**
   * Prints the invoice.
   *
   * @throws ApplicationException.NotFound if the company has no such invoice
   * @throws ApplicationException.Unacceptable if it cannot be printed as it is; names the field
   */
  public InvoiceFile print(CompanyScope scope, InvoiceId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    Read read = read(scope.company(), id);
    Invoice invoice = read.source.invoice();
    String kind =
        invoice.content().documentType() == DocumentType.CREDIT_NOTE ? "credit-note-" : "invoice-";
    return new InvoiceFile(
        kind + InvoiceFile.safe(invoice.displayNumber()) + ".pdf",
        "application/pdf",
        pdf(read),
        clock.instant());
  }

  /** Prints an invoice for the authority that takes it as PDF; in no transaction. */
  byte[] pdf(CompanyId company, InvoiceId id) {
    return pdf(read(company, id));
  }

  private byte[] pdf(Read read) {
    return printing.print("invoice", () -> words(read).printable().withCodes(read.codes.get()));
  }

  private Read read(CompanyId company, InvoiceId id) {
    return transactions.inCompany(
        company,
        () -> {
          XmlWriting.Source source =
              writing
                  .source(company, id)
                  .orElseThrow(() -> new ApplicationException.NotFound("Invoice"));
          return new Read(
              source,
              payments.of(company, id),
              printing.settings(company),
              codes.of(source.invoice()));
        });
  }

  private record Read(
      XmlWriting.Source source,
      List<Payment> payments,
      PrintSettings settings,
      Supplier<List<PrintableInvoice.Code>> codes) {}

  private InvoicePrinting words(Read read) {
    return read.source.invoice().madeElsewhere()
        ? InvoicePrinting.received(read.source, read.payments, writing.told(read.source))
        : new InvoicePrinting(
            read.source, read.payments, printing.appearance(read.source.company(), read.settings));
  }
}
