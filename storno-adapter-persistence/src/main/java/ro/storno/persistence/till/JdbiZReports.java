package ro.storno.persistence.till;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.Page;
import ro.storno.application.till.ZReports;
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
import ro.storno.domain.till.ZReport;
import ro.storno.domain.till.ZReportId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Z reports; each is one row with what it says as JSON. */
public final class JdbiZReports implements ZReports {
  private static final String COLUMNS =
      """
      select company_id, id, number, last_day, content, created_at from z_report
      where company_id = :company
      """;

  private final JdbiTransactions transactions;

  public JdbiZReports(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  /** What a report says, as it is stored: amounts are JSON numbers, for reports in SQL. */
  private record Content(
      Currency currency,
      LocalDate firstDay,
      BigDecimal opening,
      BigDecimal corrections,
      Map<TillEntry.Kind, BigDecimal> in,
      Map<TillEntry.Kind, BigDecimal> out,
      BigDecimal closing,
      @Nullable BigDecimal counted,
      long receipts,
      Paid sold,
      long refunds,
      Paid refunded,
      List<Vat> vat,
      @Nullable String notes) {
    static Content of(ZReport report) {
      Turnover turnover = report.turnover();
      Money counted = report.counted();
      return new Content(
          report.opening().currency(),
          report.firstDay(),
          report.opening().amount(),
          report.corrections().amount(),
          amounts(report.sums().in()),
          amounts(report.sums().out()),
          report.closing().amount(),
          counted == null ? null : counted.amount(),
          turnover.receipts(),
          Paid.of(turnover.sold()),
          turnover.refunds(),
          Paid.of(turnover.refunded()),
          turnover.vat().stream().map(Vat::of).toList(),
          report.notes());
    }

    private static Map<TillEntry.Kind, BigDecimal> amounts(Map<TillEntry.Kind, Money> sums) {
      Map<TillEntry.Kind, BigDecimal> amounts = new EnumMap<>(TillEntry.Kind.class);
      sums.forEach((kind, sum) -> amounts.put(kind, sum.amount()));
      return amounts;
    }

    private Map<TillEntry.Kind, Money> sums(Map<TillEntry.Kind, BigDecimal> amounts) {
      Map<TillEntry.Kind, Money> sums = new EnumMap<>(TillEntry.Kind.class);
      amounts.forEach((kind, amount) -> sums.put(kind, Money.of(amount, currency)));
      return sums;
    }

    TillSums sums() {
      return new TillSums(currency, sums(in), sums(out));
    }

    Turnover turnover() {
      return new Turnover(
          receipts,
          sold.tenders(currency),
          refunds,
          refunded.tenders(currency),
          vat.stream().map(each -> each.group(currency)).toList());
    }
  }

  private record Paid(BigDecimal cash, BigDecimal card, BigDecimal other) {
    static Paid of(Tenders tenders) {
      return new Paid(tenders.cash().amount(), tenders.card().amount(), tenders.other().amount());
    }

    Tenders tenders(Currency currency) {
      return new Tenders(
          Money.of(cash, currency), Money.of(card, currency), Money.of(other, currency));
    }
  }

  private record Vat(
      VatCategory category, Percentage percentage, BigDecimal taxable, BigDecimal vat) {
    static Vat of(VatGroup group) {
      return new Vat(
          group.rate().category(),
          group.rate().percentage(),
          group.taxable().amount(),
          group.vat().amount());
    }

    VatGroup group(Currency currency) {
      return new VatGroup(
          new VatRate(category, percentage), Money.of(taxable, currency), Money.of(vat, currency));
    }
  }

  @Override
  public Optional<ZReport> find(CompanyId company, ZReportId id) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "and id = :id")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> report(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<ZReport> last(CompanyId company) {
    return list(company, new Page.Request(1, 1)).data().stream().findFirst();
  }

  @Override
  public List<ZReport> all(CompanyId company) {
    return transactions
        .handle()
        .createQuery(COLUMNS)
        .bind("company", company.value())
        .map((row, context) -> report(new Columns(row)))
        .list();
  }

  private static ZReport report(Columns row) throws SQLException {
    Content content = StoredJson.read(row.text("content"), Content.class);
    Currency currency = content.currency;
    return new ZReport(
        new ZReportId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        row.number("number"),
        content.firstDay,
        row.date("last_day"),
        Money.of(content.opening, currency),
        Money.of(content.corrections, currency),
        content.sums(),
        Money.of(content.closing, currency),
        content.counted == null ? null : Money.of(content.counted, currency),
        content.turnover(),
        content.notes,
        row.instant("created_at"));
  }

  @Override
  public boolean add(ZReport report) {
    return transactions
            .handle()
            .createUpdate(
                """
                insert into z_report (company_id, id, number, last_day, content, created_at)
                values (:company, :id, :number, :lastDay, cast(:content as jsonb), :createdAt)
                on conflict do nothing
                """)
            .bind("company", report.company().value())
            .bind("id", report.id().value())
            .bind("number", report.number())
            .bind("lastDay", report.lastDay())
            .bind("content", StoredJson.write(Content.of(report)))
            .bind("createdAt", report.createdAt())
            .execute()
        > 0;
  }

  @Override
  public Page<ZReport> list(CompanyId company, Page.Request page) {
    List<ZReport> rows =
        transactions
            .handle()
            .createQuery(COLUMNS + "order by number desc limit :limit offset :offset")
            .bind("company", company.value())
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> report(new Columns(row)))
            .list();
    long total =
        transactions
            .handle()
            .createQuery("select count(*) from z_report where company_id = :company")
            .bind("company", company.value())
            .mapTo(long.class)
            .one();
    return new Page<>(rows, total, page.page(), page.limit());
  }
}
