package ro.storno.persistence.company;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import ro.storno.application.company.BankAccounts;
import ro.storno.domain.company.BankAccount;
import ro.storno.domain.company.BankAccountId;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.money.Currency;
import ro.storno.domain.money.Money;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;

/** Bank and cash accounts; an IBAN is unique per company, and so is the till. */
public final class JdbiBankAccounts implements BankAccounts {
  private static final String COLUMNS =
      """
      select company_id, id, type, iban, bank_name, currency, is_default, show_on_invoice,
             opening_balance, opening_balance_date, created_at, updated_at
      from bank_account
      """;

  private final JdbiTransactions transactions;

  public JdbiBankAccounts(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<BankAccount> of(CompanyId company) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where company_id = :company order by created_at, id")
        .bind("company", company.value())
        .map((row, context) -> account(new Columns(row)))
        .list();
  }

  @Override
  public Optional<BankAccount> find(CompanyId company, BankAccountId id) {
    return transactions
        .handle()
        .createQuery(COLUMNS + "where company_id = :company and id = :id")
        .bind("company", company.value())
        .bind("id", id.value())
        .map((row, context) -> account(new Columns(row)))
        .findOne();
  }

  private static BankAccount account(Columns row) throws SQLException {
    Currency currency = Currency.of(row.text("currency"));
    return new BankAccount(
        new BankAccountId(row.uuid("id")),
        new CompanyId(row.uuid("company_id")),
        row.oneOf(BankAccount.Type.class, "type"),
        row.maybeText("iban"),
        row.maybeText("bank_name"),
        currency,
        row.flag("is_default"),
        row.flag("show_on_invoice"),
        money(row.maybeDecimal("opening_balance"), currency),
        row.maybeDate("opening_balance_date"),
        row.instant("created_at"),
        row.maybeInstant("updated_at"));
  }

  private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency) {
    return amount == null ? null : Money.of(amount, currency);
  }

  @Override
  public boolean add(BankAccount account) {
    return bind(
                """
                insert into bank_account
                  (company_id, id, type, iban, bank_name, currency, is_default, show_on_invoice,
                   opening_balance, opening_balance_date, created_at, updated_at)
                values
                  (:company, :id, :type, :iban, :bankName, :currency, :isDefault, :showOnInvoice,
                   :openingBalance, :openingBalanceDate, :createdAt, :updatedAt)
                on conflict do nothing
                """,
                account)
            .bind("createdAt", account.createdAt())
            .execute()
        == 1;
  }

  @Override
  public boolean update(BankAccount account) {
    return bind(
                """
                update bank_account a
                set type = :type, iban = :iban, bank_name = :bankName, currency = :currency,
                    is_default = :isDefault, show_on_invoice = :showOnInvoice,
                    opening_balance = :openingBalance, opening_balance_date = :openingBalanceDate,
                    updated_at = :updatedAt
                where company_id = :company and id = :id
                  and not exists (
                    select from bank_account other
                    where other.company_id = a.company_id and other.iban = :iban
                      and other.id <> a.id)
                """,
                account)
            .execute()
        == 1;
  }

  private Update bind(String sql, BankAccount account) {
    Money opening = account.openingBalance();
    return transactions
        .handle()
        .createUpdate(sql)
        .bind("company", account.company().value())
        .bind("id", account.id().value())
        .bind("type", account.type().name())
        .bind("iban", account.iban())
        .bind("bankName", account.bankName())
        .bind("currency", account.currency().code())
        .bind("isDefault", account.isDefault())
        .bind("showOnInvoice", account.showOnInvoice())
        .bind("openingBalance", opening == null ? null : opening.amount())
        .bind("openingBalanceDate", account.openingBalanceDate())
        .bind("updatedAt", account.updatedAt());
  }

  @Override
  public void remove(CompanyId company, BankAccountId id) {
    transactions
        .handle()
        .execute(
            "delete from bank_account where company_id = ? and id = ?",
            company.value(),
            id.value());
  }
}
