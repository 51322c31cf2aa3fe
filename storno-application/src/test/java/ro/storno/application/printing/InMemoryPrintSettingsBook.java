package ro.storno.application.printing;

import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.printing.PrintSettings;

/** What companies chose, in memory. */
public final class InMemoryPrintSettingsBook implements PrintSettingsBook {
  private final InMemoryTransactions transactions;
  private final Map<CompanyId, PrintSettings> settings;

  public InMemoryPrintSettingsBook(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.settings = transactions.table();
  }

  @Override
  public Optional<PrintSettings> find(CompanyId company) {
    return transactions.sees(company)
        ? Optional.ofNullable(settings.get(company))
        : Optional.empty();
  }

  @Override
  public Optional<PrintSettings> findToChange(CompanyId company) {
    return find(company);
  }

  @Override
  public void put(CompanyId company, PrintSettings chosen) {
    settings.put(company, chosen);
  }
}
