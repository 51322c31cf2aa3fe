package ro.storno.application.tax;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ro.storno.application.InMemoryTransactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.tax.CompanyVatRate;
import ro.storno.domain.tax.VatRateId;

/** VAT rates in memory. */
public final class InMemoryVatRates implements VatRates {
  private final InMemoryTransactions transactions;
  private final Map<VatRateId, CompanyVatRate> rates;

  public InMemoryVatRates(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.rates = transactions.table();
  }

  @Override
  public List<CompanyVatRate> of(CompanyId company) {
    return transactions.sees(company)
        ? rates.values().stream()
            .filter(rate -> rate.company().equals(company))
            .sorted(Comparator.comparingInt(CompanyVatRate::position))
            .toList()
        : List.of();
  }

  @Override
  public Optional<CompanyVatRate> find(CompanyId company, VatRateId id) {
    return of(company).stream().filter(rate -> rate.id().equals(id)).findFirst();
  }

  @Override
  public void add(CompanyVatRate rate) {
    rates.put(rate.id(), rate);
  }

  @Override
  public void update(CompanyVatRate rate) {
    rates.replace(rate.id(), rate);
  }

  @Override
  public void remove(CompanyId company, VatRateId id) {
    find(company, id).ifPresent(rate -> rates.remove(rate.id()));
  }
}
