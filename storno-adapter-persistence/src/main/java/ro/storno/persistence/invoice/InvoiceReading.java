package ro.storno.persistence.invoice;

import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;
import ro.storno.application.export.ExportedRows;
import ro.storno.application.invoice.FilingRule;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.invoice.Invoice;
import ro.storno.domain.invoice.InvoiceId;
import ro.storno.domain.invoice.InvoiceReferences;
import ro.storno.domain.invoice.InvoiceTexts;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Reads invoices one by one, under the filters and in the orders of lists. */
public final class InvoiceReading {
  private static final String TEXTS =
      """
      , number_prefix, content -> 'texts' as texts, content -> 'references' as "references",
        (select reference from submission s
         where s.company_id = :company and s.document_id = listed.id
           and s.document_kind = 'INVOICE' and s.channel = 'ANAF'
         order by attempt desc limit 1) as filed_as
      """;

  private final JdbiTransactions transactions;

  public InvoiceReading(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** Hands over rows, with the texts that lists show nowhere else. */
  public void rows(
      CompanyId company,
      InvoiceQueries.Filter filter,
      InvoiceQueries.Sort sort,
      Consumer<ExportedRows.ListedInvoice> each) {
    under(company, filter, JdbiInvoiceQueries.ROWS + TEXTS, SqlInvoiceLists.order(sort))
        .map((row, context) -> listed(new Columns(row), filter.filing()))
        .forEach(each);
  }

  /** Hands over some of them as rows, newest first. */
  public void chosen(
      CompanyId company,
      Collection<InvoiceId> ids,
      FilingRule filing,
      Consumer<ExportedRows.ListedInvoice> each) {
    transactions
        .streaming(
            JdbiInvoiceQueries.ROWS
                + TEXTS
                + JdbiInvoiceQueries.INVOICES_ON_DAY
                + " where id = any(:ids) order by issue_date desc, id desc")
        .bind("company", company.value())
        .bind("today", filing.today())
        .bindArray("ids", UUID.class, ids.stream().map(InvoiceId::value).toList())
        .map((row, context) -> listed(new Columns(row), filing))
        .forEach(each);
  }

  private static ExportedRows.ListedInvoice listed(Columns row, FilingRule filing)
      throws SQLException {
    return new ExportedRows.ListedInvoice(
        JdbiInvoiceQueries.row(row, filing),
        row.maybeText("number_prefix"),
        StoredJson.read(row.text("texts"), InvoiceTexts.class),
        StoredJson.read(row.text("references"), InvoiceReferences.class),
        row.maybeText("filed_as"));
  }

  /** Hands over whole invoices, oldest first; they are to be read, not to be saved. */
  public void documents(CompanyId company, InvoiceQueries.Filter filter, Consumer<Invoice> each) {
    under(company, filter, "select * ", " order by issue_date, id")
        .map((row, context) -> InvoiceRow.read(new Columns(row)))
        .forEach(each);
  }

  private Query under(
      CompanyId company, InvoiceQueries.Filter filter, String selection, String order) {
    InvoiceConditions conditions = InvoiceConditions.of(filter);
    return conditions
        .bind(
            transactions.streaming(
                selection + JdbiInvoiceQueries.INVOICES_ON_DAY + conditions.where() + order))
        .bind("company", company.value())
        .bind("today", filter.today());
  }
}
