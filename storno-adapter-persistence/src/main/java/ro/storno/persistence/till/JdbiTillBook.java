package ro.storno.persistence.till;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import ro.storno.application.till.TillBook;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.document.VatGroup;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.receipt.Tenders;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.till.TillEntry;
import ro.storno.domain.till.TillSums;
import ro.storno.domain.till.Turnover;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** What changed the till, over receipts, payments and movements. */
public final class JdbiTillBook implements TillBook {
  private static final String COUNTED = "('ISSUED', 'INVOICED', 'PARTIALLY_REFUNDED', 'REFUNDED')";

  /** Entries and sums are read from this, so that they cannot differ. */
  private static final String ENTRIES =
      """
      with entry as (
        select r.issue_date as day, 'RECEIPT' as kind, d.number as document_number,
               coalesce(r.customer_name, d.content -> 'buyer' ->> 'name') as description,
               r.cash as amount, r.id as source,
               coalesce((d.history -> 'reached' ->> 'ISSUED')::timestamptz, d.created_at) as at
        from receipt r
        join preceding_document d on d.company_id = r.company_id and d.id = r.id
        where r.company_id = :company and r.currency = :currency and r.cash <> 0
          and r.issue_date between :from and :to and d.stage in %s
        union all
        select p.payment_date, 'PAYMENT', i.number,
               case i.direction when 'OUTGOING' then i.buyer_name else i.supplier_name end,
               case i.direction when 'OUTGOING' then p.amount else -p.amount end, p.id,
               p.created_at
        from payment p
        join invoice i on i.company_id = p.company_id and i.id = p.invoice_id
        where p.company_id = :company and p.method = 'CASH' and p.currency = :currency
          and p.payment_date between :from and :to
        union all
        select movement_date, kind, document_number, description,
               case direction when 'IN' then amount else -amount end, id, created_at
        from cash_movement
        where company_id = :company and currency = :currency
          and movement_date between :from and :to)
      """
          .formatted(COUNTED);

  private final JdbiTransactions transactions;

  public JdbiTillBook(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<TillEntry> entries(
      CompanyId company, Currency currency, LocalDate from, LocalDate to) {
    return query(ENTRIES + "select * from entry", company, currency, from, to)
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new TillEntry(
                  columns.date("day"),
                  columns.oneOf(TillEntry.Kind.class, "kind"),
                  columns.maybeText("document_number"),
                  columns.maybeText("description"),
                  Money.rounded(columns.decimal("amount"), currency),
                  columns.uuid("source"),
                  columns.instant("at"));
            })
        .stream()
        .sorted(TillEntry.CHRONOLOGICAL)
        .toList();
  }

  @Override
  public TillSums sums(CompanyId company, Currency currency, LocalDate from, LocalDate to) {
    Map<TillEntry.Kind, Money> in = new EnumMap<>(TillEntry.Kind.class);
    Map<TillEntry.Kind, Money> out = new EnumMap<>(TillEntry.Kind.class);
    query(
            ENTRIES
                + "select kind, amount >= 0 as incoming, sum(abs(amount)) as amount"
                + " from entry group by 1, 2",
            company,
            currency,
            from,
            to)
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return (columns.flag("incoming") ? in : out)
                  .put(
                      columns.oneOf(TillEntry.Kind.class, "kind"),
                      Money.rounded(columns.decimal("amount"), currency));
            })
        .list();
    return new TillSums(currency, in, out);
  }

  @Override
  public Turnover turnover(CompanyId company, Currency currency, LocalDate from, LocalDate to) {
    Map<Boolean, Sold> sold = new HashMap<>();
    query(
            """
            select r.refund_of is not null as refund, count(*) as how_many, sum(r.cash) as cash,
                   sum(r.card) as card, sum(r.other) as other
            from receipt r
            join preceding_document d on d.company_id = r.company_id and d.id = r.id
            where r.company_id = :company and r.currency = :currency
              and r.issue_date between :from and :to and d.stage in %s
            group by 1
            """
                .formatted(COUNTED),
            company,
            currency,
            from,
            to)
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return sold.put(columns.flag("refund"), Sold.of(columns, currency));
            })
        .list();
    Money none = Money.zero(currency);
    Sold nothing = new Sold(0, new Tenders(none, none, none));
    Sold sales = sold.getOrDefault(false, nothing);
    Sold refunds = sold.getOrDefault(true, nothing);
    return new Turnover(
        sales.count,
        sales.tenders,
        refunds.count,
        refunds.tenders,
        vat(company, currency, from, to));
  }

  private record Sold(long count, Tenders tenders) {
    static Sold of(Columns row, Currency currency) throws SQLException {
      return new Sold(
          row.number("how_many"),
          new Tenders(
              Money.rounded(row.decimal("cash"), currency),
              Money.rounded(row.decimal("card"), currency),
              Money.rounded(row.decimal("other"), currency)));
    }
  }

  private List<VatGroup> vat(CompanyId company, Currency currency, LocalDate from, LocalDate to) {
    return query(
            """
                select g.category, g.percentage::numeric as percentage,
                       sum(g.taxable) as taxable, sum(g.vat) as vat
                from receipt r
                join preceding_document d on d.company_id = r.company_id and d.id = r.id,
                  jsonb_to_recordset(d.totals -> 'breakdown')
                    as g (category text, percentage text, taxable numeric, vat numeric)
                where r.company_id = :company and r.currency = :currency
                  and r.issue_date between :from and :to and d.stage in %s
                group by 1, 2
                order by 2 desc, 1
                """
                .formatted(COUNTED),
            company,
            currency,
            from,
            to)
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              return new VatGroup(
                  new VatRate(
                      columns.oneOf(VatCategory.class, "category"),
                      Percentage.of(columns.decimal("percentage"))),
                  Money.rounded(columns.decimal("taxable"), currency),
                  Money.rounded(columns.decimal("vat"), currency));
            })
        .list();
  }

  private Query query(
      String sql, CompanyId company, Currency currency, LocalDate from, LocalDate to) {
    return transactions
        .handle()
        .createQuery(sql)
        .bind("company", company.value())
        .bind("currency", currency.code())
        .bind("from", from)
        .bind("to", to);
  }
}
