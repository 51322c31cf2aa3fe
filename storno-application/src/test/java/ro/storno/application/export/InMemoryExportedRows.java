package ro.storno.application.export;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.catalog.Products;
import ro.storno.application.invoice.FilingRule;
import ro.storno.application.invoice.InMemoryInvoices;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.party.Clients;
import ro.storno.application.party.Suppliers;
import ro.storno.application.payment.Payments;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Party;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.payment.Payment;

/** Whole lists out of the other tables in memory. */
public final class InMemoryExportedRows implements ExportedRows {
  private final InMemoryInvoices invoices;
  private final InvoiceQueries queries;
  private final Payments payments;
  private final Clients clients;
  private final Suppliers suppliers;
  private final Products products;

  public InMemoryExportedRows(
      InMemoryInvoices invoices,
      InvoiceQueries queries,
      Payments payments,
      Clients clients,
      Suppliers suppliers,
      Products products) {
    this.invoices = invoices;
    this.queries = queries;
    this.payments = payments;
    this.clients = clients;
    this.suppliers = suppliers;
    this.products = products;
  }

  private static <T> void all(Function<Page.Request, Page<T>> pages, Consumer<T> each) {
    long count = 0;
    Page<T> page;
    int number = 1;
    do {
      page = pages.apply(new Page.Request(number++, 100));
      page.data().forEach(each);
      count += page.data().size();
    } while (count < page.total());
  }

  @Override
  public void invoices(
      CompanyId company,
      InvoiceQueries.Filter filter,
      InvoiceQueries.Sort sort,
      Consumer<ListedInvoice> each) {
    all(
        page -> queries.list(company, filter, sort, page).page(),
        (InvoiceQueries.Row row) -> each.accept(listed(company, row)));
  }

  @Override
  public void chosen(
      CompanyId company,
      Collection<InvoiceId> ids,
      FilingRule filing,
      Consumer<ListedInvoice> each) {
    invoices(
        company,
        InvoiceQueries.Filter.issued(null, null, null, filing.today()),
        InvoiceQueries.Sort.NEWEST,
        listed -> {
          if (ids.contains(listed.row().id())) {
            each.accept(listed);
          }
        });
  }

  private ListedInvoice listed(CompanyId company, InvoiceQueries.Row row) {
    Invoice invoice = invoices.find(company, row.id()).orElseThrow();
    return new ListedInvoice(
        row,
        invoice.number() == null ? null : invoice.number().prefix(),
        invoice.content().texts(),
        invoice.content().references(),
        null);
  }

  @Override
  public void documents(CompanyId company, InvoiceQueries.Filter filter, Consumer<Invoice> each) {
    all(
        page ->
            queries
                .list(
                    company,
                    filter,
                    new InvoiceQueries.Sort(InvoiceQueries.Sort.By.ISSUE_DATE, false),
                    page)
                .page(),
        (InvoiceQueries.Row row) -> each.accept(invoices.find(company, row.id()).orElseThrow()));
  }

  @Override
  public void clients(CompanyId company, Consumer<Client> each) {
    all(page -> clients.list(company, new Clients.Filter(null, null), page), each);
  }

  @Override
  public void suppliers(CompanyId company, Consumer<Supplier> each) {
    all(page -> suppliers.list(company, null, page), each);
  }

  @Override
  public void products(CompanyId company, Consumer<Product> each) {
    all(page -> products.list(company, Products.Filter.ANY, page), each);
  }

  @Override
  public void payments(CompanyId company, Paid paid, Consumer<PaidInvoice> each) {
    paid(company, paid).forEach(each);
  }

  private Stream<PaidInvoice> paid(CompanyId company, Paid paid) {
    return invoices
        .all(company)
        .filter(invoice -> invoice.direction() == paid.direction())
        .flatMap(
            invoice ->
                payments.of(company, invoice.id()).stream()
                    .filter(payment -> matches(payment, paid))
                    .map(payment -> paidInvoice(invoice, payment)))
        .sorted(
            Comparator.comparing((PaidInvoice each) -> each.payment().paymentDate())
                .thenComparing(each -> each.payment().id().value()));
  }

  private static boolean matches(Payment payment, Paid paid) {
    return (paid.from() == null || !payment.paymentDate().isBefore(paid.from()))
        && (paid.to() == null || !payment.paymentDate().isAfter(paid.to()))
        && (paid.currency() == null || payment.amount().currency().equals(paid.currency()));
  }

  private static PaidInvoice paidInvoice(Invoice invoice, Payment payment) {
    Party partner = partner(invoice);
    return new PaidInvoice(
        payment,
        invoice.displayNumber(),
        partner == null ? "" : partner.name(),
        partner == null ? null : partner.taxCode(),
        partner == null ? null : partner.address().country());
  }

  private static @Nullable Party partner(Invoice invoice) {
    return invoice.direction() == Direction.INCOMING
        ? invoice.content().supplier()
        : invoice.content().buyer();
  }

  @Override
  public List<String> currencies(CompanyId company, Paid paid) {
    return paid(company, paid)
        .map(each -> each.payment().amount().currency().code())
        .distinct()
        .sorted()
        .toList();
  }
}
