package ro.storno.application.invoice;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.company.BankAccounts;
import ro.storno.application.company.Companies;
import ro.storno.application.einvoice.ElectronicInvoiceWriter;
import ro.storno.application.einvoice.UnwritableInvoiceException;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.Company;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.einvoice.ElectronicInvoice;
import ro.storno.domain.invoice.ElectronicInvoiceMapping;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;

/**
 * Writes the XML of an invoice, or finds the original of one that was made elsewhere; what
 * download, printing, full validation and follow-up share.
 */
public final class XmlWriting {
  private final Companies companies;
  private final BankAccounts accounts;
  private final Invoices invoices;
  private final ElectronicInvoiceWriter writer;
  private final ReceivedOriginals originals;

  /**
   * Writes with the given ports; none is null.
   *
   * @param writer writes UBL
   * @param originals keeps documents made elsewhere
   */
  public XmlWriting(
      Companies companies,
      BankAccounts accounts,
      Invoices invoices,
      ElectronicInvoiceWriter writer,
      ReceivedOriginals originals) {
    this.companies = companies;
    this.accounts = accounts;
    this.invoices = invoices;
    this.writer = writer;
    this.originals = originals;
  }

  /**
   * An invoice and what its XML tells beside it.
   *
   * @param parent what a credit note corrects, or null
   */
  public record Source(
      Invoice invoice, Company company, List<BankAccount> accounts, @Nullable Invoice parent) {}

  /** Reads what is needed, in the company's transaction; empty if there is no such invoice. */
  Optional<Source> source(CompanyId company, InvoiceId id) {
    Optional<Company> issuer = companies.find(company);
    Optional<Invoice> invoice = invoices.find(company, id);
    if (issuer.isEmpty() || invoice.isEmpty()) {
      return Optional.empty();
    }
    InvoiceId parent = invoice.get().content().parent();
    return Optional.of(
        new Source(
            invoice.get(),
            issuer.get(),
            accounts.of(company),
            parent == null ? null : invoices.find(company, parent).orElse(null)));
  }

  /**
   * Writes, or finds the original; takes milliseconds, so not in a transaction.
   *
   * @throws UnwritableInvoiceException if UBL cannot carry the invoice
   * @throws ro.storno.domain.DomainException.InvalidValue if it cannot be told in EN 16931
   * @throws ApplicationException.NotFound if the original of a document made elsewhere is not kept
   */
  byte[] write(Source source) {
    Invoice invoice = source.invoice;
    return invoice.madeElsewhere()
        ? originals.xml(invoice.company(), invoice.id()).orElseThrow(XmlWriting::noOriginal)
        : writer.write(told(source));
  }

  /**
   * Returns the invoice in the terms of EN 16931: as we tell it, or as the maker of a document made
   * elsewhere told it. Not in a transaction.
   *
   * @throws ro.storno.domain.DomainException.InvalidValue if it cannot be told
   * @throws ApplicationException.NotFound if the original of a document made elsewhere is not kept
   */
  ElectronicInvoice told(Source source) {
    Invoice invoice = source.invoice;
    return invoice.madeElsewhere()
        ? originals.told(invoice.company(), invoice.id()).orElseThrow(XmlWriting::noOriginal)
        : ElectronicInvoiceMapping.map(
            invoice,
            ElectronicInvoiceMapping.Surroundings.of(
                source.company, source.accounts, source.parent));
  }

  /**
   * Returns whether the XML is a credit note by its root, as authorities distinguish them.
   *
   * @throws ro.storno.domain.DomainException.InvalidValue if it cannot be told in EN 16931
   */
  boolean creditNote(Source source) {
    return told(source).isCreditNote();
  }

  private static ApplicationException.NotFound noOriginal() {
    return new ApplicationException.NotFound("Invoice XML");
  }
}
