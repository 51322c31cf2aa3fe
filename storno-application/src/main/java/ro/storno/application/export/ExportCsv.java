package ro.storno.application.export;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.Transactions;
import ro.storno.application.identity.CompanyScope;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.invoice.ListInvoices;
import ro.storno.domain.catalog.Colour;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.identity.Permission;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.Supplier;

/**
 * Lists as CSV, line by line, however long they are. A list is read in one transaction: it shows
 * one moment. Whoever takes the lines must not keep that transaction waiting.
 */
public final class ExportCsv {
  private static final String INVOICES =
      Csv.line(
          "Invoice Number",
          "Client Name",
          "Client CIF",
          "Issue Date",
          "Due Date",
          "Status",
          "Currency",
          "Subtotal",
          "VAT Total",
          "Total",
          "Amount Paid",
          "Balance",
          "Direction",
          "Series",
          "Notes",
          "Project Reference",
          "Order Number",
          "Contract Number",
          "Sales Agent",
          "Payment Terms",
          "ANAF Submission ID",
          "Internal Note",
          "Created At",
          "Updated At",
          // The number once more: older clients look for it under this name.
          "Numar");

  private static final String CLIENTS =
      Csv.line(
          "Name",
          "Type",
          "CIF",
          "CNP",
          "VAT Code",
          "VAT Payer",
          "Registration Number",
          "Address",
          "City",
          "County",
          "Postal Code",
          "Country",
          "Email",
          "Phone",
          "Bank",
          "Bank Account",
          "Contact Person",
          "Client Code",
          "Currency",
          "Payment Term Days",
          "Notes",
          "Created At");

  private static final String SUPPLIERS =
      Csv.line(
          "Name",
          "CIF",
          "VAT Code",
          "VAT Payer",
          "Registration Number",
          "Address",
          "City",
          "County",
          "Postal Code",
          "Country",
          "Email",
          "Phone",
          "Bank",
          "Bank Account",
          "Notes",
          "Created At");

  private static final String PRODUCTS =
      Csv.line(
          "Name",
          "Code",
          "Description",
          "Unit",
          "Price",
          "Currency",
          "VAT Rate",
          "VAT Category",
          "Service",
          "Usage",
          "NC Code",
          "CPV Code",
          "Colour",
          "SGR Deposit",
          "Active",
          "Created At");

  private final Transactions transactions;
  private final ExportedRows rows;
  private final ListInvoices lists;

  /** Exports from the given ports; none is null. */
  public ExportCsv(Transactions transactions, ExportedRows rows, ListInvoices lists) {
    this.transactions = transactions;
    this.rows = rows;
    this.lists = lists;
  }

  /**
   * Writes the invoices under a filter.
   *
   * @param criteria as for the list; not null
   * @param line takes each line, without its line feed; not null
   * @return how many invoices there are
   * @throws ApplicationException.Unacceptable if a criterion has no meaning
   */
  public long invoices(CompanyScope scope, ListInvoices.Criteria criteria, Consumer<String> line) {
    scope.requireToView(Permission.EXPORT_DATA);
    ListInvoices.Chosen chosen = lists.chosen(scope, criteria);
    return written(
        scope,
        INVOICES,
        line,
        ExportCsv::invoiceLine,
        (company, each) -> rows.invoices(company, chosen.filter(), chosen.sort(), each));
  }

  /** Writes the clients; returns how many there are. */
  public long clients(CompanyScope scope, Consumer<String> line) {
    scope.requireToView(Permission.EXPORT_DATA);
    return written(scope, CLIENTS, line, ExportCsv::clientLine, rows::clients);
  }

  /** Writes the suppliers; returns how many there are. */
  public long suppliers(CompanyScope scope, Consumer<String> line) {
    scope.requireToView(Permission.EXPORT_DATA);
    return written(scope, SUPPLIERS, line, ExportCsv::supplierLine, rows::suppliers);
  }

  /** Writes the products; returns how many there are. */
  public long products(CompanyScope scope, Consumer<String> line) {
    scope.requireToView(Permission.EXPORT_DATA);
    return written(scope, PRODUCTS, line, ExportCsv::productLine, rows::products);
  }

  private <T> long written(
      CompanyScope scope,
      String header,
      Consumer<String> line,
      Function<T, String> asLine,
      BiConsumer<CompanyId, Consumer<T>> read) {
    line.accept(Csv.MARK + header);
    AtomicLong count = new AtomicLong();
    return transactions.inCompany(
        scope.company(),
        () -> {
          read.accept(
              scope.company(),
              each -> {
                line.accept(asLine.apply(each));
                count.incrementAndGet();
              });
          return count.get();
        });
  }

  /** Writes some invoices, in a transaction that is open. */
  static void writeChosen(
      Consumer<String> line, Consumer<Consumer<ExportedRows.ListedInvoice>> read) {
    line.accept(Csv.MARK + INVOICES);
    read.accept(invoice -> line.accept(invoiceLine(invoice)));
  }

  private static String invoiceLine(ExportedRows.ListedInvoice invoice) {
    InvoiceQueries.Row row = invoice.row();
    boolean incoming = row.direction() == Direction.INCOMING;
    return new Csv()
        .text(row.number())
        .text(incoming ? row.supplierName() : row.buyerName())
        .text(incoming ? row.supplierTaxCode() : row.buyerTaxCode())
        .date(row.issueDate())
        .date(row.dueDate())
        .text(row.status().wireName())
        .text(row.total().currency().code())
        .number(row.subtotal().amount())
        .number(row.vatTotal().amount())
        .number(row.total().amount())
        .number(row.amountPaid().amount())
        .number(row.balance().amount())
        .text(row.direction().wireName())
        .text(invoice.series())
        .text(invoice.texts().notes())
        .text(invoice.references().projectReference())
        .text(invoice.references().orderNumber())
        .text(invoice.references().contractNumber())
        .text(invoice.texts().salesAgent())
        .text(invoice.texts().paymentTerms())
        .text(invoice.submission())
        .text(invoice.texts().internalNote())
        .instant(row.createdAt())
        .instant(row.updatedAt())
        .text(row.number())
        .end();
  }

  private static String clientLine(Client client) {
    Party party = client.party();
    Csv csv =
        new Csv()
            .text(party.name())
            .text(client.type().name().toLowerCase(Locale.ROOT))
            .text(party.taxCode())
            .text(client.cnp());
    return contact(csv, party)
        .text(party.contactPerson())
        .text(client.clientCode())
        .text(client.currency())
        .number(client.defaultPaymentTermDays())
        .text(client.notes())
        .instant(client.createdAt())
        .end();
  }

  private static String supplierLine(Supplier supplier) {
    Party party = supplier.party();
    return contact(new Csv().text(party.name()).text(party.taxCode()), party)
        .text(supplier.notes())
        .instant(supplier.createdAt())
        .end();
  }

  /** What clients and suppliers have in common. */
  private static Csv contact(Csv csv, Party party) {
    return csv.text(party.vatCode())
        .flag(party.vatPayer())
        .text(party.registrationNumber())
        .text(party.address().street())
        .text(party.address().city())
        .text(party.address().county())
        .text(party.address().postalCode())
        .text(party.address().country())
        .text(party.email())
        .text(party.phone())
        .text(party.bankName())
        .text(party.bankAccount());
  }

  private static String productLine(Product product) {
    Product.Till till = product.till();
    return new Csv()
        .text(product.name())
        .text(product.code())
        .text(product.description())
        .text(product.unitOfMeasure())
        .number(product.price().value())
        .text(product.currency().code())
        .number(product.vatRate().percentage().value())
        .text(product.vatRate().category().name())
        .flag(product.service())
        .text(product.usage())
        .text(product.classification().ncCode())
        .text(product.classification().cpvCode())
        .text(hex(till.colour()))
        .number(till.sgrDeposit() == null ? null : till.sgrDeposit().amount())
        .flag(product.active())
        .instant(product.createdAt())
        .end();
  }

  private static @Nullable String hex(@Nullable Colour colour) {
    return colour == null ? null : colour.hex();
  }
}
