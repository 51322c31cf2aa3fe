package ro.storno.persistence.export;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import ro.storno.application.export.ExportedRows;
import ro.storno.application.invoice.FilingRule;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.catalog.Product;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Direction;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.party.Client;
import ro.storno.domain.party.Supplier;
import ro.storno.persistence.catalog.JdbiProducts;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;
import ro.storno.persistence.invoice.InvoiceReading;
import ro.storno.persistence.payment.JdbiPayments;

/** Whole lists from PostgreSQL: the server keeps the result, and hands it over in portions. */
public final class JdbiExportedRows implements ExportedRows {
  private static final String PAID =
      """
      from payment p
      join invoice i on i.company_id = p.company_id and i.id = p.invoice_id
      where p.company_id = :company and i.company_id = :company and i.direction = :direction
        and (cast(:from as date) is null or p.payment_date >= :from)
        and (cast(:to as date) is null or p.payment_date <= :to)
        and p.currency = coalesce(:currency, p.currency)
      """;

  private final JdbiTransactions transactions;
  private final InvoiceReading invoices;

  public JdbiExportedRows(JdbiTransactions transactions) {
    this.transactions = transactions;
    this.invoices = new InvoiceReading(transactions);
  }

  @Override
  public void invoices(
      CompanyId company,
      InvoiceQueries.Filter filter,
      InvoiceQueries.Sort sort,
      Consumer<ListedInvoice> each) {
    invoices.rows(company, filter, sort, each);
  }

  @Override
  public void chosen(
      CompanyId company,
      Collection<InvoiceId> ids,
      FilingRule filing,
      Consumer<ListedInvoice> each) {
    invoices.chosen(company, ids, filing, each);
  }

  @Override
  public void documents(CompanyId company, InvoiceQueries.Filter filter, Consumer<Invoice> each) {
    invoices.documents(company, filter, each);
  }

  @Override
  public void clients(CompanyId company, Consumer<Client> each) {
    stream(
        listed("select data from client ", company),
        (row, context) -> StoredJson.read(new Columns(row).text("data"), Client.class),
        each);
  }

  @Override
  public void suppliers(CompanyId company, Consumer<Supplier> each) {
    stream(
        listed("select data from supplier ", company),
        (row, context) -> StoredJson.read(new Columns(row).text("data"), Supplier.class),
        each);
  }

  @Override
  public void products(CompanyId company, Consumer<Product> each) {
    stream(
        listed("select data, category_id from product ", company),
        (row, context) -> JdbiProducts.product(new Columns(row)),
        each);
  }

  private Query listed(String selection, CompanyId company) {
    return transactions
        .streaming(
            selection + "where company_id = :company and deleted_at is null order by sort_name, id")
        .bind("company", company.value());
  }

  private static <T> void stream(Query query, RowMapper<T> mapper, Consumer<T> each) {
    query.map(mapper).forEach(each);
  }

  @Override
  public void payments(CompanyId company, Paid paid, Consumer<PaidInvoice> each) {
    String partner = paid.direction() == Direction.INCOMING ? "supplier" : "buyer";
    stream(
        bound(
            transactions.streaming(
                """
                select p.company_id, p.invoice_id, p.id, p.amount, p.currency, p.payment_date,
                       p.method, p.reference, p.notes, p.reconciled, p.created_at, i.number,
                       coalesce(i.%1$s_name, '') as partner, i.%1$s_tax_code as partner_tax_code,
                       i.content -> '%1$s' -> 'address' ->> 'country' as partner_country
                """
                        .formatted(partner)
                    + PAID
                    + " order by p.payment_date, p.id"),
            company,
            paid),
        (row, context) -> paidInvoice(new Columns(row)),
        each);
  }

  private static PaidInvoice paidInvoice(Columns row) throws SQLException {
    return new PaidInvoice(
        JdbiPayments.payment(row),
        row.text("number"),
        row.text("partner"),
        row.maybeText("partner_tax_code"),
        row.maybeText("partner_country"));
  }

  @Override
  public List<String> currencies(CompanyId company, Paid paid) {
    return bound(
            transactions.handle().createQuery("select distinct p.currency " + PAID + "order by 1"),
            company,
            paid)
        .mapTo(String.class)
        .list();
  }

  private static Query bound(Query query, CompanyId company, Paid paid) {
    Currency currency = paid.currency();
    return query
        .bind("company", company.value())
        .bind("direction", paid.direction().name())
        .bind("from", paid.from())
        .bind("to", paid.to())
        .bind("currency", currency == null ? null : currency.code());
  }
}
