package ro.storno.application.export;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ro.storno.application.invoice.FilingRule;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.payment.Payment;

/**
 * Whole lists of a company, handed over one by one, so that their length costs no memory. Deleted
 * clients, suppliers and products are left out.
 */
public interface ExportedRows {
  /** Hands over the invoices under a filter as rows, in an order. */
  void invoices(
      CompanyId company,
      InvoiceQueries.Filter filter,
      InvoiceQueries.Sort sort,
      Consumer<ListedInvoice> each);

  /** Hands over some invoices as rows, newest first; those that are unknown are left out. */
  void chosen(
      CompanyId company,
      Collection<InvoiceId> ids,
      FilingRule filing,
      Consumer<ListedInvoice> each);

  /**
   * An invoice as a row, with the texts that lists show nowhere else.
   *
   * @param row not null
   * @param series prefix of the number, or null while there is none
   * @param texts not null
   * @param references not null
   * @param submission what the authority calls its newest submission, or null
   */
  record ListedInvoice(
      InvoiceQueries.Row row,
      @Nullable String series,
      InvoiceTexts texts,
      InvoiceReferences references,
      @Nullable String submission) {}

  /** Hands over the invoices under a filter whole, oldest issue date first. */
  void documents(CompanyId company, InvoiceQueries.Filter filter, Consumer<Invoice> each);

  /** Hands over the clients by name. */
  void clients(CompanyId company, Consumer<Client> each);

  /** Hands over the suppliers by name. */
  void suppliers(CompanyId company, Consumer<Supplier> each);

  /** Hands over the products by name. */
  void products(CompanyId company, Consumer<Product> each);

  /** Hands over payments of invoices, oldest first. */
  void payments(CompanyId company, Paid paid, Consumer<PaidInvoice> each);

  /** Returns the codes of the currencies of some payments, sorted. */
  List<String> currencies(CompanyId company, Paid paid);

  /**
   * Which payments.
   *
   * @param direction of the invoices that were paid; not null
   * @param from first day of payment, or null
   * @param to last day of payment, or null
   * @param currency or null for all
   */
  record Paid(
      Direction direction,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Currency currency) {
    /** Returns the same in one currency. */
    public Paid in(Currency only) {
      return new Paid(direction, from, to, only);
    }
  }

  /**
   * A payment and what it paid.
   *
   * @param payment not null
   * @param number of the invoice; not null
   * @param partner name of the buyer, or of the seller of an incoming invoice; not null
   * @param partnerTaxCode or null
   * @param partnerCountry or null
   */
  record PaidInvoice(
      Payment payment,
      String number,
      String partner,
      @Nullable String partnerTaxCode,
      @Nullable String partnerCountry) {}
}
