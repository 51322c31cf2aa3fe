package ro.storno.application.preceding;

import java.time.Clock;
import java.util.List;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.company.BankAccounts;
import ro.storno.application.company.Companies;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceFile;
import ro.storno.application.invoice.InvoicePrinting;
import ro.storno.application.invoice.PrintableInvoice;
import ro.storno.application.invoice.Printing;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.Company;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.preceding.PrecedingDocument;
import ro.storno.domain.preceding.PrecedingId;
import ro.storno.domain.preceding.PrecedingKind;
import ro.storno.domain.preceding.Stage;
import ro.storno.domain.printing.PrintSettings;

/** Hands out proformas and delivery notes as PDF: as the invoice each would become. */
public final class PrintPreceding {
  private final Transactions transactions;
  private final PrecedingDocuments documents;
  private final Companies companies;
  private final BankAccounts accounts;
  private final Printing printing;
  private final Clock clock;

  /** Prints with the given ports; none is null. */
  public PrintPreceding(
      Transactions transactions,
      PrecedingDocuments documents,
      Companies companies,
      BankAccounts accounts,
      Printing printing,
      Clock clock) {
    this.transactions = transactions;
    this.documents = documents;
    this.companies = companies;
    this.accounts = accounts;
    this.printing = printing;
    this.clock = clock;
  }

  private record Read(
      PrecedingDocument document,
      Company company,
      List<BankAccount> accounts,
      PrintSettings settings) {}

  /**
   * Prints the document.
   *
   * @throws ApplicationException.NotFound if the company has no such document
   * @throws ApplicationException.Unacceptable if it cannot be printed as it is; names the field
   */
  public InvoiceFile print(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    scope.requireToView(Permission.INVOICE_VIEW);
    Read read = transactions.inCompany(scope.company(), () -> read(scope, kind, id));
    byte[] pdf = printing.print(kind.title(), () -> words(read));
    return new InvoiceFile(filename(read.document), "application/pdf", pdf, clock.instant());
  }

  /** Returns how the PDF of a document is called. */
  static String filename(PrecedingDocument document) {
    String name = document.kind() == PrecedingKind.PROFORMA ? "proforma-" : "aviz-";
    return name + InvoiceFile.safe(document.displayNumber()) + ".pdf";
  }

  private Read read(CompanyScope scope, PrecedingKind kind, PrecedingId id) {
    return new Read(
        documents
            .find(scope.company(), kind, id)
            .orElseThrow(() -> new ApplicationException.NotFound(kind.title())),
        companies
            .find(scope.company())
            .orElseThrow(() -> new ApplicationException.NotFound("Company")),
        accounts.of(scope.company()),
        printing.settings(scope.company()));
  }

  private PrintableInvoice words(Read read) {
    PrecedingDocument document = read.document;
    return new InvoicePrinting(
            PrecedingDrafting.asInvoice(document),
            read.company,
            read.accounts,
            null,
            List.of(),
            printing.appearance(read.company, read.settings))
        .printable()
        .as(kind(document.kind()), standing(document));
  }

  private static PrintableInvoice.Kind kind(PrecedingKind kind) {
    return switch (kind) {
      case PROFORMA -> PrintableInvoice.Kind.PROFORMA;
      case DELIVERY_NOTE -> PrintableInvoice.Kind.DELIVERY_NOTE;
    };
  }

  /** A proforma is a proforma from the first; a delivery note counts once it is issued. */
  private static PrintableInvoice.Standing standing(PrecedingDocument document) {
    if (document.stage() == Stage.CANCELLED) {
      return PrintableInvoice.Standing.CANCELLED;
    }
    return document.stage() == Stage.DRAFT && !document.kind().numberedAtOnce()
        ? PrintableInvoice.Standing.DRAFT
        : PrintableInvoice.Standing.VALID;
  }
}
