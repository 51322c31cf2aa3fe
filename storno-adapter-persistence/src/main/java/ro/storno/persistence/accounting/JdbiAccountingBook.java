package ro.storno.persistence.accounting;

import java.util.Optional;
import ro.storno.application.accounting.AccountingBook;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.company.CompanyId;
import ro.storno.persistence.database.Columns;
import ro.storno.persistence.database.JdbiTransactions;
import ro.storno.persistence.database.StoredJson;

/** Accounting settings in PostgreSQL. */
public final class JdbiAccountingBook implements AccountingBook {
  private final JdbiTransactions transactions;

  public JdbiAccountingBook(JdbiTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<AccountingSettings> find(CompanyId company) {
    return transactions
        .handle()
        .createQuery("select data from accounting_settings where company_id = :company")
        .bind("company", company.value())
        .map(
            (row, context) ->
                StoredJson.read(new Columns(row).text("data"), AccountingSettings.class))
        .findOne();
  }

  /** The first change of a company finds no row to lock, so the company itself stands for it. */
  @Override
  public Optional<AccountingSettings> findForUpdate(CompanyId company) {
    transactions
        .handle()
        .createUpdate("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .bind("key", "accounting-settings:" + company)
        .execute();
    return find(company);
  }

  @Override
  public void save(CompanyId company, AccountingSettings settings) {
    transactions
        .handle()
        .createUpdate(
            """
            insert into accounting_settings (company_id, data)
            values (:company, cast(:data as jsonb))
            on conflict (company_id) do update set data = excluded.data
            """)
        .bind("company", company.value())
        .bind("data", StoredJson.write(settings))
        .execute();
  }
}
