package ro.storno.persistence.tax;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import ro.storno.application.tax.VatRates;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Percentage;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatCategory;
import ro.storno.domain.tax.VatRate;
import ro.storno.domain.tax.VatRateId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** VAT rates; a removed one stays as a row that nobody lists. */
public final class JdbiVatRates implements VatRates {
  private static final String COLUMNS =
      """
      select company_id, id, category, percentage, label, is_default, active, position, created_at,
             updated_at
      from vat_rate
      where company_id = :company and removed_at is null
      """;

  private final JdbiTransactions transactions;

  public JdbiVatRates(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<CompanyVatRate> of(CompanyId company) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "order by position, created_at, id")
        .bind("company", company.value())
        .map((row, context) -> rate(new Columns(row)))
        .list();
  }

  @Override
  public Optional<CompanyVatRate> find(CompanyId company, VatRateId id) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "and id = :id")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> rate(new Columns(row)))
        .findOne();
  }

  private static CompanyVatRate rate(Columns row) throws SQLException {
    return new CompanyVatRate(
        new VatRateId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        new VatRate(
            row.oneOf(VatCategory.class, "category"), Percentage.of(row.decimal("percentage"))),
        row.text("label"),
        row.flag("is_default"),
        row.flag("active"),
        row.integer("position"),
        row.instant("created_at"),
        row.maybeInstant("updated_at"));
  }

  @Override
  public void add(CompanyVatRate rate) {
    bind(
            """
            insert into vat_rate
              (company_id, id, category, percentage, label, is_default, active, position,
               created_at, updated_at)
            values
              (:company, :id, :category, :percentage, :label, :isDefault, :active, :position,
               :createdAt, :updatedAt)
            """,
            rate)
        .bind("createdAt", rate.createdAt())
        .execute();
  }

  @Override
  public void update(CompanyVatRate rate) {
    bind(
            """
            update vat_rate
            set category = :category, percentage = :percentage, label = :label,
                is_default = :isDefault, active = :active, position = :position,
                updated_at = :updatedAt
            where company_id = :company and id = :id and removed_at is null
            """,
            rate)
        .execute();
  }

  private Update bind(String sql, CompanyVatRate rate) {
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", rate.company().value())
        .bind("id", rate.id().value())
        .bind("category", rate.rate().category().name())
        .bind("percentage", rate.rate().percentage().value())
        .bind("label", rate.label())
        .bind("isDefault", rate.isDefault())
        .bind("active", rate.active())
        .bind("position", rate.position())
        .bind("updatedAt", rate.updatedAt());
  }

  @Override
  public void remove(CompanyId company, VatRateId id) {
    transactions
        .handle()
        .execute(
            "update vat_rate set removed_at = now(), is_default = false"
                + " where company_id = ? and id = ? and removed_at is null",
            company.value(),
            id.value());
  }
}
