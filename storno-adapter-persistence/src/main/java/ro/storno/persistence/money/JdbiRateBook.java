package ro.storno.persistence.money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ro.storno.application.money.RateBook;
import ro.storno.domain.money.DailyRates;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Published exchange rates, a row each. */
public final class JdbiRateBook implements RateBook {
  private final JdbiTransactions transactions;

  public JdbiRateBook(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void save(List<DailyRates> publications) {
    if (publications.isEmpty()) {
      return;
    }
    List<Row> rows =
        publications.stream()
            .flatMap(
                daily ->
                    daily.toLei().entrySet().stream()
                        .map(
                            rate ->
                                new Row(
                                    daily.published(),
                                    rate.getKey(),
                                    rate.getValue().toPlainString())))
            .toList();
    transactions
        .handle()
        .createUpdate(
            """
            insert into exchange_rate (published, currency, rate)
            select published, currency, rate
            from jsonb_to_recordset(cast(:rows as jsonb)) as given
              (published date, currency text, rate numeric)
            on conflict (published, currency) do update set rate = excluded.rate
            """)
        .bind("rows", StoredJson.write(rows))
        .execute();
  }

  /** A rate as a row; the component names are those of the columns. */
  private record Row(LocalDate published, String currency, String rate) {}

  @Override
  public Optional<DailyRates> lastBefore(LocalDate day) {
    Map<String, BigDecimal> rates = new TreeMap<>();
    List<LocalDate> published =
        transactions
            .handle()
            .createQuery(
                """
                select published, currency, rate from exchange_rate
                where published =
                  (select max(published) from exchange_rate where published < :day)
                """)
            .bind("day", day)
            .map(
                (row, context) -> {
                  Columns columns = new Columns(row);
                  rates.put(columns.text("currency"), columns.decimal("rate"));
                  return columns.date("published");
                })
            .list();
    return published.isEmpty()
        ? Optional.empty()
        : Optional.of(new DailyRates(published.get(0), rates));
  }

  @Override
  public Optional<Instant> completeUntil(int year) {
    return transactions
        .handle()
        .createQuery("select complete_until from exchange_rate_year where year = :year")
        .bind("year", year)
        .mapTo(OffsetDateTime.class)
        .findOne()
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public void noteComplete(int year, Instant moment) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into exchange_rate_year as known (year, complete_until) values (:year, :moment)
            on conflict (year) do update
            set complete_until = greatest(known.complete_until, excluded.complete_until)
            """)
        .bind("year", year)
        .bind("moment", moment)
        .execute();
  }
}
