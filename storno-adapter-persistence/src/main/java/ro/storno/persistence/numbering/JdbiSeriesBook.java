package ro.storno.persistence.numbering;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.ApplicationException;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.numbering.DocumentNumber;
import ro.storno.domain.numbering.Series;
import ro.storno.domain.numbering.SeriesId;
import ro.storno.domain.numbering.SeriesType;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/**
 * Document series.
 *
 * <p>A number is taken by one UPDATE whose row lock lasts until the transaction ends: whoever comes
 * next waits, and sees the number as taken if we commit or as free if we do not. The unique key on
 * the invoices' numbers would catch any mistake.
 */
public final class JdbiSeriesBook implements SeriesBook {
  private static final String COLUMNS =
      """
      select company_id, id, type, prefix, current_number, active, is_default, source, created_at,
             updated_at
      from series
      where company_id = :company
      """;

  private final JdbiTransactions transactions;

  public JdbiSeriesBook(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Series> of(CompanyId company, @Nullable SeriesType type) {
    return transactions
        .handle()
        .createQuery(
            COLUMNS
                + "and type = coalesce(:type, type) order by type, is_default desc, created_at, id")
        .bind("company", company.value())
        .bind("type", type == null ? null : type.name())
        .map((row, context) -> series(new Columns(row)))
        .list();
  }

  @Override
  public Optional<Series> find(CompanyId company, SeriesId id) {
    return findOne(company, id, "and id = :id");
  }

  @Override
  public Optional<Series> findForUpdate(CompanyId company, SeriesId id) {
    return findOne(company, id, "and id = :id for update");
  }

  private Optional<Series> findOne(CompanyId company, SeriesId id, String condition) {
    return transactions
        .handle()
        .createQuery(COLUMNS + condition)
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> series(new Columns(row)))
        .findOne();
  }

  @Override
  public Optional<Series> defaultOf(CompanyId company, SeriesType type) {
    return transactions
        .handle()
        .createQuery(
            COLUMNS
                + "and type = :type and active and is_default"
                + " order by coalesce(updated_at, created_at) desc, id limit 1")
        .bind("company", company.value())
        .bind("type", type.name())
        .map((row, context) -> series(new Columns(row)))
        .findOne();
  }

  private Series series(Columns row) throws SQLException {
    Series series =
        new Series(
            new SeriesId(row.uuid("id")),
            new CompanyId(row.uuid("company_id")),
            row.oneOf(SeriesType.class, "type"),
            row.text("prefix"),
            row.number("current_number"),
            row.flag("active"),
            row.flag("is_default"),
            row.text("source"),
            row.instant("created_at"),
            row.maybeInstant("updated_at"));
    transactions.note(series.id(), series.currentNumber());
    return series;
  }

  @Override
  public Optional<DocumentNumber> takeNext(CompanyId company, SeriesId id) {
    return transactions
        .handle()
        .createQuery(
            """
            update series set current_number = current_number + 1
            where company_id = :company and id = :id and active
            returning prefix, current_number
            """)
        .bind("company", company.value())
        .bind("id", id.value())
        .map(
            (row, context) ->
                new DocumentNumber(row.getString("prefix"), row.getLong("current_number")))
        .findOne();
  }

  @Override
  public boolean add(Series series) {
    return bind(
                """
                insert into series
                  (company_id, id, type, prefix, current_number, active, is_default, source,
                   created_at, updated_at)
                values
                  (:company, :id, :type, :prefix, :currentNumber, :active, :isDefault, :source,
                   :createdAt, :updatedAt)
                on conflict (company_id, type, prefix) do nothing
                """,
                series)
            .bind("type", series.type().name())
            .bind("currentNumber", series.currentNumber())
            .bind("source", series.source())
            .bind("createdAt", series.createdAt())
            .execute()
        == 1;
  }

  /**
   * Numbers taken meanwhile by others stay taken: the counter moves only if the caller moved it.
   */
  @Override
  public void update(Series series) {
    bind(
            """
            update series
            set prefix = :prefix, active = :active, is_default = :isDefault,
                updated_at = :updatedAt
            where company_id = :company and id = :id
            """,
            series)
        .execute();
    Object loaded = transactions.noted(series.id());
    if (!Long.valueOf(series.currentNumber()).equals(loaded)) {
      setCounter(series, (Long) loaded);
    }
  }

  private void setCounter(Series series, @Nullable Long loaded) {
    int changed =
        transactions
            .handle()
            .createUpdate(
                """
                update series set current_number = :currentNumber
                where company_id = :company and id = :id
                  and current_number = coalesce(:loaded, current_number)
                """)
            .bind("currentNumber", series.currentNumber())
            .bind("company", series.company().value())
            .bind("id", series.id().value())
            .bind("loaded", loaded)
            .execute();
    if (changed == 0) {
      throw new ApplicationException.Conflict(
          "", "The series handed out a number meanwhile; load it again and repeat the change.");
    }
  }

  private Update bind(String sql, Series series) {
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", series.company().value())
        .bind("id", series.id().value())
        .bind("prefix", series.prefix())
        .bind("active", series.active())
        .bind("isDefault", series.isDefault())
        .bind("updatedAt", series.updatedAt());
  }

  @Override
  public void remove(CompanyId company, SeriesId id) {
    transactions
        .handle()
        .execute("delete from series where company_id = ? and id = ?", company.value(), id.value());
  }

  @Override
  public boolean inUse(CompanyId company, SeriesId id) {
    return transactions
        .handle()
        .createQuery(
            """
            select exists (
              select from invoice where company_id = :company and series_id = :id
            ) or exists (
              select from series s
              join invoice i on i.company_id = s.company_id and i.document_type = s.type
                and i.number_prefix = s.prefix and i.direction = 'OUTGOING'
                and i.number_sequence is not null
              where s.company_id = :company and s.id = :id
            ) or exists (
              select from preceding_document where company_id = :company and series_id = :id
            )
            """)
        .bind("company", company.value())
        .bind("id", id.value())
        .mapTo(boolean.class)
        .one();
  }
}
