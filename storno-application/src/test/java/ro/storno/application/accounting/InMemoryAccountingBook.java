package ro.storno.application.accounting;

import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.accounting.AccountingSettings;
import ro.storno.domain.company.CompanyId;

/** Accounting settings in memory. */
public final class InMemoryAccountingBook implements AccountingBook {
  private final InMemoryTransactions transactions;
  private final Map<CompanyId, AccountingSettings> settings;

  public InMemoryAccountingBook(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.settings = transactions.table();
  }

  @Override
  public Optional<AccountingSettings> find(CompanyId company) {
    return transactions.sees(company)
        ? Optional.ofNullable(settings.get(company))
        : Optional.empty();
  }

  @Override
  public Optional<AccountingSettings> findForUpdate(CompanyId company) {
    return find(company);
  }

  @Override
  public void save(CompanyId company, AccountingSettings changed) {
    settings.put(company, changed);
  }
}
