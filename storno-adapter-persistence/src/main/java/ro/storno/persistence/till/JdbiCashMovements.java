package ro.storno.persistence.till;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import ro.storno.application.till.CashMovements;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.domain.till.CashDirection;
import ro.storno.domain.till.CashMovement;
import ro.storno.domain.till.MovementId;
import ro.storno.domain.till.MovementKind;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Movements of cash. */
public final class JdbiCashMovements implements CashMovements {
  private static final String COLUMNS =
      """
      select company_id, id, movement_date, kind, direction, amount, currency, description,
             document_number, created_at, updated_at
      from cash_movement
      where company_id = :company
      """;

  private final JdbiTransactions transactions;

  public JdbiCashMovements(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<CashMovement> findForUpdate(CompanyId company, MovementId id) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "and id = :id for no key update")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> movement(new Columns(row)))
        .findOne();
  }

  private static CashMovement movement(Columns row) throws SQLException {
    return new CashMovement(
        new MovementId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        row.date("movement_date"),
        row.oneOf(MovementKind.class, "kind"),
        row.oneOf(CashDirection.class, "direction"),
        Money.rounded(row.decimal("amount"), Currency.of(row.text("currency"))),
        row.maybeText("description"),
        row.maybeText("document_number"),
        row.instant("created_at"),
        row.maybeInstant("updated_at"));
  }

  @Override
  public void add(CashMovement movement) {
    bind(
            """
            insert into cash_movement
              (company_id, id, movement_date, kind, direction, amount, currency, description,
               document_number, created_at, updated_at)
            values
              (:company, :id, :day, :kind, :direction, :amount, :currency, :description,
               :documentNumber, :createdAt, :updatedAt)
            """,
            movement)
        .bind("currency", movement.amount().currency().code())
        .bind("createdAt", movement.createdAt())
        .execute();
  }

  @Override
  public void update(CashMovement movement) {
    bind(
            """
            update cash_movement
            set movement_date = :day, kind = :kind, direction = :direction, amount = :amount,
                description = :description, document_number = :documentNumber,
                updated_at = :updatedAt
            where company_id = :company and id = :id
            """,
            movement)
        .execute();
  }

  private Update bind(String sql, CashMovement movement) {
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", movement.company().value())
        .bind("id", movement.id().value())
        .bind("day", movement.day())
        .bind("kind", movement.kind().name())
        .bind("direction", movement.direction().name())
        .bind("amount", movement.amount().amount())
        .bind("description", movement.description())
        .bind("documentNumber", movement.documentNumber())
        .bind("updatedAt", movement.updatedAt());
  }

  @Override
  public void remove(CompanyId company, MovementId id) {
    transactions
        .handle()
        .execute(
            "delete from cash_movement where company_id = ? and id = ?",
            company.value(),
            id.value());
  }

  @Override
  public List<CashMovement> of(CompanyId company, LocalDate from, LocalDate to) {
    return transactions
        .handle()
        .createQuery(
            COLUMNS
                + "and movement_date between :from and :to order by movement_date desc, id desc")
        .bind("company", company.value())
        .bind("from", from)
        .bind("to", to)
        .map((row, context) -> movement(new Columns(row)))
        .list();
  }
}
